/// All templates of a theme as one list of steps.
///
/// Steps hold numbers only: walking them counts no references, which two threads would do in turn.
struct TemplateProgram: Sendable {
  /// One step. A section's steps follow it up to `end`.
  enum Step: Sendable {
    case text(Range<Int32>)
    case variable(Path, isRaw: Bool)
    case section(Path, end: Int32)
    case inverted(Path, end: Int32)
    /// Another template by its number, each of its lines behind an entry of `margins`.
    case partial(Int32, margin: Int32)
  }

  /// The names in a tag, as places in `keys`: none for `.`, the thing itself.
  struct Path: Sendable {
    let keys: Range<Int32>
    /// Whether only the innermost thing is asked, because the path begins with a point.
    let isImmediate: Bool
  }

  /// A name between points.
  struct Key: Sendable {
    /// The name this is; nil for words that only an author's own data can know.
    let name: TemplateName?
    /// Its place in `words`.
    let word: Int32
  }

  private(set) var steps: [Step] = []
  private(set) var text: [UInt8] = []
  private(set) var keys: [Key] = []
  private(set) var words: [String] = []
  private(set) var margins: [[UInt8]] = []
  /// Where the steps of each template are.
  private(set) var templates: [Range<Int32>] = []
  private let numbers: [String: Int32]

  /// The program of templates by their names.
  init(_ sources: [(name: String, nodes: [TemplateNode])]) {
    numbers = Dictionary(
      uniqueKeysWithValues: sources.enumerated().map { ($1.name, Int32($0)) })
    for source in sources {
      let start = Int32(steps.count)
      add(source.nodes)
      templates.append(start..<Int32(steps.count))
    }
    removeCircles()
  }

  /// Empties the steps by which a template draws itself in, directly or through others: it would
  /// never end. The check has reported them.
  private mutating func removeCircles() {
    var reached = templates.map { range in
      Set(
        steps[Int(range.lowerBound)..<Int(range.upperBound)].compactMap { step -> Int? in
          if case .partial(let number, _) = step { Int(number) } else { nil }
        })
    }
    for between in templates.indices {
      for start in templates.indices where reached[start].contains(between) {
        reached[start].formUnion(reached[between])
      }
    }
    for (template, range) in templates.enumerated() {
      for step in Int(range.lowerBound)..<Int(range.upperBound) {
        guard case .partial(let number, _) = steps[step],
          Int(number) == template || reached[Int(number)].contains(template)
        else { continue }
        steps[step] = .text(0..<0)
      }
    }
  }

  /// The number of a template; nil when there is none of this name.
  func number(of name: String) -> Int32? { numbers[name] }

  private mutating func add(_ nodes: [TemplateNode]) {
    for node in nodes {
      switch node {
      case .text(let bytes):
        let start = Int32(text.count)
        text += bytes
        steps.append(.text(start..<Int32(text.count)))
      case .variable(let name, let isRaw): steps.append(.variable(path(name), isRaw: isRaw))
      case .section(let name, let inner):
        let path = path(name)
        add(inner) { .section(path, end: $0) }
      case .inverted(let name, let inner):
        let path = path(name)
        add(inner) { .inverted(path, end: $0) }
      case .partial(let name, let indentation):
        guard let number = numbers[name] else { continue }
        steps.append(.partial(number, margin: Int32(margins.count)))
        margins.append(indentation)
      }
    }
  }

  private mutating func add(_ inner: [TemplateNode], _ step: (_ end: Int32) -> Step) {
    let place = steps.count
    steps.append(step(0))
    add(inner)
    steps[place] = step(Int32(steps.count))
  }

  private mutating func path(_ name: String) -> Path {
    let start = Int32(keys.count)
    for part in name.split(separator: ".") {
      keys.append(Key(name: TemplateName(rawValue: String(part)), word: Int32(words.count)))
      words.append(String(part))
    }
    return Path(keys: start..<Int32(keys.count), isImmediate: name.hasPrefix("."))
  }
}
