package import DataNodes
package import Diagnostics
import Simulation

/// Reads scenarios from YAML.
package struct ScenarioReader: Sendable {
  package let books: Books
  /// Reads a file beside the scenario, such as a recording of traffic.
  package let file: @Sendable (String) -> String?

  package init(
    books: Books = .builtIn, file: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.books = books
    self.file = file
  }

  /// The scenario in a text, with `settings` changed; nil when it has errors, which are reported.
  ///
  /// Reports what the schema reports and the codes of this module.
  package func read(
    _ text: SourceText, settings: [Setting] = [], into bag: inout DiagnosticBag
  ) -> ScenarioFile? {
    guard let root = DataParser.parse(text, into: &bag) else { return nil }
    return read(root, settings: settings, into: &bag)
  }

  /// The same for a document that is already parsed.
  package func read(
    _ document: DataNode, settings: [Setting] = [], into bag: inout DiagnosticBag
  ) -> ScenarioFile? {
    var root = document
    for setting in settings { root = Settings.apply(setting, to: root, into: &bag) }
    var own = DiagnosticBag()
    guard ScenarioGrammar.check(root, into: &own) else {
      bag.merge(own)
      return nil
    }
    let result = read(root, into: &own)
    bag.merge(own)
    return own.hasErrors ? nil : result
  }

  private func read(_ root: DataNode, into bag: inout DiagnosticBag) -> ScenarioFile? {
    let frame = frame(root, into: &bag)
    guard let scenario = scenario(root, frame, into: &bag),
      let prices = priceBook(frame, into: &bag)
    else { return nil }
    let variants = (frame.variants?.members ?? []).compactMap { member in
      variant(member, root, frame, into: &bag)
    }
    let axes = (frame.grid?.members ?? []).map { member in
      GridAxis(setting: member.name, values: member.value.elements.compactMap(\.text))
    }
    if axes.count > 4, let grid = root.member("grid") { bag.report(.tooManyAxes(grid)) }
    for (axis, member) in zip(axes, frame.grid?.members ?? []) {
      check(axis, member, root, into: &bag)
    }
    check(frame.alternative, prices, into: &bag)
    return ScenarioFile(
      scenario: scenario, prices: prices, replications: frame.replications,
      variants: variants, grid: axes, alternative: frame.alternative.value,
      origin: origin(root))
  }

  /// The keys around the services.
  private func frame(_ root: DataNode, into bag: inout DiagnosticBag) -> ScenarioFrame {
    var scope = ScenarioScope.standard
    let frame = ScenarioFrame.keys.read(root, &scope)
    bag.merge(scope.bag)
    return frame
  }

  /// A server to compare with must have a price.
  private func check(
    _ alternative: ScenarioFrame.Alternative, _ prices: PriceBook,
    into bag: inout DiagnosticBag
  ) {
    let known = prices.items.compactMap { item in
      item.id.hasPrefix("ec2.") ? String(item.id.dropFirst(4)) : nil
    }
    let type = alternative.value.type
    guard let node = alternative.type, !known.contains(type) else { return }
    bag.report(.unknownServer(type, prices.name, at: node.span, among: known))
  }

  /// A run of a grid is one scenario: grid and variants are not read again for each.
  private func origin(_ root: DataNode) -> ScenarioFile.Origin {
    let members = root.members.filter { $0.name != "grid" && $0.name != "variants" }
    return ScenarioFile.Origin(
      document: DataNode(.mapping(members), span: root.span), reader: self)
  }

  /// Every value of an axis must give a scenario.
  private func check(
    _ axis: GridAxis, _ member: DataNode.Member, _ root: DataNode,
    into bag: inout DiagnosticBag
  ) {
    if let own = Settings.value(axis.setting, in: root)?.text,
      !axis.values.contains(where: { Settings.areSame($0, own) })
    {
      bag.report(.notInGrid(member, own))
    }
    for value in member.value.elements {
      let changed = Settings.apply(
        axis.setting, value, at: member.nameSpan, to: root, into: &bag)
      guard let changed else { return }
      guard ScenarioGrammar.check(changed, into: &bag) else { return }
    }
  }

  private func variant(
    _ member: DataNode.Member, _ root: DataNode, _ base: ScenarioFrame,
    into bag: inout DiagnosticBag
  ) -> Variant? {
    var scope = ScenarioScope.standard
    let variant = ScenarioVariant.keys.read(member.value, &scope)
    var changed = root
    for setting in variant.settings {
      changed =
        Settings.apply(
          setting.name, setting.value, at: setting.nameSpan, to: changed, into: &bag) ?? changed
    }
    guard ScenarioGrammar.check(changed, into: &bag) else { return nil }
    let frame = frame(changed, into: &bag)
    guard var scenario = scenario(changed, frame, into: &bag) else { return nil }
    scenario.wrong.formUnion(variant.wrong)
    let hasOwnPrices =
      frame.prices?.text != base.prices?.text || frame.rules?.text != base.rules?.text
    return Variant(
      member.name, scenario, title: variant.title,
      prices: hasOwnPrices ? priceBook(frame, into: &bag) : nil)
  }

  private func priceBook(
    _ frame: ScenarioFrame, into bag: inout DiagnosticBag
  ) -> PriceBook? {
    let node = frame.prices ?? frame.rules
    let name = node?.text ?? Books.defaultName
    if let book = books.prices(name) { return book }
    bag.report(.unknownBook(name, "price", at: node?.span, among: books.prices.map(\.name)))
    return nil
  }

  private func ruleBook(_ frame: ScenarioFrame, into bag: inout DiagnosticBag) -> RuleBook? {
    let name = frame.rules?.text ?? Books.defaultName
    guard var book = books.rules(name) else {
      bag.report(
        .unknownBook(name, "rule", at: frame.rules?.span, among: books.rules.map(\.name)))
      return nil
    }
    if let limit = frame.accountLimit { book.functions.accountLimit = limit }
    return book
  }

  /// The scenario of a checked document.
  private func scenario(
    _ root: DataNode, _ frame: ScenarioFrame, into bag: inout DiagnosticBag
  ) -> Scenario? {
    guard let rules = ruleBook(frame, into: &bag) else { return nil }
    let members = frame.services?.members ?? []
    var scope = ScenarioScope(
      services: members.map { ($0.name, $0.value["type"]?.text ?? "") }, rules: rules, file: file)
    let services = members.compactMap { service($0, &scope) }
    bag.merge(scope.bag)
    guard !scope.bag.hasErrors, services.count == members.count else { return nil }
    var scenario = frame.scenario(services, rules)
    fitConsumers(&scenario)
    fitStarts(&scenario, members)
    ScenarioChecks.run(scenario, root, members, isCircleMeant: frame.loops, into: &bag)
    return scenario
  }

  private func service(
    _ member: DataNode.Member, _ scope: inout ScenarioScope
  ) -> Service? {
    guard let component = member.value["type"]?.text.flatMap(Components.named) else { return nil }
    return component.read(member, &scope)
  }

  /// A standard workflow is started, not waited for, unless an author says otherwise, which is then
  /// reported.
  private func fitStarts(_ scenario: inout Scenario, _ members: [DataNode.Member]) {
    for (index, member) in zip(scenario.services.indices, members) {
      let kind = scenario.services[index].kind
      if var client = kind.client, isStandard(client.target, scenario), member.value["how"] == nil {
        client.operation = .start
        scenario.services[index].kind = .client(client)
      }
      if var gateway = kind.gateway, isStandard(gateway.target, scenario) {
        gateway.operation = .start
        scenario.services[index].kind = .gateway(gateway)
      }
    }
  }

  private func isStandard(_ target: Int, _ scenario: Scenario) -> Bool {
    scenario.services[target].kind.workflow?.product == .standard
  }

  /// Queues hide messages for at least as long as their consumer may take.
  private func fitConsumers(_ scenario: inout Scenario) {
    for (index, service) in scenario.services.enumerated() {
      guard var queue = service.kind.queue, let consumer = queue.consumer,
        let function = scenario.services[consumer].kind.function
      else { continue }
      queue.consumerTimeout = function.timeout
      scenario.services[index].kind = .queue(queue)
    }
  }
}
