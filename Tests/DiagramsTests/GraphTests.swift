import Diagnostics
import Diagrams
import Testing

/// What programs ask of a graph: names, lists, lookups.
@Suite struct GraphTests {
  private static let shop = """
    ┌─────────┐  order  ┌───────┐
    │ Web & 1 │────────▶│ Queue │
    └─────────┘         └───┬───┘
                            ▼
                        ┌───────┐
                        │ Queue │
                        └───────┘
    """

  @Test func idsAreSlugsWithNumbersForRepeats() {
    let compiled = Compiled(Self.shop)
    #expect(compiled.diagram.boxes.map(\.id) == ["d-web-1", "d-queue", "d-queue-2"])
    #expect(compiled.diagram.edges.map(\.id) == ["d-edge-1", "d-edge-2"])
  }

  @Test func descriptionFollowsTheArrows() {
    let diagram = Compiled(Self.shop).diagram
    #expect(diagram.title == "Diagram: 3 boxes, 2 arrows")
    #expect(diagram.description == "Web & 1 leads to Queue (order). Queue leads to Queue.")
  }

  @Test(arguments: Drawing.all)
  func descriptionsAreShort(drawing: Drawing) throws {
    #expect(Compiled(try drawing.source()).diagram.description.count <= 400)
  }

  @Test func ownWordsComeFirst() {
    let options = DiagramOptions(id: "x", title: "Shop", alt: "Orders are queued")
    let diagram = Compiled(SourceText(path: "t", Self.shop), options).diagram
    #expect(diagram.title == "Shop")
    #expect(diagram.description.hasPrefix("Orders are queued. Web & 1 leads"))
  }

  @Test func listsNestAndEscape() {
    let nested = """
      +- <VPC> -----+
      |  +---+      |
      |  | A |---+  |
      |  +---+   |  |
      |    ^     |  |
      |    +-----+  |
      +-------------+
      """
    let html = String(decoding: Compiled(nested).diagram.listHTML, as: UTF8.self)
    #expect(
      html == """
        <ul class="diagram-list"><li><span class="diagram-name">&lt;VPC&gt;</span><ul><li>\
        <span class="diagram-name">A</span><ul><li class="diagram-list-edge">leads to A</li>\
        </ul></li></ul></li></ul>
        """)
  }

  @Test func graphIsJSON() {
    let json = String(decoding: Compiled("A --> B").diagram.json, as: UTF8.self)
    #expect(
      json == """
        {"id":"d","title":"Diagram: 2 boxes, 1 arrow","description":"A leads to B.",\
        "boxes":[{"id":"d-a","label":"A","kind":"text"},{"id":"d-b","label":"B","kind":"text"}],\
        "edges":[{"id":"d-edge-1","from":"d-a","to":"d-b","directed":true,"label":""}],\
        "notes":[]}
        """)
  }

  @Test func boxesAreFoundByLabelAndId() {
    let diagram = Compiled(Self.shop).diagram
    var bag = DiagnosticBag()
    let span = SourceSpan.file("page.md")
    #expect(diagram.box(called: "web  & 1", at: span, into: &bag)?.id == "d-web-1")
    #expect(diagram.box(called: "queue-2", at: span, into: &bag)?.id == "d-queue-2")
    #expect(bag.isEmpty)
    #expect(diagram.box(called: "Web & 2", at: span, into: &bag) == nil)
    #expect(diagram.boxes(called: "d-queue").map(\.id) == ["d-queue"])
    #expect(diagram.boxes(called: "queue").count == 2)
    #expect(bag.items.map(\.code) == [.unknownBox])
    #expect(bag.items.first?.help == ["did you mean \"Web & 1\"?"])
  }

  @Test func sameLabelsAreReportedWhenAskedFor() {
    let diagram = Compiled("┌───┐ ┌───┐\n│ A │ │ a │\n└───┘ └───┘").diagram
    var bag = DiagnosticBag()
    #expect(diagram.box(called: " A", at: .file("p"), into: &bag) == nil)
    #expect(bag.items.map(\.code) == [.duplicateLabel])
  }

  @Test func edgesAreFoundBetweenBoxes() {
    let diagram = Compiled(Self.shop).diagram
    let edges = diagram.edges(from: diagram.boxes[0], to: diagram.boxes[1])
    #expect(edges.map(\.label) == ["order"])
    #expect(diagram.edges(from: diagram.boxes[1], to: diagram.boxes[0]).isEmpty)
  }

  @Test func strictnessMakesErrors() {
    let text = SourceText(path: "t", "┌───┐\n│ A │──▶\n└───┘")
    let strict = Compiled(text, DiagramOptions(id: "d", isStrict: true))
    #expect(Compiled(text).diagnostics.map(\.severity) == [.warning])
    #expect(strict.diagnostics.map(\.severity) == [.error])
  }

  @Test func spansLeadIntoTheFile() {
    let page = "> ```diagram\n> ┌───┐\n> │ A │──▶\n> └───┘\n> ```\n"
    let bytes = Array(page.utf8)
    var pieces: [(bytes: ArraySlice<UInt8>, origin: Int)] = []
    var start = 0
    for line in page.split(separator: "\n", omittingEmptySubsequences: true) {
      let end = start + line.utf8.count + 1
      if !line.contains("`") { pieces.append((bytes[start + 2..<end], start + 2)) }
      start = end
    }
    let compiled = Compiled(SourceText(path: "page.md", pieces: pieces))
    let place = compiled.diagnostics.first?.span.map { LineIndex(bytes).position(of: $0.start) }
    #expect(place?.line == 3)
    #expect(place?.column == 10)
  }
}
