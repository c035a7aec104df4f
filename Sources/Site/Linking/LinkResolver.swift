import Diagnostics
import FileTrees
import MarkdownPages

/// Finds what the references of a page lead to, and reports those that lead nowhere.
struct LinkResolver: Sendable {
  private let site: SiteModel
  private let excluded: [SitePath: ExclusionReason]
  private let otherFiles: [SitePath: Int]
  private let staticFiles: Set<SitePath>
  private let schemas: Set<SitePath>

  /// A resolver over all pages and files.
  init(_ site: SiteModel, excluded: [SitePath: ExclusionReason], _ folder: ContentFolder) {
    self.site = site
    self.excluded = excluded
    let others = folder.others
    otherFiles = Dictionary(uniqueKeysWithValues: others.enumerated().map { ($1.path, $0) })
    staticFiles = Set(others.compactMap { StaticFiles.published($0.path) })
    schemas = site.configuration.outputs.schemas ? PublishedSchemas.paths : []
  }

  /// A reference resolved, before assets have their published names.
  enum Finding: Sendable, Equatable {
    case page(Int, anchor: String?)
    /// A file of the content folder, by its place in the list of other files.
    case other(Int)
    case file(SitePath, tail: String)
  }

  /// What every reference of a page leads to; nil and a diagnostic where it leads nowhere.
  func resolve(_ page: SitePage) -> (findings: [Finding?], diagnostics: DiagnosticBag) {
    var bag = DiagnosticBag()
    guard let source = page.source else { return ([], bag) }
    let folder = source.file.path.parent
    let findings = source.markdown.references.map { reference in
      resolve(reference, in: folder, page.index, &bag)
    }
    return (findings, bag)
  }

  private func resolve(
    _ reference: MarkdownPage.Reference, in folder: SitePath, _ page: Int,
    _ bag: inout DiagnosticBag
  ) -> Finding? {
    let parts = Destination(reference.destination)
    guard let path = Href.decoded(parts.path), let anchor = Href.decoded(parts.anchor) else {
      bag.report(.brokenEscape(reference))
      return nil
    }
    if path.isEmpty {
      return checked(anchor: anchor, on: page, reference, &bag)
    }
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    guard let target = (isAbsolute ? .root : folder).resolving(path) else {
      bag.report(.linkLeavesSite(reference))
      return nil
    }
    if let index = self.page(at: target, isFolder: path.utf8.last == UInt8(ascii: "/")) {
      if reference.kind == .image {
        bag.report(.noImage(reference, "without the exclamation mark it links to the page"))
        return nil
      }
      return checked(anchor: anchor, on: index, reference, &bag)
    }
    if let reason = excluded[target] {
      bag.report(.linkToExcluded(reference, target, reason))
      return nil
    }
    if let index = otherFiles[target], StaticFiles.published(target) == nil {
      if reference.kind == .image, !ImageSize.isImage(target.name) {
        bag.report(.noImage(reference, "without the exclamation mark it links to the file"))
        return nil
      }
      return .other(index)
    }
    if schemas.contains(target) { return .file(target, tail: parts.tail) }
    if let file = StaticFiles.published(target) ?? (staticFiles.contains(target) ? target : nil),
      staticFiles.contains(file)
    {
      return .file(file, tail: parts.tail)
    }
    if let finding = sameName(target, anchor, reference, &bag) { return finding }
    bag.report(
      .brokenLink(
        reference, target, from: folder,
        known: reference.kind == .image ? imageNames : pageNames))
    return nil
  }

  /// What has the same name in Unicode's eyes: `é` is written as one character, or as `e` and an
  /// accent, and file systems and keyboards differ in which. O(pages + files), for names beyond
  /// ASCII that are not found as they are written.
  private func sameName(
    _ target: SitePath, _ anchor: String, _ reference: MarkdownPage.Reference,
    _ bag: inout DiagnosticBag
  ) -> Finding? {
    guard !target.text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let index = site.pages.firstIndex { $0.source?.file.path.text == target.text }
    if let index { return checked(anchor: anchor, on: index, reference, &bag) }
    let file = otherFiles.first { $0.key.text == target.text }  // any order: at most one fits
    return file.flatMap { StaticFiles.published($0.key) == nil ? .other($0.value) : nil }
  }

  /// A page by its file; or by its address, the way generated pages are linked.
  private func page(at target: SitePath, isFolder: Bool) -> Int? {
    if let index = site.page(file: target) { return index }
    if target == .root { return 0 }
    return isFolder || !target.name.contains(".") ? site.page(url: target) : nil
  }

  private func checked(
    anchor: String, on index: Int, _ reference: MarkdownPage.Reference, _ bag: inout DiagnosticBag
  ) -> Finding? {
    guard !anchor.isEmpty, anchor != "top" else { return .page(index, anchor: nil) }
    let known = site.anchors(of: index)
    guard known.contains(anchor) else {
      bag.report(.brokenAnchor(reference, anchor, site.pages[index], known: known))
      return .page(index, anchor: nil)
    }
    return .page(index, anchor: anchor)
  }

  private var pageNames: [String] { site.pages.compactMap { $0.source?.file.path.text } }
  private var imageNames: [String] {
    otherFiles.keys.map(\.text).filter { ImageSize.isImage($0) }.sorted()
  }
}

/// The parts of a link's destination.
struct Destination {
  let path: String
  let anchor: String
  /// `?` or `#` and what follows.
  let tail: String

  init(_ text: String) {
    // Bytes, because every link of every page comes through here.
    let hash = UInt8(ascii: "#")
    guard let end = text.utf8.firstIndex(where: { $0 == hash || $0 == UInt8(ascii: "?") }) else {
      (path, tail, anchor) = (text, "", "")
      return
    }
    path = String(text[..<end])
    let rest = text[end...]
    tail = String(rest)
    anchor = rest.utf8.firstIndex(of: hash).map { String(rest[rest.index(after: $0)...]) } ?? ""
  }
}

/// Why a page is not part of this build.
package enum ExclusionReason: String, Sendable, CaseIterable {
  case draft, future, expired
}

/// Files of `content/static/` are published as they are, at the site's root.
enum StaticFiles {
  /// The path a file of the content folder is published at; nil outside of `static/`.
  static func published(_ path: SitePath) -> SitePath? {
    guard path.text.hasPrefix("static/") else { return nil }
    return SitePath(String(path.text.dropFirst("static/".count)))
  }
}
