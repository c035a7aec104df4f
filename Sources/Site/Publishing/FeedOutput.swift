import DataNodes
import FileTrees
import Markup

/// `feed.xml`: the twenty newest dated pages as an Atom feed (RFC 4287). Times are midnight UTC of
/// the pages' days, so the feed changes only when a page does.
struct FeedOutput: SiteOutput {
  private static let most = 20

  func entries(_ composer: PageComposer) -> [FileTree.Entry] {
    guard composer.site.writesFeed else { return [] }
    return [FileTree.Entry("feed.xml") { Self.feed(composer.site) }].compactMap { $0 }
  }

  private static func feed(_ site: SiteModel) -> [UInt8] {
    let configuration = site.configuration
    let base = configuration.baseURL ?? ""
    let newest = newest(site)
    var bytes: [UInt8] = []
    bytes.append(literal: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    bytes.append(literal: "<feed xmlns=\"http://www.w3.org/2005/Atom\"")
    bytes.append(xmlAttribute: "xml:lang", configuration.language)
    bytes.append(literal: ">\n")
    element("title", configuration.title, &bytes)
    if !configuration.description.isEmpty {
      element("subtitle", configuration.description, &bytes)
    }
    element("id", base, &bytes)
    link("self", base + "feed.xml", &bytes)
    link("alternate", base, &bytes)
    element("updated", time(newest.first?.day), &bytes)
    author(configuration, &bytes)
    for (page, day) in newest { entry(site.pages[page], day, site, &bytes) }
    bytes.append(literal: "</feed>\n")
    return bytes
  }

  /// The newest dated pages, those of one day by their addresses. O(pages), and holds few of them:
  /// the feed is made in every build.
  private static func newest(_ site: SiteModel) -> [(page: Int, day: CalendarDate)] {
    var newest: [(page: Int, day: CalendarDate)] = []
    for page in site.pages.indices {
      guard let day = day(site.pages[page]) else { continue }
      if newest.count == most, let last = newest.last, day < last.day { continue }
      let place = newest.firstIndex {
        day > $0.day || (day == $0.day && site.pages[page].url < site.pages[$0.page].url)
      }
      newest.insert((page, day), at: place ?? newest.count)
      if newest.count > most { newest.removeLast() }
    }
    return newest
  }

  private static func entry(
    _ page: SitePage, _ day: CalendarDate, _ site: SiteModel, _ bytes: inout [UInt8]
  ) {
    let address = site.address(of: page) ?? ""
    bytes.append(literal: "<entry>\n")
    let concept = page.mode == nil ? nil : site.concept(of: page.index)
    let prefix = concept.map { site.pages[$0].title + ": " } ?? ""
    element("title", prefix + page.title, &bytes)
    element("id", address, &bytes)
    link("alternate", address, &bytes)
    element("updated", time(day), &bytes)
    if let date = page.source?.head.date { element("published", time(date), &bytes) }
    let summary = site.description(of: page)
    if !summary.isEmpty { element("summary", summary, &bytes) }
    for tag in page.source?.head.tags ?? [] {
      bytes.append(literal: "<category")
      bytes.append(xmlAttribute: "term", tag)
      bytes.append(literal: "/>\n")
    }
    bytes.append(literal: "</entry>\n")
  }

  private static func author(_ configuration: SiteConfiguration, _ bytes: inout [UInt8]) {
    bytes.append(literal: "<author>\n")
    element("name", configuration.authorName ?? configuration.title, &bytes)
    if let url = configuration.authorURL { element("uri", url, &bytes) }
    bytes.append(literal: "</author>\n")
  }

  private static func element(_ name: StaticString, _ text: String, _ bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "<"))
    bytes.append(literal: name)
    bytes.append(UInt8(ascii: ">"))
    bytes.append(xml: text)
    bytes.append(literal: "</")
    bytes.append(literal: name)
    bytes.append(literal: ">\n")
  }

  private static func link(_ relation: String, _ address: String, _ bytes: inout [UInt8]) {
    bytes.append(literal: "<link")
    bytes.append(xmlAttribute: "rel", relation)
    bytes.append(xmlAttribute: "href", address)
    bytes.append(literal: "/>\n")
  }

  private static func day(_ page: SitePage) -> CalendarDate? {
    page.source?.head.updated ?? page.source?.head.date
  }

  private static func time(_ day: CalendarDate?) -> String {
    (day?.description ?? "1970-01-01") + "T00:00:00Z"
  }
}
