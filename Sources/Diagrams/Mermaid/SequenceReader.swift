import Diagnostics

/// Reads a sequence.
struct SequenceReader {
  private let text: SourceText
  private var chart = MessageChart()
  private var spans: [SourceSpan] = []
  private var names: [String: Int] = [:]
  private var notices = MermaidNotices()
  private var blocks: [(kind: String, span: SourceSpan)] = []
  /// The words of the frame of actors that is open, and its first actor.
  private var frame: (lines: [String], first: Int)?
  /// The number of the next message, and by how much it grows; nil where nothing is counted.
  private var count: (next: Int, step: Int)?
  private var title: String?
  private var alt: String?

  init(_ text: SourceText) {
    self.text = text
  }

  mutating func read(
    _ lines: [Range<Int>], into diagnostics: inout DiagnosticBag
  ) -> MermaidReading? {
    for line in lines { read(line, into: &diagnostics) }
    for block in blocks.reversed() {
      notices.fail(
        "this \(block.kind) has no end", block.span, help: "write `end` below it",
        into: &diagnostics)
    }
    guard !notices.hasFailed else { return nil }
    return MermaidReading(content: .messages(chart, spans: spans), title: title, alt: alt)
  }

  private static let opening: [StaticString] = [
    "loop", "alt", "opt", "par", "critical", "break", "rect", "box",
  ]
  private static let parts: [StaticString] = ["else", "and", "option"]

  private mutating func read(_ range: Range<Int>, into diagnostics: inout DiagnosticBag) {
    var scanner = MermaidScanner(text, range)
    if readSetting(&scanner, range, into: &diagnostics) { return }
    for kind in Self.opening where Self.isBlock(scanner, kind) {
      _ = scanner.takeWord(kind)
      open("\(kind)", scanner.takeRest(), text.span(range))
      return
    }
    for kind in Self.parts where Self.isBlock(scanner, kind) {
      _ = scanner.takeWord(kind)
      guard !blocks.isEmpty else {
        notices.fail(
          "this \(kind) is part of no block", text.span(range),
          help: "begin with alt, par or critical", into: &diagnostics)
        return
      }
      chart.events.append(.part(kind: "\(kind)", MermaidText.lines(scanner.takeRest())))
      return
    }
    if range.count == 3, scanner.starts(with: "end") {
      guard let block = blocks.popLast() else {
        notices.fail(
          "this end closes nothing", text.span(range), help: "every end belongs to a block",
          into: &diagnostics)
        return
      }
      if block.kind == "box" { closeFrame() } else { chart.events.append(.close) }
      return
    }
    if scanner.takeWord("note") || scanner.takeWord("Note") {
      readNote(&scanner, range, into: &diagnostics)
      return
    }
    readMessage(scanner, range, into: &diagnostics)
  }

  /// A word that begins a block, and is no actor's name before an arrow.
  private static func isBlock(_ scanner: MermaidScanner, _ word: StaticString) -> Bool {
    var probe = scanner
    return probe.takeWord(word) && SequenceArrow.find(scanner) == nil
  }

  private mutating func open(_ kind: String, _ words: String, _ span: SourceSpan) {
    blocks.append((kind, span))
    if kind == "box" {
      frame = (MermaidText.lines(MermaidColour.removed(from: words)), chart.actors.count)
      return
    }
    let isColour = kind == "rect"
    chart.events.append(.open(kind: kind, isColour ? [] : MermaidText.lines(words)))
  }

  /// A frame holds the actors that were named since it began.
  private mutating func closeFrame() {
    guard let (lines, first) = frame, first < chart.actors.count else { return }
    chart.groups.append(
      MessageChart.Group(lines: lines, actors: first...chart.actors.count - 1))
    frame = nil
  }

  // MARK: settings and actors

  private mutating func readSetting(
    _ scanner: inout MermaidScanner, _ range: Range<Int>, into diagnostics: inout DiagnosticBag
  ) -> Bool {
    guard SequenceArrow.find(scanner) == nil else { return false }
    if scanner.takeWord("create") || scanner.takeWord("destroy") {
      if !scanner.starts(with: "participant"), !scanner.starts(with: "actor") { return true }
    }
    for word in ["participant", "actor"] as [StaticString] where scanner.takeWord(word) {
      let start = scanner.position
      let name = scanner.take(until: " as ") ?? scanner.takeRest()
      let lines = MermaidText.lines(scanner.isAtEnd ? name : scanner.takeRest())
      let actor = actor(name, text.span(start..<range.upperBound))
      chart.actors[actor].lines = lines.isEmpty ? [name] : lines
      chart.actors[actor].isPerson = "\(word)" == "actor"
      return true
    }
    if scanner.takeWord("autonumber") {
      readCount(&scanner)
    } else if scanner.takeWord("activate") {
      chart.events.append(.activate(actor(scanner.takeRest(), text.span(range))))
    } else if scanner.takeWord("deactivate") {
      chart.events.append(.deactivate(actor(scanner.takeRest(), text.span(range))))
    } else if scanner.take("title") {
      _ = scanner.take(":")
      title = scanner.takeRest()
    } else if scanner.take("accTitle") {
      _ = scanner.take(":")
      title = scanner.takeRest()
    } else if scanner.take("accDescr") {
      _ = scanner.take(":")
      alt = scanner.takeRest()
    } else if scanner.takeWord("links") || scanner.takeWord("link") {
      notices.leaveOut("link", text.span(range), into: &diagnostics)
    } else {
      return false
    }
    return true
  }

