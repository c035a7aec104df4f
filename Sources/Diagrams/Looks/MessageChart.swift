/// Who says what to whom, in the order of time.
struct MessageChart: Sendable {
  struct Actor: Sendable {
    var lines: [String]
    var isPerson = false

    var label: String { Sketch.joined(lines) }
  }

  struct Message: Sendable {
    var from: Int
    var to: Int
    var lines: [String]
    var isDashed = false
    var end = Chart.Mark.head
    var start = Chart.Mark.none
    /// Its place in the count, where messages are counted.
    var number: Int?

    var label: String { Sketch.joined(lines) }
  }

  /// Where a note stands.
  enum Side: Hashable, Sendable {
    case over, left, right
  }

  enum Event: Sendable {
    case message(Int)
    case note(Side, ClosedRange<Int>, [String])
    /// A block begins, goes on with another part, or ends. `kind` is `alt`, `loop` and so on.
    case open(kind: String, [String])
    case part(kind: String, [String])
    case close
    case activate(Int)
    case deactivate(Int)
  }

  /// Actors that stand together in a frame.
  struct Group: Sendable {
    let lines: [String]
    let actors: ClosedRange<Int>
  }

  var actors: [Actor] = []
  var groups: [Group] = []
  var messages: [Message] = []
  var events: [Event] = []

  /// All words that are no actor's and no message's: who stands in which frame, notes, and the
  /// conditions of blocks.
  var notes: [String] {
    let frames = groups.filter { !$0.lines.isEmpty }.map { group in
      Sketch.joined(group.lines) + ": " + actors[group.actors].map(\.label).joined(separator: ", ")
    }
    return frames
      + events.compactMap { event in
        switch event {
        case .note(_, _, let lines): Sketch.joined(lines)
        case .open(let kind, let lines), .part(let kind, let lines):
          lines.isEmpty ? nil : Sketch.joined([kind == "rect" ? "" : kind] + lines)
        default: nil
        }
      }.filter { !$0.isEmpty }
  }
}
