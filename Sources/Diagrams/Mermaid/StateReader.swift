import Diagnostics

/// Reads states and the ways between them.
struct StateReader {
  private let text: SourceText
  private var made = MermaidChart()
  private var notices = MermaidNotices()
  private var title: String?
  private var alt: String?
  /// The state on which a note of several lines stands, and its lines.
  private var note: (state: Int, lines: [String])?

  init(_ text: SourceText) {
    self.text = text
  }

  mutating func read(
    _ lines: [Range<Int>], into diagnostics: inout DiagnosticBag
  ) -> MermaidReading? {
    for line in lines { read(line, into: &diagnostics) }
    for frame in made.open.reversed() {
      notices.fail(
        "the state \"\(made[frame].label)\" is not closed", made.spans[frame],
        help: "write `}` below what it holds", into: &diagnostics)
    }
    guard !notices.hasFailed else { return nil }
    return MermaidReading(content: made.content(), title: title, alt: alt)
  }

  private mutating func read(_ range: Range<Int>, into diagnostics: inout DiagnosticBag) {
    var scanner = MermaidScanner(text, range)
    let span = text.span(range)
    if let open = note {
      let words = scanner.takeRest()
      if words == "end note" {
        add(note: open.lines, to: open.state, span)
        note = nil
      } else {
        note?.lines += MermaidText.lines(words)
      }
      return
    }
    if scanner.take("}") {
      if !made.close() {
        notices.fail(
          "this bracket closes nothing", span, help: "every } belongs to a state with {",
          into: &diagnostics)
      }
    } else if scanner.takeWord("direction") {
      if let course = FlowchartReader.course(&scanner) { made.turn(course) }
    } else if scanner.takeWord("state") {
      readState(&scanner, span, into: &diagnostics)
    } else if scanner.takeWord("note") || scanner.takeWord("Note") {
      readNote(&scanner, span, into: &diagnostics)
    } else if scanner.take("accTitle") || scanner.take("title") {
      _ = scanner.take(":")
      title = scanner.takeRest()
    } else if scanner.take("accDescr") {
      _ = scanner.take(":")
      alt = scanner.takeRest()
    } else if scanner.takeWord("classDef") || scanner.takeWord("class") {
      notices.leaveOut("class", span, into: &diagnostics)
    } else if scanner.starts(with: "--"), range.count == 2 {
      notices.leaveOut("--", span, into: &diagnostics)
    } else if scanner.takeWord("hide") || scanner.takeWord("scale") {
      return
    } else {
      readTransition(&scanner, span, into: &diagnostics)
    }
  }

  private mutating func state(_ name: String, _ span: SourceSpan) -> Int {
    let isNew = !made.has(name)
    let state = made.node(name, span)
    if isNew { made[state].shape = .round }
    return state
  }

  /// `state "words" as a`, `state a {`, `state a <<choice>>`.
  private mutating func readState(
    _ scanner: inout MermaidScanner, _ span: SourceSpan, into diagnostics: inout DiagnosticBag
  ) {
    var lines: [String] = []
    if scanner.take("\"") {
      lines = MermaidText.lines(scanner.take(until: "\"") ?? "")
      scanner.skipBlanks()
      _ = scanner.takeWord("as")
    }
    guard let name = scanner.takeName() else {
      notices.fail(
        "this state has no name", span, help: "write `state \"words\" as name`",
        into: &diagnostics)
      return
    }
    scanner.skipBlanks()
    if scanner.take("<<") {
      let state = state(name, span)
      let kind = scanner.take(until: ">>") ?? ""
      made[state].lines = []
      made[state].shape = kind == "choice" ? .diamond : .bar
    } else if scanner.take("{") {
      made.open(name, lines.isEmpty ? [name] : lines, span)
      scanner.skipBlanks()
      if scanner.take("}") { _ = made.close() }
    } else {
      let state = state(name, span)
      if !lines.isEmpty { made[state].lines = lines }
      if scanner.take(":") { made[state].lines += MermaidText.lines(scanner.takeRest()) }
    }
  }

  /// `note right of a : words`, or lines up to `end note`.
  private mutating func readNote(
    _ scanner: inout MermaidScanner, _ span: SourceSpan, into diagnostics: inout DiagnosticBag
  ) {
    _ = scanner.takeWord("left") || scanner.takeWord("right")
    _ = scanner.takeWord("of")
    guard let name = scanner.takeName() else {
      notices.fail(
        "this note has no place", span, help: "write `note right of state : words`",
        into: &diagnostics)
      return
    }
    let state = state(name, span)
    scanner.skipBlanks()
    if scanner.take(":") {
      add(note: MermaidText.lines(scanner.takeRest()), to: state, span)
    } else {
      note = (state, [])
    }
  }

  private mutating func add(note lines: [String], to state: Int, _ span: SourceSpan) {
    let node = made.add(
      Chart.Node(lines: lines, parent: made[state].parent, shape: .text, isNote: true), span)
    made.link(
      Chart.Link(from: state, to: node, label: "", isDirected: false, end: .none, role: .remark))
  }

  /// `a --> b : words`, `a : words`, `a`.
  private mutating func readTransition(
    _ scanner: inout MermaidScanner, _ span: SourceSpan, into diagnostics: inout DiagnosticBag
  ) {
    guard let from = readEnd(&scanner, span, isStart: true, into: &diagnostics) else { return }
    scanner.skipBlanks()
    if scanner.isAtEnd { return }
    if scanner.take(":::") {
      notices.leaveOut("class", span, into: &diagnostics)
    } else if scanner.take(":") {
      let lines = MermaidText.lines(scanner.takeRest())
      let isBare = made[from].lines.count == 1 && !made[from].label.contains(" ")
      made[from].lines = isBare ? lines : made[from].lines + lines
    } else if scanner.take("-->") {
      scanner.skipBlanks()
      guard let to = readEnd(&scanner, span, isStart: false, into: &diagnostics) else { return }
      scanner.skipBlanks()
      let lines = scanner.take(":") ? MermaidText.lines(scanner.takeRest()) : []
      made.link(Chart.Link(from: from, to: to, lines: lines, label: Sketch.joined(lines)))
    } else {
      notices.fail(
        "no arrow can be read here", scanner.place, help: "ways are written `a --> b : words`",
        into: &diagnostics)
    }
  }

  private mutating func readEnd(
    _ scanner: inout MermaidScanner, _ span: SourceSpan, isStart: Bool,
    into diagnostics: inout DiagnosticBag
  ) -> Int? {
    if scanner.take("[*]") {
      let name = "[*]\(isStart ? "start" : "end")\(made.frame ?? -1)"
      let isNew = !made.has(name)
      let node = made.node(name, span)
      if isNew {
        made[node].lines = []
        made[node].shape = isStart ? .start : .end
      }
      return node
    }
    guard let name = scanner.takeName() else {
      notices.fail(
        "a state is missing here", scanner.isAtEnd ? span : scanner.place,
        help: "states are named with letters and digits, or [*]", into: &diagnostics)
      return nil
    }
    return state(name, span)
  }
}
