import Diagnostics
import Diagrams
import FileTrees

/// Mends the drawings of pages in their files: for every message about a wall, the block it stands
/// in is rewritten with straight walls.
struct DrawingFixer {
  /// How many drawings were mended, in how many files.
  private(set) var drawings = 0
  private(set) var files = 0

  private static let codes: Set<DiagnosticCode> = [.raggedWall, .unclosedBox, .nearMiss]

  /// `2 drawings mended in 1 file`.
  var summary: String {
    "\(drawings) drawing\(drawings == 1 ? "" : "s") mended in "
      + "\(files) file\(files == 1 ? "" : "s")\n"
  }

  /// Rewrites the files below `root` that `diagnostics` speak of.
  mutating func fix(_ diagnostics: DiagnosticBag, root: String) throws(FileError) {
    var places: [String: [Int]] = [:]
    for diagnostic in diagnostics.items where Self.codes.contains(diagnostic.code) {
      guard let span = diagnostic.span else { continue }
      places[span.path, default: []].append(span.start)
    }
    for path in places.keys.sorted() {
      let file = path.hasPrefix("/") ? path : root + "/" + path
      let bytes = try Disk.read(file)
      let index = LineIndex(bytes)
      let lines = (places[path] ?? []).map { index.position(of: $0).line - 1 }
      var page = FencedLines(bytes)
      let mended = page.mend(around: lines)
      guard mended > 0 else { continue }
      _ = try Disk.write(page.bytes, to: file)
      drawings += mended
      files += 1
    }
  }
}

/// The lines of a page, of which those of single blocks are rewritten.
struct FencedLines {
  private var lines: [ArraySlice<UInt8>]

  init(_ bytes: [UInt8]) {
    lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
  }

  var bytes: [UInt8] { Array(lines.joined(separator: [0x0A])) }

  /// Mends the blocks in which the given lines stand; how many were. The number of lines stays.
  mutating func mend(around marks: [Int]) -> Int {
    var mended = 0
    var done: Set<Int> = []
    for mark in marks {
      guard let block = block(around: mark), done.insert(block.lines.lowerBound).inserted else {
        continue
      }
      if mend(block) { mended += 1 }
    }
    return mended
  }

  /// The text between two fences, and the prefix of each of its lines: the indentation of
  /// a list, the marks of a quotation.
  private struct Block {
    let lines: Range<Int>
    let prefix: [UInt8]
  }

  private func block(around mark: Int) -> Block? {
    var start = mark - 1
    while start >= 0, fence(lines[start]) == nil { start -= 1 }
    guard start >= 0, let (prefix, marker) = fence(lines[start]) else { return nil }
    let close = lines.indices.dropFirst(start + 1).first { fence(lines[$0])?.marker == marker }
    guard let close, mark < close else { return nil }
    return Block(lines: start + 1..<close, prefix: prefix)
  }

  private static let markers: Set<UInt8> = [UInt8(ascii: "`"), UInt8(ascii: "~")]

  /// The prefix and the character of a line that opens or closes a block.
  private func fence(_ line: ArraySlice<UInt8>) -> (prefix: [UInt8], marker: UInt8)? {
    let prefix = line.prefix { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
    let rest = line.dropFirst(prefix.count)
    guard let marker = rest.first, Self.markers.contains(marker), rest.prefix(3).count == 3,
      rest.prefix(3).allSatisfy({ $0 == marker })
    else { return nil }
    return (Array(prefix), marker)
  }

  private mutating func mend(_ block: Block) -> Bool {
    var body: [ArraySlice<UInt8>] = []
    for line in lines[block.lines] {
      if line.starts(with: block.prefix) {
        body.append(line.dropFirst(block.prefix.count))
      } else {
        guard line.allSatisfy({ block.prefix.contains($0) }) else { return false }
        body.append([])
      }
    }
    let text = SourceText(path: "", bytes: Array(body.joined(separator: [0x0A])))
    guard let mended = DrawingMender.mended(text) else { return false }
    let made = mended.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard made.count == body.count else { return false }
    for (index, line) in zip(block.lines, made) where line != body[index - block.lines.lowerBound] {
      lines[index] = (block.prefix + line)[...]
    }
    return true
  }
}
