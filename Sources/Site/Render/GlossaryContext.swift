import Blocks
import Markup

/// The glossary as its template sees it: a group for each first letter.
struct GlossaryContext {
  let groups: [[String: Any]]

  init(_ site: SiteModel, _ href: Href) {
    let terms = site.glossary.terms.sorted { $0.name.lowercased() < $1.name.lowercased() }
    var letters: [(letter: String, terms: [[String: Any]])] = []
    for term in terms {
      let letter = term.name.prefix(1).uppercased()
      if letters.last?.letter != letter { letters.append((letter, [])) }
      var content: [UInt8] = []
      content.append(literal: "<p>")
      content.append(escaped: term.definition)
      content.append(literal: "</p>")
      letters[letters.count - 1].terms.append([
        "title": term.name, "id": term.id, "content": String(decoding: content, as: UTF8.self),
        "href": "#" + Href.encoded(term.id),
      ])
    }
    groups = letters.map {
      [
        "title": $0.letter, "id": "letter-" + AddressPart.text($0.letter), "href": "",
        "children": $0.terms,
      ]
    }
  }
}
