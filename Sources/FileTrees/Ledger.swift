/// The digest of everything a file is made from: a file with the same inputs has the same
/// bytes. In parts, so that whoever knows what they mean can say which one is another.
package struct InputDigest: Sendable, Hashable {
  package let parts: [UInt64]

  package init(_ parts: [UInt64]) {
    self.parts = parts
  }
}

/// The record a publication leaves of an output folder, for the next one to see at a glance that
/// files are as they were. It is of this machine, so it is kept apart from the output, whose
/// manifest is the same everywhere.
package struct Ledger: Sendable, Equatable {
  /// A file as it was left.
  package struct File: Sendable, Equatable {
    package let path: SitePath
    /// What it was made from; nil when that is not known, and only its bytes can tell.
    package let inputs: InputDigest?
    package let digest: ContentHash
    package let status: Disk.Status

    package init(
      path: SitePath, inputs: InputDigest?, digest: ContentHash, status: Disk.Status
    ) {
      self.path = path
      self.inputs = inputs
      self.digest = digest
      self.status = status
    }
  }

  /// A folder as it was left. Its time tells whether a name came or went.
  package struct Folder: Sendable, Equatable {
    package let path: SitePath
    package let status: Disk.Status

    package init(path: SitePath, status: Disk.Status) {
      self.path = path
      self.status = status
    }
  }

  /// Sorted by path.
  package var files: [File]
  /// The output folder itself and all below it, sorted by path.
  package var folders: [Folder]
  /// What the manifest was.
  package var manifest: Disk.Status?

  package init(files: [File] = [], folders: [Folder] = [], manifest: Disk.Status? = nil) {
    self.files = files
    self.folders = folders
    self.manifest = manifest
  }

  /// The file at a path; nil when none was left there. O(log files).
  package subscript(path: SitePath) -> File? {
    var low = 0
    var high = files.count
    while low < high {
      let middle = (low + high) / 2
      if files[middle].path < path { low = middle + 1 } else { high = middle }
    }
    return low < files.count && files[low].path == path ? files[low] : nil
  }
}
