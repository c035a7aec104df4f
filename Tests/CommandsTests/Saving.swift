import Foundation

/// The ways in which editors put a text into a file.
enum Saving {
  typealias Save = @Sendable (_ path: String, _ text: String) throws -> Void

  static let ways: [(name: String, save: Save)] = [
    ("writing in place", { try inPlace($0, $1) }),
    ("renaming a new file", renaming),
    ("moving the old file away", vim),
    ("removing the old file", removing),
    ("a backup beside it", backup),
    ("pieces", pieces),
    ("writing and changing the mode", changingMode),
  ]

  private static func inPlace(_ path: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  /// As most programs do it: a file of another name takes the place of the old one.
  private static func renaming(_ path: String, _ text: String) throws {
    try inPlace(path + ".tmp", text)
    rename(path + ".tmp", path)
  }

  /// As Vim does it: a test whether the folder lets files be made, the old file as a backup, a new
  /// one, and the backup removed.
  private static func vim(_ path: String, _ text: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    try inPlace(folder + "/.reading.md.swp", "swap")
    try inPlace(folder + "/4913", "")
    unlink(folder + "/4913")
    rename(path, path + "~")
    try inPlace(path, text)
    unlink(path + "~")
    unlink(folder + "/.reading.md.swp")
  }

  private static func removing(_ path: String, _ text: String) throws {
    unlink(path)
    try inPlace(path, text)
  }

  /// As Emacs does it: a lock that leads nowhere, and a copy of the old text.
  private static func backup(_ path: String, _ text: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    symlink("somebody@somewhere.1", folder + "/.#reading.md")
    try FileManager.default.copyItem(atPath: path, toPath: folder + "/#reading.md#")
    try inPlace(path, text)
    unlink(folder + "/#reading.md#")
    unlink(folder + "/.#reading.md")
  }

  /// In several writes with the file open all the time.
  private static func pieces(_ path: String, _ text: String) throws {
    guard let file = fopen(path, "w") else { throw CocoaError(.fileWriteUnknown) }
    for character in text {
      fputs(String(character), file)
      fflush(file)
    }
    fclose(file)
  }

  private static func changingMode(_ path: String, _ text: String) throws {
    try inPlace(path, text)
    chmod(path, 0o664)
  }
}
