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
    let pages = site.pages.filter { $0.kind != .notFound }
    guard pages.count > Self.most else {
      return [FileTree.Entry("sitemap.xml") { Self.sitemap(pages[...], site) }].compactMap { $0 }
    }
    let parts = stride(from: 0, to: pages.count, by: Self.most).map {
      pages[$0..<min($0 + Self.most, pages.count)]
    }
    let files = parts.enumerated().map { number, part in
      FileTree.Entry("sitemap-\(number + 1).xml") { Self.sitemap(part, site) }
    }
    let index = FileTree.Entry("sitemap.xml") { Self.index(parts.count, base) }
    return (files + [index]).compactMap { $0 }
  }

  private static func sitemap(_ pages: ArraySlice<SitePage>, _ site: SiteModel) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(literal: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    bytes.append(literal: "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for page in pages {
      bytes.append(literal: "<url><loc>")
      bytes.append(xml: site.address(of: page) ?? "")
      bytes.append(literal: "</loc>")
      if let date = page.source?.head.updated ?? page.source?.head.date {
        bytes.append(raw: "<lastmod>\(date)</lastmod>")
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
