package import Diagnostics
import Simulation

extension DiagnosticCode {
  package static let ambiguousVariable = DiagnosticCode(
    "ambiguous-variable", title: "several services have a variable of this name",
    explanation: """
      Two functions have an environment 1 each. Say whose is meant: `environment 1 of orders`, as
      tables and trackers write it then. In a path such as `:value[orders.running@end]` the service
      stands in front.
      """,
    example: """
      ```simulation
      services:
        users: {type: client, calls: orders, requests: 1}
        orders: {type: function, does: [{call: stock}]}
        stock: {type: function, work: 20 ms}
      ```

      ::tracker{variables="environment 1"}
      """)
}

extension Diagnostic {
  /// A name of several variables; `names` are their full names.
  package static func ambiguousVariable(
    _ name: String, _ names: [String], run: String, at span: SourceSpan
  ) -> Diagnostic {
    let quoted = names.prefix(6).map { "\"\($0)\"" }
    let listed = quoted.dropLast().joined(separator: ", ") + " or " + (quoted.last ?? "")
    return Diagnostic(
      .ambiguousVariable, "\"\(name)\" can be several variables of the run \"\(run)\"", at: span,
      help: ["write \(listed)"])
  }

  /// What a question names and its run does not have, or has several times.
  static func noVariable(
    _ problem: VariableProblem, _ name: String, _ run: String, at span: SourceSpan
  ) -> Diagnostic {
    switch problem {
    case .unknown(let known): .notInRun("variable", name, run, known, at: span)
    case .ambiguous(let names): .ambiguousVariable(name, names, run: run, at: span)
    }
  }
}
