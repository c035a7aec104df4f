import Charts
import Testing

@Suite("Axes of charts")
struct ChartAxisTests {
  @Test(
    "marks of time stand at the times people count in",
    arguments: [
      (0.35, ["0", "100 ms", "200 ms", "300 ms"]),
      (6.0, ["0", "1 s", "2 s", "3 s", "4 s", "5 s", "6 s"]),
      (600.0, ["0", "2 min", "4 min", "6 min", "8 min", "10 min"]),
      (86_400.0, ["0", "4 h", "8 h", "12 h", "16 h", "20 h", "24 h"]),
    ])
  func times(to end: Double, labels: [String]) {
    #expect(ChartAxis.time(from: 0, to: end).ticks.map(\.label) == labels)
  }

  @Test("marks of counts are whole and reach the greatest")
  func counts() {
    #expect(ChartAxis.counts(upTo: 1).ticks.map(\.label) == ["0", "1"])
    #expect(ChartAxis.counts(upTo: 1000).ticks.map(\.label) == ["0", "500", "1000"])
    #expect(ChartAxis.counts(upTo: 0).to > 0)
  }

  @Test("every value up to the greatest has its place between the ends", arguments: 1...60)
  func places(greatest: Int) {
    let axis = ChartAxis.amounts(upTo: Double(greatest) / 7) { "\($0)" }
    #expect(axis.place(Double(greatest) / 7) <= 1 + 1e-9)
    #expect(axis.ticks.count >= 2 && axis.ticks.count <= 12)
  }
}
