package import Diagnostics

/// The codes of this module, in the order of the manual.
package enum MarkdownPagesCodes {
  package static let all: [DiagnosticCode] = [
    .notUTF8, .controlCharacter, .pageTooLarge, .tableTooLarge, .slowInput, .nestingTooDeep,
    .outputTooLarge,
    .unknownDirective, .malformedDirective, .unclosedDirective, .unopenedDirective,
    .directiveInParagraph, .tooManyDirectives, .unreadableAttribute,
    .repeatedAttribute,
    .duplicateID, .missingAlt, .externalImage, .unsafeLink, .undefinedFootnote, .rawHTML,
    .unknownAlert, .unusedFootnote, .secondTitle, .unclosedFence, .unclosedComment, .cutList,
    .surplusCells, .tableWidth, .skippedLevel, .linkAsText, .undefinedReference, .emphasisAsText,
    .noteInLink, .foreignSyntax, .unknownImageAttribute,
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
  package static let unclosedFence = DiagnosticCode(
    "unclosed-fence", .warning, title: "a code block is never closed",
    explanation: """
      A code block ends with a line of as many backticks or tildes as it began with. Without it
      everything behind is code.
      """, example: "```bash\nls\n\n## A section")
  package static let unclosedComment = DiagnosticCode(
    "unclosed-comment", .warning, title: "a comment is never closed",
    explanation: "Everything behind `<!--` is left out of the page until a `-->` follows.",
    example: "<!-- to do\n\nText.")
  package static let cutList = DiagnosticCode(
    "cut-list", .warning, title: "bullets cut a numbered list in two",
    explanation: """
      A list within an item of a numbered list is indented as far as the item's text, by three
      spaces behind `1. `. Less makes a list of its own, and the numbers begin anew behind it.
      """, example: "1. one\n  - sub\n2. two")
  package static let surplusCells = DiagnosticCode(
    "surplus-cells", .warning, title: "a row has more cells than its table has columns",
    explanation: """
      What stands in cells that no column has is never shown. Every bar separates cells, those in
      code as well: write `\\|` for a bar that is meant as one.
      """, example: "| a | b |\n|---|---|\n| `x|y` | kept |")
  package static let tableWidth = DiagnosticCode(
    "table-width", .warning, title: "a row of dashes does not fit the row above it",
    explanation: """
      A table needs as many cells in its row of dashes as in its header; else all of it is printed
      as text.
      """, example: "| a | b |\n|---|\n| 1 | 2 |")
  package static let skippedLevel = DiagnosticCode(
    "skipped-level", .warning, title: "a heading skips a level",
    explanation: """
      Somebody who listens to a page walks along its headings. A `####` right behind a `##` sounds
      as if a part were missing.
      """, example: "## One\n\n#### Three")
  package static let linkAsText = DiagnosticCode(
    "link-as-text", .warning, title: "a link is printed as text",
    explanation: """
      Nothing stands between a link's brackets and its parentheses, and an address with spaces
      stands between angle brackets: `[text](<my file.md>)`. If you mean the text as it stands,
      write `\\[`.
      """, example: "[x](my file.md)")
  package static let undefinedReference = DiagnosticCode(
    "undefined-reference", .warning, title: "a link has a label that is defined nowhere",
    explanation: """
      `[text][label]` needs a line `[label]: address` somewhere in the page. If you mean the text
      as it stands, write `\\[`.
      """, example: "[x][gone]")
  package static let emphasisAsText = DiagnosticCode(
    "emphasis-as-text", .warning, title: "asterisks are printed",
    explanation: """
      Markdown takes `**` for emphasis only where a space or a letter stands at the right side of
      it. Between a full-width sign and a letter it does not: move the sign out of the emphasis,
      or put a space beside the asterisks.
      """, example: "これは**「強調」**です。")
  package static let noteInLink = DiagnosticCode(
    "note-in-link", .warning, title: "a footnote stands inside a link",
    explanation: "A link cannot hold another one. Put the footnote behind the link.",
    example: "[text[^1]](https://example.org)\n\n[^1]: Note.")
  package static let foreignSyntax = DiagnosticCode(
    "foreign-syntax", .warning, title: "a construct of another program is printed as text",
    explanation: """
      Shortcodes, admonitions, wiki links and formulas of other generators are text here. The
      message says what is written instead. If you mean the text as it stands, put it between
      backticks.
      """, example: "{{< figure src=\"a.png\" >}}")
  package static let unknownImageAttribute = DiagnosticCode(
    "unknown-image-attribute", title: "an image has no such attribute",
    explanation: """
      Behind an image stand `width` and `height` in pixels, `align` (left, center or right), and
      `decorative` for one that means nothing: `![A bridge](a.png){width=320 align=right}`.
      """, example: "![A bridge](a.png){size=320}")
}
