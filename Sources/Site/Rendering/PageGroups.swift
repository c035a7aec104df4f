import Blocks
import Markup

/// Groups of pages and terms: the home page, the list of tags, the glossary.
extension PageContext {
  var groups: TemplateValue? {
    switch kind {
    case .home: .present(homeGroups)
    case .tags: .present(tagGroups)
    case .glossary: .list(letters)
    default: nil
    }
  }

  /// The parts of the navigation as the home page shows them.
  private var homeGroups: [TemplateValue] {
    composer.site.navigation.entries.compactMap { entry in
      guard case .page(let target) = entry.target else { return nil }
      guard composer.site.pages[target].source?.head.isOnHome != false else { return nil }
      let members = entry.groups == [target] ? composer.site.pages[target].children : entry.groups
      return .fields([
        .title: .text(entry.title), .href: .text(href.page(composer.site.pages[target].url)),
        .id: .text(AddressPart.text(entry.title)), .children: .list(members.map(child)),
      ])
    }
  }

  private var tagGroups: [TemplateValue] {
    composer.site.tags.map { tag in
      .fields([
        .title: .text(tag.name), .href: .text(href.page(composer.site.pages[tag.page].url)),
        .id: .text(AddressPart.text(tag.name)), .children: .list(tag.members.map(child)),
      ])
    }
  }

  /// A group for each first letter of the glossary's terms.
  private var letters: [TemplateValue] {
    let terms = composer.site.glossary.terms.sorted { $0.name.lowercased() < $1.name.lowercased() }
    var letters: [(letter: String, terms: [TemplateValue])] = []
    for term in terms {
      let letter = term.name.prefix(1).uppercased()
      if letters.last?.letter != letter { letters.append((letter, [])) }
      letters[letters.count - 1].terms.append(Self.term(term))
    }
    return letters.map { letter, terms in
      .fields([
        .title: .text(letter), .id: .text("letter-" + AddressPart.text(letter)), .href: .text(""),
        .children: .list(terms),
      ])
    }
  }

  private static func term(_ term: Glossary.Term) -> TemplateValue {
    var content: [UInt8] = []
    content.append(literal: "<p>")
    content.append(escaped: term.definition)
    content.append(literal: "</p>")
    return .fields([
      .title: .text(term.name), .id: .text(term.id), .content: .bytes(content),
      .href: .text("#" + Href.encoded(term.id)),
    ])
  }
}