  private mutating func readCount(_ scanner: inout MermaidScanner) {
    let words = scanner.takeRest().split(separator: " ")
    if words.first == "off" {
      count = nil
    } else {
      count = (
        words.first.flatMap { Int($0) } ?? 1, words.dropFirst().first.flatMap { Int($0) } ?? 1
      )
    }
  }

  private mutating func actor(_ name: String, _ span: SourceSpan) -> Int {
    if let actor = names[name] { return actor }
    names[name] = chart.actors.count
    chart.actors.append(MessageChart.Actor(lines: MermaidText.lines(name)))
    spans.append(span)
    return chart.actors.count - 1
  }

  // MARK: notes and messages

  /// `Note right of a: words`, `Note over a,b: words`.
  private mutating func readNote(
    _ scanner: inout MermaidScanner, _ range: Range<Int>, into diagnostics: inout DiagnosticBag
  ) {
    var side: MessageChart.Side?
    if scanner.takeWord("over") { side = .over }
    if scanner.takeWord("left") { side = .left }
    if scanner.takeWord("right") { side = .right }
    if side == .left || side == .right { _ = scanner.takeWord("of") }
    let start = scanner.position
    guard let side, let where_ = scanner.take(until: ":") else {
      notices.fail(
        "this note has no place", text.span(range),
        help: "write `Note over a: words`, `left of a` or `right of a`", into: &diagnostics)
      return
    }
    let span = text.span(start..<range.upperBound)
    let actors = where_.split(separator: ",").map { actor(Sketch.joined([String($0)]), span) }
    guard let first = actors.min(), let last = actors.max() else { return }
    chart.events.append(.note(side, first...last, MermaidText.lines(scanner.takeRest())))
  }

  private mutating func readMessage(
    _ scanner: MermaidScanner, _ range: Range<Int>, into diagnostics: inout DiagnosticBag
  ) {
    var scanner = scanner
    guard let found = SequenceArrow.find(scanner) else {
      notices.fail(
        "this line is no part of a sequence", text.span(range),
        help: "messages are written `a->>b: words`", into: &diagnostics)
      return
    }
    let start = scanner.position
    let name = scanner.string(start..<found.place)
    scanner.move(to: found.place + found.arrow.length)
    let isOpened = scanner.take("+")
    let isClosed = !isOpened && scanner.take("-")
    let end = scanner.position
    let target = scanner.take(until: ":") ?? scanner.takeRest()
    guard !name.isEmpty, !target.isEmpty else {
      notices.fail(
        name.isEmpty ? "nobody sends this message" : "nobody gets this message",
        text.span(range), help: "messages are written `a->>b: words`", into: &diagnostics)
      return
    }
    let from = actor(name, text.span(start..<found.place))
    let to = actor(target, text.span(end..<range.upperBound))
    var message = MessageChart.Message(
      from: from, to: to, lines: MermaidText.lines(scanner.takeRest()))
    message.isDashed = found.arrow.isDashed
    (message.start, message.end) = (found.arrow.start, found.arrow.end)
    message.number = count?.next
    if let step = count?.step { count?.next += step }
    chart.events.append(.message(chart.messages.count))
    chart.messages.append(message)
    if isOpened { chart.events.append(.activate(to)) }
    if isClosed { chart.events.append(.deactivate(from)) }
  }
}

/// An arrow between two actors.
struct SequenceArrow {
  let sign: StaticString
  let isDashed: Bool
  let end: Chart.Mark
  var start = Chart.Mark.none

  var length: Int { sign.utf8CodeUnitCount }

  /// Longer signs first.
  private static let all = [
    SequenceArrow(sign: "<<-->>", isDashed: true, end: .head, start: .head),
    SequenceArrow(sign: "<<->>", isDashed: false, end: .head, start: .head),
    SequenceArrow(sign: "-->>", isDashed: true, end: .head),
    SequenceArrow(sign: "->>", isDashed: false, end: .head),
    SequenceArrow(sign: "-->", isDashed: true, end: .none),
    SequenceArrow(sign: "->", isDashed: false, end: .none),
    SequenceArrow(sign: "--x", isDashed: true, end: .cross),
    SequenceArrow(sign: "-x", isDashed: false, end: .cross),
    SequenceArrow(sign: "--)", isDashed: true, end: .openHead),
    SequenceArrow(sign: "-)", isDashed: false, end: .openHead),
  ]

  /// The first arrow before the colon.
  static func find(_ scanner: MermaidScanner) -> (place: Int, arrow: SequenceArrow)? {
    for offset in 0..<max(0, scanner.end - scanner.position) {
      guard let byte = scanner.byte(ahead: offset), byte != 0x3A else { return nil }
      guard byte == 0x2D || byte == 0x3C else { continue }
      for arrow in all where scanner.starts(with: arrow.sign, at: offset) {
        return (scanner.position + offset, arrow)
      }
    }
    return nil
  }
}
