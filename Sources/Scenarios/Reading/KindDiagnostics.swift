import Diagnostics

extension Diagnostic {
  static func unknownKind(
    _ name: String, at span: SourceSpan, among known: [String]
  ) -> Diagnostic {
    let help =
      known.isEmpty
      ? ["say at the client what its requests are about: kinds: {\(name): 10 %}"]
      : NearMiss.help(name, among: known).map { [$0] } ?? []
    return Diagnostic(
      .unknownKind, "no client sends requests of the kind \"\(name)\"", at: span, help: help,
      replacement: NearMiss.of(name, among: known))
  }
}

extension DiagnosticCode {
  static let unknownKind = DiagnosticCode(
    "unknown-kind", title: "A kind of requests that nobody sends",
    explanation: """
      Rules, subscribers and choices that speak of a `kind` compare it with the `kinds` of clients,
      letter by letter. One that nobody sends would never match.
      """)
}
