package import Diagnostics
package import MarkdownPages

package struct Glossary: Sendable {
  package struct Term: Sendable {
    package let name: String; package let id: String; package let definition: String;
    package let aliases: [String]
    package init(name: String, id: String, definition: String, aliases: [String]) {
      self.name = name; self.id = id; self.definition = definition; self.aliases = aliases
    }
  }
  package var terms: [Term] = []
  package init() {}
  package var isEmpty: Bool { terms.isEmpty }
}
package struct StandardBlocks: BlockLibrary {
  package init(glossary: Glossary, codes: [DiagnosticCode]) {}
  package func directiveNames(_ form: Directive.Form) -> [String] { [] }
  package func render(_ fence: Fence, _ page: inout PageBuilder) -> Fragment { Fragment() }
  package func render(_ directive: Directive, _ page: inout PageBuilder) -> Fragment? { nil }
}
