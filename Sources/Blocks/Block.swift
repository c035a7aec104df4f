package import Diagnostics
import Diagrams
package import Learning
package import MarkdownPages
package import Scenarios

/// An attribute of a block, and the values it takes.
package struct AttributeRule: Sendable {
  /// The values an attribute takes.
  package enum Value: Sendable {
    /// None: the name alone.
    case flag
    case text
    /// A whole number, 0 or more.
    case number
    /// Line numbers and ranges: `2,4-6`.
    case lines
    case oneOf([String])
  }

  package let name: String
  package let value: Value
  /// Whether the block makes no sense without it.
  package let isRequired: Bool
  /// One line for the manual.
  package let summary: String

  package init(_ name: String, _ value: Value, required: Bool = false, _ summary: String) {
    self.name = name
    self.value = value
    isRequired = required
    self.summary = summary
  }
}

/// A fence or a directive: a name, attributes and a line in the manual.
///
/// A new block is one file that conforms to `FenceBlock` or `DirectiveBlock`, and one line in
/// `StandardBlocks`. Attributes are checked against `attributes` before `render` is called, so
/// `render` need not report what is unknown or not a number.
package protocol Block: Sendable {
  /// As written behind the colons or backticks.
  var name: String { get }
  /// One line for the manual.
  var summary: String { get }
  /// Source of a small example for the manual.
  var example: String { get }
  var attributes: [AttributeRule] { get }
}

/// A fence with a meaning of its own: ```` ```name ````.
package protocol FenceBlock: Block {
  /// Whether the rest of the page may use what the fence defines, before and behind it.
  var defines: Bool { get }

  /// Takes in what the fence defines, before anything of the page is rendered.
  func define(_ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder)

  /// What a fence says whose attributes are right.
  func render(_ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder) -> Node
}

extension FenceBlock {
  package var defines: Bool { false }
  package func define(_ fence: Fence, _ context: BlockContext, _ page: inout PageBuilder) {}
}

/// A directive.
package protocol DirectiveBlock: Block {
  var form: Directive.Form { get }
  /// What a directive says whose attributes are right.
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node
}

/// The surroundings of a block: everything that does not stand in the page.
package struct BlockContext: Sendable {
  /// The site's terms.
  package var glossary = Glossary()
  /// Every code that Coldstart reports, for the manual's own page.
  package var codes: [DiagnosticCode] = []
  /// Which fences are read as drawings.
  package var drawings = Drawings.auto
  /// What is said about drawings, in the site's language.
  let diagramWords: DiagramWords
  /// Rules and prices by which scenarios run. Those of the program are read when one asks for them.
  package var books: Books { ownBooks ?? .builtIn }
  /// Those of a site that has books of its own, the program's among them.
  package var ownBooks: Books?
  /// Where runs are made, once for all pages.
  package var runs = RunLibrary()

  /// What blocks say themselves, in the site's language.
  package let words: Words
  /// How the site's language writes numbers.
  package var numbers: NumberStyle { words.numbers }

  /// What is known and from where.
  package var facts = FactLedger()

  package init(_ words: Words = .english) {
    self.words = words
    diagramWords = DiagramWords { words.string($0) }
  }

  /// The library that knows this, to parse what is included.
  var library: StandardBlocks { StandardBlocks(self) }
}

/// Which fences are read as drawings: those of the `diagram` fence, and with `auto` also plain
/// ones that surely are.
package enum Drawings: String, Sendable, CaseIterable { case auto, fences }
