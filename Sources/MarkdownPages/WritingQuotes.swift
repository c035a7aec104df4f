import CCMarkGFM
import CMarkShim
import Diagnostics
import Markup

/// A kind of alert, `> [!NOTE]`.
enum AlertKind: String, CaseIterable {
  case note, tip, important, warning, caution
}

/// An open block quote.
struct AlertState {
  /// Nil for a plain quote.
  var kind: AlertKind?
  /// The paragraph that holds the marker has not been read yet, or its first line is being read.
  var phase = Phase.body

  enum Phase { case marker(length: Int), title(depth: Int), rest, body }
}

/// Block quotes and alerts.
extension PageWriter {
  /// ```
  /// > text             →  <blockquote><p>text</p></blockquote>
  /// > [!NOTE] Title    →  <aside class="alert alert-note" role="note" …>
  /// > text                <p class="alert-title">Title</p><p>text</p></aside>
  /// ```
  mutating func writeQuote(_ event: coldstart_event) {
    guard event.entering else {
      beginLine()
      childKind = .other
      let isAlert = alerts.popLast()?.kind != nil
      out.bytes.append(literal: isAlert ? "</aside>\n" : "</blockquote>\n")
      return
    }
    beginLine()
    guard let (kind, length) = alertMarker(event) else {
      alerts.append(AlertState())
      out.bytes.append(literal: "<blockquote>\n")
      return
    }
    alerts.append(AlertState(kind: kind, phase: .marker(length: length)))
  }

  /// The kind named by `[!KIND]` at the start of the quote, and the bytes up to the title.
  private mutating func alertMarker(
    _ event: coldstart_event
  ) -> (AlertKind, length: Int)? {
    guard let paragraph = cmark_node_first_child(event.node),
      cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH
    else { return nil }
    var count = 0
    guard let first = coldstart_text(cmark_node_first_child(paragraph), &count) else { return nil }
    let text = UnsafeBufferPointer(start: first, count: count)
    guard text.starts(with: "[!".utf8), let close = text.firstIndex(of: UInt8(ascii: "]")),
      close > 2, text[2..<close].allSatisfy(isLetter)
    else { return nil }
    var end = close + 1
    guard end == count || isSpace(text[end]) else { return nil }
    while end < count, isSpace(text[end]) { end += 1 }
    let name = String(decoding: text[2..<close], as: UTF8.self)
    guard let kind = AlertKind(rawValue: name.lowercased()) else {
      reportUnknownAlert(name, event)
      return nil
    }
    return (kind, end)
  }

  private mutating func reportUnknownAlert(_ name: String, _ event: coldstart_event) {
    let place = find(Array("[!\(name)]".utf8), near: event)
    let span = place.map { source.text.span($0) } ?? span(event)
    builder.diagnostics.report(
      .unknownAlert(name, known: AlertKind.allCases.map { $0.rawValue.uppercased() }, at: span))
  }

  /// Starts reading an alert's first line, when this is the paragraph that holds it.
  mutating func beginAlertTitle() -> Bool {
    guard case .marker(let length)? = alerts.last?.phase else { return false }
    alerts[alerts.count - 1].phase = .title(depth: depth + 1)
    textToSkip = length
    beginCapture()
    beginPlain()
    return true
  }

  /// Ends the title at the first break of the marker's paragraph; the rest is the body.
  mutating func alertTitleEnds(here depth: Int) -> Bool {
    guard case .title(let level)? = alerts.last?.phase, level == depth,
      inlineFrames.last.map({ $0.depth < depth }) ?? true
    else { return false }
    writeAlertStart()
    alerts[alerts.count - 1].phase = .rest
    out.bytes.append(literal: "<p>")
    return true
  }

  /// Ends the marker's paragraph; false for every other one.
  mutating func endAlertTitle() -> Bool {
    switch alerts.last?.phase {
    case .title?: writeAlertStart()
    case .rest?: out.bytes.append(literal: "</p>\n")
    default: return false
    }
    alerts[alerts.count - 1].phase = .body
    return true
  }

  private mutating func writeAlertStart() {
    var title = endCapture()
    var text = endPlain()
    let kind = alerts.last?.kind ?? .note
    if text.isEmpty {
      title = Fragment()
      text = options.words.alerts[kind.rawValue] ?? kind.rawValue
      title.bytes.append(escaped: text)
    }
    out.bytes.append(literal: "<aside class=\"alert alert-")
    out.bytes.append(raw: kind.rawValue)
    // A note, not a landmark: a page with many alerts would otherwise have as many landmarks.
    out.bytes.append(literal: "\" role=\"note\"")
    out.bytes.append(attribute: "aria-label", text)
    out.bytes.append(literal: ">\n<p class=\"alert-title\">")
    out.append(title)
    out.bytes.append(literal: "</p>\n")
  }
}
