import Blocks
import DataNodes
import Diagnostics
import FileTrees
import MarkdownPages
import Synchronization

/// Reads one Markdown file as far as it can be read alone. Pure but for the file system: the file,
/// and the files it includes.
struct PageParser: Sendable {
  private let library: StandardBlocks
  private let options: MarkdownOptions
  private let content: FileDoor
  private let shownContent: String
  private let keepsMarkdown: Bool

  /// A parser for the pages of a content folder.
  /// - Parameter keepsMarkdown: whether an output of the site publishes the authors' texts.
  init(
    library: StandardBlocks, options: MarkdownOptions, content: FileDoor, shownAs shown: String,
    keepsMarkdown: Bool
  ) {
    self.keepsMarkdown = keepsMarkdown
    self.library = library
    self.options = options
    self.content = content
    shownContent = shown
  }

  /// The page made from a file, and the stamps of that file and of those that it read.
  func parse(_ file: ContentFolder.File) throws(FileError) -> (page: SourcePage, read: [FileStamp])
  {
    // The stamp is of a moment before: a file that is written meanwhile is read again.
    let status = content.status(file.path)
    let bytes = try content.read(file.path)
    let log = ReadLog()
    var bag = DiagnosticBag()
    let text = TextIntake.check(SourceText(path: file.shown, bytes: bytes), into: &bag)
    let (matter, body) = FrontMatter.split(text, into: &bag)
    let head = matter.map { Self.head($0, into: &bag) } ?? FrontMatter()
    let built = MarkdownParser.parse(
      body, library: library, options: options, builder: PageBuilder(files: reader(of: file, log)))
    bag.merge(built.diagnostics)
    var markdown = built.page
    let page = PageBody(html: markdown.body, markdown: keepsMarkdown ? body.bytes : nil)
    markdown.body = Fragment()
    let outline = Kept(markdown.outline)
    markdown.outline = []
    markdown.summary = Self.shortened(markdown.summary)
    if let shown = markdown.title, let title = head.title, title == shown.text {
      // The same title twice is a habit from other tools, and says nothing new.
      markdown.title = MarkdownPage.Title(text: title, span: shown.span)
    }
    let stem = String(file.path.name.dropLast(3))
    let isIndex = file.isIndex
    let name = isIndex ? file.path.parent.name : stem
    let title =
      head.title ?? markdown.title?.text ?? (name.isEmpty ? "Home" : AddressPart.title(name))
    let stamps = [FileStamp(file.path, status, digest: ContentHash(bytes))] + log.stamps
    let source = SourcePage(
      file: file, head: head, markdown: markdown, title: title, body: page, kept: outline,
      diagnostics: bag, digest: stamps.digest)
    return (source, stamps)
  }

  /// A text of at most 200 bytes as it is; of a longer one as many words as lists have room for.
  private static func shortened(_ text: String) -> String {
    guard text.utf8.count > 200 else { return text }
    let head = text.prefix(197)
    let end = head.lastIndex(of: " ") ?? head.endIndex
    return head[..<end] + "…"
  }

  private static func head(_ matter: SourceText, into bag: inout DiagnosticBag) -> FrontMatter {
    guard let node = DataParser.parse(matter, into: &bag), !node.isNull else {
      return FrontMatter()
    }
    FrontMatter.keys.schema.check(node, into: &bag)
    return FrontMatter.keys.read(node)
  }

  /// Reads files beside a page: nothing outside of the content folder, and nothing hidden.
  private func reader(
    of file: ContentFolder.File, _ log: ReadLog
  ) -> @Sendable (String) -> SourceText? {
    let folder = file.path.parent
    let (content, shown) = (content, shownContent)
    return { name in
      let start = name.hasPrefix("/") ? SitePath.root : folder
      guard let path = start.resolving(name), path != .root, !path.isHidden else { return nil }
      let status = content.status(path)
      let bytes = status?.kind == .file ? try? content.read(path) : nil
      log.add(FileStamp(path, status, digest: bytes.map(ContentHash.init)))
      return bytes.map { SourceText(path: shown + "/" + path.text, bytes: $0) }
    }
  }
}

/// Notes what stood where a page looked for files.
private final class ReadLog: Sendable {
  private let noted = Mutex<[FileStamp]>([])

  /// In the order of reading, each path once.
  var stamps: [FileStamp] { noted.withLock { $0 } }

  func add(_ stamp: FileStamp) {
    noted.withLock { stamps in
      if !stamps.contains(where: { $0.path == stamp.path }) { stamps.append(stamp) }
    }
  }
}
