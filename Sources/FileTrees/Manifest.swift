/// Which files of an output folder an earlier build wrote: only these may be replaced or removed.
///
/// As text: a heading line, then `hash path` for each file, sorted by path. It holds no time and
/// no machine, so equal sites have equal manifests.
package enum Manifest {
  /// The file's name in the output folder.
  package static let name = ".coldstart-manifest"
  private static let heading = "coldstart manifest 1"

  /// The text for files that are sorted by path. A digest is nil while a build is still writing.
  package static func text(
    _ files: some Sequence<(path: SitePath, digest: ContentHash?)>
  ) -> [UInt8] {
    var bytes = Array((heading + "\n").utf8)
    for (path, digest) in files {
      if let digest { digest.write(into: &bytes) } else { bytes.append(UInt8(ascii: "-")) }
      bytes.append(UInt8(ascii: " "))
      bytes.append(contentsOf: path.text.utf8)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// The text for the files that a ledger tells of.
  static func text(_ ledger: Ledger) -> [UInt8] {
    text(ledger.files.lazy.map { (path: $0.path, digest: $0.digest) })
  }

  /// The files that a manifest names; nil when its text is not one.
  static func paths(_ bytes: [UInt8]) -> Set<SitePath>? {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.first == heading[...] else { return nil }
    var paths: Set<SitePath> = []
    for line in lines.dropFirst() {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let path = SitePath(String(parts[1])) else { return nil }
      paths.insert(path)
    }
    return paths
  }
}
