/// Text with gaps in braces, such as `{actor} sends request {request}`.
enum TextGaps {
  /// The text with its gaps filled in. O(bytes).
  static func filled(_ text: String, _ value: (String) -> String) -> String {
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      result += rest[..<open]
      result += value(String(decoding: rest[(open + 1)..<close], as: UTF8.self)).utf8
      rest = rest[(close + 1)...]
    }
    return String(decoding: result + rest, as: UTF8.self)
  }
}
