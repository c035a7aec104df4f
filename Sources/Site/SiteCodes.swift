package import Diagnostics

extension DiagnosticCode {
  static let unusableFileName = DiagnosticCode(
    "unusable-file-name", title: "A file's name cannot be part of an address",
    explanation: """
      Names with backslashes or control characters, and names that are no UTF-8, mean different \
      things to different systems. Rename the file.
      """)
  static let sameName = DiagnosticCode(
    "same-name", title: "Two names are read as the same",
    explanation: """
      Unicode writes `é` in two ways: as one character, or as `e` and an accent. Names that differ \
      in nothing else are two files on one machine and a single one on another, and readers \
      cannot tell their addresses apart. Remove one of them, or rename it.
      """)
  static let hiddenFile = DiagnosticCode(
    "hidden-file", .warning, title: "A hidden file is not published",
    explanation: """
      Of the files in `static/` whose names begin with a dot, those are published that hosts ask \
      for: `.well-known/`, `.nojekyll` and `.htaccess`. Others are often secrets or leftovers.
      """)
  static let misspelledEnding = DiagnosticCode(
    "misspelled-ending", .warning, title: "A file is not read for its ending",
    explanation: """
      Pages end in `.md`, in small letters; settings, glossary and other data in `.yaml`. A file \
      with another ending is published only when a page refers to it.
      """)
  static let noImage = DiagnosticCode(
    "no-image", title: "What is shown as an image is none",
    explanation: """
      An exclamation mark before a link shows an image. Without it the link leads to the page or \
      file. A file that has an image's name and not its bytes is broken: save it anew.
      """)
  static let specialFile = DiagnosticCode(
    "special-file", title: "What has a file's name is no file",
    explanation: """
      Pipes, sockets and devices have no end that a build could wait for. Put a file in the place \
      of it, or remove it.
      """)
  static let refusedAddress = DiagnosticCode(
    "refused-address", title: "An address has a scheme that is not allowed",
    explanation: """
      Addresses in `site.yaml` stand in every page. They begin with `http:`, `https:`, `mailto:` \
      or `tel:`, or with a scheme that `markdown: {schemes: […]}` names, and hold no spaces and no \
      control characters; or they lead to a page of the site and have no scheme at all.
      """)
  static let symbolicLink = DiagnosticCode(
    "symbolic-link", .warning, title: "A symbolic link was not followed",
    explanation: """
      What a link leads to may lie outside of the site, and may differ between \
      machines. The build reads real files only. Copy the file, or remove the link.
      """)
  static let noPages = DiagnosticCode(
    "no-pages", title: "The content folder holds no page",
    explanation: """
      A site needs at least one Markdown file. Usually the command was started in \
      another folder: name the site's folder with `--root`.
      """)
  static let unreadableFile = DiagnosticCode(
    "unreadable-file", title: "A file could not be read",
    explanation: """
      The operating system refused to hand the file out. Check that it exists and that \
      you may read it.
      """)
  static let unclosedFrontMatter = DiagnosticCode(
    "unclosed-front-matter", title: "Front matter is never closed",
    explanation: """
      A page that begins with a line of `---` begins with front matter, and a second \
      line of `---` must end it.
      """)
  static let titleTwice = DiagnosticCode(
    "title-twice", .warning, title: "A page has two titles",
    explanation: """
      The front matter's `title` is shown at the top of the page. A `# heading` at the \
      beginning of the text would be a second one, so it is left out.
      """)
  static let missingTitle = DiagnosticCode(
    "missing-title", .warning, title: "A page has no title",
    explanation: """
      Lists, the browser's tab and search engines show a page's title. Write `title: \
      …` in the front matter, or begin the text with a `# heading`.
      """)
  static let datesReversed = DiagnosticCode(
    "dates-reversed", title: "A page's dates are in the wrong order",
    explanation: "A page expires after it was published, and is revised after it was written.")
  static let unusableSlug = DiagnosticCode(
    "unusable-slug", title: "A slug cannot be part of an address",
    explanation: "A slug is one part of an address: it has no slash, and is neither `.` nor `..`.")
  static let modeTwice = DiagnosticCode(
    "mode-twice", title: "A concept has a mode twice",
    explanation: """
      Each mode of a concept is one page. The file's name says the mode; `mode` in the \
      front matter overrides it.
      """)
  static let unknownTemplate = DiagnosticCode(
    "unknown-template", title: "A page asks for a template that the theme does not have",
    explanation: """
      `template` in the front matter names a file of the theme's `templates/` without \
      its ending.
      """)
  static let unusableAlias = DiagnosticCode(
    "unusable-alias", title: "An alias is no address of this site",
    explanation: """
      An alias is an old address of the page, written from the site's root. It must \
      stay inside of the site.
      """)
  static let aliasClash = DiagnosticCode(
    "alias-clash", title: "An alias is the address of another page",
    explanation: "A redirect cannot be written where a page is. Remove the alias.")
  static let unknownPrerequisite = DiagnosticCode(
    "unknown-prerequisite", title: "A prerequisite is no page",
    explanation: """
      `prerequisites` lists concepts or pages by their paths in the content folder, \
      such as `cold-start`.
      """)
  static let duplicateURL = DiagnosticCode(
    "duplicate-url", title: "Two pages would be written to one address",
    explanation: "One of them would vanish without a word. Rename a file, or give a page a `slug`.")
  static let caseClash = DiagnosticCode(
    "case-clash", title: "Two addresses differ only in upper and lower case",
    explanation: """
      File systems of macOS and Windows, and some hosts, cannot tell such addresses \
      apart.
      """)
  static let unreachablePage = DiagnosticCode(
    "unreachable-page", .warning, title: "Nothing leads to a page",
    explanation: """
      Readers find pages by the navigation, by links and by tags. This page is in none \
      of them.
      """)
  static let unusedImage = DiagnosticCode(
    "unused-image", .warning, title: "No page shows an image",
    explanation: """
      Images are published when a page shows them. This one is in the content folder, \
      and is not shown.
      """)
  static let unknownNavigationPath = DiagnosticCode(
    "unknown-navigation-path", title: "The navigation names no page",
    explanation: """
      `navigation` in site.yaml lists pages and sections by their paths in the content \
      folder.
      """)
  static let brokenLink = DiagnosticCode(
    "broken-link", title: "A link leads nowhere",
    explanation: """
      Links between pages are written as paths of Markdown files, relative to the \
      page, and are checked in every build.
      """)
  static let brokenAnchor = DiagnosticCode(
    "broken-anchor", title: "A link's anchor does not exist",
    explanation: """
      The page is there, and the part behind `#` is no heading or id of it. Headings \
      that were reworded are the usual reason.
      """)
  static let linkToExcluded = DiagnosticCode(
    "link-to-excluded", title: "A link leads to a page that is not published",
    explanation: """
      The page exists and is a draft, not published yet, or expired: readers would \
      find nothing.
      """)
  static let templateSyntax = DiagnosticCode(
    "template-syntax", title: "A template cannot be read",
    explanation: """
      Templates are Mustache: tags in double braces, sections opened by `{{#name}}` \
      and closed by `{{/name}}`.
      """)
  static let missingTemplate = DiagnosticCode(
    "missing-template", title: "The theme lacks a template",
    explanation: """
      Every kind of page needs its template. A site's own theme overrides single \
      files; the rest comes with the program.
      """)
  static let unknownPartial = DiagnosticCode(
    "unknown-partial", title: "A template draws in one that is not there",
    explanation: "`{{>name}}` draws in `templates/name.mustache`.")
  static let templateCircle = DiagnosticCode(
    "template-circle", title: "A template draws itself in",
    explanation: """
      `{{>name}}` draws in `templates/name.mustache`, and what that one draws in. A circle of them \
      would never end, so nothing is drawn in where it closes.
      """)
  static let unknownTemplateName = DiagnosticCode(
    "unknown-template-name", title: "A template uses a name that means nothing",
    explanation: """
      A name that is not known would be rendered as nothing. The manual of themes \
      lists what templates see.
      """)
  static let unknownWords = DiagnosticCode(
    "unknown-words", title: "A script asks for words that the theme does not have",
    explanation: "`{{strings.key}}` in a component is filled from the theme's `strings/`.")
  static let missingThemeAsset = DiagnosticCode(
    "missing-theme-asset", title: "A style sheet refers to a file that is not there",
    explanation: "`url(../assets/name)` in a style sheet names a file of the theme's `assets/`.")
}

/// The codes of this module, for `coldstart explain`.
package enum SiteCodes {
  package static let all: [DiagnosticCode] =
    [
      .unusableFileName, .sameName, .hiddenFile, .misspelledEnding, .noImage, .specialFile,
      .refusedAddress, .symbolicLink, .noPages,
      .unreadableFile, .unclosedFrontMatter,
      .titleTwice, .missingTitle, .datesReversed, .unusableSlug, .modeTwice, .unknownTemplate,
      .unusableAlias, .aliasClash, .unknownPrerequisite, .duplicateURL, .caseClash,
      .unreachablePage, .unusedImage, .unknownNavigationPath, .brokenLink, .brokenAnchor,
      .linkToExcluded, .templateSyntax, .missingTemplate, .unknownPartial, .templateCircle,
      .unknownTemplateName, .missingThemeAsset, .unknownWords,
    ] + lessons
}
