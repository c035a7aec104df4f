import FileTrees

/// Names of files that browsers may keep for ever.
enum Hashed {
  /// `site.css` with these bytes is `site.<digest>.css`.
  static func name(_ name: String, _ bytes: [UInt8]) -> String {
    let digest = ContentHash.short(bytes)
    guard let dot = name.lastIndex(of: "."), name[dot...].firstIndex(of: "/") == nil else {
      return name + "." + digest
    }
    return name[..<dot] + "." + digest + name[dot...]
  }
}
