import Diagnostics
import FileTrees
import MarkdownPages

/// The wording of everything this module reports.
extension Diagnostic {
  // MARK: Files

  /// - Parameter name: what is no UTF-8 in it stands as `\\xFF` already.
  static func unusableFileName(_ name: String, in folder: String) -> Diagnostic {
    let escaped = name.unicodeScalars.map { scalar in
      let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
      return isControl ? scalar.escaped(asASCII: true) : String(scalar)
    }.joined()
    return Diagnostic(
      .unusableFileName, "the name \"\(escaped)\" cannot be part of an address", at: .file(folder),
      help: ["rename the file: UTF-8 without backslashes and control characters"])
  }

  static func sameName(_ name: String, in folder: String) -> Diagnostic {
    let scalars = name.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
    return Diagnostic(
      .sameName, "two names here are both read as \"\(name)\"; one of them is \(scalars)",
      at: .file(folder),
      help: ["remove one, or give it another name: not every machine can hold both"])
  }

  static func specialFile(_ path: String) -> Diagnostic {
    Diagnostic(
      .specialFile, "\(path) is a pipe, a socket or a device, and was not read", at: .file(path),
      help: ["put a file in its place, or remove it"])
  }

  static func symbolicLink(_ path: String) -> Diagnostic {
    Diagnostic(
      .symbolicLink, "\(path) is a symbolic link and was not followed", at: .file(path),
      help: ["copy what it leads to into the folder, or remove the link"])
  }

