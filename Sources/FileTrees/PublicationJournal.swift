/// The changes to an output folder, in their order, so that whoever comes later can do what
/// is left of it: a text in the staging folder, which is there whole or not at all.
///
/// New files come first, then files that refer to them, removals last: what a reader finds in
/// between leads somewhere. Only what stands in the way of a new file goes before it.
struct PublicationJournal: Equatable {
  /// One step; done twice it changes nothing more.
  enum Step: Equatable {
    /// The staged file of a number goes to a path.
    case move(Int, SitePath)
    case remove(SitePath)
  }

  let steps: [Step]

  /// The names of the journal and of the final manifest in the staging folder.
  static let name = "journal"
  static let manifest = "manifest"
  private static let heading = "coldstart journal 1"
  private static let ending = "end"

  init(steps: [Step]) {
    self.steps = steps
  }

  /// The steps of a change.
  init(_ change: Publisher.Change) {
    var ranked: [(rank: Int, step: Step)] = []
    for (staged, isKnown) in zip(change.staged, change.isKnown) {
      guard case .changed(let file, let number) = staged else { continue }
      let isPage = file.path.name.hasSuffix(".html")
      ranked.append(((isKnown ? 2 : 0) + (isPage ? 1 : 0), .move(number, file.path)))
    }
    let removals = change.obsolete.map(Step.remove)
    let moves = (0..<4).flatMap { rank in ranked.filter { $0.rank == rank }.map(\.step) }
    steps = Self.isBlocked(change) ? removals + moves : moves + removals
  }

  /// True when a file that goes away stands where a folder of the new site must be, or a folder of
  /// old files where a new file must be.
  private static func isBlocked(_ change: Publisher.Change) -> Bool {
    guard !change.obsolete.isEmpty else { return false }
    let gone = Set(change.obsolete)
    var goneFolders: Set<SitePath> = []
    for path in change.obsolete {
      var folder = path.parent
      while folder != .root, goneFolders.insert(folder).inserted { folder = folder.parent }
    }
    return change.staged.contains { staged in
      if goneFolders.contains(staged.file.path) { return true }
      var folder = staged.file.path.parent
      while folder != .root {
        if gone.contains(folder) { return true }
        folder = folder.parent
      }
      return false
    }
  }

  /// The journal in a staging folder; nil when there is none, or not a whole one.
  init?(in folder: String) {
    let path = folder + "/" + Self.name
    guard Disk.status(path)?.kind == .file, let bytes = try? Disk.read(path) else { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard lines.count >= 2, lines.first == Self.heading, lines.last == Self.ending else {
      return nil
    }
    var steps: [Step] = []
    for line in lines.dropFirst().dropLast() {
      let words = line.split(separator: " ", maxSplits: 1)
      guard words.count == 2, let path = SitePath(String(words[1])) else { return nil }
      if words[0] == "-" {
        steps.append(.remove(path))
      } else if let number = Int(words[0]) {
        steps.append(.move(number, path))
      } else {
        return nil
      }
    }
    self.steps = steps
  }

  var text: [UInt8] {
    var text = Self.heading + "\n"
    for step in steps {
      switch step {
      case .move(let number, let path): text += "\(number) \(path.text)\n"
      case .remove(let path): text += "- \(path.text)\n"
      }
    }
    return Array((text + Self.ending + "\n").utf8)
  }

  func write(into folder: String) throws(FileError) {
    let path = folder + "/" + Self.name
    try Disk.write(text, to: path + ".new")
    try Disk.move(path + ".new", to: path)
  }

  /// Takes all steps that were not taken before.
  func carryOut(from folder: String, into output: String) throws(FileError) {
    for step in steps {
      switch step {
      case .move(let number, let path):
        let file = "\(folder)/\(number)"
        if Disk.status(file) != nil { try Self.move(file, to: output + "/" + path.text) }
      case .remove(let path):
        guard Disk.status(output + "/" + path.text)?.kind != .folder else { continue }
        try Publisher.remove(path, from: output)
      }
    }
    let manifest = folder + "/" + Self.manifest
    if Disk.status(manifest) != nil { try Disk.move(manifest, to: output + "/" + Manifest.name) }
  }

  /// Moves a file into place. Empty folders in its way, as a killed build leaves them, go.
  private static func move(_ file: String, to place: String) throws(FileError) {
    do {
      try Publisher.place(place) { path throws(FileError) in try Disk.move(file, to: path) }
    } catch {
      guard Disk.status(place)?.kind == .folder else { throw error }
      try Disk.removeEmptyFolders(place)
      try Disk.move(file, to: place)
    }
  }
}
