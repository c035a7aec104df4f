import Diagnostics

extension SiteCodes {
  /// The codes of what a mode should hold.
  static let lessons: [DiagnosticCode] = [.shortMode]
}

extension DiagnosticCode {
  static let shortMode = DiagnosticCode(
    "short-mode", .warning, title: "A page has less than its mode should have",
    explanation: """
      Each mode has a few things without which it does not do its work. They stand in the theme's \
      `minima.yaml`, and are looked at when warnings count as errors and the site asks for it with \
      `minima: true`.
      """)
}

extension Diagnostic {
  /// `lacks` is what a page has too little of, with how much there is and how much there should be.
  static func shortMode(
    _ mode: Mode, _ file: String, _ lacks: [(words: String, has: Int, least: Int)]
  ) -> Diagnostic {
    Diagnostic(
      .shortMode, "this \"\(mode.rawValue)\" page has less than its mode should have",
      at: .file(file),
      help: lacks.map { "\($0.words): \($0.has) of \($0.least)" })
  }
}
