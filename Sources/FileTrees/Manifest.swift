/// Which files of an output folder an earlier build wrote: only these may be replaced or removed.
///
/// As text: a heading line, then `hash path` for each file, sorted by path. It holds no time and
/// no machine, so equal sites have equal manifests.
package struct Manifest: Sendable, Equatable {
  /// The file's name in the output folder.
  package static let name = ".coldstart-manifest"
  private static let heading = "coldstart manifest 1"

  /// Digest by path; looked up, and iterated only sorted.
  package var digests: [SitePath: String]

  package init(digests: [SitePath: String] = [:]) {
    self.digests = digests
  }

  /// The manifest of the files that a ledger tells of.
  init(_ ledger: Ledger) {
    digests = Dictionary(uniqueKeysWithValues: ledger.files.map { ($0.path, $0.digest.hex) })
  }

  /// A manifest from its text; nil when it is not one.
  package init?(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.first == Self.heading[...] else { return nil }
    digests = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let path = SitePath(String(parts[1])) else { return nil }
      digests[path] = String(parts[0])
    }
  }

  /// The manifest's text.
  package var bytes: [UInt8] {
    var bytes = Array((Self.heading + "\n").utf8)
    for path in digests.keys.sorted() {
      bytes.append(contentsOf: (digests[path] ?? "").utf8)
      bytes.append(UInt8(ascii: " "))
      bytes.append(contentsOf: path.text.utf8)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
