import Diagnostics
import MarkdownPages

/// A part of another block, which draws it: `::result[One line]`, or `:::result … :::` for more.
struct PartBlock: DirectiveBlock {
  let form: Directive.Form
  let name: String
  let summary: String
  let attributes: [AttributeRule] = []
  private let owner: String

  private init(_ form: Directive.Form, _ name: String, of owner: String, _ summary: String) {
    self.form = form
    self.name = name
    self.owner = owner
    self.summary = summary
  }

  /// Every part in its two forms; an answer has a label besides what it holds, and so one form.
  static let all: [any DirectiveBlock] =
    [PartBlock(.container, "answer", of: "commit", "what is compared with the reader's choice")]
    + twofold
  private static let twofold: [any DirectiveBlock] = [
    ("result", "build-up", "what follows from a step of a build-up"),
    ("insight", "build-up", "what a step of a build-up lets one see"),
    ("why-it-matters", "myth", "what the belief costs those who hold it"),
    ("wrong", "pitfall", "the code that goes wrong"),
    ("right", "pitfall", "the code that does not"),
    ("root-cause", "pitfall", "why it goes wrong"),
  ].flatMap { name, owner, summary in
    [Directive.Form.leaf, .container].map { PartBlock($0, name, of: owner, summary) }
  }

  /// The part where it belongs. It is shown alone, inside its owner.
  var example: String {
    let part = form == .leaf ? "::\(name)[Text]" : ":::\(name)\n\nText\n\n:::"
    return PartBlock.examples(owner, with: name, part)
  }

  /// A whole owner that holds a part.
  private static func examples(_ owner: String, with name: String, _ part: String) -> String {
    switch owner {
    case "build-up": "::::build-up[A start]{level=foundation}\n\nText\n\n\(part)\n\n::::"
    case "commit": "::::commit[How much?]\n\n\(part)\n\n::::"
    case "myth": "::::myth[It is free]\n\nIt is not.\n\n\(part)\n\n::::"
    default:
      "::::pitfall[An endless loop]\n\n"
        + ["wrong", "right", "root-cause"].map { $0 == name ? part : "::\($0)[Text]" }
        .joined(separator: "\n\n") + "\n\n::::"
    }
  }

  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    if page.enclosing.last != owner {
      page.diagnostics.report(.misplaced(name, inside: owner, at: directive.nameSpan))
    }
    guard form == .leaf else { return directive.content }
    if directive.label.isEmpty { page.diagnostics.report(.missingLabel(directive, "the text")) }
    return .line("p", [], [directive.labelNode])
  }
}

extension Directive {
  /// What a part of this container holds; nil when it has none of this name.
  func part(_ name: String) -> Node? {
    let found = children.filter { $0.isPart(name) }
    return found.isEmpty ? nil : .group(found.map(\.node))
  }

  /// What stands in this container outside of the parts with these names.
  func content(without names: [String]) -> Node {
    .group(children.filter { child in !names.contains { child.isPart($0) } }.map(\.node))
  }
}

extension Child {
  func isPart(_ name: String) -> Bool {
    if case .directive(name, _, _, _) = kind { true } else { false }
  }
}
