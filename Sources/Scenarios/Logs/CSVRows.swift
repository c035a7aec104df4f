import Diagnostics

/// The rows of a table of comma-separated values, one after the other. A cell in quotes may hold
/// commas, line ends and doubled quotes. Read byte by byte: files of hundreds of megabytes exist.
struct CSVRows {
  private let text: SourceText
  private var position = 0

  init(_ text: SourceText) { self.text = text }

  /// The next row that holds anything. O(bytes of the row).
  mutating func next() -> (cells: [String], span: SourceSpan)? {
    let bytes = text.bytes
    while position < bytes.count, bytes[position] == 10 || bytes[position] == 13 { position += 1 }
    guard position < bytes.count else { return nil }
    let start = position
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        if isQuoted, position < bytes.count, bytes[position] == byte {
          cell.append(byte)
          position += 1
        } else {
          isQuoted.toggle()
        }
      } else if byte == UInt8(ascii: ","), !isQuoted {
        cells.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
      } else if byte == 10, !isQuoted {
        break
      } else if byte != 13 {
        cell.append(byte)
      }
    }
    cells.append(String(decoding: cell, as: UTF8.self))
    let end = bytes[position - 1] == 10 ? position - 1 : position
    return (cells, text.span(start..<max(start, end)))
  }
}
