/// The content security policy: nothing from elsewhere, nothing inline.
package struct SecurityHeaders: Sendable {
  /// The content security policy. The search runs compiled code, which needs a word of its own;
  /// sites without a search do without it.
  package let policy: String

  /// All headers in the order they are sent. Only headers can say who may embed a page: nobody
  /// else, but for the pages made to be embedded.
  package var all: [(name: String, value: String)] { headers(embeddable: false) }

  /// The headers of a page.
  package func headers(embeddable: Bool) -> [(name: String, value: String)] {
    [
      (Self.policyName, policy + "; frame-ancestors " + (embeddable ? "*" : "'self'")),
      ("X-Content-Type-Options", "nosniff"),
      ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ]
  }

  package static let policyName = "Content-Security-Policy"

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
