/// Guards against a web page that lets its own name resolve to this machine, and then reads what
/// the preview serves. Such a page always comes with a name, so names are what is checked.
struct HostCheck: Sendable {
  /// Names that are let in besides `localhost` and addresses, in lower case.
  let allowed: [String]

  /// Whether a request for this name or address is answered.
  func accepts(_ host: String) -> Bool {
    let host = host.lowercased()
    return host.isEmpty || host == "localhost" || host.hasSuffix(".localhost")
      || allowed.contains(host) || Self.isAddress(host)
  }

  /// The name or address in `name:port`; brackets of an IPv6 address stay.
  static func name(of authority: String) -> String {
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      return String(authority[...end])
    }
    return String(authority.prefix { $0 != ":" })
  }

  /// An IPv4 address in the usual form, or anything in brackets.
  private static func isAddress(_ host: String) -> Bool {
    if host.hasPrefix("["), host.hasSuffix("]") {
      return host.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        part.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
          && (UInt8(part).map { _ in true } ?? false)
      }
  }
}
