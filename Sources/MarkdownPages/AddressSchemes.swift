/// The schemes of addresses that pages may lead to: a list of what is allowed, since new ones that
/// start programs are invented all the time.
package struct AddressSchemes: Hashable, Sendable {
  /// Those of every site.
  package static let standard = ["http", "https", "mailto", "tel"]
  /// Those of no site: they run or show what the address holds.
  package static let never = ["blob", "data", "file", "javascript", "vbscript", "view-source"]

  /// In lower case; those of every site first.
  package let names: [String]

  /// The standard schemes and those that a site adds.
  package init(adding more: [String] = []) {
    names = Self.standard + more.map { $0.lowercased() }.filter { !Self.never.contains($0) }
  }

  /// Whether an address may be followed: without a scheme it leads somewhere on the same site.
  /// Browsers drop spaces and control characters, so none of them may stand before the colon.
  package func allow(_ address: some Collection<UInt8>) -> Bool {
    if address.contains(where: { $0 <= 0x20 || $0 == 0x7F }) { return false }
    let head = address.prefix { !"/?#".utf8.contains($0) }
    guard let colon = head.firstIndex(of: UInt8(ascii: ":")) else { return true }
    return names.contains(String(decoding: head[..<colon], as: UTF8.self).lowercased())
  }
}
