import Site
import Testing

@Suite struct ImageSizeTests {
  private static func size(_ attributes: String) -> String? {
    ImageSize(Array("<svg \(attributes)></svg>".utf8)).map { "\($0.width) × \($0.height)" }
  }

  @Test(arguments: [
    (#"width="16.4px" height='9'"#, "16 × 9"), (#"viewBox="0 0 12,3.6""#, "12 × 4"),
    (#"width="100%" height="9" viewBox="0 0 8 6""#, "8 × 6"),
  ])
  func sizesAreRead(attributes: String, expected: String) {
    #expect(Self.size(attributes) == expected)
  }

  @Test(arguments: [
    "1e30", "-1e30", "inf", "-infinity", "nan", "0", "0.4", "-3", "1e400", "9223372036854775807",
    "0x1p70", "",
  ])
  func sizesThatNoPictureHasAreNone(number: String) {
    #expect(Self.size("width=\"\(number)\" height=\"1\"") == nil)
    #expect(Self.size("width=\"1\" height=\"\(number)\"") == nil)
    #expect(Self.size("viewBox=\"0 0 \(number) 10\"") == nil)
    #expect(Self.size("viewBox=\"0 0 10 \(number)\"") == nil)
  }
}
