import Simulation
import TestSupport
import Testing

/// Work that grows with what there is to do, and not with its square.
@Suite struct OrderedQueueGrowthTests {
  /// Nanoseconds of a run in which so many messages come at once to a queue in order.
  private func time(_ count: Int, groups: Int) -> Duration {
    var client = ClientSpecification(
      target: 1, traffic: .bursts([.init(at: .start, count: count)]))
    client.operation = .send
    var queue = QueueSpecification()
    queue.groups = groups
    queue.consumer = 2
    var function = FunctionSpecification(.constant(.milliseconds(1)))
    function.timeout = .seconds(10)
    let scenario = Scenario(
      services: [
        Service("users", .client(client)), Service("line", .queue(queue)),
        Service("work", .function(function)),
      ], focus: .nothing)
    let clock = ContinuousClock()
    return (0..<3).map { _ in
      clock.measure {
        let run = Run(scenario)
        #expect(run.metrics["line", "deleted"] == Double(count))
      }
    }.min() ?? .zero
  }

  /// Eight times the messages take some eight times as long; the square would be 64 times.
  @Test(arguments: [1, 10, 1000])
  func messagesOfAnOrderedQueue(_ groups: Int) {
    let (small, large) = (time(1000, groups: groups), time(8000, groups: groups))
    #expect(large < small * 32, "\(small), then \(large)")
  }
}
