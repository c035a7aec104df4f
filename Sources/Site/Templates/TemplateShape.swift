/// Which names a template may use, and what stands behind each: the contract with theme authors.
/// The checker reports every name that is not here; the manual's table is made from it.
package indirect enum TemplateShape: Sendable {
  /// A name and what stands behind it.
  package typealias Member = (name: TemplateName, shape: TemplateShape)

  /// Text, a number, a truth value or markup.
  case value(String)
  /// One thing with members, or a list of such things: a section over it sees the members.
  case members(String, [Member])
  /// Anything: what a site's author adds.
  case open(String)

  /// What every page template sees.
  package static let page: [Member] = [
    (.site, .members("The site as a whole.", site)),
    (.strings, .open("The words of `strings/*.yaml`, by key.")),
    (.assets, .members("Addresses of the theme's files.", assets)),
    (.nav, .members("Entries at the top of every page.", nav)),
    (.sidebar, .value("The section's navigation, made by the template `sidebar`.")),
    (.page, .members("This page.", pageMembers)),
    (.modes, .members("The modes of this page's concept.", [(.items, modeItems)])),
    (.breadcrumbs, .members("The pages above this one.", crumb)),
    (.toc, .members("The page's headings; absent below two.", [(.items, tocItems(4))])),
    (.previous, .members("The page before this one.", link)),
    (.next, .members("The page after this one.", link)),
    (.content, .value("The page's body as HTML.")),
    (.children, .members("The pages of a section, concept or tag.", child)),
    (.groups, .members("Groups of pages: home page, list of tags, glossary.", group)),
    (
      .run,
      .members(
        "The first run that plays, on the home page and on the page of a concept.",
        link + [(.id, .value("The player's anchor.")), (.content, .value("The player as HTML."))])
    ),
    (.robots, .value("`noindex` on pages that search engines should pass over.")),
  ]

  /// What the template `redirect` sees.
  package static let redirect: [Member] =
    page + [
      (.target, .value("The address that is right now.")),
      (.canonical, .value("The same, absolute where the site has an address.")),
      (.title, .value("The title of the page there.")),
    ]

  /// What the template `embed` sees.
  package static let embed: [Member] =
    page + [
      (.target, .value("The place in the page where the block stands.")),
      (.title, .value("The title of the block.")), (.id, .value("Its id.")),
      (.kind, .value("player, quiz or lab.")),
    ]

  /// What the template `sidebar` sees.
  package static let sidebar: [Member] = [
    (
      .groups,
      .members(
        "Sections of this part of the site.",
        link + [
          (.current, .value("True for the page's own section.")),
          (.open, .value("True when the section should be shown open.")),
          (.marker, .value("Write it raw inside the link's tag: it marks the current page.")),
          (
            .items,
            .members(
              "Pages of the section.",
              link + [
                (.marker, .value("As for groups.")), (.badge, .value("A short remark.")),
                (.mode, .value("The mode's name.")), (.depth, .value("Levels below the group.")),
              ])
          ),
        ])
    ),
    (.strings, .open("The words of `strings/*.yaml`, by key.")),
  ]

  private static let link: [Member] = [
    (.title, .value("The words of the link.")), (.href, .value("Where it leads.")),
  ]
  private static let crumb = link + [(.last, .value("True for the last one."))]
  private static let nav =
    link + [
      (.current, .value("True when this page is below the entry.")),
      (.external, .value("True when the entry leaves the site.")),
    ]
  private static let site: [Member] = [
    (.title, .value("The site's name.")), (.description, .value("What the site is about.")),
    (.language, .value("BCP 47 tag of the pages.")), (.baseURL, .value("Where it is found.")),
    (.author, .value("Who wrote it.")), (.authorURL, .value("A page about the author.")),
    (.home, .value("Address of the home page.")), (.feed, .value("Address of the feed.")),
    (.glossary, .value("Address of the glossary.")), (.tags, .value("Address of the tags.")),
    (.review, .value("Address of the page that lists what to repeat.")),
    (.search, .value("True when pages can be searched.")),
    (.policy, .value("The content security policy, for a `meta` element.")),
    (.license, .value("Terms of use.")), (.repository, .value("Where the sources are.")),
    (.generator, .value("This program and its version.")),
    (.llms, .value("Address of `llms.txt`.")),
  ]
  private static let assets: [Member] = [
    (.css, .value("The style sheet of every page.")),
    (.js, .value("The script of every page.")),
    (
      .styles,
      .members(
        "Style sheets of the custom elements in the page.", [(.href, .value("Where it is."))])
    ),
    (
      .scripts,
      .members(
        "Scripts of the custom elements in the page.", [(.href, .value("Where it is."))])
    ),
    (.boot, .value("The script that runs before the first paint.")),
    (
      .fonts,
      .members("Fonts that the first words need.", [(.href, .value("Where it is."))])
    ),
    (.search, .value("The script of the search box, for when it is wanted.")),
    (.icon, .value("The site's icon.")), (.root, .value("The folder of the other assets.")),
  ]
  private static let pageMembers: [Member] = [
    (.title, .value("The title.")), (.fullTitle, .value("The title with concept and site.")),
    (.concept, .value("The title of the concept.")),
    (.description, .value("One or two sentences.")),
    (.lead, .value("The author's description; nothing where the text itself begins with it.")),
    (.kind, .value("home, section, concept, page, mode, tags, tag, glossary, notFound.")),
    (.mode, .value("The mode's name.")), (.modeTitle, .value("The mode's title.")),
    (.level, .value("The level's name.")), (.levelTitle, .value("The level's title.")),
    (.minutes, .value("Minutes of reading.")), (.date, .value("ISO date.")),
    (.dateText, .value("The date in words.")), (.updated, .value("ISO date.")),
    (.updatedText, .value("The date in words.")), (.draft, .value("True for drafts.")),
    (.future, .value("True before the publish date.")),
    (.canonical, .value("The page's absolute address.")),
    (.edit, .value("Where the page is edited.")),
    (.markdown, .value("Address of the page's Markdown.")),
    (.tags, .members("Its tags.", link)), (.objectives, .members("Its objectives.", [])),
    (.prerequisites, .members("What to read first.", link)),
    (.hasTags, .value("True when there are tags.")),
    (.hasObjectives, .value("True when there are objectives.")),
    (.hasPrerequisites, .value("True when there are prerequisites.")),
    (.hasBriefing, .value("True when there is either.")),
    (.image, .value("A picture for previews elsewhere.")),
    (.type, .value("`website` or `article`.")), (.jsonLD, .value("Structured data as JSON.")),
    (.extra, .open("What the author put under `extra`.")),
  ]
  private static let modeItems = TemplateShape.members(
    "One mode.",
    link + [
      (.name, .value("The mode's name.")), (.current, .value("True for this page.")),
      (.subtitle, .value("What it does in one line.")), (.minutes, .value("Minutes.")),
    ])
  private static let child =
    link + [
      (.description, .value("One or two sentences.")), (.mode, .value("The mode's name.")),
      (.modeTitle, .value("The mode's title.")), (.subtitle, .value("The mode in one line.")),
      (.level, .value("The level's name.")), (.levelTitle, .value("The level's title.")),
      (.minutes, .value("Minutes of reading.")), (.count, .value("How many pages it holds.")),
      (.tags, .members("Its tags.", link)), (.kind, .value("The kind of page.")),
      (.modes, .members("The concept's modes.", link + [(.name, .value("The mode's name."))])),
      (.id, .value("An anchor.")), (.content, .value("HTML.")),
    ]
  private static let group =
    link + [(.id, .value("An anchor.")), (.children, .members("Its pages.", child))]

  private static func tocItems(_ depth: Int) -> TemplateShape {
    let own: [Member] = [
      (.title, .value("The heading as HTML.")), (.id, .value("Its anchor.")),
      (.level, .value("1 to 6.")),
    ]
    return .members(
      "Headings.", depth == 0 ? own : own + [(.children, tocItems(depth - 1))])
  }
}
