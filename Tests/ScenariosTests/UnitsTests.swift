import Scenarios
import Simulation
import Testing

@Suite struct UnitsTests {
  @Test(arguments: [
    ("180 ms", 0.18), ("1.5s", 1.5), ("2 min", 120), ("6 h", 21_600), ("4 d", 345_600),
    ("250 us", 0.000_25), ("0", 0),
  ])
  func readsDurations(_ text: String, _ seconds: Double) {
    #expect(Units.duration(text) == .seconds(seconds))
  }

  @Test(arguments: ["180", "ms", "-1 s", "1 m", "1 s 2"])
  func refusesOtherDurations(_ text: String) {
    #expect(Units.duration(text) == nil)
  }

  @Test func readsRatesSizesAndShares() {
    #expect(Units.rate("0.9/s") == 0.9)
    #expect(Units.rate("6 per min") == 0.1)
    #expect(Units.rate("6") == nil)
    #expect(Units.bytes("512 MB") == 512 << 20)
    #expect(Units.bytes("4.5 MB") == 4_718_592)
    #expect(Units.bytes("512") == nil)
    #expect(Units.share("10 %") == 0.1)
    #expect(Units.share("110 %") == nil)
  }

  @Test func readsQuantitiesExactly() {
    #expect(Units.quantity("0.20 per 1M")?.text() == "0.0000002")
    #expect(Units.quantity("7.5G") == Exact(7_500_000_000))
    #expect(Units.quantity("400k") == Exact(400_000))
    #expect(Units.quantity("a lot") == nil)
  }

  @Test func readsLaws() {
    #expect(Laws.distribution("exponential 2 s") == .exponential(mean: .seconds(2)))
    #expect(Laws.distribution("uniform 1 s to 2 s") == .uniform(.seconds(1), .seconds(2)))
    let law = Laws.distribution("log-normal 200 ms sigma 0.5")
    #expect(law == .logNormal(median: .milliseconds(200), sigma: 0.5))
    #expect(Laws.distribution("sometimes") == nil)
    #expect(Laws.rule("every 3") == .every(3))
    #expect(Laws.rule("calls 2, 4") == .calls([2, 4]))
    #expect(Laws.rule("first 2 attempts") == .firstAttempts(2))
    #expect(Laws.rule("10 %") == .probability(0.1))
    #expect(Laws.rule("every") == nil)
  }
}
