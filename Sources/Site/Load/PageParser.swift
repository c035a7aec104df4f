import Blocks
import DataNodes
import Diagnostics
import FileTrees
import MarkdownPages

/// Reads one Markdown file as far as it can be read alone. Pure but for the file system: the file,
/// and the files it includes.
struct PageParser: Sendable {
  private let library: StandardBlocks
  private let options: MarkdownOptions
  private let content: String
  private let shownContent: String

  /// A parser for the pages of a content folder.
  init(library: StandardBlocks, options: MarkdownOptions, content: String, shownAs shown: String) {
    self.library = library
    self.options = options
    self.content = content
    shownContent = shown
  }

  /// The page made from a file's bytes.
  func parse(_ file: ContentFolder.File, _ bytes: [UInt8]) -> SourcePage {
    var bag = DiagnosticBag()
    let text = TextIntake.check(SourceText(path: file.shown, bytes: bytes), into: &bag)
    let (matter, body) = FrontMatter.split(text, into: &bag)
    let head = matter.map { Self.head($0, into: &bag) } ?? FrontMatter()
    let built = MarkdownParser.parse(
      body, library: library, options: options, builder: PageBuilder(files: reader(of: file)))
    bag.merge(built.diagnostics)
    var markdown = built.page
    if let shown = markdown.title, let title = head.title, title == shown.text {
      // The same title twice is a habit from other tools, and says nothing new.
      markdown.title = MarkdownPage.Title(text: title, span: shown.span)
    }
    let stem = String(file.path.name.dropLast(3))
    let isIndex = PageTree.isIndex(file.path)
    let name = isIndex ? file.path.parent.name : stem
    let title =
      head.title ?? markdown.title?.text ?? (name.isEmpty ? "Home" : AddressPart.title(name))
    return SourcePage(
      file: file, head: head, markdown: markdown, title: title, body: body, diagnostics: bag)
  }

  private static func head(_ matter: SourceText, into bag: inout DiagnosticBag) -> FrontMatter {
    guard let node = DataParser.parse(matter, into: &bag), !node.isNull else {
      return FrontMatter()
    }
    FrontMatter.schema.check(node, into: &bag)
    return FrontMatter(node)
  }

  /// Reads files beside a page, and nothing outside of the content folder.
  private func reader(of file: ContentFolder.File) -> @Sendable (String) -> SourceText? {
    let folder = file.path.parent
    let (content, shown) = (content, shownContent)
    return { name in
      let start = name.hasPrefix("/") ? SitePath.root : folder
      guard let path = start.resolving(name), path != .root,
        Disk.status(content + "/" + path.text)?.kind == .file,
        let bytes = try? Disk.read(content + "/" + path.text)
      else { return nil }
      return SourceText(path: shown + "/" + path.text, bytes: bytes)
    }
  }
}
