/// The part of a file that a `Range` header asks for.
enum ByteRange: Equatable {
  /// There is no range, or one that a server is free to ignore: several, or not of bytes.
  case whole
  case part(Range<Int>)
  case unsatisfiable

  /// Reads `bytes=0-99`, `bytes=100-` and `bytes=-100` for a file of `count` bytes.
  init(_ header: String?, count: Int) {
    self = .whole
    guard let header, header.hasPrefix("bytes=") else { return }
    let range = header.dropFirst("bytes=".count).trimming { $0 == " " }
    let ends = range.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }),
      ends.allSatisfy({ $0.utf8.count <= 18 })
    else { return }
    switch (Int(ends[0]), Int(ends[1])) {
    case (nil, nil): return
    case (nil, let last?): self = last == 0 || count == 0 ? .unsatisfiable : Self.tail(last, count)
    case (let first?, let last):
      if let last, last < first { return }
      self = first >= count ? .unsatisfiable : .part(first..<min((last ?? count) + 1, count))
    }
  }

  private static func tail(_ length: Int, _ count: Int) -> ByteRange {
    .part(max(0, count - length)..<count)
  }
}
