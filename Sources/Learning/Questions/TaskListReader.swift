import DataNodes
import Diagnostics

/// Reads a quiz written as headings and task lists, into the nodes that the same questions would
/// be in YAML.
///
/// ```
/// ## Who patches the machines? {#who-patches}
/// - [x] The provider
///   > You never see the machine.
/// - [ ] You
///   > That is a server fleet.
/// Hint: Think of who owns the machine.
/// ```
struct TaskListReader {
  private let text: SourceText
  private let lines: [Line]

  /// A line without its indentation and its line break.
  private struct Line {
    let range: Range<Int>
    let text: String
  }

  init(_ text: SourceText) {
    self.text = text
    lines = Self.lines(text)
  }

  /// Whether a text has a line that begins with `- [x]` or `- [ ]`: YAML has none.
  static func recognises(_ text: SourceText) -> Bool {
    lines(text).contains { isItem($0.text) }
  }

  private static func isItem(_ line: String) -> Bool {
    ["- [x] ", "- [X] ", "- [ ] ", "* [x] ", "* [ ] "].contains { line.hasPrefix($0) }
  }

  private static func lines(_ text: SourceText) -> [Line] {
    var lines: [Line] = []
    var start = 0
    for part in text.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let indent = part.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
      var end = start + part.count
      while end > start + indent, [0x20, 0x09, 0x0D].contains(text.bytes[end - 1]) { end -= 1 }
      let range = min(start + indent, end)..<end
      lines.append(Line(range: range, text: String(decoding: text.bytes[range], as: UTF8.self)))
      start += part.count + 1
    }
    return lines
  }

  /// A question under way.
  private struct Draft {
    var members: [DataNode.Member] = []
    var choices: [[DataNode.Member]] = []
    var hints: [DataNode] = []
    let span: SourceSpan
  }

  /// A mapping for each question, as `QuestionGrammar` knows it.
  func questions() -> [DataNode] {
    var questions: [Draft] = []
    for line in lines where !line.text.isEmpty { add(line, to: &questions) }
    return questions.map(node)
  }

  private func add(_ line: Line, to questions: inout [Draft]) {
    let last = questions.count - 1
    if Self.isItem(line.text), last >= 0 {
      let name = line.text.dropFirst(3).first == " " ? "wrong" : "right"
      questions[last].choices.append(item(line, name))
    } else if line.text.hasPrefix(">"), last >= 0, !questions[last].choices.isEmpty {
      let place = questions[last].choices.count - 1
      append("because", content(line, from: 1), to: &questions[last].choices[place])
    } else if line.text.hasPrefix("Hint:"), last >= 0 {
      questions[last].hints.append(content(line, from: 5))
    } else if line.text.hasPrefix("Explanation:"), last >= 0 {
      append("explanation", content(line, from: 12), to: &questions[last].members)
    } else if last >= 0, questions[last].choices.isEmpty, !line.text.hasPrefix("#") {
      append("question", content(line, from: 0), to: &questions[last].members)
    } else {
      questions.append(heading(line))
    }
  }

  /// A question's first line, with its attributes taken off.
  private func heading(_ line: Line) -> Draft {
    let hashes = line.text.prefix { $0 == "#" }.count
    let (words, attributes) = parts(line, from: hashes)
    return Draft(
      members: [member("question", words)] + attributes, span: text.span(line.range))
  }

  private func item(_ line: Line, _ name: String) -> [DataNode.Member] {
    let (words, attributes) = parts(line, from: 6)
    return [member(name, words)] + attributes
  }

  /// The words of a line, and what stands in braces at its end: `{#id}`, `{claim="…"}`.
  private func parts(_ line: Line, from start: Int) -> (DataNode, [DataNode.Member]) {
    let bytes = text.bytes[line.range].dropFirst(start)
    guard bytes.last == UInt8(ascii: "}"), let brace = bytes.lastIndex(of: UInt8(ascii: "{"))
    else { return (content(line, from: start), []) }
    let inside = (brace + 1)..<(line.range.upperBound - 1)
    guard let member = attribute(inside) else { return (content(line, from: start), []) }
    return (scalar(line.range.lowerBound + start..<brace), [member])
  }

  private func attribute(_ range: Range<Int>) -> DataNode.Member? {
    let bytes = text.bytes[range]
    if bytes.first == UInt8(ascii: "#") {
      return member("id", scalar(range.lowerBound + 1..<range.upperBound))
    }
    guard let sign = bytes.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let name = String(decoding: bytes[..<sign], as: UTF8.self)
    var value = sign + 1..<range.upperBound
    let quote = UInt8(ascii: "\"")
    if value.count > 1, text.bytes[value.lowerBound] == quote,
      text.bytes[value.upperBound - 1] == quote
    {
      value = value.lowerBound + 1..<value.upperBound - 1
    }
    return member(name, scalar(value))
  }

  private func content(_ line: Line, from start: Int) -> DataNode {
    scalar(line.range.lowerBound + start..<line.range.upperBound)
  }

  /// Text without the spaces around it.
  private func scalar(_ range: Range<Int>) -> DataNode {
    var range = range
    while let first = range.first, text.bytes[first] == 0x20 { range.removeFirst() }
    while let last = range.last, text.bytes[last] == 0x20 { range.removeLast() }
    let string = String(decoding: text.bytes[range], as: UTF8.self)
    return DataNode(.scalar(string, isQuoted: true), span: text.span(range))
  }

  private func member(_ name: String, _ value: DataNode) -> DataNode.Member {
    DataNode.Member(name: name, nameSpan: value.span, value: value)
  }

  /// Adds a text, or lengthens the one that is there by a line.
  private func append(_ name: String, _ value: DataNode, to members: inout [DataNode.Member]) {
    guard let index = members.firstIndex(where: { $0.name == name }) else {
      return members.append(member(name, value))
    }
    let old = members[index].value
    let whole = DataNode(
      .scalar("\(old.text ?? "")\n\(value.text ?? "")", isQuoted: true),
      span: SourceSpan(path: old.span.path, start: old.span.start, end: value.span.end))
    members[index] = member(name, whole)
  }

  private func node(_ draft: Draft) -> DataNode {
    var members = draft.members
    let choices = draft.choices.map { DataNode(.mapping($0), span: $0[0].value.span) }
    let span = choices.first.map(\.span) ?? draft.span
    members.append(member("choices", DataNode(.sequence(choices), span: span)))
    if !draft.hints.isEmpty {
      members.append(member("hints", DataNode(.sequence(draft.hints), span: draft.span)))
    }
    return DataNode(.mapping(members), span: draft.span)
  }
}
