import Simulation
import Testing

/// Every small scenario of one function, held against a model written without queues, lanes or
/// heaps: seconds are looked at one after the other.
@Suite struct ReferenceModelTests {
  struct Small: Sendable, CustomStringConvertible {
    let arrivals: [Int]
    let start: Int
    let work: Int
    let idle: Int
    let limit: Int
    let timeout: Int
    var description: String {
      "arrivals \(arrivals), start \(start), work \(work), idle \(idle), limit \(limit), "
        + "timeout \(timeout)"
    }
  }

  struct Outcome: Equatable {
    var cold = 0
    var warm = 0
    var throttled = 0
    var timeouts = 0
    var released = 0
    /// When each request was answered with success, -1 without.
    var answers: [Int] = []
  }

  /// All ways to place up to four requests on five seconds, with every small setting.
  static let all: [Small] = {
    var cases: [Small] = []
    for mask in 1..<243 {
      var (rest, arrivals) = (mask, [Int]())
      for second in 0..<5 {
        arrivals += [Int](repeating: second, count: rest % 3)
        rest /= 3
      }
      guard arrivals.count <= 4 else { continue }
      for start in 0...1 {
        for work in 0...2 {
          for idle in 1...3 {
            for limit in 1...2 {
              for timeout in [1, 9] {
                cases.append(
                  Small(
                    arrivals: arrivals, start: start, work: work, idle: idle, limit: limit,
                    timeout: timeout))
              }
            }
          }
        }
      }
    }
    return cases
  }()

  @Test func agreesWithTheModelEverywhere() {
    for small in Self.all {
      let (ours, expected) = (simulated(small), modelled(small))
      #expect(ours == expected, "\(small)")
      if ours != expected { return }
    }
    #expect(Self.all.count > 5000)
  }

  private func simulated(_ small: Small) -> Outcome {
    var function = FunctionSpecification(.constant(.seconds(Double(small.work))))
    function.initialisation = .constant(.seconds(Double(small.start)))
    function.idleTimeout = .seconds(Double(small.idle))
    function.reserved = small.limit
    function.timeout = .seconds(Double(small.timeout))
    let times = small.arrivals.map { SimTime.start + .seconds(Double($0)) }
    var scenario = Scenario.calls(.times(times), function)
    scenario.focus = .everything
    let run = Run(scenario)
    var answers = [Int](repeating: -1, count: small.arrivals.count)
    for entry in run.entries where entry.step == .answer {
      answers[Int(entry.request) - 1] = Int(entry.time.seconds.rounded())
    }
    // A function that fails answers its direct caller as well; that is no success.
    return Outcome(
      cold: Int(run.figure("work", "cold-starts")), warm: Int(run.figure("work", "warm-starts")),
      throttled: Int(run.figure("work", "throttled")),
      timeouts: Int(run.figure("work", "timeouts")),
      released: Int(run.figure("work", "environments-released")), answers: answers)
  }

  /// An environment of the model: busy until, or idle since.
  private struct Environment {
    var busyUntil: Int?
    var idleSince = 0
    var number: Int
    var request: Int
    var failsAtEnd = false
  }

  private func modelled(_ small: Small) -> Outcome {
    var outcome = Outcome(answers: [Int](repeating: -1, count: small.arrivals.count))
    var environments: [Environment] = []
    var created = 0
    func finish(_ now: Int) {
      for index in environments.indices.reversed() where environments[index].busyUntil == now {
        if environments[index].failsAtEnd {
          outcome.timeouts += 1
          outcome.released += 1
          environments.remove(at: index)
        } else {
          outcome.answers[environments[index].request] = now
          environments[index].busyUntil = nil
          environments[index].idleSince = now
        }
      }
    }
    for now in 0...40 {
      // Work ends first, then what was idle for long enough goes, then requests come.
      finish(now)
      let gone = environments.filter { $0.busyUntil == nil && now - $0.idleSince >= small.idle }
      outcome.released += gone.count
      environments.removeAll { $0.busyUntil == nil && now - $0.idleSince >= small.idle }
      for (request, arrival) in small.arrivals.enumerated() where arrival == now {
        let span = min(small.work, small.timeout)
        let fails = small.work > small.timeout
        if environments.count(where: { $0.busyUntil != nil }) >= small.limit {
          outcome.throttled += 1
          continue
        }
        let idle = environments.indices.filter { environments[$0].busyUntil == nil }
        let newest = idle.max { environments[$0].number < environments[$1].number }
        if let newest {
          outcome.warm += 1
          environments[newest].busyUntil = now + span
          environments[newest].request = request
          environments[newest].failsAtEnd = fails
        } else {
          outcome.cold += 1
          created += 1
          environments.append(
            Environment(
              busyUntil: now + small.start + span, number: created, request: request,
              failsAtEnd: fails))
        }
        // Work that takes no time is over before the next request of this second.
        finish(now)
      }
    }
    return outcome
  }
}
