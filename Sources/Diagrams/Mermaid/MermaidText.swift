/// Words as Mermaid writes them: with breaks, entities, and marks of Markdown and HTML.
enum MermaidText {
  /// The lines of a label: `<br>` and `\n` part them, tags, quotes and stars go.
  static func lines(_ label: String) -> [String] {
    var text = label
    if text.hasPrefix("\""), text.hasSuffix("\""), text.count > 1 {
      text = String(text.dropFirst().dropLast())
    }
    if text.hasPrefix("`"), text.hasSuffix("`"), text.count > 1 {
      text = String(text.dropFirst().dropLast()).replacing("**", with: "")
    }
    text = decoded(text.replacing("\\n", with: "\n"))
    return text.split(separator: "\n").map { Sketch.joined([String($0)]) }.filter { !$0.isEmpty }
  }

  /// Without tags (a break is a new line), entities (`#quot;`, `&amp;`, `#35;`) and icons.
  private static func decoded(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let first = rest.first {
      if first == "<", let close = rest.firstIndex(of: ">"), isTag(rest[..<close]) {
        if rest.dropFirst().lowercased().hasPrefix("br") { result.append("\n") }
        rest = rest[rest.index(after: close)...]
      } else if first == "#" || first == "&", let end = rest.prefix(9).firstIndex(of: ";"),
        let character = entity(rest[rest.index(after: rest.startIndex)..<end])
      {
        result.append(character)
        rest = rest[rest.index(after: end)...]
      } else if rest.hasPrefix("fa:") || rest.hasPrefix("fab:") || rest.hasPrefix("fas:") {
        rest = rest.drop { $0 != " " }
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  private static let tags: Set<String> = [
    "br", "b", "i", "u", "em", "strong", "small", "sub", "sup", "span", "div", "p", "code",
  ]

  private static func isTag(_ tag: Substring) -> Bool {
    let name = tag.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter }
    return tags.contains(name.lowercased())
  }

  private static func entity(_ name: Substring) -> Character? {
    let known: [String: Character] = [
      "quot": "\"", "amp": "&", "lt": "<", "gt": ">", "nbsp": " ", "semi": ";", "apos": "'",
    ]
    if let character = known[String(name)] { return character }
    let digits = name.hasPrefix("#") ? name.dropFirst() : name
    return UInt32(digits).flatMap(Unicode.Scalar.init).map(Character.init)
  }
}
