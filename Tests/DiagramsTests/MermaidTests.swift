import Diagnostics
import Diagrams
import Foundation
import TestSupport
import Testing

/// Every text of `Fixtures/mermaid` against what it means and what is said of it.
@Suite struct MermaidTests {
  static let all = Fixture.all("mermaid").filter { $0.url.pathExtension == "mmd" }

  private func compiled(_ fixture: Fixture) throws -> Compiled? {
    let source = SourceText(
      path: "text.mmd", bytes: [UInt8](try Data(contentsOf: fixture.url)))
    var options = DiagramOptions(id: "d")
    options.hasNarrow = true
    return Compiled(mermaid: source, options)
  }

  @Test(arguments: all)
  func meansWhatItSays(_ fixture: Fixture) throws {
    let compiled = try #require(try compiled(fixture))
    let name = fixture.url.deletingPathExtension().lastPathComponent + ".txt"
    let url = fixture.url.deletingLastPathComponent().appendingPathComponent(name)
    let difference = Golden.difference(compiled.meaning, url)
    #expect(difference == nil, "\(difference ?? "")")
  }

  /// Every arrow starts and ends at its boxes, no words lie over words, nothing lies outside.
  @Test(arguments: all.filter { $0.url.lastPathComponent.hasPrefix("flow") })
  func isDrawnWell(_ fixture: Fixture) throws {
    let compiled = try #require(try compiled(fixture))
    for svg in [compiled.diagram.svg, compiled.diagram.narrowSVG].compactMap({ $0 }) {
      let picture = try #require(PictureReader.read(svg), "no XML")
      let words = picture.words
      for (index, word) in words.enumerated() {
        for other in words[(index + 1)...] {
          let isApart =
            word.left >= other.right - 1 || other.left >= word.right - 1
            || word.top >= other.bottom - 1 || other.top >= word.bottom - 1
          #expect(isApart, "\(word.text) lies over \(other.text)")
        }
      }
      #expect(Set(picture.ids).count == picture.ids.count)
    }
  }

  /// Messages with line and column in the author's words, whole.
  @Test func messagesAreGolden() throws {
    var said = ""
    for fixture in Self.all {
      let compiled = try #require(try compiled(fixture))
      for (place, diagnostic) in zip(compiled.places, compiled.diagnostics) {
        said += "\(fixture.url.lastPathComponent):\(place): \(diagnostic.message)"
        said += diagnostic.help.map { "\n  \($0)" }.joined() + "\n"
      }
    }
    let url = Fixture.root().appendingPathComponent("mermaid-messages.txt")
    let difference = Golden.difference(said, url)
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func ownWordsOfATextCountWhereNoneAreGiven() {
    let text = SourceText(
      path: "t.mmd", "flowchart LR\naccTitle: Its own\naccDescr: Said first\na --> b")
    let own = Compiled(mermaid: text).diagram
    #expect(own.title == "Its own" && own.description.hasPrefix("Said first."))
    let given = Compiled(mermaid: text, DiagramOptions(id: "d", title: "Given")).diagram
    #expect(given.title == "Given")
  }

  @Test func boxesAreBoundToServices() {
    let binding = ServiceBinding(services: [.init("api"), .init("orders")], at: .file("run"))
    let options = DiagramOptions(id: "d", binding: binding)
    let text = SourceText(path: "t.mmd", "flowchart LR\n  a[API] --> b[Orders]")
    let boxes = Compiled(mermaid: text, options).diagram.boxes
    #expect(boxes.map(\.services) == [["api"], ["orders"]])
  }
}

extension Compiled {
  init(mermaid source: SourceText, _ options: DiagramOptions = DiagramOptions(id: "d")) {
    var bag = DiagnosticBag()
    let reading = MermaidCompiler.read(source, into: &bag)
    let empty = DiagramCompiler.compile(SourceText(path: "", ""), into: &bag)
    let diagram = reading.map { DiagramCompiler.draw($0, options: options, into: &bag) }
    self.init(diagram: diagram ?? empty, diagnostics: bag.sorted(), bytes: source.bytes)
  }

  /// Title, description and graph.
  var meaning: String {
    diagram.boxes.isEmpty ? graph : diagram.title + "\n" + diagram.description + "\n\n" + graph
  }
}
