import Learning
import Simulation
import Testing

@Suite("Figures as readers see them")
struct FigureTextTests {
  @Test(
    "a value has its unit and as many digits as mean something",
    arguments: [
      (FigureText.value(12, .count), "12"), (FigureText.value(1_234_567, .count), "1,234,567"),
      (FigureText.value(0.025, .share), "2.5 %"), (FigureText.value(0.18, .seconds), "180 ms"),
      (FigureText.value(0.4567, .mean), "0.457"), (FigureText.value(-0.5, .mean), "−0.5"),
      (FigureText.value(1 / 0.0, .mean), "∞"),
    ])
  func values(shown: String, expected: String) {
    #expect(shown == expected)
  }
}
