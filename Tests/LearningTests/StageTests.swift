import Learning
import Scenarios
import Simulation
import TestSupport
import Testing

/// Stages of systems of chance, held against what the steps of their runs say.
@Suite("Stages are true")
struct StageTests {
  private static let seeds = 0..<60

  /// Nouns of variables that follow a thing, and the states in which it is no more.
  private static let nouns = ["environment", "server", "message"]
  private static let over: Set<String> = ["none", "released", "deleted", "dead", "stopped"]

  @Test(arguments: seeds)
  func thingsAreInTheStatesOfTheTrace(_ seed: Int) throws {
    let witness = try #require(RunWitness(seed))
    let scene = StageScene(witness.run)
    let trace = witness.run.trace
    for place in trace.steps.indices {
      for variable in trace.variables {
        let words = variable.name.split(separator: " ")
        guard words.count == 2, let number = Int(words[1]), Self.nouns.contains(String(words[0]))
        else { continue }
        let said = witness.states[place][variable.service + "/" + variable.name]
        let shown = scene.state(of: number, in: variable.service, after: place)
        let isOver = said.map(Self.over.contains) ?? true
        #expect(
          isOver ? shown == nil || shown == "dead" || shown == said : shown == said,
          "\(variable.service) \(variable.name) after \(trace.steps[place].id)")
      }
    }
  }

  @Test(arguments: seeds)
  func requestsFareAsTheirClientsSay(_ seed: Int) throws {
    let witness = try #require(RunWitness(seed))
    let scene = StageScene(witness.run)
    let trace = witness.run.trace
    for place in trace.steps.indices {
      for variable in trace.variables where variable.name.hasPrefix("request ") {
        let words = variable.name.split(separator: " ")
        guard words.count == 2, let request = Int(words[1]),
          scene.services.first(where: { $0.name == variable.service })?.look == .source
        else { continue }
        let said = witness.states[place][variable.service + "/" + variable.name] ?? "none"
        let shown = scene.outcome(of: request, after: place)
        switch said {
        case "none": #expect(shown == nil)
        case "waiting": #expect(shown == "waiting" || shown == "refused")
        default: #expect(shown == said, "request \(request) after \(trace.steps[place].id)")
        }
      }
    }
  }

  /// The last figure is what the run used, by the book, to the last place.
  @Test(arguments: seeds)
  func moneyIsThatOfTheRun(_ seed: Int) throws {
    let run = try #require(RunWitness(seed)).run
    let scene = StageScene(run)
    let expected = run.run.usage.entries.reduce(Exact.zero) { sum, entry in
      sum + entry.billed * (run.prices.item(entry.item)?.tiers.first?.price ?? .zero)
    }
    let last = try #require(scene.amounts.last)
    #expect((last.money - expected).asDouble.magnitude < 1e-9, "\(last.money.text())")
    for (before, after) in zip(scene.amounts, scene.amounts.dropFirst()) {
      #expect(before.money <= after.money)
      #expect(before.billed <= after.billed)
    }
  }

  @Test(arguments: seeds)
  func everythingStandsOnTheStageAndApart(_ seed: Int) throws {
    let scene = StageScene(try #require(RunWitness(seed)).run)
    for width in StageLayout.widths {
      let layout = StageLayout(scene, width: width)
      #expect(layout.height <= (width < 500 ? 210 : 304))
      for (index, box) in layout.boxes.enumerated() {
        #expect(box.x >= 0 && box.x + box.width <= layout.width + 0.5)
        #expect(box.y >= 0 && box.y + box.height <= layout.height + 0.5)
        for other in layout.boxes[(index + 1)...] {
          let isApart =
            box.x + box.width <= other.x || other.x + other.width <= box.x
            || box.y + box.height <= other.y || other.y + other.height <= box.y
          #expect(isApart, "\(scene.services[index].name) at \(width)")
        }
      }
    }
  }

  @Test func timeIsToScaleAndCutsSaySo() {
    let times = [0, 0.4, 0.5, 60, 60.1, 660.1, 720, 720.4, 720.5, 1320.5].map {
      SimTime.start + .seconds($0)
    }
    let axis = StageAxis(times, start: 60, end: 740)
    let scales = Set(
      axis.segments.filter { !$0.isBreak }.map { segment in
        let span = Double((segment.to - segment.from).nanoseconds)
        return Int(((segment.end - segment.start) / span * 1e9).rounded())
      })
    #expect(scales.count == 1)
    #expect(axis.segments.filter(\.isBreak).count == 4)
    #expect(axis.segments.first?.start == 60)
    #expect(((axis.segments.last?.end ?? 0) - 740).magnitude < 0.01)
    #expect(zip(axis.segments, axis.segments.dropFirst()).allSatisfy { $0.end == $1.start })
    #expect(axis.place(of: .start) == 60)
  }
}

extension StageScene {
  fileprivate func state(of number: Int, in service: String, after step: Int) -> String? {
    let thing = things.first { $0.number == number && services[$0.service].name == service }
    let span = thing?.spans.last { $0.from <= step }
    if let end = span?.to, end <= step { return nil }
    return span?.state.rawValue
  }

  /// How the request itself fares, not what came of it.
  fileprivate func outcome(of request: Int, after step: Int) -> String? {
    messages.last { message in
      message.request == request && message.step <= step && !message.isEvent && !message.isEcho
        && message.token == token(of: request)
    }?.outcome.rawValue
  }

  /// The token that left a client.
  private func token(of request: Int) -> Int? {
    messages.first { $0.request == request && !$0.isEvent && !$0.isEcho }?.token
  }
}
