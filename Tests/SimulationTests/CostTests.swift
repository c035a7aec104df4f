import Diagnostics
import Scenarios
import Simulation
import Testing

/// Bills by the month, beside servers, and where both cost the same.
@Suite struct CostTests {
  private func costs(_ text: String) throws -> CostComparison {
    var bag = DiagnosticBag()
    let file = ScenarioReader().read(SourceText(path: "costs.yaml", text), into: &bag)
    let read = try #require(file, "\(bag.items.map(\.message))")
    return read.costs(Run(read.scenario))
  }

  private static let steady = """
    until: 1000 s
    alternative: {type: t3.small, count: 1}
    services:
      users: {type: client, calls: api, every: 100 ms}
      api: {type: function, work: 100 ms, memory: 128 MB}
    """

  @Test func aMonthIsSoManyRuns() throws {
    let costs = try costs(Self.steady)
    // The last of the requests is sent as the run ends.
    #expect(costs.requestsPerMonth == 26_282_628)
    let line = try #require(costs.monthlyBill.lines.first { $0.item == "lambda.requests" })
    #expect(line.kind == .free)
    #expect(costs.monthlyBill.amount(of: "lambda.requests").text(places: 2) == "5.06")
  }

  /// One small server costs 15.18 a month. With 128 MB for 100 ms, requests cost 0.4083 a million;
  /// the free tier gives a million of them, and 400,000 GB-s.
  @Test func theBreakEvenIsWhereBothCostTheSame() throws {
    let costs = try costs(Self.steady)
    let meeting = try #require(costs.breakEven())
    #expect(meeting.onServers.total.text(places: 2) == "15.18")
    #expect(meeting.asRun.total.text(places: 2) == "15.18")
    let before = costs.point(requestsPerMonth: meeting.point.requestsPerMonth - 1)
    #expect(before.asRun < before.onServers)
    #expect(meeting.point.asRun >= meeting.point.onServers)
    #expect((54_000_000...54_010_000).contains(meeting.point.requestsPerMonth))
  }

  @Test func theFleetFollowsThePeak() throws {
    let costs = try costs(
      """
      until: 1000 s
      alternative: {places: 4, headroom: 20 %}
      services:
        users: {type: client, calls: api, burst: 33}
        api: {type: function, work: 1 s}
      """)
    #expect(costs.peak == 33)
    #expect(costs.fleet == 11)
    #expect(costs.monthlyServerBill.total.text(places: 2) == "167.02")
    #expect(costs.point(requestsPerMonth: costs.requestsPerMonth * 2).fleet == 21)
  }

  /// Between the loads at which the fleet grows, servers cost the same; the first of many meetings
  /// is the one that counts.
  @Test func noSmallerLoadIsABreakEven() throws {
    let costs = try costs(
      """
      until: 1000 s
      alternative: {places: 1}
      services:
        users: {type: client, calls: api, poisson: 5/s}
        api: {type: function, work: 900 ms, memory: 2048 MB}
      """)
    let meeting = try #require(costs.breakEven())
    for part in 1...200 {
      let count = meeting.point.requestsPerMonth * part / 201
      let point = costs.point(requestsPerMonth: count)
      #expect(point.asRun < point.onServers, "\(count)")
    }
  }

  @Test func theCurveRisesAndCrosses() throws {
    let costs = try costs(Self.steady)
    let curve = costs.curve(points: 11)
    #expect(curve.count == 11)
    #expect(zip(curve, curve.dropFirst()).allSatisfy { $0.asRun <= $1.asRun })
    #expect(curve.first?.asRun == .zero)
    #expect(curve[4].asRun < curve[4].onServers && curve[6].asRun > curve[6].onServers)
  }

  @Test func whatIsChargedByTimeDoesNotGrowWithTheLoad() throws {
    let costs = try costs(
      """
      until: 3600 s
      services:
        users: {type: client, calls: api, every: 1 s}
        api: {type: function, work: 100 ms, provisioned: 2, memory: 1024 MB}
      """)
    let idle = costs.point(requestsPerMonth: 0)
    // 2 GB × 730 h × 3600 s at 0.0000041667 a GB-s.
    #expect(idle.asRun.inCents.text(places: 2) == "21.90")
  }

  @Test func anUnknownKindOfServerIsReported() throws {
    var bag = DiagnosticBag()
    let text =
      "alternative: {type: t3.smal}\n"
      + Self.steady.split(separator: "\n").filter {
        !$0.hasPrefix("alternative")
      }.joined(separator: "\n")
    let file = ScenarioReader().read(SourceText(path: "costs.yaml", text), into: &bag)
    #expect(file == nil)
    #expect(bag.items.map(\.code.id) == ["unknown-server"])
    #expect(bag.items.first?.replacement == "t3.small")
  }
}

@Suite struct CronTests {
  /// 2023-09-04, a Monday, as minutes since the start of 1970.
  private static let monday = 19_604 * 1440

  @Test(arguments: [
    ("0 9 ? * MON-FRI *", [540, 540 + 1440, 540 + 2 * 1440]),
    ("0/15 0 * * ? *", [0, 15, 30, 45, 1440]),
    ("5,10 12 ? * 3 *", [1440 + 725, 1440 + 730]),
    ("0 0 1 * ? *", [27 * 1440]),
    ("0 0 L * ? *", [26 * 1440]),
    ("0 8 ? * 6L *", [25 * 1440 + 480]),
    ("0 8 ? * 2#1 *", [480, 28 * 1440 + 480]),
    ("0 0 9W * ? *", [4 * 1440]),
    ("30 10 * JAN ? 2024", [(119 * 1440) + 630]),
  ])
  func followsTheCalendar(_ text: String, _ minutes: [Int]) throws {
    let cron = try #require(CronExpression(text))
    var from = Self.monday
    for minute in minutes {
      let next = cron.next(from: from)
      #expect(next == Self.monday + minute, "\(text)")
      from = (next ?? 0) + 1
    }
  }

  @Test(arguments: [
    "0 9 * * MON-FRI *", "0 9 ? * ? *", "60 9 ? * 1 *", "0 24 ? * 1 *", "0 9 ? * MON-FRI",
    "0 9 ? * MOO *", "0/0 9 ? * 1 *", "0 9 32 * ? *", "5-1 9 ? * 1 *", "", "0 9 ? 13 1 *",
  ])
  func refusesOtherTexts(_ text: String) {
    #expect(CronExpression(text) == nil)
  }

  @Test func yearsEnd() {
    #expect(CronExpression("0 0 1 1 ? 2022")?.next(from: Self.monday) == nil)
  }

  @Test func schedulesCall() throws {
    var bag = DiagnosticBag()
    let text = """
      until: 7 d
      services:
        mornings: {type: schedule, calls: report, cron: 0 9 ? * MON-FRI *}
        report: {type: function, work: 2 s}
      """
    let file = ScenarioReader().read(SourceText(path: "cron.yaml", text), into: &bag)
    let run = Run(try #require(file).scenario)
    #expect(run.metrics["mornings", "events"] == 5)
    let triggers = run.entries.filter { $0.step == .trigger && $0.node == 0 }.map(\.time.seconds)
    #expect(triggers.first == 32_400 && triggers.last == 32_400 + 4 * 86_400)
  }
}
