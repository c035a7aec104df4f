/// All that a picture shows, each thing at its place, in tenths of a pixel. Drawings with places
/// and layouts of graphs become scenes; one writer makes SVG of them.
struct Scene: Sendable {
  /// A line of words.
  struct Words: Sendable {
    enum Style: Sendable {
      case name, plain, title, code
    }

    var text: String
    /// Where the words begin, or their middle; and the line that letters stand on.
    var place: Point
    var isMiddle = false
    var style = Style.plain
  }

  enum Shape: Sendable {
    case rectangle(Rectangle, radius: Int)
    case polygon([Point])
    case closed([Point], radius: Int)
    case sheet(Rectangle)
    case ellipse(Rectangle)
    case cylinder(Rectangle)
    /// A rectangle with bars at its sides.
    case barred(Rectangle)
    /// A disc, with a ring around it or not.
    case disc(Rectangle, isRinged: Bool)
    /// A bar that paths part at, or meet.
    case bar(Rectangle)
  }

  struct Box: Sendable {
    /// The number of the node.
    let node: Int
    var isRoom = false
    /// How many boxes are around it.
    var depth = 0
    var shape: Shape?
    /// More of the same behind it.
    var shades: [Shape] = []
    var stroke = Stroke()
    /// The second wall of a double one.
    var inner: Rectangle?
    var kind: BoxKind?
    /// The upper left corner of the kind's icon.
    var icon: Point?
    /// What the title stands on.
    var tab: Tab?
    /// Where walls from side to side part its words.
    var rules: [Int] = []
    var words: [Words] = []
  }

  /// A tab of a frame, which hangs from its upper wall.
  struct Tab: Sendable {
    var place: Rectangle
    /// The radius of the frame's corners that it fills.
    var left = 0
    var right = 0
  }

  struct Line: Sendable {
    /// The number of the edge.
    let edge: Int
    var stretches: [[Point]]
    var stroke = Stroke()
    var heads: [ArrowHead] = []
    var marks: [Mark] = []
    var words: [Words] = []
  }

  struct Mark: Sendable {
    enum Shape: Sendable {
      case dot, ring, cross
    }

    let shape: Shape
    let place: Point
  }

  /// Lines that belong to nothing.
  struct Art: Sendable {
    var strokes: [(kind: LineArt.Kind, stretches: [[Point]])] = []
    var heads: [ArrowHead] = []
    var marks: [Mark] = []

    var isEmpty: Bool { strokes.isEmpty && heads.isEmpty }
  }

  struct Note: Sendable {
    var words: [Words]
    /// The paper it is written on.
    var paper: Rectangle?
    /// From the paper to what it is about.
    var leader: [Point] = []
  }

  /// A panel behind lines: a block of messages, or the time in which an actor is busy.
  struct Panel: Sendable {
    enum Style: Sendable {
      case block, tint, bar
    }

    var place: Rectangle
    var style: Style
    var words: [Words] = []
    /// Where a block is parted.
    var rules: [Int] = []
  }

  var width: Int
  var height: Int
  var boxes: [Box] = []
  var panels: [Panel] = []
  var lifelines = Art()
  var art = Art()
  var lines: [Line] = []
  var notes: [Note] = []
}
