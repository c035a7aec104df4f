/// A subject of some of a client's requests: `refund`.
package struct RequestKind: Hashable, Sendable {
  package let name: String
  /// Which of its requests; the first kind that takes one has it.
  package let matches: FaultPattern

  package init(_ name: String, _ matches: FaultPattern) {
    self.name = name
    self.matches = matches
  }
}

/// The events that somebody wants, by what they are about and how large they are.
package struct EventPattern: Hashable, Sendable {
  /// One of these kinds; empty for all.
  package var kinds: [String] = []
  /// None of these kinds.
  package var except: [String] = []
  /// Larger than so many bytes.
  package var over: Int?

  package init(kinds: [String] = [], except: [String] = [], over: Int? = nil) {
    self.kinds = kinds
    self.except = except
    self.over = over
  }
}
