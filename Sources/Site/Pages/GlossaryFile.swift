import Blocks
package import DataNodes

/// `content/glossary.yaml`: terms with their definitions.
///
/// ```yaml
/// cold start:
///   definition: The first invocation in a new environment.
///   also: [cold starts]
/// ```
package enum GlossaryFile {
  /// The grammar: check, JSON Schema and manual table come from it.
  package static let schema = Schema.map(
    of: .object(
      "term",
      [
        Field("definition", .text, required: true, "One or two sentences of plain text."),
        Field("also", .list(of: .text), "Other forms of the term, such as its plural."),
      ]), key: "a term")

  /// The terms of a checked mapping.
  static func glossary(_ node: DataNode) -> Glossary {
    var glossary = Glossary()
    glossary.terms = node.members.map { member in
      Glossary.Term(
        name: member.name, id: AddressPart.text(member.name),
        definition: member.value["definition"]?.text ?? "",
        aliases: member.value["also"]?.texts ?? [])
    }
    return glossary
  }
}

extension Glossary {
  /// The ids of the glossary page, in its order.
  var anchors: [String] { terms.map(\.id) }
}
