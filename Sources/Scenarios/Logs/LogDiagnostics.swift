import Diagnostics

/// The wording for logs of real functions.
extension Diagnostic {
  static func noReports(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noReports, "this log has no REPORT line", at: span,
      help: ["export the platform's lines too, not only what the function wrote"])
  }

  static func reportNotRead(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .reportNotRead, "this report has no time, duration, billed duration or memory", at: span,
      help: ["the call is left out"])
  }
}

extension DiagnosticCode {
  static let noReports = DiagnosticCode(
    "no-reports", title: "A log without reports",
    explanation: """
      `coldstart simulate --compare` reads the REPORT lines that the platform writes after each
      call: as JSON, or as a table with `@timestamp` and `@message`, or with `@duration` and the
      others.
      """)
  static let reportNotRead = DiagnosticCode(
    "report-not-read", .warning, title: "A report of a call that cannot be read",
    explanation: """
      A report has a time, a duration, a billed duration and the memory that was given. Calls
      without them are left out of the comparison.
      """)
}
