/// All that was found in a drawing, with the places it was found at: what the pictures, the
/// lists and the names are made from.
struct Sketch: Sendable {
  /// Words in a row, and how they are to be drawn.
  struct Line: Sendable {
    let run: TextRun
    let text: String
    let isTitle: Bool
  }

  /// A box or a text node.
  struct Node: Sendable {
    enum Shape: Sendable {
      case frame(Frame)
      case text(TextBlock)
    }

    let shape: Shape
    /// The words that are drawn.
    let lines: [Line]
    /// The index of the node that holds it.
    let parent: Int?
    /// All its words as they stand, with the arrows between them.
    let label: String
    /// Those of its first row.
    let firstLine: String

    /// - Parameter rows: the words row by row; nil when they are no more than those of `lines`.
    init(shape: Shape, lines: [Line], parent: Int?, rows: [String]? = nil) {
      self.shape = shape
      self.lines = lines
      self.parent = parent
      let first = lines.prefix { $0.run.row == lines[0].run.row }.map(\.text)
      label = Sketch.joined(rows ?? lines.map(\.text))
      firstLine = Sketch.joined(rows.map { Array($0.prefix(1)) } ?? first)
    }

    /// True for a cell of a table: it shares walls with the box that holds it.
    func isCell(of holder: Node) -> Bool {
      guard case .frame(let inner) = shape, case .frame(let outer) = holder.shape else {
        return false
      }
      return inner.left == outer.left || inner.right == outer.right || inner.bottom == outer.bottom
    }

    /// False for words without a border.
    var isFrame: Bool {
      if case .frame = shape { true } else { false }
    }
  }

  /// A connection of nodes by their index.
  struct Link: Sendable {
    let from: Int
    let to: Int
    let edge: Edge
    /// The words drawn with this edge.
    let lines: [Line]
    /// The label, also of edges that do not draw it.
    let label: String
    /// The number of a message among those of a sequence, from 1; nil for other connections.
    var step: Int?
  }

  /// Words that are no thing and no label.
  struct Note: Sendable {
    let lines: [Line]
    /// The node that a short arrow beside the words points at.
    var target: Int?
    /// That arrow.
    var arrow: LineEnd?
  }

  let field: Field
  var nodes: [Node] = []
  var links: [Link] = []
  /// Words that belong to nothing or are a remark on something, block by block.
  var notes: [Note] = []
  /// Ends of lines that join nothing.
  var strays: [LineEnd] = []
  /// The cells of walls that close no box.
  var openWalls: Set<Place> = []

  private static let space = UInt8(ascii: " ")

  /// Lines joined by single blanks, with no other blanks left.
  static func joined(_ lines: [String]) -> String {
    var joined: [UInt8] = []
    for line in lines {
      if !joined.isEmpty, joined.last != Self.space { joined.append(Self.space) }
      for byte in line.utf8 {
        let isSpace = byte == Self.space || byte >= 0x09 && byte <= 0x0D
        if !isSpace {
          joined.append(byte)
        } else if joined.last != Self.space, !joined.isEmpty {
          joined.append(Self.space)
        }
      }
    }
    if joined.last == Self.space { joined.removeLast() }
    return String(decoding: joined, as: UTF8.self)
  }
}
