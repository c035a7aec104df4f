/// Files that changed, each with the last thing that happened to it.
package struct FileChanges: Hashable, Sendable {
  package enum Kind: Sendable {
    case written
    /// Gone. For a folder, everything below it is gone too, and is not named.
    case removed
  }

  private var kinds: [String: Kind] = [:]
  /// Set when the system lost count: anything may have changed.
  package private(set) var missedSome = false

  package init() {}

  package var isEmpty: Bool { kinds.isEmpty && !missedSome }

  /// How many paths changed.
  package var count: Int { kinds.count }

  /// The absolute paths of everything that changed, sorted by bytes.
  package var paths: [String] {
    kinds.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// What happened to a path last; nil for one that did not change.
  package subscript(path: String) -> Kind? { kinds[path] }

  /// Whether nothing has come that an editor's saving ends with.
  var holdsOnlyRemovals: Bool {
    !missedSome && !kinds.isEmpty && kinds.values.allSatisfy { $0 == .removed }
  }

  package mutating func insert(_ path: String, _ kind: Kind) {
    kinds[path] = kind
  }

  package mutating func insertMissed() {
    missedSome = true
  }

  /// Adds what happened later.
  package mutating func merge(_ later: FileChanges) {
    kinds.merge(later.kinds) { $1 }
    missedSome = missedSome || later.missedSome
  }
}
