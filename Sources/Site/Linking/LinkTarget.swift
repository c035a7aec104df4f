package import FileTrees

/// The target of a reference in a page.
package enum LinkTarget: Sendable, Equatable {
  /// A page, perhaps at one of its anchors.
  case page(Int, anchor: String?)
  /// A file of the content folder that is published.
  case asset(Int)
  /// A file published as it is, such as one of `static/`, with what stood behind `?` or `#`.
  case file(SitePath, tail: String)
}

/// Files of the content folder that are published because a page refers to them.
package struct AssetTable: Sendable {
  /// One file.
  package struct Asset: Sendable {
    package let file: ContentFolder.File
    /// The path it is published at, a digest in its name for what browsers keep for long.
    package let published: SitePath
    /// Width and height in CSS pixels, for images whose format we can read.
    package let size: ImageSize?
  }

  package internal(set) var assets: [Asset] = []
  var indexByPath: [SitePath: Int] = [:]

  /// No assets.
  package init() {}
}
