/// Where a publication prepares what it puts into the output: beside it, so that whole folders can
/// be exchanged, or inside, where the folder above belongs to others or is another file system.
struct Staging: Sendable {
  /// The folder in use.
  let path: String
  /// Whether it lies beside the output.
  let isBeside: Bool
  /// The folders that a publication before may have left.
  let places: [String]

  /// Names in an output folder that begin so are none of the site's.
  static let prefix = ".coldstart-"

  /// - Parameter isAlone: whether nobody else publishes there; if not, names are of this process.
  init(of output: String, isAlone: Bool) {
    let name = output.split(separator: "/").last.map(String.init) ?? "site"
    let parent = Disk.parent(of: output)
    let above = parent.isEmpty ? "" : parent == "/" ? "/" : parent + "/"
    let ending = Self.prefix + "staging" + (isAlone ? "" : "-\(Disk.processNumber)")
    places = [above + "." + name + ending, output + "/" + ending]
    let device = Disk.device(output)
    isBeside =
      Disk.isWritable(parent.isEmpty ? "." : parent)
      && (device == nil || device == Disk.device(parent.isEmpty ? "." : parent))
      || device == nil
    path = places[isBeside ? 0 : 1]
  }
}
