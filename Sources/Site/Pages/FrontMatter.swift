package import DataNodes
package import Diagnostics

/// The head of a page, between its `---` lines.
package struct FrontMatter: Sendable, Hashable {
  package var title: String?
  package var titleSpan: SourceSpan?
  package var description: String?
  package var weight: Int?
  package var isDraft = false
  /// Whether the home page lists the section.
  package var isOnHome = true
  package var date: CalendarDate?
  package var publish: CalendarDate?
  package var expiry: CalendarDate?
  package var updated: CalendarDate?
  package var tags: [String] = []
  package var level: Level?
  package var minutes: Int?
  package var mode: Mode?
  /// Paths of concepts or pages as written, with their places.
  package var prerequisites: [Located] = []
  package var objectives: [String] = []
  package var aliases: [Located] = []
  package var slug: Located?
  package var template: Located?
  package var image: Located?
  /// What the author adds for templates of their own.
  package var extra: DataNode?

  package init() {}

  /// Text of the author with its place.
  package struct Located: Sendable, Hashable {
    package let text: String
    package let span: SourceSpan
  }
}

extension FrontMatter {
  /// Parts a page's text into front matter and body. A first line of `---` opens front matter, the
  /// next line of `---` closes it; nil front matter when there is none.
  package static func split(
    _ text: SourceText, into bag: inout DiagnosticBag
  ) -> (matter: SourceText?, body: SourceText) {
    let bytes = text.bytes
    guard let first = lineEnd(bytes, 0), isFence(bytes[0..<first]) else { return (nil, text) }
    var start = first + 1
    while start < bytes.count {
      let end = lineEnd(bytes, start) ?? bytes.count
      if isFence(bytes[start..<end]) {
        return (
          text.slice((first + 1)..<start), text.slice(min(end + 1, bytes.count)..<bytes.count)
        )
      }
      start = end + 1
    }
    bag.report(.unclosedFrontMatter(text.span(0..<first)))
    return (nil, text)
  }

  private static func lineEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
    bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count >= 3, line.prefix(3).allSatisfy({ $0 == UInt8(ascii: "-") }) else {
      return false
    }
    return line.dropFirst(3).allSatisfy {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r")
    }
  }
}
