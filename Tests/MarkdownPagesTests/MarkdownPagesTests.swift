import CCMarkGFM
import Testing

@Test func cmarkIsTheVersionWeKnow() {
  #expect(String(cString: cmark_version_string()).hasPrefix("0.29.0.gfm"))
}
