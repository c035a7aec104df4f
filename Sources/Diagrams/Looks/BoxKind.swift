/// The kind of thing a box stands for, as far as its words tell; each has an icon of its own.
package enum BoxKind: String, Hashable, Sendable, CaseIterable {
  case client, user, function, gateway, queue, topic, bus, table, bucket, cache, database
  case server, container, schedule, workflow, zone

  /// Kinds that look alike in colour.
  enum Group: String {
    case people, compute, message, storage, control
  }

  var group: Group {
    switch self {
    case .client, .user: .people
    case .function, .server, .container: .compute
    case .queue, .topic, .bus: .message
    case .table, .bucket, .cache, .database: .storage
    case .gateway, .schedule, .workflow, .zone: .control
    }
  }

  /// The kind that a box's name tells, else all its words; nil for one that begins with a picture
  /// of its own.
  static func of(_ box: Diagram.Box) -> BoxKind? {
    if box.label.first.map(isPicture) == true { return nil }
    return of(box.name) ?? of(box.label)
  }

  private static func isPicture(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, scalar.value >= 0x2600 else { return false }
    return scalar.properties.isEmoji
  }

  /// The kind that a label tells: by its last noun, else by the name of a product in it.
  ///
  /// `Orders queue` is a queue and `Queue worker` a function; `User service` is neither a user
  /// nor anything else.
  static func of(_ label: String) -> BoxKind? {
    let names = words(label).map { String(decoding: $0, as: UTF8.self) }
    // `Worker 2` is a worker.
    let last = names.last { !$0.utf8.allSatisfy { $0 < 0x3A } }
    if let last, let kind = BoxKindWords.nouns[last] { return kind }
    for (name, next) in zip(names, names.dropFirst()) {
      if let kind = BoxKindWords.products[name + " " + next] { return kind }
    }
    return names.lazy.compactMap { BoxKindWords.products[$0] }.first
  }

  /// Letters and digits in lower case, up to the first bracket.
  private static func words(_ label: String) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    for byte in label.utf8 {
      if byte == UInt8(ascii: "("), !(words.isEmpty && word.isEmpty) { break }
      let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x80
      if isLetter || byte >= 0x30 && byte <= 0x39 {
        word.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      } else if !word.isEmpty {
        words.append(word)
        word = []
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}
