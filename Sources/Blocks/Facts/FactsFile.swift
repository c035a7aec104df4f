package import DataNodes
package import Diagnostics
import Learning
import Scenarios
import Simulation

/// `content/facts/*.yaml`: values that lessons state, each with where it comes from.
///
/// ```yaml
/// lambda.timeout.max:
///   quantity: the longest run of a function
///   value: 15
///   unit: minutes
///   kind: documented
///   source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
///   date: 2025-08-20
///   review-by: 2026-08-20
/// ```
package enum FactsFile {
  /// The grammar: check, JSON Schema and manual table come from it.
  package static let schema = Schema.map(
    of: .object(
      "fact",
      [
        Field("quantity", .text, required: true, "What it is a value of."),
        Field("value", .text, "The value; a simulated fact takes it from its run."),
        Field("unit", .text, "What is counted or measured: `minutes`."),
        Field(
          "kind", .choice(Fact.Kind.allCases.map(\.rawValue)), required: true, "How it is known."),
        Field("source", .text, "Where it stands: an address, or words."),
        Field("title", .text, "What the source is called."),
        Field("date", .date, "The day on which it held."),
        Field("review-by", .date, "The day from which on it is to be read again, when sooner."),
        Field(
          "changes", .choice(Pace.allCases.map(\.rawValue)),
          "How fast: a price is read again after 3 months, a quota after 6, a law after 12.",
          default: Pace.law.rawValue),
        Field("run", .text, "The scenario of a simulated fact, as a path in the content folder."),
        Field("path", .text, "The value in that run: `metrics.orders.cold-starts`."),
      ]), key: "a fact")

  /// The ledger of these files.
  package static func ledger(
    _ texts: [SourceText], _ reader: FactReader, into bag: inout DiagnosticBag
  ) -> FactLedger {
    var facts: [Fact] = []
    for text in texts {
      guard let node = DataParser.parse(text, into: &bag), !node.isNull else { continue }
      schema.check(node, into: &bag)
      for member in node.members {
        guard let fact = reader.fact(member, into: &bag) else { continue }
        if let other = facts.first(where: { $0.name == fact.name }) {
          bag.report(.factTwice(fact, other))
        } else {
          facts.append(fact)
        }
      }
    }
    contradictions(facts, into: &bag)
    for fact in facts {
      guard let date = fact.reviewBy, date <= reader.today else { continue }
      bag.report(.factOverdue(fact, date))
    }
    return FactLedger(facts)
  }

  /// Two values of one quantity on one day cannot both be right.
  private static func contradictions(_ facts: [Fact], into bag: inout DiagnosticBag) {
    var first: [String: Fact] = [:]
    for fact in facts {
      let key = "\(fact.quantity.lowercased())\u{1}\(fact.date?.description ?? "")"
      guard let other = first[key] else {
        first[key] = fact
        continue
      }
      if other.value != fact.value { bag.report(.factsContradict(fact, other)) }
    }
  }
}

/// Makes facts of their entries.
package struct FactReader: Sendable {
  /// Files by their paths in the content folder.
  let files: @Sendable (String) -> SourceText?
  let books: Books
  let runs: RunLibrary
  let numbers: NumberStyle
  /// The day by which facts are overdue.
  let today: CalendarDate

  package init(
    _ context: BlockContext, today: CalendarDate, files: @escaping @Sendable (String) -> SourceText?
  ) {
    self.files = files
    self.today = today
    books = context.books
    runs = context.runs
    numbers = context.numbers
  }

  /// A fact; nil when it is not one, which is reported.
  func fact(_ member: DataNode.Member, into bag: inout DiagnosticBag) -> Fact? {
    let node = member.value
    guard let kind = node["kind"]?.text.flatMap(Fact.Kind.init) else { return nil }
    var missing: [String] = []
    switch kind {
    case .documented, .measured: missing = ["value", "source", "date"]
    case .simulated: missing = ["run", "path"]
    case .assumed, .opinion: missing = ["value"]
    }
    missing.removeAll { node[$0]?.text != nil }
    guard missing.isEmpty else {
      bag.report(.factIncomplete(member.name, kind, missing, at: member.nameSpan))
      return nil
    }
    let value = kind == .simulated ? simulated(node, into: &bag) : stated(node)
    guard let value else { return nil }
    return Fact(
      name: member.name, nameSpan: member.nameSpan, value: value, kind: kind,
      quantity: node["quantity"]?.text ?? "", source: node["source"]?.text ?? node["run"]?.text,
      title: node["title"]?.text, date: node["date"]?.date, reviewBy: Self.due(node, kind))
  }

  /// The day from which on a fact is to be read again: the author's, or the one that its pace
  /// gives, whichever is sooner. What nobody read is not read again.
  private static func due(_ node: DataNode, _ kind: Fact.Kind) -> CalendarDate? {
    let own = node["review-by"]?.date
    guard kind == .documented || kind == .measured, let date = node["date"]?.date else {
      return own
    }
    let pace = node["changes"]?.text.flatMap(Pace.init) ?? .law
    return [own, pace.due(date)].compactMap { $0 }.min()
  }

  /// The value with its unit; large numbers in groups of three.
  private func stated(_ node: DataNode) -> String? {
    guard let value = node["value"], let text = value.text else { return nil }
    let shown =
      value.integer.map { FigureText.value(.count($0), numbers) } ?? text
    return node["unit"]?.text.map { "\(shown)\u{A0}\($0)" } ?? shown
  }

  /// What the run says; a value that is stated as well must be the same.
  private func simulated(_ node: DataNode, into bag: inout DiagnosticBag) -> String? {
    guard let name = node["run"], let path = node["path"], let file = scenario(name, into: &bag)
    else { return nil }
    let run = runs.run(file.scenario)
    let facts = RunFacts(
      run, trace: runs.trace(file.scenario), bill: Bill(run.usage, file.prices),
      costs: file.costs(run))
    switch facts.value(path.text ?? "") {
    case .failure(let problem):
      bag.report(.factPathUnknown(path.text ?? "", problem, at: path.span))
      return nil
    case .success(let value):
      let text = FigureText.value(value, numbers)
      if let own = node["value"], let said = stated(node), said != text {
        bag.report(.factNotSimulated(said, text, at: own.span))
      }
      return text
    }
  }

  private func scenario(_ name: DataNode, into bag: inout DiagnosticBag) -> ScenarioFile? {
    let path = name.text ?? ""
    guard let text = files(path) else {
      bag.report(.factRunMissing(path, at: name.span))
      return nil
    }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let files = files
    let reader = ScenarioReader(books: books) { file in
      files(folder + file).map { String(decoding: $0.bytes, as: UTF8.self) }
    }
    return reader.read(text, into: &bag)
  }
}
