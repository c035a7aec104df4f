import Markup
import Simulation

extension StageScene {
  /// Writes the `stage` of a player's JSON, laid out for every width.
  func write(to json: inout JSONWriter, _ run: LessonRun, columns: [[Int]]?) {
    let times = run.trace.steps.map(\.time) + [run.trace.end.time]
    json.object { json in
      json.member("services") { $0.array(services) { $0.place($1) } }
      json.member("wires") { $0.array(wires) { $0.wire($1) } }
      json.member("things") { $0.array(things) { $0.thing($1) } }
      json.member("messages") { $0.array(messages) { $0.message($1) } }
      if !losses.isEmpty {
        json.member("losses") { $0.array(losses) { $0.numbers([$1.zone, $1.from, $1.to]) } }
      }
      if let currency { json.member("currency", currency) }
      json.member("amounts") { $0.array(amounts) { $0.amount($1) } }
      json.member("end", Int(run.trace.end.time.nanoseconds))
      json.member("layouts") { json in
        json.array(StageLayout.widths) { json, width in
          json.layout(StageLayout(self, width: width, columns: columns), self, times)
        }
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func place(_ place: StageScene.Place) {
    object { json in
      json.member("service", place.name)
      json.member("look", place.look.rawValue)
      if !place.thing.isEmpty { json.member("thing", place.thing) }
      if let limit = place.limit, limit <= 12 { json.member("limit", limit) }
      if place.zones > 1 { json.member("zones", place.zones) }
      json.member("decisions") { json in
        json.array(place.decisions) { json, kinds in
          json.array(kinds) { $0.string($1.id) }
        }
      }
    }
  }

  fileprivate mutating func wire(_ wire: StageScene.Wire) {
    object { json in
      json.member("from", wire.from)
      json.member("to", wire.to)
      if wire.isEvent { json.member("event", true) }
    }
  }

  fileprivate mutating func thing(_ thing: StageScene.Thing) {
    object { json in
      json.member("service", thing.service)
      json.member("number", thing.number)
      if let name = thing.name { json.member("name", name) }
      json.member("slot", thing.slot)
      json.member("spans") { json in
        json.array(thing.spans) { json, span in
          json.object { json in
            json.member("state", span.state.rawValue)
            json.member("from", span.from)
            if let to = span.to { json.member("to", to) }
            json.member("start", Int(span.start.nanoseconds))
            if let end = span.end { json.member("end", Int(end.nanoseconds)) }
            if let deadline = span.deadline, deadline != .never {
              json.member("deadline", Int(deadline.nanoseconds))
            }
          }
        }
      }
    }
  }

  fileprivate mutating func message(_ message: StageScene.Message) {
    object { json in
      json.member("token", message.token)
      json.member("request", message.request)
      json.member("step", message.step)
      json.member("way") { $0.array(message.way) { $0.number($1) } }
      json.member("spot", message.spot.rawValue)
      if let thing = message.thing { json.member("thing", thing) }
      json.member("outcome", message.outcome.rawValue)
      if message.isEvent { json.member("event", true) }
      if message.isEcho { json.member("echo", true) }
    }
  }

  fileprivate mutating func amount(_ entry: StageAmounts.Entry) {
    array { json in
      json.number(Int(entry.billed))
      json.number(entry.running)
      json.string(entry.money.text())
      json.string(entry.perMillisecond.text())
    }
  }

  fileprivate mutating func layout(
    _ layout: StageLayout, _ scene: StageScene, _ times: [SimTime]
  ) {
    object { json in
      json.member("width", Int(nearest: layout.width))
      json.member("height", Int(nearest: layout.height))
      json.member("boxes") { json in
        json.array(layout.boxes) { $0.lengths([$1.x, $1.y, $1.width, $1.height]) }
      }
      json.member("grids") { json in
        json.array(layout.grids) { json, grid in
          guard let grid else { return json.null() }
          json.lengths([
            grid.x, grid.y, grid.width, grid.height, Double(grid.columns), grid.gap,
          ])
        }
      }
      json.member("routes") { json in
        json.array(layout.routes) { $0.lengths($1.flatMap { [$0.x, $0.y] }) }
      }
      let strip = StageStrip(scene, width: layout.width, times: times)
      json.member("axis") { json in
        json.array(strip.axis.segments) { json, segment in
          json.array { json in
            json.number(Int(segment.from.nanoseconds))
            json.number(Int(segment.to.nanoseconds))
            json.number(segment.start.rounded(places: 1))
            json.number(segment.end.rounded(places: 1))
            if segment.isBreak { json.number(1) }
          }
        }
      }
    }
  }

  fileprivate mutating func lengths(_ values: [Double]) {
    array(values) { $0.number($1.rounded(places: 1)) }
  }

  fileprivate mutating func numbers(_ values: [Int?]) {
    array(values) { json, value in
      if let value { json.number(value) } else { json.null() }
    }
  }
}

extension Double {
  /// Pixels need no more.
  fileprivate func rounded(places: Int) -> Double {
    places == 1 ? (self * 10).rounded() / 10 : rounded()
  }
}
