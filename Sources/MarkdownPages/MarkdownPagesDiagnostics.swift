package import Diagnostics

/// The wording of everything this module reports.
extension Diagnostic {
  package static func notUTF8(byte: UInt8, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notUTF8, "byte 0x\(hexadecimal(byte)) is not UTF-8 text here", at: span,
      help: ["save the file as UTF-8"])
  }

  package static func notUTF8(encoding: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notUTF8, "this file is \(encoding), not UTF-8", at: span, help: ["save the file as UTF-8"])
  }

  package static func controlCharacter(_ byte: UInt8, at span: SourceSpan) -> Diagnostic {
    let name = byte == 0 ? "NUL" : "control character U+00\(hexadecimal(byte))"
    return Diagnostic(
      .controlCharacter, "\(name) cannot stand in a page", at: span, help: ["delete it"])
  }

  static func pageTooLarge(_ bytes: Int, limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .pageTooLarge, "this page has \(bytes) bytes; the limit is \(limit)", at: span,
      help: ["split it into several pages"])
  }

  static func tableTooLarge(_ count: Int, _ unit: String, limit: Int, at span: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .tableTooLarge, "this table has \(count) \(unit); the limit is \(limit)", at: span,
      help: ["split the table, or offer the figures as a file"])
  }

  static func slowInput(_ text: String, count: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .slowInput, "\(text) is repeated \(count) times in one paragraph", at: span,
      help: ["put this text into a code block"])
  }

  static func nestingTooDeep(limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.nestingTooDeep, "this is nested more than \(limit) levels deep", at: span)
  }

  static func outputTooLarge(limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .outputTooLarge, "the HTML of this page would be larger than \(limit) bytes", at: span)
  }

  static func unknownDirective(
    _ name: String, form: Directive.Form, known: [String], at span: SourceSpan
  ) -> Diagnostic {
    let near = NearMiss.of(name, among: known)
    var help = [NearMiss.help(name, among: known)].compactMap { $0 }
    if let alert = Self.alerts[name.lowercased()] {
      help = ["a note is written > [!\(alert)] here, each line of it behind >"]
    }
    if form == .inline, near == nil { help.append("to write the colon as text: \\:\(name)") }
    return Diagnostic(
      .unknownDirective, "no \(form.words) is called \"\(name)\"", at: span, help: help,
      replacement: near)
  }

  /// The admonitions of other programs, and the alert that comes nearest to each.
  private static let alerts = [
    "note": "NOTE", "info": "NOTE", "abstract": "NOTE", "tip": "TIP", "hint": "TIP",
    "success": "TIP", "important": "IMPORTANT", "warning": "WARNING", "caution": "CAUTION",
    "danger": "CAUTION", "attention": "WARNING", "error": "CAUTION",
  ]

  static func misplacedForm(
    _ name: String, form: Directive.Form, other: Directive.Form, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownDirective, "\"\(name)\" is no \(form.words)", at: span,
      help: ["it is a \(other.words): \(other.sketch(name))"])
  }

  static func malformedDirective(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .malformedDirective, "a name is expected behind the colons", at: span,
      help: ["a container is written :::name[label]{attributes}"])
  }

  static func spaceInDirective(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .malformedDirective, "the name stands directly behind the colons", at: span,
      help: ["delete the space"], replacement: "")
  }

  static func textBehindDirective(
    _ text: String, name: String, colons: Int, at span: SourceSpan
  ) -> Diagnostic {
    let marker = String(repeating: ":", count: colons) + name
    return Diagnostic(
      .malformedDirective, "text stands behind the directive \"\(name)\"", at: span,
      help: ["a label is written in brackets: \(marker)[\(text)]"])
  }

  static func unclosedLabel(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .malformedDirective, "the label's bracket is not closed on this line", at: span,
      help: ["write ] behind the label"])
  }

  static func unclosedAttributes(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .malformedDirective, "the attributes' brace is not closed on this line", at: span,
      help: ["write } behind the attributes"])
  }

  static func unclosedDirective(
    _ name: String, colons: Int, at span: SourceSpan, before: SourceSpan?
  ) -> Diagnostic {
    let marker = String(repeating: ":", count: colons)
    return Diagnostic(
      .unclosedDirective, "the container \"\(name)\" is not closed", at: span,
      labels: before.map { [.init($0, "it has to be closed before here")] } ?? [],
      help: ["close it with a line \(marker) in the same list item or quote"])
  }

  static func unopenedDirective(
    colons: Int, at span: SourceSpan, open: (name: String, colons: Int, span: SourceSpan)?
  ) -> Diagnostic {
    let marker = String(repeating: ":", count: colons)
    var labels: [Label] = []
    var help = ["delete it, or open a container with \(marker)name before"]
    if let open {
      labels = [.init(open.span, "\"\(open.name)\" is open since here")]
      let closing = String(repeating: ":", count: open.colons)
      help =
        open.colons == colons
        ? ["move it out to where \"\(open.name)\" was opened"]
        : ["\"\(open.name)\" is closed with \(closing)"]
    }
    return Diagnostic(
      .unopenedDirective, "\(marker) closes nothing here", at: span, labels: labels, help: help)
  }

  static func directiveInParagraph(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .directiveInParagraph, "this directive is part of the paragraph above it", at: span,
      help: ["put an empty line before it and indent it less"])
  }

  static func tooManyDirectives(_ limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tooManyDirectives, "a page may hold \(limit) directives; this one is too many", at: span)
  }

  package static func unreadableAttribute(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unreadableAttribute, "\"\(text)\" is no attribute", at: span,
      help: ["attributes are name=value, name=\"several words\", name, #id or .class"])
  }

  static func repeatedAttribute(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.repeatedAttribute, "\"\(name)\" is given twice", at: span)
  }

  package static func duplicateID(_ id: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .duplicateID, "another element of this page has the id \"\(id)\"", at: span,
      help: ["choose another id"])
  }

  package static func missingAlt(_ destination: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .missingAlt, "the image \(destination) has no text alternative", at: span,
      help: [
        "say between the brackets what the image shows: ![…](\(destination))",
        "an ornament is marked ![](\(destination)){decorative}",
      ])
  }

  static func externalImage(_ destination: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .externalImage, "the image \(destination) is of another site and will not be shown", at: span,
      help: ["put the image beside the page: the site's own policy blocks those of others"])
  }

  static func unsafeLink(_ destination: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unsafeLink, "the address \(destination) is not written into a page", at: span,
      help: [
        "allowed are \(AddressSchemes.standard.joined(separator: ", ")), and what"
          + " `markdown: {schemes: […]}` in site.yaml adds"
      ])
  }

  static func undefinedFootnote(_ label: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .undefinedFootnote, "the footnote \"\(label)\" is not defined", at: span,
      help: ["define it: [^\(label)]: text", "to write the brackets as text: \\[^\(label)]"])
  }

  static func unusedFootnote(_ label: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unusedFootnote, "the footnote \"\(label)\" is used nowhere", at: span,
      help: ["refer to it with [^\(label)], or delete it"])
  }

  static func secondTitle(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .secondTitle, "\"\(text)\" is a heading of level 1, and not the page's title", at: span,
      help: ["begin sections with ##"])
  }

  static func unknownAlert(_ name: String, known: [String], at span: SourceSpan) -> Diagnostic {
    let near = NearMiss.of(name, among: known)
    return Diagnostic(
      .unknownAlert, "no alert is called \"\(name)\"", at: span,
      help: [NearMiss.help(name, among: known)].compactMap { $0 },
      replacement: near.map { "[!\($0)]" })
  }

  static func rawHTML(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .rawHTML, "raw HTML is left out of the page", at: span,
      help: [
        "to write it as text, put it between backticks: `\(text.prefix(while: { $0 != "\n" }))`",
        "allow it in site.yaml with markdown: {rawHTML: true}, or use a directive",
      ])
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count < 2 ? "0" + digits : digits
  }
}

