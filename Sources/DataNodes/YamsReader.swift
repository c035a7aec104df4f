import Diagnostics
import Yams

/// Composes a text with Yams and gives every node its span.
///
/// Yams knows where nodes start, not where they end. The reader walks the composed tree beside
/// the bytes with a cursor; what starts before the cursor came through an alias.
struct YamsReader {
  private let text: SourceText
  private let marks: MarkMap
  private var scanner: YamlScanner
  private var nodes = 0
  private var isTooMuch = false
  private var bag = DiagnosticBag()

  private init(_ text: SourceText) {
    self.text = text
    marks = MarkMap(text.bytes)
    scanner = YamlScanner(bytes: text.bytes)
  }

  /// The document's root; nil when an error was reported.
  static func read(_ text: SourceText, into bag: inout DiagnosticBag) -> DataNode? {
    var reader = YamsReader(text)
    if let offset = reader.scanner.dangerousKey() {
      bag.report(.keyNotText(at: text.span(offset..<offset + 1)))
      return nil
    }
    let root: Node?
    do {
      // Without resolver rules Yams leaves types alone, which is faster by half; the encoding is
      // given because its default looks into the environment at every call.
      let yaml = String(decoding: text.bytes, as: UTF8.self)
      root = try Parser(yaml: yaml, resolver: .basic, encoding: .utf8).singleRoot()
    } catch {
      bag.report(YamlProblem(text, reader.marks).diagnostic(for: error))
      return nil
    }
    guard let root else { return DataNode(.null, span: text.span(at: 0)) }
    let node = reader.node(root, depth: 0)
    bag.merge(reader.bag)
    return reader.bag.hasErrors ? nil : node
  }

  private static let knownTags: Set<String> = Set(
    [Tag.Name.implicit, .nonSpecific, .str, .seq, .map, .bool, .float, .null, .int].map(\.rawValue))

  /// Converts a node and moves the cursor behind it.
  private mutating func node(_ node: Node, depth: Int) -> DataNode {
    let start = offset(of: node)
    guard start >= scanner.cursor else { return aliased(node, at: start, depth: depth) }
    nodes += 1
    guard nodes <= DataParser.Limits.nodesMax, depth <= DataParser.Limits.depthMax, !isTooMuch
    else { return tooMuch(at: start, depth: depth) }
    switch node {
    case .scalar(let scalar): return self.scalar(scalar, at: start)
    case .sequence(let sequence): return self.sequence(sequence, at: start, depth: depth)
    case .mapping(let mapping): return self.mapping(mapping, at: start, depth: depth)
    case .alias: return DataNode(.null, span: text.span(at: start))
    }
  }

  /// A node that stands elsewhere: read there, with the cursor put behind the `*name` here.
  private mutating func aliased(_ node: Node, at start: Int, depth: Int) -> DataNode {
    let behind = scanner.positionBehindAlias()
    scanner.cursor = start
    defer { scanner.cursor = behind }
    return self.node(node, depth: depth)
  }

  private mutating func scalar(_ scalar: Node.Scalar, at start: Int) -> DataNode {
    checkTag(scalar.tag, at: start)
    if scalar.string.isEmpty, scalar.style == .plain || scalar.style == .any {
      scanner.cursor = max(scanner.cursor, start)
      return DataNode(.null, span: text.span(at: start))
    }
    let first = scanner.skippingProperties(from: start)
    scanner.cursor = scanner.endOfScalar(scalar.string, from: first, style: scalar.style)
    let span = text.span(first..<max(first, scanner.cursor))
    if scalar.style == .plain, scalar.tag.description != Tag.Name.str.rawValue {
      return DataNode(unquoted: scalar.string, span: span)
    }
    return DataNode(.scalar(scalar.string, isQuoted: true), span: span)
  }

  private mutating func sequence(_ sequence: Node.Sequence, at start: Int, depth: Int) -> DataNode {
    checkTag(sequence.tag, at: start)
    let first = scanner.skippingProperties(from: start)
    let isFlow = scanner.byte(at: first) == UInt8(ascii: "[")
    scanner.cursor = isFlow ? first + 1 : first
    var elements: [DataNode] = []
    for element in sequence { elements.append(node(element, depth: depth + 1)) }
    if isFlow { scanner.moveBehind(UInt8(ascii: "]")) }
    return DataNode(.sequence(elements), span: text.span(first..<scanner.cursor))
  }

  private mutating func mapping(_ mapping: Node.Mapping, at start: Int, depth: Int) -> DataNode {
    checkTag(mapping.tag, at: start)
    let first = scanner.skippingProperties(from: start)
    let isFlow = scanner.byte(at: first) == UInt8(ascii: "{")
    scanner.cursor = isFlow ? first + 1 : first
    var members: [DataNode.Member] = []
    var merged: [DataNode.Member] = []
    for (key, value) in mapping {
      let keyNode = node(key, depth: depth + 1)
      let valueNode = node(value, depth: depth + 1)
      guard case .scalar(let scalar) = key else {
        bag.report(.keyNotText(at: keyNode.span))
        continue
      }
      let name = scalar.string
      if name == "<<", scalar.style == .plain {
        merged += mergedMembers(valueNode)
      } else {
        members.append(.init(name: name, nameSpan: keyNode.span, value: valueNode))
      }
    }
    if isFlow { scanner.moveBehind(UInt8(ascii: "}")) }
    reportDuplicates(members)
    let span = text.span(first..<scanner.cursor)
    return DataNode(.mapping(Self.merge(merged, into: members)), span: span)
  }

  /// What `<<: *base` or `<<: [*a, *b]` brings along; the first to name a key wins.
  private mutating func mergedMembers(_ node: DataNode) -> [DataNode.Member] {
    switch node.content {
    case .mapping(let members): return members
    case .sequence(let elements): return elements.flatMap(\.members)
    default:
      bag.report(.mergeNeedsMapping(node, at: node.span))
      return []
    }
  }

  private static func merge(
    _ merged: [DataNode.Member], into own: [DataNode.Member]
  ) -> [DataNode.Member] {
    guard !merged.isEmpty else { return own }
    var names = Set(own.map(\.name))
    return own + merged.filter { names.insert($0.name).inserted }
  }

  private mutating func reportDuplicates(_ members: [DataNode.Member]) {
    var first: [String: SourceSpan] = [:]
    for member in members {
      if let earlier = first[member.name] {
        bag.report(.duplicateKey(member.name, at: member.nameSpan, first: earlier))
      } else {
        first[member.name] = member.nameSpan
      }
    }
  }

  private mutating func checkTag(_ tag: Tag, at start: Int) {
    guard !Self.knownTags.contains(tag.description) else { return }
    let end = scanner.endOfWord(from: start)
    bag.report(.unknownTag(at: text.span(start..<end)))
  }

  private mutating func tooMuch(at start: Int, depth: Int) -> DataNode {
    let place = text.span(start..<min(start + 1, text.bytes.count))
    if !isTooMuch {
      isTooMuch = true
      bag.report(
        depth > DataParser.Limits.depthMax ? .nestedTooDeeply(at: place) : .tooMuchData(at: place))
    }
    return DataNode(.null, span: place)
  }

  private func offset(of node: Node) -> Int {
    guard let mark = node.mark else { return scanner.cursor }
    return marks.offset(line: mark.line, column: mark.column)
  }
}
