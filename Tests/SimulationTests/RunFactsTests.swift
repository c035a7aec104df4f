import Diagnostics
import Scenarios
import Simulation
import Testing

/// What pages ask a run by name.
@Suite struct RunFactsTests {
  private static let text = """
    services:
      users: {type: client, calls: api, at: [0 s, 0.2 s, 30 s]}
      api: {type: function, work: 1 s, start: 300 ms, idleTimeout: 10 s}
    """

  private static func facts(_ settings: [Setting] = []) throws -> RunFacts {
    var bag = DiagnosticBag()
    let file = ScenarioReader().read(
      SourceText(path: "facts.yaml", text), settings: settings, into: &bag)
    let read = try #require(file)
    let run = Run(read.scenario)
    return RunFacts(run, trace: Trace(run), bill: Bill(run.usage, read.prices))
  }

  @Test(arguments: [
    ("metrics.api.cold-starts", RunValue.number(3, .count)),
    ("metrics.users.p99.9-latency", .number(1.3, .seconds)),
    ("bill.total", .money(.zero, currency: "USD")),
    ("bill.quantities.lambda.requests", .number(3, .units)),
    ("bill.services.api", .money(.zero, currency: "USD")),
    ("running@start", .count(0)), ("running@run", .count(1)), ("api.running@run#2", .count(2)),
    ("request 1@send", .word("waiting")), ("environment 1@end", .word("released")),
    ("step.allocate.number", .count(2)), ("step.allocate.cause", .word("no-idle-environment")),
    ("step.allocate#2.time", .duration(.seconds(0.2))), ("step.send#3.request", .count(3)),
    ("end.reason", .word("nothing-left")), ("end.time", .duration(.seconds(41.3))),
    ("scenario.seed", .word("1")),
  ])
  func answers(_ path: String, _ expected: RunValue) throws {
    #expect(try Self.facts().value(path) == .success(expected))
  }

  @Test(arguments: [
    ("metrics.api.cold-start", "cold-start", "cold-starts"),
    ("metrics.apu.cold-starts", "apu", "api"), ("metric.api.x", "metric", "metrics"),
    ("bill.totl", "totl", "total"), ("bill.lines.lambda.request", "lambda.request", nil),
    ("runing@run", "runing", "running"), ("running@alocate", "alocate", "allocate"),
    ("api.runing@run", "api.runing", "api.running"), ("step.allocat.time", "allocat", "allocate"),
    ("step.allocate.tim", "tim", "time"), ("end.cause", "cause", nil),
  ])
  func saysWhatIsUnknown(_ path: String, _ part: String, _ near: String?) throws {
    guard case .failure(let unknown) = try Self.facts().value(path) else {
      Issue.record("\(path) has no value")
      return
    }
    #expect(unknown.part == part)
    #expect(path.hasPrefix(unknown.prefix + part))
    if let near { #expect(NearMiss.of(part, among: unknown.known) == near) }
  }

  @Test func everyPathItNamesHasAValue() throws {
    let facts = try Self.facts()
    #expect(facts.paths.count > 100)
    for path in facts.paths {
      guard case .failure(let unknown) = facts.value(path) else { continue }
      Issue.record("\(path): \(unknown.part)")
    }
  }

  @Test func isPlainForPrograms() throws {
    #expect(RunValue.duration(.seconds(1.3)).plain == "1.3")
    #expect(RunValue.money(Exact("2.5") ?? .zero, currency: "USD").plain == "2.50")
    #expect(RunValue.number(0.25, .share).plain == "0.25")
    #expect(RunValue.number(3, .count).plain == "3")
  }

  @Test func findsTheFirstStepThatDiffers() throws {
    let base = try Self.facts()
    let other = try Self.facts([Setting(path: "api.idleTimeout", value: "60 s")])
    let divergence = try #require(Difference(base.run, other.run).divergence)
    #expect(divergence.before?.kind == .release)
    #expect(divergence.after?.kind == .send)
    #expect(
      base.trace.steps.prefix(divergence.index).map(\.id)
        == other.trace.steps.prefix(divergence.index).map(\.id))
    let names = divergence.variables.map(\.name)
    #expect(names.contains("environment 1") && names.contains("request 3"))
    #expect(Difference(base.run, base.run).divergence == nil)
  }

  @Test func tellsWhichChargesChange() throws {
    let usage = { (count: Int) in
      Usage([
        .init("lambda.requests", Exact(count), service: "api"),
        .init("sqs.requests", Exact(5_000_000), service: "jobs"),
      ])
    }
    let book = Books.builtIn.prices[0]
    let charges = Difference.Charge.changed(
      Bill(usage(3_000_000), book), Bill(usage(6_000_000), book))
    #expect(charges.map(\.item) == ["lambda.requests"])
    #expect(charges.first?.before.text(places: 2) == "0.40")
    #expect(charges.first?.after.text(places: 2) == "1.00")
  }

  @Test func binsCoverTheDistribution() throws {
    let run = Run(
      Scenario.calls(
        .poisson(perSecond: 5), FunctionSpecification(.exponential(mean: .seconds(0.4))),
        horizon: 2000))
    let latency = try #require(run.occupancies["calls"]).latency
    let bins = DurationBins(latency, most: 12)
    #expect(bins.bins.count <= 12 && bins.bins.count > 4)
    #expect(abs(bins.bins.reduce(0) { $0 + $1.share } - 1) < 1e-9)
    #expect(bins.hasTail)
    #expect(bins.bins[0].to == .milliseconds(200))
    #expect(zip(bins.bins, bins.bins.dropFirst()).allSatisfy { $0.to == $1.from })
  }
}
