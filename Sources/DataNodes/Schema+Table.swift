extension Schema {
  /// The schema as tables for the manual, in Markdown: one for the document, one for each
  /// definition under a line with its name. Keys inside others are written `author.name`,
  /// `steps[].to` and `terms.*.also`.
  package func markdownTable() -> String {
    var table = Self.head
    appendRows(&table, prefix: "")
    for definition in definitions {
      table += "\n`\(definition.name)` is \(definition.schema.typeText):\n\n" + Self.head
      definition.schema.appendRows(&table, prefix: "")
    }
    return table
  }

  private static let head = "| Key | Value | Default | Meaning |\n|---|---|---|---|\n"

  private func appendRows(_ table: inout String, prefix: String) {
    switch kind {
    case .object(_, let fields, _):
      for field in fields {
        let path = prefix.isEmpty ? field.name : prefix + "." + field.name
        table += field.row(path)
        field.schema.appendRows(&table, prefix: path)
      }
    case .list(let element, _): element.appendRows(&table, prefix: prefix + "[]")
    case .map(_, let value): value.appendRows(&table, prefix: prefix.isEmpty ? "*" : prefix + ".*")
    case .alternatives(let alternatives):
      for alternative in alternatives { alternative.appendRows(&table, prefix: prefix) }
    default: return
    }
  }

  /// The kind of value for a cell: `text`, `list of text`, `` `a`, `b` ``.
  var typeText: String {
    switch kind {
    case .any: "anything"
    case .boolean: "`true` or `false`"
    case .date: "date"
    case .integer(let range): "whole number" + Self.limits(range, open: Int.min, Int.max)
    case .number(let range): "number" + Self.limits(range, open: -Double.infinity, .infinity)
    case .choice(let choices): choices.map { "`\($0.name)`" }.joined(separator: ", ")
    case .list(let element, _): "list of " + element.typeText
    case .map(let key, let value): "mapping of \(key.name) to \(value.typeText)"
    case .object: "mapping"
    case .alternatives(let alternatives):
      alternatives.map(\.typeText).joined(separator: " or ")
    case .reference(let name): "`\(name)`"
    case .text: "text"
    case .string(let form): form?.name ?? "text"
    }
  }
}

extension Field {
  fileprivate func row(_ path: String) -> String {
    var meaning = description
    if let example { meaning += " For example `\(example)`." }
    if let deprecated { meaning += " Deprecated: \(deprecated)." }
    let given = isRequired ? "required" : defaultText.map { "`\($0)`" } ?? ""
    let cells = ["`\(path)`", schema.typeText, given, meaning]
    return "| " + cells.map(Self.cell).joined(separator: " | ") + " |\n"
  }

  /// Text that stays in its cell.
  private static func cell(_ text: String) -> String {
    var cell = ""
    for character in text {
      switch character {
      case "|": cell += "\\|"
      case _ where character.isNewline: cell += " "
      default: cell.append(character)
      }
    }
    return cell
  }
}
