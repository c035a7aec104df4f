import Foundation
import Markup
import Testing

@Suite struct MarkupTests {
  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("a<b>&\"c\"'", "a&lt;b&gt;&amp;&quot;c&quot;'"),
    ("&&&", "&amp;&amp;&amp;"), ("grün <€>", "grün &lt;€&gt;"),
  ])
  func textIsEscaped(text: String, expected: String) {
    var bytes: [UInt8] = []
    bytes.append(escaped: text)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
    bytes = []
    bytes.append(escaped: Array(text.utf8)[...])
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    (2.5, 3), (-0.4, 0), (1e30, .max), (-.infinity, .min), (.nan, 0),
    (9e18, 9_000_000_000_000_000_000),
  ])
  func everyNumberHasANearestWhole(value: Double, expected: Int) {
    #expect(Int(nearest: value) == expected)
    #expect(UInt8(nearest: value) == UInt8(clamping: expected))
  }

  @Test func jsonReadsBackAndCannotEndAScript() throws {
    var json = JSONWriter()
    json.object { json in
      json.member("text", "a\"b\\c\n\t\u{1}</script><!-- ü")
      json.member("numbers") { $0.array([1.5, 2, -0.25]) { $0.number($1) } }
      json.member("nothing") { $0.null() }
      json.member("left out", nil as String?)
      json.member("flags") { json in
        json.array { json in
          json.bool(true)
          json.object { $0.member("n", 3) }
        }
      }
      json.member("not a number", Double.nan)
    }
    let text = String(decoding: json.bytes, as: UTF8.self)
    #expect(!text.contains("<"))
    let read = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any]
    #expect(read?["text"] as? String == "a\"b\\c\n\t\u{1}</script><!-- ü")
    #expect(read?["numbers"] as? [Double] == [1.5, 2, -0.25])
    #expect(read?.keys.count == 5)
  }
}
