/// What a browser is told a page may do: nothing from elsewhere, nothing inline.
package struct SecurityHeaders: Sendable {
  /// The content security policy. The search runs compiled code, which needs a word of its own;
  /// sites without a search do without it.
  package let policy: String

  /// All headers in the order they are sent.
  package var all: [(name: String, value: String)] {
    [
      ("Content-Security-Policy", policy),
      ("X-Content-Type-Options", "nosniff"),
      ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ]
  }

  fileprivate init(hasSearch: Bool) {
    let scripts = hasSearch ? "'self' 'wasm-unsafe-eval'" : "'self'"
    policy =
      "default-src 'none'; script-src \(scripts); style-src 'self'; img-src 'self' data:;"
      + " font-src 'self'; connect-src 'self'; manifest-src 'self'; frame-src 'self';"
      + " base-uri 'none'; form-action 'none'"
  }
}

extension SiteModel {
  /// The headers for every page of this site.
  package var securityHeaders: SecurityHeaders { SecurityHeaders(hasSearch: hasSearch) }
}
