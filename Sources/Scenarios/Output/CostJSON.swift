import Markup
package import Simulation

/// The cost of a run as JSON: its bill, or a month's, and the same load on servers. Version 1.
package struct CostJSON: Sendable {
  package let run: Run
  package let costs: CostComparison
  package let isMonthly: Bool

  package init(_ run: Run, _ costs: CostComparison, isMonthly: Bool) {
    self.run = run
    self.costs = costs
    self.isMonthly = isMonthly
  }

  /// The bill, the alternative, where both cost the same, and the curve between.
  package func bytes() -> [UInt8] {
    let bill = isMonthly ? costs.monthlyBill : costs.runBill
    var json = JSONWriter()
    json.object { json in
      json.member("version", RunJSON.version)
      json.member("scenario", run.scenario.name)
      json.member("rules", run.scenario.rules.name)
      json.member("seed", String(run.scenario.seed))
      json.member("period", isMonthly ? "month" : "run")
      json.member("requestsPerMonth", costs.requestsPerMonth)
      json.member("bill") { BillJSON.write(bill, &$0) }
      json.member("servers") { json in
        json.object { json in
          json.member("type", costs.alternative.type)
          json.member("fleet", costs.fleet)
          json.member("peak", costs.peak)
          json.member("bill") { json in
            BillJSON.write(isMonthly ? costs.monthlyServerBill : costs.runServerBill, &json)
          }
        }
      }
      if let meeting = costs.breakEven() {
        json.member("breakEven") { json in
          json.object { json in
            write(members: meeting.point, &json)
            json.member("bill") { BillJSON.write(meeting.asRun, &$0) }
            json.member("servers") { BillJSON.write(meeting.onServers, &$0) }
          }
        }
      }
      json.member("curve") { json in
        json.array(costs.curve()) { json, point in
          json.object { write(members: point, &$0) }
        }
      }
    }
    return json.bytes
  }

  private func write(members point: CostComparison.Point, _ json: inout JSONWriter) {
    json.member("requestsPerMonth", point.requestsPerMonth)
    json.member("requestsPerSecond", point.requestsPerSecond)
    json.member("asRun", point.asRun.rounded(places: 6).text(places: 2))
    json.member("onServers", point.onServers.rounded(places: 6).text(places: 2))
    json.member("fleet", point.fleet)
  }
}
