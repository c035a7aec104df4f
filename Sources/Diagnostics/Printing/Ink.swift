/// Colours for a terminal, or none.
struct Ink: Sendable {
  /// The role of coloured text.
  enum Role: Sendable {
    case severity(Diagnostic.Severity)
    case message, gutter, label
  }

  let isOn: Bool

  func paint(_ text: String, _ role: Role) -> String {
    guard isOn, !text.isEmpty else { return text }
    return "\u{1B}[\(code(role))m\(text)\u{1B}[0m"
  }

  private func code(_ role: Role) -> String {
    switch role {
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.note): "1;36"
    case .message: "1"
    case .gutter: "34"
    case .label: "36"
    }
  }
}
