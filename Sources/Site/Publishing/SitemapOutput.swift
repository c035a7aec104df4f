import DataNodes
import FileTrees
import Markup

/// `sitemap.xml`: every page's absolute address (sitemaps.org, protocol 0.9). Above 50,000
/// addresses, the most one file may hold, `sitemap.xml` lists numbered files.
struct SitemapOutput: SiteOutput {
  private static let most = 50_000

  func entries(_ composer: PageComposer) -> [FileTree.Entry] {
    let site = composer.site
    guard site.configuration.outputs.sitemap, let base = site.configuration.baseURL else {
      return []
    }
    let pages = site.pages.indices.filter { site.pages[$0].kind != .notFound }
    guard pages.count > Self.most else {
      return [FileTree.Entry("sitemap.xml") { Self.sitemap(pages[...], base, site) }]
        .compactMap { $0 }
    }
    let parts = stride(from: 0, to: pages.count, by: Self.most).map {
      pages[$0..<min($0 + Self.most, pages.count)]
    }
    let files = parts.enumerated().map { number, part in
      FileTree.Entry("sitemap-\(number + 1).xml") { Self.sitemap(part, base, site) }
    }
    let index = FileTree.Entry("sitemap.xml") { Self.index(parts.count, base) }
    return (files + [index]).compactMap { $0 }
  }

  /// - Parameter pages: their places in the site, which is asked field by field: it is made in
  ///   every build.
  private static func sitemap(
    _ pages: ArraySlice<Int>, _ base: String, _ site: SiteModel
  ) -> [UInt8] {
    var start: [UInt8] = []
    start.append(literal: "<url><loc>")
    start.append(xml: base)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pages.count * (start.count + 96))
    bytes.append(literal: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    bytes.append(literal: "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for page in pages {
      bytes.append(contentsOf: start)
      // Encoded for an address, it holds nothing that XML would escape.
      bytes.append(raw: Href.address(site.pages[page].url))
      bytes.append(literal: "</loc>")
      if let date = site.pages[page].source?.head.updated ?? site.pages[page].source?.head.date {
        bytes.append(literal: "<lastmod>")
        bytes.append(raw: date.description)
        bytes.append(literal: "</lastmod>")
      }
      bytes.append(literal: "</url>\n")
    }
    bytes.append(literal: "</urlset>\n")
    return bytes
  }

  private static func index(_ count: Int, _ base: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(literal: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    bytes.append(literal: "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for number in 1...count {
      bytes.append(literal: "<sitemap><loc>")
      bytes.append(xml: "\(base)sitemap-\(number).xml")
      bytes.append(literal: "</loc></sitemap>\n")
    }
    bytes.append(literal: "</sitemapindex>\n")
    return bytes
  }
}
