import Diagnostics

/// Reads a flowchart.
struct FlowchartReader {
  private let text: SourceText
  private var made = MermaidChart()
  private var notices = MermaidNotices()
  private var title: String?
  private var alt: String?
  private var isInDescription = false

  init(_ text: SourceText) {
    self.text = text
  }

  mutating func read(
    _ header: MermaidScanner, _ lines: [Range<Int>], into diagnostics: inout DiagnosticBag
  ) -> MermaidReading? {
    var header = header
    header.skipBlanks()
    if let course = Self.course(&header) { made.turn(course) }
    header.skipBlanks()
    let rest = MermaidStatements.trimmed(header.rest, text.bytes)
    for line in (rest.isEmpty || text.bytes[rest.lowerBound] == 0x3B ? [] : [rest]) + lines {
      for statement in Self.statements(line, text.bytes) { read(statement, into: &diagnostics) }
    }
    for frame in made.open.reversed() {
      notices.fail(
        "the subgraph \"\(made[frame].label)\" has no end", made.spans[frame],
        help: "write `end` below what it holds", into: &diagnostics)
    }
    guard !notices.hasFailed else { return nil }
    return MermaidReading(content: made.content(), title: title, alt: alt)
  }

  static func course(_ scanner: inout MermaidScanner) -> Graph.Course? {
    if scanner.takeWord("TB") || scanner.takeWord("TD") || scanner.takeWord("v") { return .down }
    if scanner.takeWord("BT") || scanner.takeWord("^") { return .up }
    if scanner.takeWord("LR") || scanner.take(">") { return .right }
    if scanner.takeWord("RL") || scanner.take("<") { return .left }
    return nil
  }

  /// Semicolons part statements, but not inside of quotes, brackets and entities.
  private static func statements(_ line: Range<Int>, _ bytes: [UInt8]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var (start, depth, isQuoted) = (line.lowerBound, 0, false)
    for place in line {
      switch bytes[place] {
      case 0x22: isQuoted.toggle()
      case 0x28, 0x5B, 0x7B: depth += isQuoted ? 0 : 1
      case 0x29, 0x5D, 0x7D: depth -= isQuoted ? 0 : 1
      case 0x3B where !isQuoted && depth <= 0:
        parts.append(MermaidStatements.trimmed(start..<place, bytes))
        start = place + 1
      default: break
      }
    }
    parts.append(MermaidStatements.trimmed(start..<line.upperBound, bytes))
    return parts.filter { !$0.isEmpty }
  }

  // MARK: statements

