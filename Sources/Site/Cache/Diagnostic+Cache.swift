import Diagnostics

extension Diagnostic.Severity: CacheCodable {
  func write(to writer: inout CacheWriter) { writer.put(rawValue) }
  init(from reader: inout CacheReader) {
    let severity = Self(rawValue: reader.value())
    if severity == nil { reader.reject() }
    self = severity ?? .error
  }
}

/// With its explanation: the cache knows no list of codes.
extension DiagnosticCode: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(id)
    writer.put(severity)
    for text in [title, explanation, example] { writer.put(text) }
  }
  init(from reader: inout CacheReader) {
    self.init(
      reader.value(), reader.value(), title: reader.value(), explanation: reader.value(),
      example: reader.value())
  }
}

extension Diagnostic.Label: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(span)
    writer.put(text)
  }
  init(from reader: inout CacheReader) {
    self.init(reader.span(), reader.value())
  }
}

extension Diagnostic: CacheCodable {
  func write(to writer: inout CacheWriter) {
    writer.put(severity)
    writer.put(code)
    writer.put(message)
    writer.put(span)
    writer.put(caption)
    writer.put(labels)
    writer.put(help)
    writer.put(replacement)
  }
  init(from reader: inout CacheReader) {
    let severity = reader.value(Severity.self)
    self.init(
      reader.value(), reader.value(), at: reader.value(), caption: reader.value(),
      labels: reader.value(), help: reader.value(), replacement: reader.value())
    self.severity = severity
  }
}

extension DiagnosticBag: CacheCodable {
  func write(to writer: inout CacheWriter) { writer.put(items) }
  init(from reader: inout CacheReader) {
    self.init()
    for diagnostic in reader.value([Diagnostic].self) { report(diagnostic) }
  }
}
