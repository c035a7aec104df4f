import DataNodes
import Diagnostics
import Learning
import MarkdownPages

/// `:fact[lambda.timeout.max]`: a value from the site's ledger, with its source at the end of the
/// page.
struct FactBlock: DirectiveBlock {
  let form = Directive.Form.inline
  let name = "fact"
  let summary = "a value of the site's ledger of facts, with a note that says where it comes from"
  let example = ":fact[lambda.timeout.max]"
  let attributes = [
    AttributeRule("says", .text, "the author's own words for the value, checked against it"),
    AttributeRule(
      "of", .text, "the fact, when the text is the author's own; its numbers are checked"),
  ]

  /// `<span class="fact" data-kind="documented">15 minutes<a class="fact-ref" …>1</a></span>`
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder) -> Node {
    let attributes = directive.attributes
    let name = attributes["of"] ?? directive.labelText
    guard let fact = context.facts[name] else {
      let known = context.facts.facts.map(\.name)
      page.diagnostics.report(.unknownFact(name, known: known, at: directive.span))
      return .brokenInline(name)
    }
    if let item = attributes.item("says"), !fact.isSaid(by: item.value) {
      page.diagnostics.report(.factDiffers(item.value, fact, at: item.span))
    }
    if attributes["of"] != nil, !fact.agrees(with: directive.labelText) {
      page.diagnostics.report(.factDiffers(directive.labelText, fact, at: directive.span))
    }
    let number = page[PageFacts.self].number(of: fact)
    let isFirst = page[PageFacts.self].referred.insert(fact.name).inserted
    let words = context.words
    let isOwn = attributes["of"] != nil
    let kind = words[.fact, fact.kind.rawValue]
    return .inline(
      "span", [.class("fact"), .set("data-kind", fact.kind.rawValue)],
      [
        isOwn ? directive.labelNode : .text(attributes["says"] ?? fact.value),
        .inline(
          "a",
          [
            .class("fact-ref"), .set("href", "#source-\(number)"),
            .id(isFirst ? page.uniqueID("fact-\(number)") : nil),
            .label("\(words[.source]) \(number): \(kind)"),
          ], String(number)),
      ])
  }
}

/// The facts that a page states, in the order of their first use.
struct PageFacts: PageKey, Sendable {
  static let initial = PageFacts()
  private(set) var facts: [Fact] = []
  var referred: Set<String> = []

  /// The number of a fact's source in the page, from 1.
  mutating func number(of fact: Fact) -> Int {
    if let place = facts.firstIndex(where: { $0.name == fact.name }) { return place + 1 }
    facts.append(fact)
    return facts.count
  }

  /// Adds the page's sources to the end of its body.
  static func finish(_ page: inout PageBuilder, _ words: Words) {
    let facts = page[PageFacts.self].facts
    guard !facts.isEmpty else { return }
    let sources = facts.enumerated().map { place, fact -> Node in
      .line(
        "li", [.id(page.uniqueID("source-\(place + 1)"))],
        fact.note(words) + [
          .text(" "),
          .inline(
            "a",
            [
              .class("footnote-back"), .set("href", "#fact-\(place + 1)"),
              .label("\(words[.backToFact]) \(place + 1)"),
            ], "↩"),
        ])
    }
    let list = Node.block(
      "section", [.class("sources"), .label(words[.sources])],
      [.line("p", [.class("sources-title")], words[.sources]), .block("ol", [], sources)])
    page.page.body.append(Fragment(list))
  }
}

extension Fact {
  /// Whether a text states this value: the same words, whatever the spaces.
  func isSaid(by text: String) -> Bool { Self.plain(text) == Self.plain(value) }

  /// Whether words of an author's own can stand for this value: the numbers in them are among its
  /// own, or they are the same time in another unit. Words without numbers are left alone.
  func agrees(with text: String) -> Bool {
    let (said, own) = (Self.numbers(text), Self.numbers(value))
    if said.isEmpty || said.allSatisfy(own.contains) { return true }
    guard let time = Self.seconds(text), let ownTime = Self.seconds(value) else { return false }
    return abs(time - ownTime) <= ownTime * 1e-9
  }

  /// `1,000` and `$0.20` as numbers.
  private static func numbers(_ text: String) -> [Double] {
    text.split { !($0.isNumber || ".,".contains($0)) }.compactMap { part in
      var digits = part.filter { $0 != "," }
      while digits.last == "." { digits.removeLast() }
      return Double(digits)
    }
  }

  /// `15 minutes` and `900 s` in seconds; nil for anything but one time.
  private static func seconds(_ text: String) -> Double? {
    let words = text.split { $0 == " " || $0 == "\u{A0}" }
    guard words.count == 2, let number = numbers(String(words[0])).first else { return nil }
    switch words[1] {
    case "ms", "millisecond", "milliseconds": return number / 1000
    case "s", "second", "seconds": return number
    case "min", "minute", "minutes": return number * 60
    case "h", "hour", "hours": return number * 3600
    default: return nil
    }
  }

  private static func plain(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\u{A0}" }.joined(separator: " ").lowercased()
  }

  /// `documented` The longest run of a function: 15 minutes. AWS Lambda quotas, 2025-08-20.
  func note(_ words: Words) -> [Node] {
    let start: [Node] = [
      badge(words), .text(" \(quantity): "), .inline("strong", [], value), .text("."),
    ]
    return origin.isEmpty ? start : start + [.text(" ")] + origin
  }

  /// `<span class="badge fact-documented">documented</span>`
  func badge(_ words: Words) -> Node {
    .inline("span", [.class("badge fact-" + kind.rawValue)], words[.fact, kind.rawValue])
  }

  /// The source with its day.
  var origin: [Node] {
    var nodes: [Node] = []
    if let source {
      let isAddress = source.hasPrefix("https://") || source.hasPrefix("http://")
      let words = title ?? source
      nodes.append(
        isAddress
          ? .inline("a", [.set("href", source), .set("rel", "external")], words) : .text(words))
    }
    if let date {
      if source != nil { nodes.append(.text(", ")) }
      nodes.append(.inline("time", [.set("datetime", date.description)], date.description))
    }
    return nodes
  }
}
