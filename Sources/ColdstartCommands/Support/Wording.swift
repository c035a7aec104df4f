import ArgumentParser
import FileTrees

/// Names for people made from names of files, and the other way round.
enum Wording {
  /// `cold-starts` is `Cold starts`; nil when there is nothing to read in it.
  static func title(of name: String) -> String? {
    let words = name.split { $0 == "-" || $0 == "_" || $0 == " " }
    guard let first = words.first, first.contains(where: { $0.isLetter || $0.isNumber }) else {
      return nil
    }
    return ([first.prefix(1).uppercased() + first.dropFirst()] + words.dropFirst().map(String.init))
      .joined(separator: " ")
  }

  /// The parts of a path as names of files: `Edge/Cold starts?` is `edge`, `cold-starts`.
  static func path(of text: String) throws -> [String] {
    let parts = text.split(separator: "/").map { slug(String($0)) }
    guard !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty }),
      SitePath(parts.joined(separator: "/")) != nil
    else {
      throw ValidationError("\"\(text)\" has no letters to make a file's name of.")
    }
    return parts
  }

  /// Letters and digits in lower case; everything between them is one hyphen.
  private static func slug(_ text: String) -> String {
    text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }
      .joined(separator: "-")
  }

  /// A word for a command line, in quotes where a shell would read anything else into it.
  static func shellQuoted(_ word: String) -> String {
    let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_./~".contains($0) }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
