import Foundation
import Testing

/// What is said of a run costs no more than the run is long.
@Suite(.serialized) struct GrowthTests {
  /// Ten times the steps take about ten times as long, and not a hundred times: processor time of
  /// this thread, since other tests run beside.
  @Test(arguments: ["quotes", "charts", "tables"])
  func costGrowsWithTheStepsOfARun(_ construct: String) {
    _ = seconds(construct, requests: 20)
    let (small, large) = (seconds(construct, requests: 60), seconds(construct, requests: 600))
    #expect(large < small * 35, "\(construct): \(small) s, then \(large) s")
  }

  private func seconds(_ construct: String, requests: Int) -> Double {
    let run = """
      ```simulation {#run}
      services:
        visitor: {type: client, calls: orders, requests: \(requests), interval: 10 ms}
        orders: {type: function, concurrency: 2, work: 5 ms}
      ```


      """
    let text: String
    switch construct {
    case "quotes":
      text =
        ":::key-moment[Why?]{step=send}\n\n"
        + String(repeating: "It is \"environment 1: none\" here.\n", count: 40) + "\n:::\n"
    case "charts": text = "::chart{run=run kind=concurrency}\n\n::chart{run=run kind=latency}\n"
    default: text = "::execution-table{run=run}\n\n::transcript{run=run}\n"
    }
    let start = Self.now
    _ = page(run + text)
    return Self.now - start
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
