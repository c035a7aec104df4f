import Diagnostics
import Markup

/// A template as its author nested it.
indirect enum TemplateNode {
  case text([UInt8])
  case variable(String, isRaw: Bool)
  case section(String, [TemplateNode])
  case inverted(String, [TemplateNode])
  /// Another template, each of its lines behind some white space.
  case partial(String, indentation: [UInt8])
}

/// Reads a template's source.
///
/// A section's, partial's or comment's tag that is alone on its line takes the line with it.
/// Nothing is reported here: what does not fit is left out, and `TemplateChecker` tells.
struct TemplateParser {
  private let bytes: [UInt8]
  private let tags: [TemplateTag]
  /// The theme's words, which are the same for every page and become text at once.
  private let strings: ThemeStrings
  private var position = 0
  private var nextTag = 0

  /// What a template consists of.
  static func nodes(_ source: SourceText, _ strings: ThemeStrings) -> [TemplateNode] {
    var parser = TemplateParser(source.bytes, strings)
    return parser.section(startsLine: true)
  }

  private init(_ bytes: [UInt8], _ strings: ThemeStrings) {
    self.bytes = bytes
    self.strings = strings
    tags = TemplateTag.all(in: bytes).filter { $0.kind != .unclosed }
  }

  /// What stands up to the end of the section that was just opened, or of the template.
  /// - Parameter startsLine: whether nothing stands before `position` in its line.
  private mutating func section(startsLine: Bool) -> [TemplateNode] {
    var nodes = NodeList()
    var startsLine = startsLine
    var margin: ArraySlice<UInt8> = []
    while position < bytes.count {
      if startsLine { margin = take { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") } }
      let text = textBeforeTag()
      if !text.isEmpty {
        nodes.append(margin)
        nodes.append(text)
        margin = []
        startsLine = text.last == UInt8(ascii: "\n")
        if startsLine { continue }
      }
      guard nextTag < tags.count, tags[nextTag].range.lowerBound == position else { continue }
      let tag = tags[nextTag]
      nextTag += 1
      position = tag.range.upperBound
      let isAlone = startsLine && tag.canStandAlone && takesRestOfLine()
      if !isAlone || tag.kind == .partial, tag.kind != .comment {
        nodes.append(margin)
        if tag.kind != .partial { margin = [] }
      }
      switch tag.kind {
      case .close: return nodes.nodes
      case .section, .inverted:
        let inner = section(startsLine: isAlone)
        nodes.append(tag.kind == .section ? .section(tag.name, inner) : .inverted(tag.name, inner))
      case .partial:
        nodes.append(.partial(tag.name, indentation: isAlone ? Array(margin) : []))
        margin = []
      case .variable, .raw: nodes.append(variable(tag))
      case .comment, .unclosed: break
      }
      startsLine = isAlone
    }
    return nodes.nodes
  }

  /// Text up to the next tag, at most to the end of the line.
  private mutating func textBeforeTag() -> ArraySlice<UInt8> {
    let end = nextTag < tags.count ? tags[nextTag].range.lowerBound : bytes.count
    let start = position
    let line = bytes[start..<end].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
    position = line ?? end
    return bytes[start..<position]
  }

  private mutating func take(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count, condition(bytes[position]) { position += 1 }
    return bytes[start..<position]
  }

  /// Whether nothing but white space follows in the line; then the line's end is passed over.
  private mutating func takesRestOfLine() -> Bool {
    if position == bytes.count { return true }
    var end = position
    while end < bytes.count,
      bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: "\t")
        || bytes[end] == UInt8(ascii: "\r")
    {
      end += 1
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\n") else { return false }
    position = end + 1
    return true
  }

  /// A value to be printed; the theme's words are printed here and now. Words of several lines
  /// are not, because their lines are no lines of the template.
  private func variable(_ tag: TemplateTag) -> TemplateNode {
    let keys = tag.name.split(separator: ".", omittingEmptySubsequences: false)
    if keys.count == 2, keys[0] == "strings" {
      let words = Array((strings.text(String(keys[1])) ?? "").utf8)
      if !words.contains(UInt8(ascii: "\n")) {
        var text: [UInt8] = []
        if tag.kind == .raw { text = words } else { text.append(escapedForTemplate: words[...]) }
        return .text(text)
      }
    }
    return .variable(tag.name, isRaw: tag.kind == .raw)
  }
}

extension TemplateTag {
  fileprivate var canStandAlone: Bool {
    switch kind {
    case .section, .inverted, .close, .partial, .comment: true
    case .variable, .raw, .unclosed: false
    }
  }
}

/// One thing behind the other, neighbouring texts joined.
private struct NodeList {
  private(set) var nodes: [TemplateNode] = []

  mutating func append(_ node: TemplateNode) {
    if case .text(let text) = node { append(text[...]) } else { nodes.append(node) }
  }

  mutating func append(_ text: ArraySlice<UInt8>) {
    guard !text.isEmpty else { return }
    if case .text(let before)? = nodes.last {
      nodes[nodes.count - 1] = .text(before + text)
    } else {
      nodes.append(.text(Array(text)))
    }
  }
}
