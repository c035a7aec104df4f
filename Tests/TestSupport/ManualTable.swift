package import Foundation

/// A table in a page of the manual that is made from a grammar.
package enum ManualTable {
  /// Nil when the first table below `heading` is `table`; else a sentence that shows the first
  /// differing line. With `UPDATE_GOLDENS=1` in the environment the table is written anew.
  package static func difference(
    _ table: String, in page: URL, below heading: String
  ) -> String? {
    guard let text = try? String(contentsOf: page, encoding: .utf8) else {
      return "no page at \(page.path)"
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: heading[...]) else {
      return "\(page.path) has no \(heading)"
    }
    let first = lines[start...].firstIndex { $0.hasPrefix("|") } ?? lines.endIndex
    let end = lines[first...].firstIndex { !$0.hasPrefix("|") } ?? lines.endIndex
    let rows = table.split(separator: "\n")
    let wanted = (lines[..<first] + rows + lines[end...]).joined(separator: "\n")
    return Golden.difference(wanted, page)
  }
}
