import DataNodes
import Diagnostics
import Testing

/// What a parse gave, with the means to say things about it briefly.
struct Parsed {
  let yaml: String
  let node: DataNode?
  let bag: DiagnosticBag

  init(_ yaml: String) {
    var bag = DiagnosticBag()
    self.yaml = yaml
    node = DataParser.parse(SourceText(path: "a.yaml", yaml), into: &bag)
    self.bag = bag
  }

  /// The bytes under a span, as text.
  func written(_ span: SourceSpan?) -> String? {
    span.map { String(decoding: Array(yaml.utf8)[$0.start..<$0.end], as: UTF8.self) }
  }
}

/// `line:column-column code: message` for each diagnostic, with its labels and help below it.
func rendered(_ bag: DiagnosticBag, of yaml: String) -> String {
  let bytes = Array(yaml.utf8)
  func place(_ span: SourceSpan) -> String {
    let before = bytes[..<min(span.start, bytes.count)]
    let line = before.count { $0 == 0x0A } + 1
    let column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
    return "\(line):\(column)-\(column + span.end - span.start)"
  }
  var lines: [String] = []
  for item in bag.items {
    lines.append((item.span.map(place) ?? "?") + " \(item.code.id): \(item.message)")
    for label in item.labels { lines.append("  \(place(label.span)) \(label.text)") }
    for help in item.help { lines.append("  = \(help)") }
  }
  return lines.joined(separator: "\n")
}

/// The diagnostics of parsing `yaml` are exactly `expected`.
func expectProblem(
  _ yaml: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let parsed = Parsed(yaml)
  #expect(rendered(parsed.bag, of: yaml) == expected, sourceLocation: sourceLocation)
  #expect(parsed.node == nil, sourceLocation: sourceLocation)
}

/// Small reproducible luck for property tests.
struct Luck: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int(next() % UInt64(elements.count))]
  }
}
