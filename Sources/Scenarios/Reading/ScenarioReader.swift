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
    guard let scenario = scenario(root, into: &bag),
      let prices = priceBook(root, into: &bag)
    else { return nil }
    let variants = (root["variants"]?.members ?? []).compactMap { member in
      variant(member, root, scenario, into: &bag)
    }
    let axes = (root["grid"]?.members ?? []).map { member in
      GridAxis(setting: member.name, values: member.value.elements.compactMap(\.text))
    }
    if axes.count > 4, let grid = root.member("grid") { bag.report(.tooManyAxes(grid)) }
    for (axis, member) in zip(axes, root["grid"]?.members ?? []) {
      check(axis, member, root, into: &bag)
    }
    return ScenarioFile(
      scenario: scenario, prices: prices, replications: root["replications"]?.integer ?? 1,
      variants: variants, grid: axes,
      alternative: alternative(root, prices, into: &bag), origin: origin(root))
  }

  private func alternative(
    _ root: DataNode, _ prices: PriceBook, into bag: inout DiagnosticBag
  ) -> ServerAlternative {
    var alternative = ServerAlternative()
    guard let node = root["alternative"] else { return alternative }
    alternative.type = node["type"]?.text ?? alternative.type
    alternative.places = node["places"]?.integer ?? alternative.places
    alternative.headroom = (node["headroom"]?.text).flatMap(Units.share) ?? 0
    alternative.count = node["count"]?.integer
    let known = prices.items.compactMap { item in
      item.id.hasPrefix("ec2.") ? String(item.id.dropFirst(4)) : nil
    }
    if let type = node["type"], !known.contains(alternative.type) {
      bag.report(.unknownServer(alternative.type, prices.name, at: type.span, among: known))
    }
    return alternative
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
    _ member: DataNode.Member, _ root: DataNode, _ base: Scenario,
    into bag: inout DiagnosticBag
  ) -> Variant? {
    var changed = root
    for setting in member.value["set"]?.members ?? [] {
      changed =
        Settings.apply(
          setting.name, setting.value, at: setting.nameSpan, to: changed, into: &bag) ?? changed
    }
    guard ScenarioGrammar.check(changed, into: &bag),
      var scenario = scenario(changed, into: &bag)
    else { return nil }
    for name in member.value["believe"]?.strings ?? [] {
      if let rule = WrongRule(rawValue: name) { scenario.wrong.insert(rule) }
    }
    let hasOwnPrices = ["prices", "rules"].contains { changed[$0]?.text != root[$0]?.text }
    return Variant(
      member.name, scenario, prices: hasOwnPrices ? priceBook(changed, into: &bag) : nil)
  }

  private func priceBook(_ root: DataNode, into bag: inout DiagnosticBag) -> PriceBook? {
    let node = root["prices"] ?? root["rules"]
    let name = node?.text ?? Books.defaultName
    if let book = books.prices(name) { return book }
    bag.report(.unknownBook(name, "price", at: node?.span, among: books.prices.map(\.name)))
    return nil
  }

  private func ruleBook(_ root: DataNode, into bag: inout DiagnosticBag) -> RuleBook? {
    let name = root["rules"]?.text ?? Books.defaultName
    if let book = books.rules(name) { return book }
    bag.report(
      .unknownBook(name, "rule", at: root["rules"]?.span, among: books.rules.map(\.name)))
    return nil
  }

  /// The scenario of a checked document.
  private func scenario(_ root: DataNode, into bag: inout DiagnosticBag) -> Scenario? {
    guard var rules = ruleBook(root, into: &bag) else { return nil }
    if let limit = root["accountLimit"]?.integer { rules.functions.accountLimit = limit }
    let members = root["services"]?.members ?? []
    var scope = ScenarioScope(
      services: members.map { ($0.name, $0.value["type"]?.text ?? "") }, rules: rules, file: file)
    let services = members.compactMap { service($0, &scope) }
    bag.merge(scope.bag)
    guard !scope.bag.hasErrors, services.count == members.count else { return nil }
    var scenario = Scenario(
      name: root["name"]?.text ?? "scenario", services: services, rules: rules,
      seed: UInt64(root["seed"]?.integer ?? 1))
    scenario.noun = Nouns.read(root["request"])
    scenario.horizon = root["until"]?.duration
    scenario.warmUp = root["warmUp"]?.duration ?? .zero
    scenario.wrong = Set((root["believe"]?.strings ?? []).compactMap(WrongRule.init))
    ScenarioFrame.read(root, &scenario, into: &bag)
    fitConsumers(&scenario)
    fitStarts(&scenario, members)
    ScenarioChecks.run(scenario, root, members, into: &bag)
    return scenario
  }

  private func service(
    _ member: DataNode.Member, _ scope: inout ScenarioScope
  ) -> Service? {
    let type = member.value["type"]?.text
    guard let component = Components.all.first(where: { $0.type == type }) else { return nil }
    let kind = component.read(member.value, &scope)
    var service = Service(
      member.name, kind, title: member.value["title"]?.text,
      noun: Nouns.read(member.value["request"]))
    service.access = Policies.read(member.value, &scope)
    return service
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
