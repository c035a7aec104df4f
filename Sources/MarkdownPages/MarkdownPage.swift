package import Diagnostics
import Markup

/// A page's Markdown, read and rendered as far as one page alone can be.
package struct MarkdownPage: Sendable {
  /// The body's HTML.
  package var body = Fragment()
  /// The text of a leading `# heading`, which is the page's title and not part of `body`;
  /// nil when the body does not begin with one.
  package var title: Title?
  /// Headings of the page in order (those inside containers too), for the table of contents.
  package var outline: [Heading] = []
  /// What holes refer to.
  package var references: [Reference] = []
  /// Every id in the body, in order.
  package var anchors: [String] = []
  /// Words of prose, tables and lists, without code: reading time.
  package var wordCount = 0
  /// Plain text of the first paragraph, for a description when the author gives none.
  package var summary = ""
  /// Files this page read while it was parsed (includes), as given to `PageBuilder.read`.
  package var filesRead: [String] = []
  /// What blocks of this page offer to the rest of the site.
  package var exports: [Export] = []
  /// Names of the custom elements in the body without their `x-`, sorted.
  package var elements: [String] = []
  /// What other pages of its concept may draw from the page.
  package var pieces: [Piece] = []
  /// How many of each thing the page holds: of every block by its name, and of what blocks count
  /// themselves, such as the cards of `flashcards`.
  package var tally: [String: Int] = [:]

  package init() {}

  /// The title found in the body.
  package struct Title: Sendable {
    package let text: String
    package let span: SourceSpan

    package init(text: String, span: SourceSpan) {
      self.text = text
      self.span = span
    }
  }

  /// One heading.
  package struct Heading: Sendable {
    /// 1 to 6.
    package let level: Int
    package let id: String
    /// Plain text.
    package let text: String
    /// Inline HTML without links and ids, for the table of contents.
    package let html: [UInt8]
    package let span: SourceSpan

    /// A heading with its title as it was rendered. A title with links or ids in it, which must
    /// not appear twice, is listed by its text.
    package init(level: Int, id: ElementID, text: String, title: Fragment, span: SourceSpan) {
      var html = title.bytes
      let isPlain =
        title.holes.isEmpty && !ByteSearch.contains(html, "<a ")
        && !ByteSearch.contains(html, " id=\"")
      if !isPlain {
        html = []
        html.append(escaped: text)
      }
      self.init(level: level, id: id.text, text: text, kept: html, span: span)
    }

    /// A heading that was made before, as it was kept.
    package init(level: Int, id: String, text: String, kept html: [UInt8], span: SourceSpan) {
      self.level = level
      self.id = id
      self.text = text
      self.html = html
      self.span = span
    }
  }

  /// A link or image to somewhere in the site, to be resolved when the site is known. Links that
  /// leave the site are written into the body at once and are not listed.
  package struct Reference: Sendable, Hashable {
    /// The kind of thing it points at.
    package enum Kind: Sendable, Hashable { case link, image }

    package let kind: Kind
    /// The destination as the author wrote it, percent escapes and all: `../a.md#b`.
    package let destination: String
    /// The destination where it could be found in the source, else the block it is in.
    package let span: SourceSpan

    package init(kind: Kind, destination: String, span: SourceSpan) {
      self.kind = kind
      self.destination = destination
      self.span = span
    }
  }

  /// A card, a keyword, a question or its answer, for a page that draws them from others.
  package struct Piece: Sendable, Hashable {
    /// `card`, `keyword`, `question` or `answer`.
    package let kind: String
    /// Its name where it stands, and its anchor; empty for what has neither.
    package let name: String
    package let anchor: String
    /// As it stands in its page, but for its names; holes count in that page's references.
    package let html: Fragment
    /// JSON for scripts; empty for what needs none.
    package let json: Fragment

    package init(
      _ kind: String, name: String = "", anchor: String = "", html: Fragment,
      json: Fragment = Fragment()
    ) {
      self.kind = kind
      self.name = name
      self.anchor = anchor
      self.html = html
      self.json = json
    }
  }

  /// Something a block offers beyond its page: a player, a quiz, a lab.
  ///
  /// It is published beside the page as `ID.json`, and as a page of its own for embedding.
  package struct Export: Sendable, Hashable {
    /// The kind of thing: `quiz`.
    package let kind: String
    /// Unique in the page, and an anchor of it.
    package let id: String
    package let title: String
    /// JSON: exactly what the page carries for its script.
    package let payload: [UInt8]
    /// The element as it stands in the page, its data included; its holes count in the page's
    /// references.
    package let html: Fragment
    /// Names of the custom elements in it without their `x-`, sorted.
    package let elements: [String]

    package init(
      kind: String, id: String, title: String, payload: [UInt8], html: Fragment,
      elements: [String]
    ) {
      self.kind = kind
      self.id = id
      self.title = title
      self.payload = payload
      self.html = html
      self.elements = elements
    }
  }
}

