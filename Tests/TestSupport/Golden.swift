package import Foundation

/// Compares what a test made with a file kept beside it.
package enum Golden {
  /// Nil when `text` is what the file at `url` holds; else a sentence that shows the first
  /// differing line. With `UPDATE_GOLDENS=1` in the environment the file is rewritten instead,
  /// which continuous integration refuses.
  package static func difference(_ text: String, _ url: URL) -> String? {
    let environment = ProcessInfo.processInfo.environment
    if environment["UPDATE_GOLDENS"] == "1" {
      guard environment["CI"] == nil else { return "goldens are not rewritten under CI" }
      try? FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      do { try Data(text.utf8).write(to: url) } catch { return "cannot write \(url.path)" }
      return nil
    }
    guard let kept = try? String(contentsOf: url, encoding: .utf8) else {
      return "no golden at \(url.path): run `make golden`"
    }
    guard kept != text else { return nil }
    let (old, new) = (lines(kept), lines(text))
    let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let index = line ?? min(old.count, new.count)
    return """
      \(url.path):\(index + 1) differs
        kept: \(index < old.count ? old[index] : "(end)")
        made: \(index < new.count ? new[index] : "(end)")
      """
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
