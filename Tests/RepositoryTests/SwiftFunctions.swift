/// A function, initialiser, subscript or computed property, and how many lines it takes.
struct SwiftFunction {
  let name: String
  /// The line of its first word, from 1.
  let line: Int
  /// From that line to the one of its closing brace, both counted.
  let lineCount: Int
}

extension SwiftCode {
  /// Every function with a body, in the order of their first lines.
  var functions: [SwiftFunction] {
    lines.indices.compactMap { index in
      guard let name = functionName(at: index), let last = endOfBody(from: index) else {
        return nil
      }
      return SwiftFunction(name: name, line: index + 1, lineCount: last - index + 1)
    }
  }

  /// What the line declares, when it declares something that runs.
  private func functionName(at index: Int) -> String? {
    let words = lines[index].split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") })
    let trimmed = lines[index].drop { $0 == " " }
    if let keyword = words.firstIndex(of: "func"), keyword + 1 < words.count {
      return String(words[keyword + 1])
    }
    for keyword in ["init", "subscript", "deinit"] {
      if trimmed.hasPrefix(keyword + "(") || trimmed.contains(" " + keyword + "(") {
        return trimmed.contains("." + keyword) ? nil : keyword
      }
    }
    if let keyword = words.firstIndex(of: "var"), keyword + 1 < words.count,
      !lines[index].contains("="), lines[index].contains("{")
    {
      return String(words[keyword + 1])
    }
    return nil
  }

  /// The line that closes the body whose declaration starts at `first`; nil for a requirement
  /// of a protocol, which has none.
  private func endOfBody(from first: Int) -> Int? {
    var braces = 0
    var others = 0
    for index in lines.indices[first...] {
      for character in lines[index] {
        switch character {
        case "(", "[": others += 1
        case ")", "]": others -= 1
        case "{" where others == 0 || braces > 0: braces += 1
        case "}" where others == 0 || braces > 0:
          braces -= 1
          if braces < 0 { return nil }
          if braces == 0 { return index }
        default: break
        }
      }
      if braces == 0, others == 0, index + 1 < lines.count, !continues(lines[index + 1]) {
        return nil
      }
    }
    return nil
  }

  /// Whether a line goes on with a signature that has not met its brace yet.
  private func continues(_ line: String) -> Bool {
    let start = line.drop { $0 == " " }
    return ["{", "->", "throws", "async", "rethrows", "where", ")"].contains { start.hasPrefix($0) }
  }
}
