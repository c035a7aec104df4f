/// Where the parts of a graph stand, in tenths of a pixel from the upper left corner.
package struct Layout: Hashable, Sendable {
  /// The way of an edge.
  package struct Route: Hashable, Sendable {
    /// From border to border, level and upright stretches only; empty for an edge that cannot be
    /// drawn because it joins a frame with what the frame holds.
    package var points: [Point] = []
    /// Where its words stand.
    package var label: Rectangle?
  }

  /// One for each node.
  package var boxes: [Rectangle]
  /// One for each frame; `titles` are where their titles stand.
  package var frames: [Rectangle]
  package var titles: [Rectangle]
  /// One for each edge.
  package var routes: [Route]
  package var width: Int
  package var height: Int

  static let empty = Layout(boxes: [], frames: [], titles: [], routes: [], width: 0, height: 0)
}

extension Graph {
  /// Places boxes in layers along the course, with few crossings and room for all words; edges are
  /// level and upright. The same graph gives the same layout.
  ///
  /// - Parameter widthMax: the width that the layout of an upright course should keep to, where
  ///   the boxes allow it: layers that are wider are parted.
  ///
  /// Layers and places are the optimum of a network simplex (Gansner, Koutsofios, North and Vo,
  /// 1993), crossings are reduced by barycentres and exchanges. About O((nodes + edges)²).
  package func layout(widthMax: Int? = nil) -> Layout {
    guard !nodes.isEmpty || !frames.isEmpty else { return .empty }
    let tree = FrameTree(self)
    if let frame = frameWithOwnCourse(tree) {
      return layout(apart: frame, tree, widthMax: widthMax)
    }
    return LayeredLayout(self, widthMax: widthMax).layout()
  }
}
