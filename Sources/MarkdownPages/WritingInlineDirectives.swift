import Diagnostics
import Markup

/// An inline directive whose label is being written.
struct InlineFrame {
  let number: Int
  /// How many nodes were open where it began; its bracket closes with as many.
  let depth: Int
}

/// Inline directives, and tokens that turned out to stand in text or code.
extension PageWriter {
  /// Text that holds tokens: directives become HTML, the rest is text.
  mutating func writeTokens(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = 0
    while index < text.count {
      guard Self.isToken(text[index]) else {
        index += 1
        continue
      }
      let token = text[index]
      let number = Token.number(text, at: index + 1)
      var end = index + 1 + (number == nil ? 0 : Token.digitCount)
      while end < text.count, text[end] == Token.pad { end += 1 }
      let isLine = token == Token.line && lineMark == nil
      let textEnd = isLine ? max(start, index - 2) : index
      writePlain(UnsafeBufferPointer(rebasing: text[start..<textEnd]))
      switch token {
      case Token.open: if let number { beginInline(number) }
      case Token.close: endInline(number, bytes: end - index)
      default: if isLine, let number { beginStrayLine(number) }
      }
      index = end
      start = end
    }
    writePlain(UnsafeBufferPointer(rebasing: text[start...]))
  }

  private mutating func beginInline(_ number: Int) {
    let mark = marks[number]
    guard mark.label != nil else {
      writeInline(mark, Fragment(), "", plainFrom: plain.count)
      return
    }
    inlineFrames.append(InlineFrame(number: number, depth: depth))
    beginCapture()
    beginPlain()
  }

  private mutating func endInline(_ number: Int?, bytes: Int) {
    if let frame = inlineFrames.last, frame.depth == depth {
      inlineFrames.removeLast()
      let label = endCapture()
      let start = plainStarts.last ?? 0
      let text = endPlain()
      writeInline(marks[frame.number], label, text, plainFrom: start)
    } else if lineMark != nil {
      return
    } else if let stray = strayLineMark {
      strayLineMark = nil
      let mark = marks[stray]
      let end = source.line(source.lineNumber(at: mark.start)).upperBound
      writePlain(source.text.bytes[(mark.label?.upperBound ?? mark.end)..<end])
    } else {
      writePlain(closing(number, bytes: bytes)[...])
    }
  }

  /// The plain text of what stands around the directive has what it says, and not its label.
  private mutating func writeInline(
    _ mark: DirectiveMark, _ label: Fragment, _ text: String, plainFrom start: Int
  ) {
    for problem in mark.problems { builder.diagnostics.report(problem) }
    let node = rendered(directive(.inline, mark, label, text, children: []))
    write(node)
    writeInlineCopy(of: node, over: mark.start..<mark.end)
    guard !plainStarts.isEmpty else { return }
    plain.removeSubrange(start...)
    plain.append(contentsOf: TextPrinter.text(of: node).utf8)
  }

  /// A label whose bracket closes inside or outside other markup is text.
  mutating func abandonInline() {
    guard let frame = inlineFrames.popLast() else { return }
    let label = endCapture()
    _ = endPlain()
    let mark = marks[frame.number]
    writePlain(source.text.bytes[mark.start..<(mark.label?.lowerBound ?? mark.end)])
    out.append(label)
  }

  private mutating func beginStrayLine(_ number: Int) {
    let mark = marks[number]
    strayLineMark = number
    builder.diagnostics.report(
      .directiveInParagraph(name(of: mark), at: source.text.span(mark.start..<mark.end)))
    writePlain(source.text.bytes[mark.start..<(mark.label?.lowerBound ?? mark.end)])
  }

  /// The author's bytes for the end of a label: `]` and what stood in braces behind it.
  private func closing(_ number: Int?, bytes: Int) -> [UInt8] {
    guard let number, let label = marks[number].label else {
      return Array("]{}".utf8.prefix(bytes == 3 ? 3 : 1))
    }
    return Array(source.text.bytes[label.upperBound..<marks[number].end])
  }

  /// Code, HTML or an address with the author's bytes put back in place of tokens; nil when there
  /// are none in it.
  func restored(_ literal: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard !marks.isEmpty, literal.contains(where: Self.isToken) else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(literal.count)
    var index = 0
    while index < literal.count {
      guard Self.isToken(literal[index]) else {
        result.append(literal[index])
        index += 1
        continue
      }
      let token = literal[index]
      let number = Token.number(literal, at: index + 1)
      var end = index + 1 + (number == nil ? 0 : Token.digitCount)
      while end < literal.count, literal[end] == Token.pad { end += 1 }
      switch token {
      case Token.open:
        if let mark = number.map({ marks[$0] }) {
          result += source.text.bytes[mark.start..<(mark.label?.lowerBound ?? mark.end)]
        }
      case Token.close: result += closing(number, bytes: end - index)
      default:
        if let number { end = restoreLine(number, literal, from: end, into: &result) }
      }
      index = end
    }
    return result
  }

  /// Puts a whole line back, and returns where its token's line ends.
  private func restoreLine(
    _ number: Int, _ literal: UnsafeBufferPointer<UInt8>, from start: Int,
    into result: inout [UInt8]
  ) -> Int {
    result.removeLast(min(2, result.count))
    let line = source.line(source.lineNumber(at: marks[number].start))
    result += source.text.bytes[marks[number].start..<line.upperBound]
    var end = start
    while end < literal.count, literal[end] != 0x0A { end += 1 }
    return end
  }
}
