import DataNodes
import Markup

/// The structured data of a page for search engines: JSON-LD by schema.org.
struct StructuredData {
  /// The JSON, safe inside a `script` element.
  let bytes: [UInt8]

  init(_ page: SitePage, _ site: SiteModel) {
    var json = JSONWriter()
    json.object { json in
      json.member("@context", "https://schema.org")
      json.member("@graph") { json in
        json.array { json in
          Self.resource(page, site, &json)
          if page.kind != .home { Self.breadcrumbs(page, site, &json) }
        }
      }
    }
    bytes = json.bytes
  }

  private static func resource(_ page: SitePage, _ site: SiteModel, _ json: inout JSONWriter) {
    let configuration = site.configuration
    let isLesson = page.kind == .mode || page.kind == .page || page.kind == .concept
    json.object { json in
      json.member("@type", isLesson ? "LearningResource" : "WebPage")
      json.member("name", page.title)
      json.member("description", nonEmpty(site.description(of: page)))
      json.member("inLanguage", configuration.language)
      json.member("url", site.address(of: page))
      json.member("dateModified", page.source?.head.updated?.description)
      json.member("datePublished", page.source?.head.date?.description)
      if let minutes = site.minutes(of: page), isLesson {
        json.member("timeRequired", "PT\(minutes)M")
      }
      if isLesson { json.member("educationalLevel", site.level(of: page)?.rawValue) }
      if let head = page.source?.head {
        if !head.objectives.isEmpty { json.member("teaches", head.objectives) }
        if !head.tags.isEmpty { json.member("keywords", head.tags) }
      }
      json.member("license", configuration.license)
      if let author = configuration.authorName {
        json.member("author") { json in
          json.object { json in
            json.member("@type", "Person")
            json.member("name", author)
            json.member("url", configuration.authorURL)
          }
        }
      }
      json.member("isPartOf") { json in
        json.object { json in
          json.member("@type", "WebSite")
          json.member("name", configuration.title)
          json.member("url", configuration.baseURL)
        }
      }
    }
  }

  private static func breadcrumbs(_ page: SitePage, _ site: SiteModel, _ json: inout JSONWriter) {
    let chain = (site.ancestors(of: page.index) + [page.index]).map { site.pages[$0] }
    json.object { json in
      json.member("@type", "BreadcrumbList")
      json.member("itemListElement") { json in
        json.array(chain.enumerated()) { json, crumb in
          json.object { json in
            json.member("@type", "ListItem")
            json.member("position", crumb.offset + 1)
            json.member("name", crumb.element.kind == .home ? site.title : crumb.element.title)
            json.member("item", site.address(of: crumb.element))
          }
        }
      }
    }
  }

  private static func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }
}
