/// Distances of a layout, in tenths of a pixel.
enum Spacing {
  /// Around everything.
  static let margin = 100
  /// Between boxes beside each other.
  static let boxes = 320
  /// Between a line and what stands beside it.
  static let line = 180
  /// Between a frame's wall and what it holds, and between frames.
  static let frame = 200
  static let betweenFrames = 280
  /// The height of a frame's title.
  static let title = 240
  /// Between lines that run side by side in a gap.
  static let track = 140
  /// From a box to the first bend of its line, a head included.
  static let stub = 200
  /// Between the ends of lines at one side of a box.
  static let port = 240
  /// Between words and the line beside them.
  static let words = 70
  /// How far a line that leads back to its own box stands off.
  static let loop = 240
  /// The least distance between layers.
  static let layers = 440
}
