import Diagnostics
import MarkdownPages

/// Where the text of a code block comes from: the fence, a file beside the page, or a region of
/// that file.
enum CodeSource {
  /// The code; nil when it cannot be read, which is reported.
  static func text(of fence: Fence, _ page: inout PageBuilder) -> [UInt8]? {
    guard let path = fence.attributes["file"] else {
      if let region = fence.attributes.item("region") {
        page.diagnostics.report(.regionWithoutFile(at: region.span))
      }
      return fence.body.bytes
    }
    let span = fence.attributes.item("file")?.span ?? fence.span
    if fence.body.bytes.contains(where: { $0 > 0x20 }) {
      page.diagnostics.report(.includeWithBody(path, at: fence.span))
    }
    guard let file = page.read(path) else {
      page.diagnostics.report(.missingFile(path, at: span))
      return nil
    }
    var problems = DiagnosticBag()
    let text = TextIntake.check(file, into: &problems)
    guard problems.isEmpty else {
      page.diagnostics.report(.foreignEncoding(path, at: span))
      return text.bytes
    }
    guard let region = fence.attributes["region"] else { return text.bytes }
    var regions = CodeRegions(text.bytes)
    guard let code = regions.region(named: region) else {
      let place = fence.attributes.item("region")?.span ?? span
      page.diagnostics.report(
        regions.names.contains(region)
          ? .unclosedRegion(region, in: path, at: place)
          : .missingRegion(region, in: path, known: regions.names, at: place))
      return nil
    }
    return code
  }
}

extension Attributes {
  /// The first attribute of a name, with its place.
  func item(_ name: String) -> Item? { items.first { $0.name == name } }
}

/// The regions of a source file: what stands between a comment line with `region: name` and one
/// with `endregion: name`.
package struct CodeRegions {
  private let lines: [ArraySlice<UInt8>]
  /// Names in the order of the file.
  package private(set) var names: [String] = []

  package init(_ bytes: [UInt8]) {
    lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for line in lines {
      if let name = Self.marker("region:", line) { names.append(name) }
    }
  }

  /// The lines of a region without their common indentation; markers of other regions in it are
  /// left out. Nil when there is no such region or it does not end.
  package mutating func region(named name: String) -> [UInt8]? {
    var inside: [ArraySlice<UInt8>] = []
    var isOpen = false
    for line in lines {
      if let marker = Self.marker("endregion:", line) {
        if isOpen, marker == name { return Self.joined(inside) }
      } else if let marker = Self.marker("region:", line) {
        if marker == name { isOpen = true }
      } else if isOpen {
        inside.append(line)
      }
    }
    return nil
  }

  private static func joined(_ lines: [ArraySlice<UInt8>]) -> [UInt8] {
    let indents = lines.filter { $0.contains { $0 > 0x20 } }.map { line in
      line.prefix { $0 == 0x20 || $0 == 0x09 }.count
    }
    let common = indents.min() ?? 0
    var code: [UInt8] = []
    for line in lines {
      code.append(contentsOf: line.dropFirst(min(common, line.count)))
      code.append(0x0A)
    }
    return code
  }

  /// The name behind `region:` when that word stands alone behind a comment's start:
  /// `# region: handler`, `// region: handler`, `//#region handler`, `<!-- region: handler -->`.
  private static func marker(_ word: String, _ line: ArraySlice<UInt8>) -> String? {
    let parts = line.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    guard let first = parts.first, parts.count >= 2 else { return nil }
    let bare = String(word.dropLast())
    if first.elementsEqual("//#\(bare)".utf8) || first.elementsEqual("#\(bare)".utf8) {
      return String(decoding: parts[1], as: UTF8.self)
    }
    guard parts.count >= 3, !first.contains(where: { $0 >= 0x61 && $0 <= 0x7A }),
      parts[1].elementsEqual(word.utf8)
    else { return nil }
    return String(decoding: parts[2], as: UTF8.self)
  }
}
