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

@Suite("Numbers in the language of a site")
struct NumberStyleTests {
  @Test(
    "separators follow the language",
    arguments: [
      ("en", "1,234.5 s"), ("de", "1.234,5 s"), ("fr-FR", "1\u{202F}234,5 s"),
      ("sv", "1\u{A0}234,5 s"), ("tlh", "1,234.5 s"),
    ])
  func separators(language: String, shown: String) {
    let value = RunValue.number(1234.5, .hours)
    let text = FigureText.value(value, NumberStyle(language: language))
    #expect(text == shown.dropLast(1) + "h")
  }

  @Test("money has its sign and two digits")
  func money() {
    #expect(FigureText.value(.money(Exact(3), currency: "USD")) == "$3.00")
    #expect(FigureText.value(.money(Exact(3), currency: "CHF")) == "CHF\u{A0}3.00")
  }
}
