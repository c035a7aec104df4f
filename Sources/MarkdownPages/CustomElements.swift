/// Finds the custom elements in HTML that Coldstart or its theme wrote.
package enum CustomElements {
  /// The names of the elements that begin with `x-`, without it, sorted. O(bytes).
  package static func names(in html: [UInt8]) -> [String] {
    var names: Set<String> = []
    html.withUnsafeBufferPointer { html in
      var place = 0
      // The hyphen is the rarest of the three.
      while place + 3 < html.count {
        guard html[place + 2] == UInt8(ascii: "-"), html[place] == UInt8(ascii: "<"),
          html[place + 1] == UInt8(ascii: "x")
        else {
          place += 1
          continue
        }
        let end = html[(place + 1)...].firstIndex { !isNamed($0) } ?? html.count
        names.insert(String(decoding: html[(place + 3)..<end], as: UTF8.self))
        place = end
      }
    }
    return names.sorted()
  }

  private static func isNamed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