/// Of what is printed as text, left out or cut, though its author meant something else.
extension Diagnostic {
  static func unclosedFence(_ marks: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unclosedFence, "this code block is never closed: all that follows is code", at: span,
      help: ["end it with a line \(marks)"])
  }

  static func unclosedComment(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unclosedComment, "this comment is never closed: all that follows is left out", at: span,
      help: ["end it with -->"])
  }

  static func cutList(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .cutList, "this bullet ends the numbered list above it", at: span,
      help: ["indent it as far as the text of the item, by three spaces"])
  }

  static func surplusCells(_ cells: Int, columns: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .surplusCells,
      "cells in this row: \(cells), columns of the table: \(columns); the rest is lost",
      at: span, help: ["a bar that separates no cells is written \\|, in code as well"])
  }

  static func tableWidth(dashes: Int, header: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tableWidth, "cells in this row: \(dashes), in the row above: \(header); so it is no table",
      at: span, help: ["give both the same number of cells"])
  }

  static func skippedLevel(_ level: Int, behind: Int, at span: SourceSpan) -> Diagnostic {
    let marks = String(repeating: "#", count: behind + 1)
    return Diagnostic(
      .skippedLevel, "a heading of level \(level) follows one of level \(behind)", at: span,
      help: ["begin it with \(marks)"])
  }

  static func linkAsText(_ text: String, spaceBefore: Bool, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .linkAsText, "\(text) is printed as text", at: span,
      help: [
        spaceBefore
          ? "delete the space between ] and ("
          : "put an address with spaces between angle brackets: (<…>)"
      ])
  }

  static func undefinedReference(_ label: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .undefinedReference, "the label \"\(label)\" is defined nowhere: it is printed as text",
      at: span, help: ["define it: [\(label)]: address", "or write the address: [text](address)"])
  }

  static func emphasisAsText(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .emphasisAsText, "these asterisks are printed: no emphasis can begin or end here", at: span,
      help: ["put a space beside them, or move the sign out of the emphasis"])
  }

  static func noteInLink(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noteInLink, "a footnote stands inside a link", at: span, help: ["put it behind the link"])
  }

  static func foreignSyntax(_ text: String, _ help: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.foreignSyntax, "\(text) is printed as text", at: span, help: [help])
  }

  static func unknownImageAttribute(_ name: String, at span: SourceSpan) -> Diagnostic {
    let known = ["width", "height", "align", "decorative"]
    return Diagnostic(
      .unknownImageAttribute, "an image has no attribute \"\(name)\"", at: span,
      help: [NearMiss.help(name, among: known)].compactMap { $0 },
      replacement: NearMiss.of(name, among: known))
  }

  static func imageAttributeValue(
    _ name: String, _ value: String, _ expected: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownImageAttribute, "\"\(value)\" is no \(name) of an image", at: span,
      help: ["write \(expected)"])
  }
}

extension Directive.Form {
  /// The form in an author's words.
  var words: String {
    switch self {
    case .inline: "inline directive"
    case .leaf: "directive on a line of its own"
    case .container: "container"
    }
  }

  /// How a directive of this form is written.
  func sketch(_ name: String) -> String {
    switch self {
    case .inline: ":\(name)[text]"
    case .leaf: "::\(name)"
    case .container: ":::\(name) … :::"
    }
  }
}
