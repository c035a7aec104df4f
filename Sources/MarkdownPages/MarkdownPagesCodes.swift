package import Diagnostics

/// The codes of this module, in the order of the manual.
package enum MarkdownPagesCodes {
  package static let all: [DiagnosticCode] = [
    .notUTF8, .controlCharacter, .pageTooLarge, .tableTooLarge, .slowInput, .nestingTooDeep,
    .outputTooLarge,
    .unknownDirective, .malformedDirective, .unclosedDirective, .unopenedDirective,
    .blankLineMissing, .directiveInParagraph, .tooManyDirectives, .unreadableAttribute,
    .repeatedAttribute,
    .duplicateID, .missingAlt, .externalImage, .unsafeLink, .undefinedFootnote, .rawHTML,
    .unknownAlert, .unusedFootnote, .secondTitle,
  ]
}

extension DiagnosticCode {
  package static let notUTF8 = DiagnosticCode(
    "not-utf8", title: "a file is not UTF-8 text",
    explanation: """
      Every file of a site is read as UTF-8. A byte that cannot be part of it would show as a
      replacement character, so the file is refused. Save it as UTF-8 in your editor, or convert
      it: `iconv -f LATIN1 -t UTF-8 old.md > new.md`.
      """)
  package static let controlCharacter = DiagnosticCode(
    "control-character", title: "a control character stands in the text",
    explanation: """
      Characters such as NUL or ESC have no place in HTML and usually come from a copy out of a
      terminal or from a damaged file. Delete the character.
      """)
  package static let pageTooLarge = DiagnosticCode(
    "page-too-large", title: "a page is larger than the limit",
    explanation: "A page may hold two megabytes of Markdown. Split it into several pages.")
  package static let tableTooLarge = DiagnosticCode(
    "table-too-large", title: "a table has too many columns or cells",
    explanation: """
      Tables are limited to 200 columns and 50,000 cells, because a few kilobytes of table source
      could otherwise become hundreds of megabytes of HTML. Split the table, or offer the figures
      as a file.
      """)
  package static let slowInput = DiagnosticCode(
    "slow-input", title: "the text repeats something that would take very long to read",
    explanation: """
      A few shapes of text, repeated thousands of times within one paragraph, make any Markdown
      parser of this kind take minutes: table delimiter rows, openings of HTML such as `<?`, or
      closing parentheses behind an address. A person does not write such text; put it into a
      code block or a file of its own.
      """)
  package static let nestingTooDeep = DiagnosticCode(
    "nesting-too-deep", title: "blocks or emphasis are nested too deeply",
    explanation: "Quotes, lists and emphasis may nest 100 levels deep.")
  package static let outputTooLarge = DiagnosticCode(
    "output-too-large", title: "a page would become far larger than its source",
    explanation: """
      The HTML of a page is limited in proportion to its source. A very long link definition used
      very often is the usual reason.
      """)
  package static let unknownDirective = DiagnosticCode(
    "unknown-directive", title: "no directive has this name",
    explanation: """
      A colon before a name and a bracket or brace begins a directive. If you mean the text as it
      stands, write `\\:` for the colon, or put it between backticks.
      """, example: ":kdb[Ctrl]")
  package static let malformedDirective = DiagnosticCode(
    "malformed-directive", title: "a directive is not written as directives are",
    explanation: """
      A directive on its own line is colons, a name, an optional label in brackets and optional
      attributes in braces: `:::details[Why is that?]{open}`. Nothing else stands on the line.
      """, example: ":::details Why is that?")
  package static let unclosedDirective = DiagnosticCode(
    "unclosed-directive", title: "a container directive is never closed",
    explanation: """
      A container that begins with three colons ends with a line of three colons, in the same
      list item or quote. Containers inside one another use different numbers of colons, the
      outer one more: `::::tabs` around `:::tab`.
      """, example: ":::details[Why]\n\nBecause.")
  package static let unopenedDirective = DiagnosticCode(
    "unopened-directive", title: "a line of colons closes nothing",
    explanation: """
      A line of colons closes the container that began with the same number of colons, in the
      same list item or quote. Here no such container is open.
      """, example: "text\n\n:::")
  package static let blankLineMissing = DiagnosticCode(
    "blank-line-missing", title: "a container's marker needs blank lines around it",
    explanation: """
      Other Markdown programs would take a marker without blank lines around it for a part of
      the paragraph. Put an empty line before and behind it.
      """, example: "text\n:::details[Why]\ntext\n:::")
  package static let directiveInParagraph = DiagnosticCode(
    "directive-in-paragraph", title: "a directive continues a paragraph",
    explanation: """
      The line is indented so far that it belongs to the paragraph above. Put an empty line before
      it and indent it like the text it belongs to.
      """)
  package static let tooManyDirectives = DiagnosticCode(
    "too-many-directives", title: "a page has more directives than the limit",
    explanation: "A page may hold some thousand directives. Split the page.")
  package static let unreadableAttribute = DiagnosticCode(
    "unreadable-attribute", title: "an attribute is not written as attributes are",
    explanation: """
      Attributes are `name=value`, `name="a value with spaces"`, a bare `name`, `#id` or `.class`,
      separated by spaces.
      """, example: ":badge[new]{tone=}")
  package static let repeatedAttribute = DiagnosticCode(
    "repeated-attribute", title: "an attribute is given twice",
    explanation: "Keep one of the two.", example: ":badge[new]{tone=info tone=note}")
  package static let duplicateID = DiagnosticCode(
    "duplicate-id", title: "two elements of a page want the same id",
    explanation: """
      An id names one place of a page. Ids made from headings are numbered when they repeat; one
      that is written in braces must not be in use.
      """, example: "## One {#top}\n\n## Two {#top}")
  package static let missingAlt = DiagnosticCode(
    "missing-alt", title: "an image has no text alternative",
    explanation: """
      Somebody who cannot see the image reads the text between the brackets. If the image adds
      nothing to the text, say so: `![](line.png){decorative}`.
      """, example: "![](chart.png)")
  package static let externalImage = DiagnosticCode(
    "external-image", .warning, title: "an image is loaded from another site",
    explanation: """
      A built site makes no request to other sites, and its content security policy forbids it.
      Put the image beside the page.
      """, example: "![A cloud](https://example.com/cloud.png)")
  package static let unsafeLink = DiagnosticCode(
    "unsafe-link", title: "an address has a scheme that is not allowed",
    explanation: """
      Links lead to pages of the site, and to addresses that begin with `http:`, `https:`, `mailto:`
      or `tel:`. A site adds others with `markdown: {schemes: [xmpp]}` in `site.yaml`, but for those
      that run or show what they hold, such as `javascript:` and `data:`.
      """, example: "[run](javascript:alert%281%29)")
  package static let undefinedFootnote = DiagnosticCode(
    "undefined-footnote", title: "a footnote is used and not defined",
    explanation: """
      Write the footnote's text on a line that begins with `[^label]: `. If you mean the brackets
      as text, write `\\[^label]`.
      """, example: "Text[^1].")
  package static let unknownAlert = DiagnosticCode(
    "unknown-alert", title: "no alert is called so",
    explanation: """
      A quote that begins with `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`
      is an alert.
      """, example: "> [!NOTICE]\n> Text")
  package static let unusedFootnote = DiagnosticCode(
    "unused-footnote", .warning, title: "a footnote is defined and not used",
    explanation:
      "Nothing refers to the footnote, so readers never see it. Refer to it or delete it.",
    example: "Text.\n\n[^1]: Never shown.")
  package static let secondTitle = DiagnosticCode(
    "second-title", .warning, title: "a heading of level 1 is not the page's title",
    explanation: """
      A page has one title: `title` in its front matter, or a `# heading` before anything else.
      Sections begin with `##`.
      """, example: "Text.\n\n# A section")
  package static let rawHTML = DiagnosticCode(
    "raw-html", .warning, title: "raw HTML is left out",
    explanation: """
      HTML in Markdown is left out unless the site allows it with `markdown: {rawHTML: true}` in
      `site.yaml`. Most uses have a directive; comments are left out silently.
      """, example: "<center>text</center>")
}
