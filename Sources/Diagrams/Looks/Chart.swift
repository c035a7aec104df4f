/// The meaning of a drawing, without places: boxes in boxes and the lines between them, ready to be
/// laid out.
struct Chart: Sendable {
  enum Shape: Hashable, Sendable {
    case box, round, pill, circle, doubleCircle, diamond, hexagon, cylinder, barred, flag
    case leaning, leaningBack, trapezoid, trapezoidBack
    /// Words without a border.
    case text
    /// Where states begin and end, and where they part.
    case start, end, bar
  }

  struct Node: Sendable {
    /// Lines of words as the author parted them.
    var lines: [String]
    /// The node that holds it, an earlier one.
    var parent: Int?
    var shape = Shape.box
    var kind: BoxKind?
    /// True for a frame, also for one that holds nothing.
    var isRoom = false
    /// The course of what it holds.
    var course: Graph.Course?
    var isDashed = false

    var label: String { Sketch.joined(lines) }
  }

  /// The mark at the end of a line.
  enum Mark: Hashable, Sendable {
    case none, head, openHead, dot, cross
  }

  /// The role of a link.
  enum Role: Hashable, Sendable {
    case drawn
    /// The other way of a line with two heads: meant, but not drawn again.
    case meant
    /// Keeps its ends apart and means nothing; such links stand last.
    case apart
  }

  struct Link: Sendable {
    var from: Int
    var to: Int
    var lines: [String] = []
    var label: String
    var isDirected = true
    var start = Mark.none
    var end = Mark.head
    var stroke = Stroke()
    var role = Role.drawn
  }

  var course = Graph.Course.down
  var nodes: [Node] = []
  var links: [Link] = []
  /// Words that belong to nothing, block by block.
  var notes: [[String]] = []
}

extension Chart {
  /// The meaning of a drawing that has places.
  init(_ sketch: Sketch, kinds: [BoxKind?]) {
    let holders = Set(sketch.nodes.compactMap(\.parent))
    nodes = sketch.nodes.enumerated().map { index, node in
      var shape = Shape.text
      var isDashed = false
      if case .frame(let frame) = node.shape {
        shape = frame.isRound ? .round : .box
        if let slanted = frame.slanted {
          shape = slanted.top.count <= 3 && slanted.bottom.count <= 3 ? .diamond : .hexagon
        }
        isDashed = frame.isDashed
      }
      return Node(
        lines: node.lines.map(\.text), parent: node.parent, shape: shape, kind: kinds[index],
        isRoom: holders.contains(index), isDashed: isDashed)
    }
    links = sketch.links.map { link in
      Link(
        from: link.from, to: link.to, lines: link.label.isEmpty ? [] : [link.label],
        label: link.label, isDirected: link.edge.isDirected,
        end: link.edge.isDirected ? .head : .none,
        stroke: SketchScene.stroke(link.edge, sketch.field))
    }
    notes = sketch.notes.map { $0.lines.map(\.text) }
  }
}