  static func refusedAddress(_ address: String, _ key: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .refusedAddress, "`\(key)` is no address that pages may lead to: \"\(address)\"", at: span,
      help: ["write one that begins with https://, such as https://example.org/"])
  }

  static func noPages(_ folder: String) -> Diagnostic {
    Diagnostic(
      .noPages, "there is no Markdown file in \(folder)", at: nil,
      help: ["write \(folder)/_index.md, or name the folder with --root or --content"])
  }

  static func unreadableFile(_ path: String, _ error: FileError) -> Diagnostic {
    Diagnostic(.unreadableFile, "\(error)", at: .file(path))
  }

  // MARK: Front matter

  static func unclosedFrontMatter(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unclosedFrontMatter, "this front matter is never closed", at: span, caption: "opened here",
      help: ["write a line of --- behind the last key"])
  }

  static func hiddenFile(_ file: String) -> Diagnostic {
    Diagnostic(
      .hiddenFile, "this hidden file is not published", at: .file(file),
      help: ["published are .well-known/, .nojekyll and .htaccess; rename it, or remove it"])
  }

  static func misspelledEnding(_ file: String, _ ending: String) -> Diagnostic {
    Diagnostic(
      .misspelledEnding, "this file is not read: its name does not end in \(ending)",
      at: .file(file), help: ["rename it so that it ends in \(ending)"])
  }

  static func noImage(_ reference: MarkdownPage.Reference, _ help: String) -> Diagnostic {
    Diagnostic(
      .noImage, "\(reference.destination) is no image", at: reference.span, help: [help])
  }

  static func titleTwice(_ title: MarkdownPage.Title, _ front: SourceSpan) -> Diagnostic {
    Diagnostic(
      .titleTwice, "the page has a title in its front matter and another one in its text",
      at: title.span, labels: [Label(front, "the title that is shown")],
      help: ["remove one of them, or make the second a heading of level 2"])
  }

  static func missingTitle(_ file: String, _ title: String) -> Diagnostic {
    Diagnostic(
      .missingTitle, "the page has no title; its file's name gives it \"\(title)\"",
      at: .file(file), help: ["write `title: …` in its front matter, or begin with `# Title`"])
  }

  static func datesReversed(_ file: String, _ first: String, _ second: String) -> Diagnostic {
    Diagnostic(
      .datesReversed, "the page's \(second) lies before its \(first)", at: .file(file),
      help: ["exchange the two dates, or remove one"])
  }

  static func unusableSlug(_ slug: FrontMatter.Located) -> Diagnostic {
    Diagnostic(
      .unusableSlug, "\"\(slug.text)\" cannot be the last part of an address", at: slug.span,
      help: ["use letters, digits and hyphens, without slashes: slug: cold-starts"])
  }

  static func modeTwice(_ located: FrontMatter.Located) -> Diagnostic {
    Diagnostic(
      .modeTwice, "this concept has two pages for the mode \"\(located.text)\"", at: located.span,
      help: ["join the two pages, or give one of them another mode"])
  }

  static func unknownTemplate(_ name: FrontMatter.Located, known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownTemplate, "the theme has no template called \"\(name.text)\"", at: name.span,
      help: [NearMiss.help(name.text, among: known)].compactMap { $0 })
  }

  static func unusableAlias(_ alias: FrontMatter.Located) -> Diagnostic {
    Diagnostic(
      .unusableAlias, "\"\(alias.text)\" is no address inside of the site", at: alias.span,
      help: ["write the old address from the site's root, such as /old/page/"])
  }

  static func aliasClash(_ alias: FrontMatter.Located, _ other: SitePage) -> Diagnostic {
    Diagnostic(
      .aliasClash, "the old address \"\(alias.text)\" is the address of another page",
      at: alias.span, caption: other.source.map { "made by \($0.file.shown)" },
      help: ["remove the alias: the address is in use"])
  }

  static func unknownPrerequisite(_ item: FrontMatter.Located, known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownPrerequisite, "there is no concept or page called \"\(item.text)\"", at: item.span,
      help: [NearMiss.help(item.text, among: known)].compactMap { $0 })
  }

  static func missingImage(_ item: FrontMatter.Located) -> Diagnostic {
    Diagnostic(
      .brokenLink, "there is no image at \"\(item.text)\"", at: item.span,
      help: ["write the path of a file beside this page"])
  }

  // MARK: Addresses

  static func duplicateURL(_ page: SitePage, _ other: SitePage) -> Diagnostic {
    Diagnostic(
      .duplicateURL, "two pages would be written to \(page.output)", at: place(page),
      labels: label(other, "the other page"),
      help: ["give one of them another file name or a `slug`"])
  }

  static func secondIndex(_ page: SourcePage, _ other: SourcePage) -> Diagnostic {
    Diagnostic(
      .duplicateURL, "this folder has its own page twice", at: .file(page.file.shown),
      labels: [Label(.file(other.file.shown), "the one that is used")],
      help: ["keep one of _index.md and index.md"])
  }

  static func caseClash(_ page: SitePage, _ other: SitePage) -> Diagnostic {
    Diagnostic(
      .caseClash,
      "the addresses \(page.url) and \(other.url) differ only in upper and lower case",
      at: place(page), labels: label(other, "the other page"),
      help: ["rename one: many file systems and hosts cannot tell them apart"])
  }

  static func fileClash(_ path: SitePath, _ file: String) -> Diagnostic {
    Diagnostic(
      .duplicateURL, "\(file) would be written over the page or file at \(path)", at: .file(file),
      help: ["rename the file"])
  }

  static func fileCaseClash(_ path: SitePath, _ other: SitePath, _ file: String) -> Diagnostic {
    Diagnostic(
      .caseClash, "the addresses \(path) and \(other) differ only in upper and lower case",
      at: .file(file),
      help: ["rename one: many file systems and hosts cannot tell them apart"])
  }

  static func reservedName(_ path: SitePath, _ file: String) -> Diagnostic {
    Diagnostic(
      .unusableFileName, "the name \"\(path.name)\" cannot be part of an address", at: .file(file),
      help: ["rename the file: at most 240 bytes, and none that begins with .coldstart-"])
  }

  static func unreachable(_ page: SitePage) -> Diagnostic {
    Diagnostic(
      .unreachablePage, "no navigation and no link leads to this page", at: place(page),
      help: ["link to it, or add its section to `navigation` in site.yaml"])
  }

  static func unusedImage(_ file: ContentFolder.File) -> Diagnostic {
    Diagnostic(
      .unusedImage, "no page shows \(file.shown), so it is not published", at: .file(file.shown),
      help: ["show it with ![text](…), or move it to static/ to publish it as it is"])
  }

  static func unknownNavigationPath(
    _ target: FrontMatter.Located, _ site: SiteModel
  ) -> Diagnostic {
    let known = site.pages.compactMap { page -> String? in
      guard let path = page.source?.file.path else { return nil }
      return ContentFolder.isIndex(path) ? path.parent.text : path.text
    }.filter { !$0.isEmpty }
    if let reason = site.reason(toExclude: target.text) {
      let (what, help) = words(reason)
      return Diagnostic(
        .unknownNavigationPath,
        "the navigation names \"\(target.text)\", which is \(what) and not part of this site",
        at: target.span, help: [help])
    }
    return Diagnostic(
      .unknownNavigationPath, "the navigation names \"\(target.text)\", which is no page",
      at: target.span, help: [NearMiss.help(target.text, among: known)].compactMap { $0 })
  }

  private static func place(_ page: SitePage) -> SourceSpan? {
    page.source.map { .file($0.file.shown) }
  }

  private static func label(_ page: SitePage, _ text: String) -> [Label] {
    page.source.map { [Label(.file($0.file.shown), text)] } ?? []
  }

  // MARK: Links

  static func brokenLink(
    _ reference: MarkdownPage.Reference, _ target: SitePath, from folder: SitePath,
    known: [String]
  ) -> Diagnostic {
    let what = reference.kind == .image ? "there is no image at" : "there is no page or file at"
    return Diagnostic(
      .brokenLink, "\(what) \"\(reference.destination)\"", at: reference.span,
      caption: "leads to \(target)",
      help: [nearPath(target, from: folder, known)].compactMap { $0 })
  }

  /// The nearest path as the author would write it: by spelling, else the only file of that name
  /// elsewhere, because pages move.
  private static func nearPath(
    _ target: SitePath, from folder: SitePath, _ known: [String]
  ) -> String? {
    let sameName = known.filter { SitePath($0)?.name == target.name }
    let moved = sameName.count == 1 ? sameName.first : nil
    guard let near = NearMiss.of(target.text, among: known) ?? moved,
      let path = SitePath(near)
    else { return nil }
    return "did you mean \(folder.reference(to: path))?"
  }

  static func brokenAnchor(
    _ reference: MarkdownPage.Reference, _ anchor: String, _ page: SitePage, known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .brokenAnchor, "the page \"\(page.title)\" has no anchor \"#\(anchor)\"",
      at: reference.span, help: [NearMiss.help(anchor, among: known)].compactMap { $0 })
  }

  static func brokenEscape(_ reference: MarkdownPage.Reference) -> Diagnostic {
    Diagnostic(
      .brokenLink, "the percent escapes of \"\(reference.destination)\" are no text",
      at: reference.span, help: ["write the path as it is, in <…> when it holds spaces"])
  }

  static func linkLeavesSite(_ reference: MarkdownPage.Reference) -> Diagnostic {
    Diagnostic(
      .brokenLink, "\"\(reference.destination)\" leads out of the content folder",
      at: reference.span, help: ["move the file into the content folder, or link to a URL"])
  }

  static func linkToExcluded(
    _ reference: MarkdownPage.Reference, _ target: SitePath, _ reason: ExclusionReason
  ) -> Diagnostic {
    let (what, help) = words(reason)
    return Diagnostic(
      .linkToExcluded, "the page \(target) is \(what) and not part of this site",
      at: reference.span, help: [help])
  }

  private static func words(_ reason: ExclusionReason) -> (what: String, help: String) {
    switch reason {
    case .draft: ("a draft", "finish the page and remove `draft`, or build with --drafts")
    case .future: ("not published yet", "change its publish date, or build with --future")
    case .expired: ("expired", "remove the link, or change the page's expiry date")
    }
  }

  // MARK: Theme

  static func missingTemplate(_ name: String, known: [String]) -> Diagnostic {
    Diagnostic(
      .missingTemplate, "the theme has no template \"\(name)\"", at: nil,
      help: ["add templates/\(name).mustache"]
        + [NearMiss.help(name, among: known)].compactMap { $0 })
  }

  static func unknownPartial(_ name: String, _ span: SourceSpan, known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownPartial, "there is no template \"\(name)\" to draw in", at: span,
      help: [NearMiss.help(name, among: known)].compactMap { $0 })
  }

  static func templateCircle(_ name: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .templateCircle, "the template \"\(name)\" draws itself in", at: span,
      caption: "back to where it began", help: ["draw in another template, or remove this tag"])
  }

  static func unknownTemplateName(
    _ name: String, _ span: SourceSpan, known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .unknownTemplateName, "nothing here is called \"\(name)\"", at: span,
      help: [NearMiss.help(name, among: known)].compactMap { $0 })
  }

  static func templateSection(_ name: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .templateSyntax, "the section \"\(name)\" is not opened and closed in pairs", at: span,
      help: ["every {{#\(name)}} needs a {{/\(name)}}"])
  }

  static func unclosedTemplateTag(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(.templateSyntax, "this tag is never closed", at: span, help: ["write }} behind it"])
  }

  static func unknownWords(_ key: String, _ span: SourceSpan, known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownWords, "the theme has no words for \"\(key)\"", at: span,
      help: [NearMiss.help(key, among: known) ?? "add the key to strings/en.yaml"])
  }

  static func missingThemeAsset(_ name: String, _ span: SourceSpan, known: [String]) -> Diagnostic {
    Diagnostic(
      .missingThemeAsset, "the theme has no file assets/\(name)", at: span,
      help: [NearMiss.help(name, among: known)].compactMap { $0 })
  }
}
