/// SARIF 2.1.0, the exchange format of code scanning services.
extension DiagnosticPrinter {
  /// One document with one run. Rules are the codes that occur, sorted by name.
  func sarifDocument(
    _ diagnostics: [Diagnostic], version: String, _ files: inout PrintedFiles
  ) -> String {
    var codes: [DiagnosticCode] = []
    for diagnostic in diagnostics where !codes.contains(diagnostic.code) {
      codes.append(diagnostic.code)
    }
    codes.sort { $0.id < $1.id }
    var driver: [(String, JSONTree)] = [("name", .string("Coldstart"))]
    if !version.isEmpty { driver.append(("version", .string(version))) }
    driver.append(("rules", .array(codes.map(rule))))
    let results = diagnostics.map { diagnostic in
      result(diagnostic, rule: codes.firstIndex(of: diagnostic.code) ?? -1, &files)
    }
    let run = JSONTree.object([
      ("tool", .object([("driver", .object(driver))])),
      ("columnKind", .string("unicodeCodePoints")),
      ("results", .array(results)),
    ])
    let document = JSONTree.object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")),
      ("runs", .array([run])),
    ])
    return document.text + "\n"
  }

  private func rule(_ code: DiagnosticCode) -> JSONTree {
    .object([
      ("id", .string(code.id)),
      ("shortDescription", message(code.title)),
      ("fullDescription", message(code.explanation.isEmpty ? code.title : code.explanation)),
      ("defaultConfiguration", .object([("level", .string(code.severity.rawValue))])),
    ])
  }

  private func result(
    _ diagnostic: Diagnostic, rule: Int, _ files: inout PrintedFiles
  ) -> JSONTree {
    let text = ([diagnostic.message] + diagnostic.help).joined(separator: "\n")
    var members: [(String, JSONTree)] = [
      ("ruleId", .string(diagnostic.code.id)), ("ruleIndex", .number(rule)),
      ("level", .string(diagnostic.severity.rawValue)), ("message", message(text)),
    ]
    if let span = diagnostic.span {
      members.append(("locations", .array([location(span, diagnostic.caption, &files)])))
    }
    let related = diagnostic.labels.map { location($0.span, $0.text, &files) }
    if !related.isEmpty { members.append(("relatedLocations", .array(related))) }
    if let span = diagnostic.span, let text = diagnostic.replacement,
      let region = region(span, &files)
    {
      members.append(("fixes", .array([fix(span, region, text)])))
    }
    return .object(members)
  }

  private func location(
    _ span: SourceSpan, _ text: String?, _ files: inout PrintedFiles
  ) -> JSONTree {
    var physical: [(String, JSONTree)] = [("artifactLocation", artifact(span.path))]
    if let region = region(span, &files) { physical.append(("region", region)) }
    var members: [(String, JSONTree)] = [("physicalLocation", .object(physical))]
    if let text { members.append(("message", message(text))) }
    return .object(members)
  }

  private func region(_ span: SourceSpan, _ files: inout PrintedFiles) -> JSONTree? {
    guard let index = files.index(span.path) else { return nil }
    let (start, end) = (index.scalarPosition(of: span.start), index.scalarPosition(of: span.end))
    return .object([
      ("startLine", .number(start.line)), ("startColumn", .number(start.column)),
      ("endLine", .number(end.line)), ("endColumn", .number(end.column)),
      ("byteOffset", .number(span.start)), ("byteLength", .number(span.end - span.start)),
    ])
  }

  private func fix(_ span: SourceSpan, _ region: JSONTree, _ text: String) -> JSONTree {
    let replacement = JSONTree.object([
      ("deletedRegion", region), ("insertedContent", .object([("text", .string(text))])),
    ])
    let change = JSONTree.object([
      ("artifactLocation", artifact(span.path)), ("replacements", .array([replacement])),
    ])
    return .object([("artifactChanges", .array([change]))])
  }

  private func message(_ text: String) -> JSONTree {
    .object([("text", .string(text))])
  }

  /// A relative URI reference: everything but unreserved characters and slashes is escaped.
  private func artifact(_ path: String) -> JSONTree {
    let digits = Array("0123456789ABCDEF")
    var uri = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default: uri += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return .object([("uri", .string(uri))])
  }
}
