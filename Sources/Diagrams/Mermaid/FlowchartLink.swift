/// An arrow of a flowchart: its marks, its stroke and its words.
struct FlowchartLink {
  private var start = Chart.Mark.none
  private var end = Chart.Mark.none
  private var stroke = Stroke()
  private var isVisible = true
  private var lines: [String] = []

  /// Nil when no arrow stands here; nothing is taken then.
  init?(_ scanner: inout MermaidScanner) {
    var probe = scanner
    if probe.starts(with: "~~~") {
      while probe.take("~") {}
      isVisible = false
    } else {
      takeStart(&probe)
      guard takeBody(&probe) else { return nil }
    }
    probe.skipBlanks()
    if probe.take("|") {
      guard let label = probe.take(until: "|") else { return nil }
      lines = MermaidText.lines(label)
    }
    scanner = probe
  }

  /// One link, or two for an arrow with two heads.
  func links(_ from: Int, _ to: Int) -> [Chart.Link] {
    // An arrow whose only head is at its start leads the other way.
    let isTurned = start == .head && end == .none
    let link = Chart.Link(
      from: isTurned ? to : from, to: isTurned ? from : to, lines: lines,
      label: Sketch.joined(lines), isDirected: end == .head || start == .head,
      start: isTurned ? .none : start, end: isTurned ? .head : end, stroke: stroke,
      role: isVisible ? .drawn : .apart)
    guard start == .head, end == .head else { return [link] }
    var back = link
    (back.from, back.to, back.role) = (to, from, .meant)
    return [link, back]
  }

  private mutating func takeStart(_ scanner: inout MermaidScanner) {
    func isBody(_ offset: Int) -> Bool {
      scanner.starts(with: "--", at: offset) || scanner.starts(with: "==", at: offset)
        || scanner.starts(with: "-.", at: offset)
    }
    if scanner.starts(with: "<"), isBody(1) {
      start = .head
    } else if scanner.starts(with: "o"), isBody(1) {
      start = .dot
    } else if scanner.starts(with: "x"), isBody(1) {
      start = .cross
    } else {
      return
    }
    scanner.advance()
  }

  private mutating func takeBody(_ scanner: inout MermaidScanner) -> Bool {
    if scanner.take("-.") {
      stroke.isDashed = true
      while scanner.take(".") {}
      if !scanner.take("-") {
        guard let words = scanner.take(until: ".-") else { return false }
        lines = MermaidText.lines(words)
      }
      takeEnd(&scanner)
      return true
    }
    let isThick = scanner.starts(with: "==")
    guard isThick || scanner.starts(with: "--") else { return false }
    if isThick { stroke.weight = .heavy }
    let count = takeRun(&scanner, isThick)
    takeEnd(&scanner)
    guard end == .none, count == 2 else { return true }
    guard let words = scanner.take(until: isThick ? "==" : "--") else { return false }
    lines = MermaidText.lines(words)
    _ = takeRun(&scanner, isThick)
    takeEnd(&scanner)
    return true
  }

  private func takeRun(_ scanner: inout MermaidScanner, _ isThick: Bool) -> Int {
    var count = 0
    while isThick ? scanner.take("=") : scanner.take("-") { count += 1 }
    return count
  }

  private mutating func takeEnd(_ scanner: inout MermaidScanner) {
    if scanner.take(">") {
      end = .head
    } else if scanner.starts(with: "o") || scanner.starts(with: "x"),
      scanner.byte(ahead: 1).map({ !MermaidScanner.isLetter($0) }) ?? false
    {
      end = scanner.starts(with: "o") ? .dot : .cross
      scanner.advance()
    }
  }
}
