import MarkdownPages

extension Child {
  /// The items of a list; none for other blocks.
  var items: [ListItem] { if case .list(_, let items) = kind { items } else { [] } }
}

extension Directive {
  /// The items of the lists directly inside a container.
  var listItems: [ListItem] { children.flatMap(\.items) }

  /// The tables directly inside a container.
  var tables: [Table] {
    children.compactMap { child in
      if case .table(let table) = child.kind { table } else { nil }
    }
  }
}
