import Diagnostics
import Diagrams
import Testing

/// Drawings made of stages and wires.
@Suite struct FlowTests {
  private static func flow(_ wires: String, kinds: Bool = false) -> ProcessFlow {
    var names: [String] = []
    let pairs = wires.split(separator: ",").map { wire -> ProcessFlow.Wire in
      let parts = wire.split(separator: ":").map(String.init)
      let ends = parts[0].split(separator: ">").map(String.init)
      for name in ends where !names.contains(name) { names.append(name) }
      return .init(from: ends[0], to: ends[1], label: parts.count > 1 ? parts[1] : "")
    }
    return ProcessFlow(
      stages: names.map { .init($0, title: $0.uppercased(), kind: kinds ? "function" : "") },
      wires: pairs)
  }

  private static let flows = [
    flow("a>b,b>c"), flow("a>b:HTTPS,b>c:invoke", kinds: true),
    flow("a>b,b>c:/orders,b>d:/users,b>e,c>f,d>f,e>f"),
    flow("queue>worker:batch,worker>queue:retry,queue>dead:after 3,worker>store"),
    flow("request>cache,cache>answer:hit,cache>origin:miss,origin>answer", kinds: true),
    flow("a>b,b>c,c>d,a>d,a>c,d>a:again"), ProcessFlow(stages: [.init("alone")], wires: []),
  ]

  /// Every arrow starts and ends at its boxes, no words lie over words, nothing lies outside.
  @Test(arguments: flows.indices, [ProcessFlow.Course.across, .down])
  func isDrawnWell(_ index: Int, _ course: ProcessFlow.Course) throws {
    let flow = Self.flows[index]
    let diagram = DiagramCompiler.draw(flow, course: course, options: DiagramOptions(id: "d"))
    #expect(diagram.boxes.flatMap(\.services).sorted() == flow.stages.map(\.name).sorted())
    #expect(diagram.edges.count == flow.wires.count)
    let services = Dictionary(
      diagram.boxes.map { ($0.id, $0.services[0]) }, uniquingKeysWith: { first, _ in first })
    for (edge, wire) in zip(diagram.edges, flow.wires) {
      #expect(services[edge.from] == wire.from && services[edge.to] == wire.to)
      #expect(edge.isDirected && edge.label == wire.label)
    }
    let picture = try #require(PictureReader.read(diagram.svg))
    let compiled = Compiled(diagram: diagram)
    let score = Score(picture, ExpectedGraph(compiled.graph))
    #expect(score.lost.isEmpty, "\(score.lost.joined(separator: "\n"))")
  }

  @Test func goesAcrossWhereThereIsRoom() {
    let flow = Self.flow("first>second,second>third")
    let wide = DiagramCompiler.draw(flow, course: .fitting(columns: 80))
    let narrow = DiagramCompiler.draw(flow, course: .fitting(columns: 20))
    #expect(wide.svg == DiagramCompiler.draw(flow, course: .across).svg)
    #expect(narrow.svg == DiagramCompiler.draw(flow, course: .down).svg)
  }

  @Test func unknownStagesAreLeftOut() {
    var flow = Self.flow("a>b")
    flow.wires.append(.init(from: "a", to: "nobody"))
    #expect(DiagramCompiler.draw(flow).edges.count == 1)
    #expect(DiagramCompiler.draw(ProcessFlow(stages: [], wires: [])).boxes.isEmpty)
  }
}
