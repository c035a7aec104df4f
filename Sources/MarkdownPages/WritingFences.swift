import CMarkShim
import Diagnostics
import Markup

/// Code blocks: their parts are found here, their meaning in the library of blocks.
extension PageWriter {
  /// ```` ```python {title="app.py"} ```` → a `Fence` with language, attributes, body and spans.
  mutating func writeFence(_ event: coldstart_event) {
    blockLines = lines(event)
    if !unusedFootnotes.isEmpty { codeLines.append(blockLines) }
    beginLine()
    checkFenceIsClosed(event)
    let fence = fence(event)
    childKind = .fence(language: fence.language)
    let node = library.render(fence, &builder)
    write(node)
    if !library.isText(fence) || !fence.attributes.isEmpty {
      writeCopy(of: node, over: range(event))
    }
    if let last = out.bytes.last, last != UInt8(ascii: "\n") {
      out.bytes.append(UInt8(ascii: "\n"))
    }
  }

  /// Offers a fence that defines something to the library; writes nothing.
  mutating func define(_ event: coldstart_event) -> Bool {
    guard event.kind == .codeBlock, event.marked else { return true }
    // What is wrong with the info string is reported when the fence is written.
    let known = builder.diagnostics
    let fence = fence(event)
    builder.diagnostics = known
    if library.definingFences.contains(fence.language) { library.define(fence, &builder) }
    return true
  }

  private mutating func fence(_ event: coldstart_event) -> Fence {
    let body = body(event)
    guard event.marked, let info = info(event) else {
      return Fence(
        language: "", languageSpan: span(event), attributes: Attributes(), body: body,
        span: span(event))
    }
    let bytes = source.text.bytes
    var end = info.lowerBound
    while end < info.upperBound, !isSpace(bytes[end]), bytes[end] != UInt8(ascii: "{") { end += 1 }
    var reader = AttributeReader(source.text, at: end, end: info.upperBound)
    var start = end
    while start < info.upperBound, isSpace(bytes[start]) { start += 1 }
    if start < info.upperBound {
      reader = AttributeReader(source.text, at: start, end: info.upperBound)
      if !reader.readBraced() || reader.offset < info.upperBound { reader.readBare() }
    }
    for problem in reader.problems { builder.diagnostics.report(problem) }
    return Fence(
      language: String(decoding: bytes[info.lowerBound..<end], as: UTF8.self),
      languageSpan: source.text.span(info.lowerBound..<end),
      attributes: reader.attributes, body: body, span: span(event))
  }

  /// The offsets of the info string, without space around it.
  private func info(_ event: coldstart_event) -> Range<Int>? {
    let bytes = source.text.bytes
    let line = source.line(Int(event.start_line))
    var start = source.offset(line: Int(event.start_line), column: Int(event.start_column))
    while start < line.upperBound, bytes[start] != UInt8(ascii: "`"), bytes[start] != Self.tilde {
      start += 1
    }
    guard start < line.upperBound else { return nil }
    let mark = bytes[start]
    while start < line.upperBound, bytes[start] == mark { start += 1 }
    while start < line.upperBound, isSpace(bytes[start]) { start += 1 }
    var end = line.upperBound
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private static let tilde = UInt8(ascii: "~")

  /// The code, each line with its place in the file: its last bytes are the last bytes of the
  /// source's line, because only what stands before the code is stripped.
  private func body(_ event: coldstart_event) -> SourceText {
    let literal = event.textBytes
    let code = Array(literal)
    let hasTokens = !marks.isEmpty && code.contains(where: Self.isToken)
    let firstLine = Int(event.start_line) + (event.marked ? 1 : 0)
    if hasTokens { return body(restoring: code, from: firstLine) }
    var lines: [SourceText.Line] = []
    lines.reserveCapacity(max(0, Int(event.end_line - event.start_line)) + 1)
    var start = 0
    while start < code.count {
      let end = code[start...].firstIndex(of: 0x0A) ?? code.count
      let origin = origin(ofLine: firstLine + lines.count, length: end - start)
      lines.append(.init(start: start, origin: origin))
      start = end + 1
    }
    return SourceText(path: source.text.path, bytes: code, lines: lines)
  }

  /// Code in which directives stand that are no directives there.
  private func body(restoring code: [UInt8], from firstLine: Int) -> SourceText {
    var pieces: [(bytes: ArraySlice<UInt8>, origin: Int)] = []
    var start = 0
    while start < code.count {
      let end = code[start...].firstIndex(of: 0x0A) ?? code.count
      let piece = code[start..<min(end + 1, code.count)]
      let bytes = piece.withUnsafeBufferPointer { restored($0) }.map { $0[...] } ?? piece
      let length = bytes.last == 0x0A ? bytes.count - 1 : bytes.count
      pieces.append((bytes, origin(ofLine: firstLine + pieces.count, length: length)))
      start = end + 1
    }
    return SourceText(path: source.text.path, pieces: pieces)
  }

  /// Where the last bytes of a line are in the file.
  private func origin(ofLine number: Int, length: Int) -> Int {
    let line = source.line(number)
    return source.text.fileOffset(of: max(line.lowerBound, line.upperBound - length))
  }
}