  private mutating func read(_ range: Range<Int>, into diagnostics: inout DiagnosticBag) {
    var scanner = MermaidScanner(text, range)
    if isInDescription {
      let words = scanner.takeRest()
      isInDescription = !words.hasSuffix("}")
      let more = isInDescription ? words : String(words.dropLast())
      alt = Sketch.joined([alt ?? "", more])
      return
    }
    if scanner.starts(with: "accTitle") || scanner.starts(with: "accDescr") {
      readAccess(&scanner)
      return
    }
    for word in ["style", "classDef", "class", "click", "linkStyle"] as [StaticString] {
      var probe = scanner
      guard probe.takeWord(word), probe.byte != nil, probe.byte.map(Self.isNameStart) ?? false
      else { continue }
      notices.leaveOut("\(word)", text.span(range), into: &diagnostics)
      return
    }
    if scanner.takeWord("subgraph") {
      openFrame(&scanner, range)
    } else if range.count == 3, scanner.takeWord("end") {
      if !made.close() {
        notices.fail(
          "this end closes nothing", text.span(range), help: "every end belongs to a subgraph",
          into: &diagnostics)
      }
    } else if scanner.takeWord("direction") {
      if let course = Self.course(&scanner) { made.turn(course) }
    } else {
      readChain(&scanner, into: &diagnostics)
    }
  }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    MermaidScanner.isLetter(byte) || byte == 0x22
  }

  /// `accTitle: …`, `accDescr: …` and `accDescr { … }`.
  private mutating func readAccess(_ scanner: inout MermaidScanner) {
    let isTitle = scanner.starts(with: "accTitle")
    scanner.advance(8)
    scanner.skipBlanks()
    if scanner.take(":") {
      let words = scanner.takeRest()
      if isTitle { title = words } else { alt = words }
    } else if scanner.take("{") {
      let words = scanner.takeRest()
      isInDescription = !words.hasSuffix("}")
      alt = isInDescription ? words : String(words.dropLast())
    }
  }

  /// `subgraph id [title]`, `subgraph id["title"]`, `subgraph title of several words`.
  private mutating func openFrame(_ scanner: inout MermaidScanner, _ range: Range<Int>) {
    let span = text.span(range)
    let all = scanner.string(scanner.rest)
    var probe = scanner
    if let name = probe.takeName() {
      probe.skipBlanks()
      if probe.isAtEnd {
        made.open(name, [name], span)
        return
      }
      if probe.take("["), let title = probe.take(until: "]"), probe.isAtEnd {
        made.open(name, MermaidText.lines(title), span)
        return
      }
    }
    made.open(all, MermaidText.lines(all), span)
  }

  /// `a & b --> c -- text --> d`.
  private mutating func readChain(
    _ scanner: inout MermaidScanner, into diagnostics: inout DiagnosticBag
  ) {
    guard var sources = readGroup(&scanner, into: &diagnostics) else { return }
    scanner.skipBlanks()
    while !scanner.isAtEnd {
      let start = scanner.position
      guard let link = FlowchartLink(&scanner) else {
        notices.fail(
          "no arrow can be read here", text.span(start..<scanner.end),
          help: "arrows are written -->, ---, -.->, ==>, --o, --x, with words as -->|words|",
          into: &diagnostics)
        return
      }
      scanner.skipBlanks()
      guard let targets = readGroup(&scanner, into: &diagnostics) else { return }
      for from in sources {
        for to in targets { link.links(from, to).forEach { made.link($0) } }
      }
      sources = targets
      scanner.skipBlanks()
    }
  }

  private mutating func readGroup(
    _ scanner: inout MermaidScanner, into diagnostics: inout DiagnosticBag
  ) -> [Int]? {
    var nodes: [Int] = []
    repeat {
      scanner.skipBlanks()
      let start = scanner.position
      guard let name = scanner.takeName() else {
        notices.fail(
          scanner.isAtEnd ? "this arrow leads to nothing" : "a name is missing here",
          scanner.isAtEnd ? text.span(max(0, start - 1)..<start) : text.span(start..<scanner.end),
          help: "boxes begin with a name of letters and digits: `api[API Gateway]`",
          into: &diagnostics)
        return nil
      }
      let node = made.node(name, text.span(start..<scanner.position))
      nodes.append(node)
      guard readShape(&scanner, node, start, into: &diagnostics) else { return nil }
      scanner.skipBlanks()
    } while scanner.take("&")
    return nodes
  }

  private mutating func readShape(
    _ scanner: inout MermaidScanner, _ node: Int, _ start: Int,
    into diagnostics: inout DiagnosticBag
  ) -> Bool {
    let open = scanner.position
    if scanner.starts(with: "@{") {
      notices.fail(
        "shapes in @{ } are not read", text.span(open..<scanner.end),
        help: "write the shape with brackets: `a[Words]`, `a(Words)`, `a{Words}`",
        into: &diagnostics)
      return false
    }
    switch FlowchartShape.read(&scanner) {
    case .none: break
    case .some(.success(let shape)):
      made[node].shape = shape.shape
      made[node].lines = MermaidText.lines(shape.label)
      if made[node].isRoom { made[node].shape = .box }
    case .some(.failure(let missing)):
      notices.fail(
        "this box is not closed", text.span(open..<scanner.end),
        help: "it ends with \(missing.close); put words with brackets in quotes",
        into: &diagnostics)
      return false
    }
    if scanner.take(":::") {
      _ = scanner.takeName()
      notices.leaveOut("class", scanner.span(from: start), into: &diagnostics)
    }
    return true
  }
}
