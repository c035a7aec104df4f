import Markup
package import Simulation

/// A run as JSON, the format other programs read. Version 1; members are only ever added.
package struct RunJSON: Sendable {
  /// The number that tells readers what to expect.
  package static let version = 1

  package let run: Run
  package let prices: PriceBook
  private let options: Bill.Options

  package init(_ run: Run, prices: PriceBook, options: Bill.Options = Bill.Options()) {
    self.run = run
    self.prices = prices
    self.options = options
  }

  /// The whole run: scenario, end, steps, variables, figures and bill.
  package func bytes(wording: Wording = .english) -> [UInt8] {
    let trace = Trace(run)
    let wording = wording.casting(run.scenario)
    var json = JSONWriter()
    json.object { json in
      json.member("version", Self.version)
      json.member("scenario", run.scenario.name)
      json.member("rules", run.scenario.rules.name)
      json.member("prices", prices.name)
      json.member("seed", String(run.scenario.seed))
      let beliefs = WrongRule.allCases.filter(run.scenario.wrong.contains)
      json.member("believes", beliefs.map(\.rawValue))
      json.member("end") { $0.object { writeEnd(&$0) } }
      json.member("variables") { json in
        json.array(trace.variables) { json, variable in
          json.object {
            $0.member("name", variable.name)
            $0.member("service", variable.service)
            $0.member("start") { Self.write(variable.start, &$0) }
          }
        }
      }
      json.member("steps") { json in
        json.array(trace.steps) { write($1, wording, &$0) }
      }
      json.member("metrics") { Self.write(run.metrics, &$0) }
      json.member("bill") { BillJSON.write(Bill(run.usage, prices, options), &$0) }
    }
    return json.bytes
  }

  private func writeEnd(_ json: inout JSONWriter) {
    json.member("reason", run.end.reason.rawValue)
    json.member("nanoseconds", Int(run.end.time.nanoseconds))
    json.member("events", run.end.eventCount)
    json.member("traceCut", run.end.isTraceCut)
  }

  static func write(_ value: TraceValue, _ json: inout JSONWriter) {
    if case .number(let number) = value { json.number(number) } else { json.string(value.text) }
  }

  private func write(_ step: Step, _ wording: Wording, _ json: inout JSONWriter) {
    json.object { json in
      json.member("id", step.id)
      json.member("kind", step.kind.id)
      json.member("nanoseconds", Int(step.time.nanoseconds))
      json.member("service", step.service)
      json.member("text", wording.action(step))
      if step.cause != .none {
        json.member("cause", step.cause.id)
        json.member("because", wording.cause(of: step))
      }
      if step.request > 0 { json.member("request", step.request) }
      if step.subject > 0 { json.member("subject", step.subject) }
      json.member("changes") { json in
        json.array(step.changes) { json, change in
          json.array {
            $0.number(change.variable)
            Self.write(change.value, &$0)
          }
        }
      }
    }
  }

  /// An object of figures for each service.
  static func write(_ metrics: Metrics, _ json: inout JSONWriter) {
    json.object { json in
      for service in metrics.services {
        json.member(service.service) { json in
          json.object { json in
            json.member("type", service.kind)
            for measure in service.measures { json.member(measure.id, measure.value) }
          }
        }
      }
    }
  }
}

/// A bill as JSON; amounts are decimals in text, as they are exact.
package enum BillJSON {
  /// The bill as one object.
  package static func bytes(_ bill: Bill) -> [UInt8] {
    var json = JSONWriter()
    write(bill, &json)
    return json.bytes
  }

  static func write(_ bill: Bill, _ json: inout JSONWriter) {
    json.object { json in
      json.member("book", bill.book)
      json.member("date", bill.date)
      json.member("currency", bill.currency)
      json.member("total", bill.total.text(places: 2))
      json.member("lines") { json in
        json.array(bill.lines) { json, line in
          json.object { json in
            json.member("kind", line.kind.rawValue)
            json.member("item", line.item)
            json.member("service", line.service)
            json.member("title", line.title)
            json.member("quantity", line.quantity.rounded(places: 6).text())
            json.member("unit", line.unit)
            json.member("price", line.price?.text())
            json.member("amount", line.amount.text(places: 2))
            json.member("tier", line.tier)
            json.member("steps", line.steps.map(\.id))
          }
        }
      }
    }
  }
}
