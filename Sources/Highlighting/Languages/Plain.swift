extension Language {
  /// Text that is not coloured.
  static let plain = Language("plain", aliases: ["text", "txt", "output", "none"]) { _ in }
}
