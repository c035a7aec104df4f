import Diagnostics
import Foundation
import MarkdownPages

/// Prints what it is given, so that tests see what the parser found and nothing of what it means.
struct EchoLibrary: BlockLibrary {
  func directiveNames(_ form: Directive.Form) -> [String] {
    switch form {
    case .inline: ["mark", "note"]
    case .leaf: ["leaf", "part"]
    case .container: ["box", "inner"]
    }
  }

  func render(_ fence: Fence, _ page: inout PageBuilder) -> Node {
    var html = Fragment()
    html.bytes += "<pre".utf8
    if !fence.language.isEmpty { html.bytes += " lang=\"\(escaped(fence.language))\"".utf8 }
    html.bytes += "\(shown(fence.attributes))>\(escaped(text(fence.body.bytes)))</pre>\n".utf8
    return .prose(Prose(html))
  }

  func render(_ directive: Directive, _ page: inout PageBuilder) -> Node? {
    guard directiveNames(directive.form).contains(directive.name) else { return nil }
    let tag = "d-\(directive.name)"
    var html = Fragment()
    html.bytes += "<\(tag)\(shown(directive.attributes))".utf8
    if !page.enclosing.isEmpty {
      html.bytes += " in=\"\(page.enclosing.joined(separator: " "))\"".utf8
    }
    html.bytes += ">".utf8
    if directive.name == "part", let name = directive.attributes["file"], let part = page.read(name)
    {
      html.append(MarkdownParser.parsePart(part, library: self, into: &page).html)
    }
    if directive.form != .inline, !directive.labelText.isEmpty { html.bytes += "<b>".utf8 }
    html.append(directive.label)
    if directive.form != .inline, !directive.labelText.isEmpty { html.bytes += "</b>".utf8 }
    if directive.form == .container { html.bytes += "\n".utf8 }
    for child in directive.children {
      html.bytes += "<!-- \(shown(child.kind)) -->\n".utf8
      html.append(child.html)
    }
    html.bytes += "</\(tag)>".utf8
    if directive.form != .inline { html.bytes += "\n".utf8 }
    return .prose(Prose(html, text: directive.labelText))
  }

  private func shown(_ attributes: Attributes) -> String {
    var text = attributes.id.map { " id=\"\(escaped($0))\"" } ?? ""
    if !attributes.classes.isEmpty {
      text += " class=\"\(escaped(attributes.classes.joined(separator: " ")))\""
    }
    for item in attributes.items {
      text += item.isFlag ? " \(item.name)" : " \(item.name)=\"\(escaped(item.value))\""
    }
    return text
  }

  private func shown(_ kind: Child.Kind) -> String {
    switch kind {
    case .paragraph: "paragraph"
    case .heading(let level, let text): "heading \(level) \(escaped(text))"
    case .list(let ordered, _): ordered ? "ordered list" : "list"
    case .fence(let language): "fence \(escaped(language))"
    case .table(let table): "table \(table.header.count)x\(table.rows.count)"
    case .directive(let name, _, let text, _): "directive \(name) \(escaped(text))"
    case .other: "other"
    }
  }
}

func escaped(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    .replacing("\"", with: "&quot;")
}

func text(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

/// Parses with the echo library; holes are filled with destinations as they were written.
func parsed(
  _ source: SourceText, rawHTML: Bool = false, files: [String: String] = [:]
) -> PageBuilder {
  var options = MarkdownOptions()
  options.rawHTML = rawHTML
  return MarkdownParser.parse(
    source, library: EchoLibrary(), options: options,
    builder: PageBuilder { name in files[name].map { SourceText(path: name, $0) } })
}

func parsed(_ source: String, rawHTML: Bool = false) -> PageBuilder {
  parsed(SourceText(path: "page.md", source), rawHTML: rawHTML)
}

extension PageBuilder {
  /// The body with links and images as the author wrote them.
  var html: String {
    text(
      page.body.filled { hole, bytes in
        switch hole {
        case .href(let number): bytes.append(address: page.references[number].destination.utf8)
        case .site, .row, .own: break
        case .image(let number, _):
          bytes += "src=\"".utf8
          bytes.append(address: page.references[number].destination.utf8)
          bytes += "\"".utf8
        }
      })
  }

  /// Codes of what was reported, in order.
  var codes: [String] { diagnostics.sorted().map(\.code.id) }
}

/// The examples of GFM's specification.
struct SpecificationExample: Sendable, CustomStringConvertible {
  let number: Int
  let section: String
  /// `autolink`, `table`, …; `disabled` for task lists; empty for CommonMark.
  let tag: String
  let markdown: String
  let html: String

  var description: String { "example \(number), \(section)" }

  static let all: [SpecificationExample] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/specification/gfm-0.29.json")
    guard let data = try? Data(contentsOf: file),
      let whole = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let rows = whole["examples"] as? [[Any]]
    else { return [] }
    return rows.compactMap { row in
      guard row.count == 5, let number = row[0] as? Int, let section = row[1] as? String,
        let tag = row[2] as? String, let markdown = row[3] as? String, let html = row[4] as? String
      else { return nil }
      return SpecificationExample(
        number: number, section: section, tag: tag, markdown: markdown, html: html)
    }
  }()
}
