import Diagnostics
import Diagrams
import Testing

/// What is said of drawings that lack something: what, of which box, and how to mend it.
@Suite struct MessageTests {
  private func said(_ text: String) -> [String] {
    Compiled(text).diagnostics.map { "\($0.message): \($0.help.first ?? "")" }
  }

  @Test func aMissingWallIsNamedAndShown() {
    #expect(
      said("┌─────┐\n│ API │\n│     │") == [
        "the box \"API\" has no lower wall: draw one below this cell: └─────┘"
      ])
    #expect(
      said("| API |\n| v2  |\n+-----+") == [
        "the box \"API v2\" has no upper wall: draw one above this cell: +-----+"
      ])
    #expect(
      said("┌──────\n│ API\n└──────") == [
        "the box \"API\" has no right wall: "
          + "draw one behind its words, with a corner above and one below"
      ])
    #expect(
      said("─────┐\n API │\n─────┘") == [
        "the box \"API\" has no left wall: "
          + "draw one before its words, with a corner above and one below"
      ])
  }

  /// Whole boxes, tables and frames lack nothing.
  @Test(arguments: [
    "┌───┐\n│ A │\n└───┘", "┌───┬───┐\n│ A │ B │\n├───┼───┤\n│ C │ D │\n└───┴───┘",
    "+---+\n| A |\n+-+-+\n  |\n  v\n+---+\n| B |\n+---+",
  ])
  func whatIsWholeIsNotSpokenOf(_ text: String) {
    #expect(said(text) == [])
  }

  @Test func aLooseArrowSaysHowFarItIs() {
    let box = "┌───┐         ┌───┐\n"
    let floor = "\n└───┘         └───┘"
    #expect(
      said(box + "│ A │───▶     │ B │" + floor) == [
        "this arrow ends 5 cells before \"B\": draw it 5 cells longer"
      ])
    #expect(
      said(box + "│ A │───────▶ │ B │" + floor) == [
        "this line ends one cell before \"B\": draw it one cell longer"
      ])
    #expect(
      said(box + "│ A │ ───────▶│ B │" + floor) == [
        "this line ends one cell before \"A\": draw it one cell longer"
      ])
    #expect(said(box + "│ A │ ──────▶ │ B │" + floor) == [])
    #expect(
      said("┌───┐\n│ A │──▶\n└───┘") == [
        "this arrow points at nothing: draw it up to a box or to words"
      ])
  }

  @Test func anUprightIsNoBox() {
    #expect(
      said("┌───┐\n│ A │──▶ │\n└───┘    │ B") == [
        "this arrow points at an upright that closes no box: "
          + "draw all four walls of the box that is meant, or the arrow up to words"
      ])
  }

  @Test func anUnknownIconIsAnsweredWithThoseThereAre() {
    var options = DiagramOptions(id: "d")
    options.icons = IconChoice("Orders=tabel, Orders=anvil, Bills=table", at: .file("page.md"))
    let text = SourceText(path: "t", "┌────────┐\n│ Orders │\n└────────┘")
    let said = Compiled(text, options).diagnostics.map {
      "\($0.code.id): \($0.message): \($0.help.first ?? "")"
    }
    #expect(
      said.sorted() == [
        "unknown-box: no box is called \"Bills\": known here: Orders",
        "unknown-icon: there is no icon \"anvil\": known: client, user, function, gateway, queue, "
          + "topic, bus, table, bucket, cache, database, server, container, schedule, workflow, "
          + "zone, none",
        "unknown-icon: there is no icon \"tabel\": did you mean \"table\"?",
      ])
  }
}
