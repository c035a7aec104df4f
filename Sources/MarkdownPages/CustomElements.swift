/// Finds the custom elements in HTML that Coldstart or its theme wrote.
package enum CustomElements {
  /// The names of the elements that begin with `x-`, without it, sorted. O(bytes).
  package static func names(in html: [UInt8]) -> [String] {
    var names: Set<String> = []
    html.withUnsafeBufferPointer { html in
      var from = 0
      while let place = ByteSearch.place(of: "<x-", in: html, from: from) {
        let end = html[(place + 3)...].firstIndex { !isNamed($0) } ?? html.count
        if place + 3 < html.count {
          names.insert(String(decoding: html[(place + 3)..<end], as: UTF8.self))
        }
        from = end
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
