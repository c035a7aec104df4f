import TestSupport
import Testing

@Suite struct RenderTests {
  @Test func printsPlainGFM() throws {
    let outcome = try Binary.run(
      ["render", "--gfm", "-"], input: "## A ~~b~~\n\n:badge[x] <b>c</b>\n")
    #expect(outcome.code == 0)
    #expect(
      outcome.output == """
        <h2>A <del>b</del></h2>
        <p>:badge[x] <!-- raw HTML omitted -->c<!-- raw HTML omitted --></p>

        """)
  }

  @Test func keepsHTMLAndSchemesWhenUnsafe() throws {
    let outcome = try Binary.run(
      ["render", "--gfm", "--unsafe", "-"], input: "<b>x</b> [y](javascript:z)\n")
    #expect(outcome.output == "<p><b>x</b> <a href=\"javascript:z\">y</a></p>\n")
  }

  @Test func usesOnlyTheExtensionsItIsTold() throws {
    let outcome = try Binary.run(
      ["render", "--gfm", "--extension", "table", "-"], input: "www.example.org ~~x~~\n")
    #expect(outcome.output == "<p>www.example.org ~~x~~</p>\n")
  }

  @Test func printsTheFragmentAsAPageWouldHaveIt() throws {
    let outcome = try Binary.run(
      ["render", "-"], input: "# T\n\n## A\n\n:badge[x] [l](../b.md#c)\n")
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("<h1>T</h1>\n<h2 id=\"a\">A<a class=\"heading-link\""))
    #expect(outcome.output.contains("<span class=\"badge badge-neutral\">x</span>"))
    #expect(outcome.output.contains("<a href=\"../b.md#c\">l</a>"))
  }

  @Test func reportsOnTheOtherStreamAndFails() throws {
    let outcome = try Binary.run(["render", "-"], input: "![](a.png)\n")
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("<img src=\"a.png\" alt=\"\""))
    #expect(outcome.errors.contains("error[missing-alt]") && outcome.errors.contains("-:1:1"))
  }

  @Test func refusesWhatWouldTakeMinutes() throws {
    let input = String(repeating: "|a|\n|-|-|\n", count: 20_000)
    for arguments in [["render", "--gfm", "-"], ["render", "-"]] {
      let outcome = try Binary.run(arguments, input: input)
      #expect(outcome.code == 1 && outcome.errors.contains("error[slow-input]"))
    }
  }

  @Test func saysWhenThereIsNoFile() throws {
    #expect(try Binary.run(["render", "/none/at/all.md"]).code == 2)
  }
}
