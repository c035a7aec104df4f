/// Boxes, frames that hold them and edges between them, without places: what a layout is made of.
///
/// All measures are tenths of a pixel.
package struct Graph: Hashable, Sendable {
  /// The way that most edges point.
  package enum Course: String, Hashable, Sendable, CaseIterable {
    case down, up, right, left

    var isUpright: Bool { self == .down || self == .up }
  }

  /// The outline of a box, as far as lines have to meet it.
  package enum Outline: Hashable, Sendable {
    case box, diamond, ellipse
  }

  /// A box with the least size that its words need; it may be drawn larger.
  package struct Node: Hashable, Sendable {
    package var width: Int
    package var height: Int
    /// The frame that holds it.
    package var frame: Int?
    package var outline = Outline.box
    /// True for what keeps its size where its neighbours grow: dots, bars, words.
    package var isFixed = false

    package init(
      width: Int, height: Int, frame: Int? = nil, outline: Outline = .box, isFixed: Bool = false
    ) {
      self.width = width
      self.height = height
      self.frame = frame
      self.outline = outline
      self.isFixed = isFixed
    }
  }

  /// A frame around boxes and frames.
  package struct Frame: Hashable, Sendable {
    /// The frame that holds it; an earlier one.
    package var parent: Int?
    /// Its own course; kept where no edge leads from inside to outside, as in Mermaid.
    package var course: Course?
    package var titleWidth: Int

    package init(parent: Int? = nil, course: Course? = nil, titleWidth: Int = 0) {
      self.parent = parent
      self.course = course
      self.titleWidth = titleWidth
    }
  }

  /// An end of an edge.
  package enum End: Hashable, Sendable {
    case node(Int)
    case frame(Int)
  }

  package struct Edge: Hashable, Sendable {
    package var from: End
    package var to: End
    /// The room that its words need; 0 for none.
    package var labelWidth: Int
    package var labelHeight: Int
    /// False for an edge that may not share its first stretch with others: it looks different.
    package var isShared: Bool

    package init(
      from: End, to: End, labelWidth: Int = 0, labelHeight: Int = 0, isShared: Bool = true
    ) {
      self.from = from
      self.to = to
      self.labelWidth = labelWidth
      self.labelHeight = labelHeight
      self.isShared = isShared
    }
  }

  package var course: Course
  package var nodes: [Node]
  package var frames: [Frame]
  package var edges: [Edge]

  package init(
    course: Course = .down, nodes: [Node] = [], frames: [Frame] = [], edges: [Edge] = []
  ) {
    self.course = course
    self.nodes = nodes
    self.frames = frames
    self.edges = edges
  }
}
