package import Diagnostics
import MarkdownPages

/// The codes of this module, in the order of the manual.
package enum BlocksCodes {
  package static let all: [DiagnosticCode] =
    [
      .unknownAttribute, .wrongAttributeValue, .missingAttribute, .missingLabel, .missingContent,
      .strayContent, .misplacedDirective, .unknownLanguage, .unknownTerm, .missingFile,
      .missingRegion, .includeCycle, .includeWithBody,
    ] + runs + lessons + facts
}

extension DiagnosticCode {
  package static let unknownAttribute = DiagnosticCode(
    "unknown-attribute", title: "a block has no attribute of this name",
    explanation: "Each block lists its attributes in the manual; others are likely misspelt.",
    example: ":badge[new]{tune=info}")
  package static let wrongAttributeValue = DiagnosticCode(
    "wrong-attribute-value", title: "an attribute is given what it does not take",
    explanation: "Some attributes are flags, some take a number or one of a few words.",
    example: ":badge[new]{tone=pink}")
  package static let missingAttribute = DiagnosticCode(
    "missing-attribute", title: "a block lacks an attribute it needs",
    explanation: "The message says which attribute is missing and what it is for.",
    example: ":abbr[VPC]")
  package static let missingLabel = DiagnosticCode(
    "missing-label", title: "a directive lacks its text in brackets",
    explanation: "The text in brackets is what readers see of the directive.",
    example: ":::details\n\nText\n\n:::")
  package static let missingContent = DiagnosticCode(
    "missing-content", title: "a container does not hold what it is for",
    explanation: "Some containers draw one kind of block: steps a list, comparison a table.",
    example: ":::steps\n\nText\n\n:::")
  package static let strayContent = DiagnosticCode(
    "stray-content", title: "something stands between the parts of a container",
    explanation: "Inside `tabs` everything belongs to a `tab`.",
    example: "::::tabs\n\nText\n\n::::")
  package static let misplacedDirective = DiagnosticCode(
    "misplaced-directive", title: "a directive stands outside of where it works",
    explanation: "A `tab` means something only inside `tabs`.",
    example: ":::tab[Python]\n\nText\n\n:::")
  package static let unknownLanguage = DiagnosticCode(
    "unknown-language", .warning, title: "code is in a language that is not coloured",
    explanation: "The code is shown without colours. Use `text` when that is what you want.",
    example: "```pyton\nx = 1\n```")
  package static let unknownTerm = DiagnosticCode(
    "unknown-term", title: "the glossary has no such term",
    explanation: """
      Terms are defined in `content/glossary.yaml`, each with other ways to write it under `also`.
      """, example: ":term[cold strat]")
  package static let missingFile = DiagnosticCode(
    "missing-file", title: "an included file is not there",
    explanation: "Paths are relative to the page, and may not leave the content folder.",
    example: "::include{file=\"no.md\"}")
  package static let missingRegion = DiagnosticCode(
    "missing-region", title: "a file has no such region",
    explanation: """
      A region begins behind a comment line such as `# region: handler` and ends before
      `# endregion: handler`.
      """)
  package static let includeCycle = DiagnosticCode(
    "include-cycle", title: "files include one another in a circle",
    explanation: "A file cannot hold itself. The message shows the way round.")
  package static let includeWithBody = DiagnosticCode(
    "include-with-body", title: "a code block names a file and holds code as well",
    explanation: "A block with `file` shows the file; leave the lines between its fences empty.")
}

extension Diagnostic {
  static func unknownAttribute(
    _ name: String, of block: String, known: [String], at span: SourceSpan
  ) -> Diagnostic {
    let help = known.isEmpty ? "\(block) takes no attributes" : NearMiss.help(name, among: known)
    return Diagnostic(
      .unknownAttribute, "\(block) has no attribute \"\(name)\"", at: span,
      help: [help].compactMap { $0 })
  }

  static func wrongAttributeValue(_ item: Attributes.Item, wanted: String) -> Diagnostic {
    let given = item.isFlag ? "" : ", not \"\(item.value)\""
    return Diagnostic(
      .wrongAttributeValue, "\"\(item.name)\" \(wanted)\(given)", at: item.span)
  }

  static func missingAttribute(
    _ rule: AttributeRule, of block: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .missingAttribute, "\(block) needs the attribute \"\(rule.name)\"", at: span,
      help: ["\(rule.name): \(rule.summary)"])
  }

  static func missingLabel(_ directive: Directive, _ what: String) -> Diagnostic {
    let colons =
      switch directive.form {
      case .inline: ":"
      case .leaf: "::"
      case .container: ":::"
      }
    return Diagnostic(
      .missingLabel, "\"\(directive.name)\" has no text", at: directive.nameSpan,
      help: ["write \(what) in brackets: \(colons)\(directive.name)[…]"])
  }

  static func missingContent(_ name: String, _ what: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.missingContent, "\"\(name)\" holds \(what), and there is none", at: span)
  }

  static func strayContent(_ name: String, _ inner: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .strayContent, "this is inside \"\(name)\" and in no \"\(inner)\"", at: span,
      help: ["put it into a :::\(inner)[…]"])
  }

  static func misplaced(_ name: String, inside: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .misplacedDirective, "\"\(name)\" stands outside of \"\(inside)\"", at: span,
      help: ["put it into ::::\(inside) … ::::"])
  }

  static func unknownLanguage(_ name: String, known: [String], at span: SourceSpan) -> Diagnostic {
    let near = NearMiss.of(name, among: known)
    return Diagnostic(
      .unknownLanguage, "the language \"\(name)\" is not known here", at: span,
      help: [near.map { "did you mean \"\($0)\"?" } ?? "for text without colours: text"],
      replacement: near)
  }

  static func unknownTerm(_ name: String, known: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownTerm, "the glossary has no term \"\(name)\"", at: span,
      help: [
        NearMiss.help(name, among: known) ?? "define it in the glossary file"
      ])
  }

  static func missingFile(_ path: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .missingFile, "there is no file \(path) beside this page", at: span,
      help: ["paths are relative to the page and stay inside the content folder"])
  }

  static func missingRegion(
    _ name: String, in path: String, known: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .missingRegion, "\(path) has no region \"\(name)\"", at: span,
      help: [NearMiss.help(name, among: known) ?? "mark it with \"region: \(name)\" in comments"])
  }

  static func unclosedRegion(_ name: String, in path: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .missingRegion, "the region \"\(name)\" of \(path) is never closed", at: span,
      help: ["end it with \"endregion: \(name)\" in a comment"])
  }

  static func foreignEncoding(_ path: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.notUTF8, "\(path) is not UTF-8 text", at: span, help: ["save the file as UTF-8"])
  }

  static func regionWithoutFile(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .missingAttribute, "\"region\" is a part of a file, and no file is named", at: span,
      help: ["add file=\"…\""])
  }

  static func includeCycle(_ path: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .includeCycle, "this file is being included already: " + path.joined(separator: " → "),
      at: span)
  }

  static func includeWithBody(_ path: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .includeWithBody, "this block shows \(path); its own lines are not shown", at: span,
      help: ["delete the lines between the fences"])
  }
}
