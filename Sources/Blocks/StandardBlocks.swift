package import MarkdownPages

/// The fences and directives that every site has. One line here makes a block known.
package struct StandardBlocks: BlockLibrary {
  /// Fences with a meaning; every other one is a code block.
  package static let fences: [any FenceBlock] = [
    DiagramFence.drawing, DiagramFence.mermaid, SimulationFence(), TraceFence(), QuizFence(),
  ]

  /// Directives, in the order of the manual.
  package static let directives: [any DirectiveBlock] =
    [
      DetailsBlock(), StepsBlock(), CardsBlock(), FigureBlock(), TabsBlock(), TabBlock(),
      ComparisonBlock(), IncludeBlock(), DiagnosticCodesBlock(), ReviewBlock(),
      ExecutionTableBlock(), TrackerBlock(), PlayerBlock(form: .leaf),
      PlayerBlock(form: .container), LabBlock(), TranscriptBlock(form: .leaf),
      TranscriptBlock(form: .container), BillBlock(), MetricsBlock(),
      ChartBlock(), DifferenceBlock(), SystemBlock(),
      KeysBlock(), BadgeBlock(), AbbreviationBlock(), TermBlock(), StepBlock(), CellBlock(),
      ValueBlock(), ProvedBlock(), FactBlock(), FactsBlock(),
    ] + LessonBlocks.all

  private static let fencesByName = Dictionary(
    fences.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  private static let directivesByName = Dictionary(
    directives.map { ("\($0.form):\($0.name)", $0) }, uniquingKeysWith: { first, _ in first })

  private let context: BlockContext

  /// The standard library of a site.
  package init(_ context: BlockContext = BlockContext()) { self.context = context }

  package var definingFences: [String] { Self.defining }
  private static let defining = fences.filter(\.defines).map(\.name)

  package func define(_ fence: Fence, _ page: inout PageBuilder) {
    Self.fencesByName[fence.language]?.define(fence, context, &page)
  }

  package func finish(_ page: inout PageBuilder) {
    StepBlock.checkLinks(&page)
    PageFacts.finish(&page, context.words)
    page.page.body = RowLinks.settle(page.page.body, rows: page[PageRuns.self].rows)
  }

  package func directiveNames(_ form: Directive.Form) -> [String] {
    Self.directives.filter { $0.form == form }.map(\.name)
  }

  package func isText(_ fence: Fence) -> Bool {
    Self.fencesByName[fence.language]?.isText ?? true
  }

  package func render(_ fence: Fence, _ page: inout PageBuilder) -> Node {
    let block = Self.fencesByName[fence.language] ?? CodeBlock()
    AttributeCheck(block).run(fence.attributes, at: fence.languageSpan, &page)
    count(block, fence.attributes, &page)
    return block.render(fence, context, &page)
  }

  package func render(_ directive: Directive, _ page: inout PageBuilder) -> Node? {
    guard let block = Self.directivesByName["\(directive.form):\(directive.name)"] else {
      return nil
    }
    AttributeCheck(block).run(directive.attributes, at: directive.nameSpan, &page)
    count(block, directive.attributes, &page)
    return block.render(directive, context, &page)
  }

  /// Counts a block by its name, and by name and kind where it has kinds: `chart`, `chart cost`.
  private func count(_ block: any Block, _ attributes: Attributes, _ page: inout PageBuilder) {
    page.count(block.name)
    for name in ["kind", "level"] {
      if let value = attributes[name] { page.count("\(block.name) \(value)") }
    }
  }
}
