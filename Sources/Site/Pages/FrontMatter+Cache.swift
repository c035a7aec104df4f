import DataNodes
import Diagnostics

extension Level: CacheCodable {}
extension Mode: CacheCodable {}

extension FrontMatter: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(title)
    writer.put(titleSpan)
    writer.put(description)
    writer.put(weight)
    writer.put(isDraft)
    writer.put(isOnHome)
    for day in [date, publish, expiry, updated] { writer.put(day) }
    writer.put(tags)
    writer.put(level)
    writer.put(minutes)
    writer.put(mode)
    writer.put(prerequisites)
    writer.put(objectives)
    writer.put(aliases)
    for place in [slug, template, image] { writer.put(place) }
    writer.put(extra)
  }

  init(from reader: inout CacheReader) {
    self.init()
    title = reader.value()
    titleSpan = reader.value()
    description = reader.value()
    weight = reader.value()
    isDraft = reader.value()
    isOnHome = reader.value()
    date = reader.value()
    publish = reader.value()
    expiry = reader.value()
    updated = reader.value()
    tags = reader.value()
    level = reader.value()
    minutes = reader.value()
    mode = reader.value()
    prerequisites = reader.value()
    objectives = reader.value()
    aliases = reader.value()
    slug = reader.value()
    template = reader.value()
    image = reader.value()
    extra = reader.value()
  }
}

extension FrontMatter.Located: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(text)
    writer.put(span)
  }
  init(from reader: inout CacheReader) {
    self.init(text: reader.value(), span: reader.span())
  }
}

extension DataNode: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(span)
    switch content {
    case .null: writer.put(0)
    case .scalar(let text, let isQuoted):
      writer.put(isQuoted ? 2 : 1)
      writer.put(text)
    case .sequence(let nodes):
      writer.put(3)
      writer.put(nodes)
    case .mapping(let members):
      writer.put(4)
      writer.put(members)
    }
  }

  init(from reader: inout CacheReader) {
    let span = reader.span()
    switch reader.number() {
    case 0: self.init(.null, span: span)
    case 1: self.init(.scalar(reader.value(), isQuoted: false), span: span)
    case 2: self.init(.scalar(reader.value(), isQuoted: true), span: span)
    case 3: self.init(.sequence(reader.value()), span: span)
    case 4: self.init(.mapping(reader.value()), span: span)
    default:
      reader.reject()
      self.init(.null, span: span)
    }
  }
}

extension DataNode.Member: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(name)
    writer.put(nameSpan)
    writer.put(value)
  }
  init(from reader: inout CacheReader) {
    self.init(name: reader.value(), nameSpan: reader.span(), value: reader.value())
  }
}
