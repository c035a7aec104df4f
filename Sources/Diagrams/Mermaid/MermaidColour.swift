/// The colour before the words of `box rgb(33, 66, 99) Workers` and `box Aqua Workers`, which the
/// theme chooses here.
enum MermaidColour {
  private static let functions = ["rgb(", "rgba(", "hsl(", "hsla("]

  /// The usual ones of the names that browsers know.
  private static let names = Set(
    """
    aqua azure beige black blue brown coral cyan gold gray green grey indigo ivory khaki lavender \
    lightblue lightcyan lightgray lightgreen lightgrey lightpink lightyellow lime magenta maroon \
    mintcream navy olive orange pink plum purple red salmon silver skyblue tan teal tomato \
    transparent turquoise violet wheat white yellow
    """.split(separator: " ").map(String.init))

  /// The words behind a colour; all of them where none stands first.
  static func removed(from words: String) -> String {
    let lower = words.lowercased()
    if functions.contains(where: lower.hasPrefix), let end = words.firstIndex(of: ")") {
      return String(words[words.index(after: end)...])
    }
    let first = lower.prefix { $0 != " " }
    guard first.hasPrefix("#") || names.contains(String(first)) else { return words }
    return String(words.dropFirst(first.count))
  }
}
