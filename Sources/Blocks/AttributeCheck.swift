import Diagnostics
import MarkdownPages

/// Compares the attributes an author wrote with those a block declares.
struct AttributeCheck {
  private let block: any Block

  init(_ block: any Block) {
    self.block = block
  }

  /// Reports unknown attributes, values of the wrong kind and required ones that are missing.
  func run(_ attributes: Attributes, at span: SourceSpan, _ page: inout PageBuilder) {
    for item in attributes.items {
      guard let rule = block.attributes.first(where: { $0.name == item.name }) else {
        page.diagnostics.report(
          .unknownAttribute(item.name, of: block.name, known: names, at: item.span))
        continue
      }
      if let wanted = mismatch(item, rule.value) {
        page.diagnostics.report(.wrongAttributeValue(item, wanted: wanted))
      }
    }
    for rule in block.attributes where rule.isRequired && attributes[rule.name] == nil {
      page.diagnostics.report(.missingAttribute(rule, of: block.name, at: span))
    }
  }

  private var names: [String] { block.attributes.map(\.name) }

  /// What the attribute takes, when it was given something else.
  private func mismatch(_ item: Attributes.Item, _ value: AttributeRule.Value) -> String? {
    switch value {
    case .flag: item.isFlag ? nil : "stands alone, without a value"
    case .text: item.isFlag ? "needs a value" : nil
    case .number: UInt32(item.value) == nil ? "needs a whole number" : nil
    case .lines: LineNumbers(item.value) == nil ? "needs line numbers such as 2,4-6" : nil
    case .oneOf(let known):
      known.contains(item.value) ? nil : "is one of " + known.joined(separator: ", ")
    }
  }
}
