import Diagnostics
import MarkdownPages

/// Everything but body and outline, which are kept elsewhere.
extension MarkdownPage: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(title)
    writer.put(references)
    writer.put(anchors)
    writer.put(wordCount)
    writer.put(summary)
    writer.put(filesRead)
    writer.put(exports)
    writer.put(elements)
    writer.put(pieces)
    writer.put(tally.keys.sorted())
    for name in tally.keys.sorted() { writer.put(tally[name] ?? 0) }
  }

  init(from reader: inout CacheReader) {
    self.init()
    title = reader.value()
    references = reader.value()
    anchors = reader.value()
    wordCount = reader.value()
    summary = reader.value()
    filesRead = reader.value()
    exports = reader.value()
    elements = reader.value()
    pieces = reader.value()
    for name in reader.value([String].self) { tally[name] = 0 }
    for name in tally.keys.sorted() { tally[name] = reader.number() }
  }
}

extension MarkdownPage.Title: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(text)
    writer.put(span)
  }
  init(from reader: inout CacheReader) {
    self.init(text: reader.value(), span: reader.span())
  }
}

extension MarkdownPage.Heading: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(level)
    writer.put(id)
    writer.put(text)
    writer.put(bytes: html)
    writer.put(span)
  }
  init(from reader: inout CacheReader) {
    self.init(
      level: reader.value(), id: reader.value(), text: reader.value(),
      kept: reader.bytes(), span: reader.span())
  }
}

extension MarkdownPage.Reference: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(kind == .image)
    writer.put(destination)
    writer.put(span)
  }
  init(from reader: inout CacheReader) {
    self.init(
      kind: reader.value() ? .image : .link, destination: reader.value(), span: reader.span())
  }
}

extension MarkdownPage.Export: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(kind)
    writer.put(id)
    writer.put(title)
    writer.put(bytes: payload)
    writer.put(html)
    writer.put(elements)
  }
  init(from reader: inout CacheReader) {
    let (kind, id) = (reader.value(String.self), reader.value(String.self))
    let title = reader.value(String.self)
    let payload = reader.bytes()
    self.init(
      kind: kind, id: id, title: title, payload: payload, html: reader.value(),
      elements: reader.value())
  }
}

extension MarkdownPage.Piece: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(kind)
    writer.put(name)
    writer.put(anchor)
    writer.put(json)
    writer.put(html)
  }
  init(from reader: inout CacheReader) {
    let (kind, name) = (reader.value(String.self), reader.value(String.self))
    let anchor = reader.value(String.self)
    let json = reader.value(Fragment.self)
    self.init(kind, name: name, anchor: anchor, html: reader.value(), json: json)
  }
}

extension Fragment: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(bytes: bytes)
    writer.put(holes)
    writer.put(elements)
  }
  init(from reader: inout CacheReader) {
    let bytes = reader.bytes()
    let holes = reader.value([Hole].self)
    let fragment = Fragment(bytes, holes: holes, elements: reader.value())
    if fragment == nil { reader.reject() }
    self = fragment ?? Fragment()
  }
}

extension Hole: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(offset)
    switch content {
    case .href(let reference):
      writer.put(0)
      writer.put(reference)
    case .image(let reference, let size):
      writer.put(1)
      writer.put(reference)
      writer.put(size.width ?? 0)
      writer.put(size.height ?? 0)
    case .site(let name):
      writer.put(2)
      writer.put(name)
    case .row(let anchor):
      writer.put(3)
      writer.put(anchor)
    case .own(.name): writer.put(4)
    case .own(.anchor(let suffix)):
      writer.put(5)
      writer.put(suffix)
    }
  }
  init(from reader: inout CacheReader) {
    let (offset, kind) = (reader.number(), reader.number())
    switch kind {
    case 0: self.init(offset: offset, content: .href(reference: reader.number()))
    case 1:
      let reference = reader.number()
      let (width, height) = (reader.number(), reader.number())
      let size = Size(width: width > 0 ? width : nil, height: height > 0 ? height : nil)
      self.init(offset: offset, content: .image(reference: reference, size))
    case 3: self.init(offset: offset, content: .row(reader.value()))
    case 4: self.init(offset: offset, content: .own(.name))
    case 5: self.init(offset: offset, content: .own(.anchor(reader.value())))
    default: self.init(offset: offset, content: .site(reader.value()))
    }
  }
}