/// The page under construction, which blocks use and add to.
package struct PageBuilder: Sendable {
  package var page = MarkdownPage()
  package var diagnostics = DiagnosticBag()
  /// Reads a file by a path relative to the page's folder: nil when it is not there or leaves the
  /// content folder. Whoever calls it and not `read` records what was read by `read`.
  package let files: @Sendable (String) -> SourceText?
  private var usedIDs: [String: Int] = [:]
  private var counts: [String: Int] = [:]
  /// How the page is read; set by the parser.
  package internal(set) var options = MarkdownOptions()
  /// Names of the container directives around what is being rendered, outermost first.
  package internal(set) var enclosing: [String] = []
  /// Files that are being included, outermost first: to notice a circle.
  package var including: [String] = []
  /// How many parts have been included.
  package internal(set) var partCount = 0
  /// What blocks keep for one another while the page is parsed, by the type of its key.
  private var notes: [ObjectIdentifier: any Sendable] = [:]

  package init(files: @escaping @Sendable (String) -> SourceText? = { _ in nil }) {
    self.files = files
  }

  /// The text of a file beside the page, recorded as read.
  package mutating func read(_ path: String) -> SourceText? {
    if !page.filesRead.contains(path) { page.filesRead.append(path) }
    return files(path)
  }

  /// An id no other element of the page has: `base`, else `base-1`, `base-2`, …; it is recorded as
  /// an anchor.
  package mutating func uniqueID(_ base: String) -> ElementID {
    var id = base
    while let count = usedIDs[id] {
      usedIDs[id] = count + 1
      id = "\(base)-\(count)"
      if usedIDs[id] == nil { break }
    }
    usedIDs[id] = 1
    page.anchors.append(id)
    return ElementID(made: id)
  }

  /// An id for the next of many elements of a kind: `term-1`, `term-2`, …
  package mutating func numberedID(_ kind: String) -> ElementID {
    uniqueID("\(kind)-\(number(of: kind))")
  }

  /// The number of the next of many things of a kind.
  package mutating func number(of kind: String) -> Int {
    counts[kind, default: 0] += 1
    return counts[kind, default: 1]
  }

  /// True when an element of the page has this id already.
  package func isUsed(id: String) -> Bool { usedIDs[id] != nil }

  /// What blocks of this page keep under a key; its `initial` value before anybody wrote.
  package subscript<Key: PageKey>(_ key: Key.Type) -> Key.Value {
    get { notes[ObjectIdentifier(key)] as? Key.Value ?? Key.initial }
    set { notes[ObjectIdentifier(key)] = newValue }
  }

  /// A reference to somewhere in the site; the number is for a hole.
  package mutating func reference(_ reference: MarkdownPage.Reference) -> Int {
    page.references.append(reference)
    return page.references.count - 1
  }
}

/// Names something that blocks of one page keep for one another.
package protocol PageKey {
  associatedtype Value: Sendable
  static var initial: Value { get }
}

/// How Markdown is read.
package struct MarkdownOptions: Sendable, Hashable {
  /// Whether raw HTML of the author is written into the page.
  package var rawHTML = false
  /// What is said about what authors write.
  package var words = ProseWords()
  /// The schemes that addresses may have.
  package var schemes = AddressSchemes()
  /// What may stand in one page; more is an error that names the limit.
  package var limits = Limits()

  package init() {}

  /// Guards against inputs on which the Markdown library takes quadratic time or memory.
  package struct Limits: Sendable, Hashable {
    /// Bytes of one page.
    package var bytesMax = 2_000_000
    /// Columns × rows of one table.
    package var tableCellsMax = 50_000
    package var tableColumnsMax = 200
    /// Levels of blocks inside blocks.
    package var nestingMax = 100

    package init() {}
  }
}
