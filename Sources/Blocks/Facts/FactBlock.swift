import DataNodes
import Diagnostics
import Learning
import MarkdownPages
import Markup

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
  func render(_ directive: Directive, _ context: BlockContext, _ page: inout PageBuilder)
    -> Fragment
  {
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
    var html = Fragment()
    html.append(literal: "<span class=\"fact\"")
    html.bytes.append(attribute: "data-kind", fact.kind.rawValue)
    html.append(literal: ">")
    if attributes["of"] != nil {
      html.append(directive.label)
    } else {
      html.append(escaped: attributes["says"] ?? fact.value)
    }
    html.append(literal: "<a class=\"fact-ref\"")
    html.bytes.append(attribute: "href", "#source-\(number)")
    if isFirst { html.bytes.append(attribute: "id", page.uniqueID("fact-\(number)")) }
    let words = LessonWords.english
    html.bytes.append(
      attribute: "aria-label", "\(words.title("source")) \(number): \(words.title(fact.kind))")
    html.append(literal: ">")
    html.bytes.append(decimal: number)
    html.append(literal: "</a></span>")
    return html
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

  /// Writes the page's sources behind its body.
  static func finish(_ page: inout PageBuilder) {
    let facts = page[PageFacts.self].facts
    guard !facts.isEmpty else { return }
    let words = LessonWords.english
    var html = Fragment()
    html.append(literal: "<section class=\"sources\"")
    html.bytes.append(attribute: "aria-label", words.title("sources"))
    html.append(literal: ">\n<p class=\"sources-title\">")
    html.append(escaped: words.title("sources"))
    html.append(literal: "</p>\n<ol>\n")
    for (place, fact) in facts.enumerated() {
      html.append(literal: "<li")
      html.bytes.append(attribute: "id", page.uniqueID("source-\(place + 1)"))
      html.append(literal: ">")
      html.append(fact.note)
      html.append(literal: " <a class=\"footnote-back\"")
      html.bytes.append(attribute: "href", "#fact-\(place + 1)")
      html.bytes.append(attribute: "aria-label", "\(words.title("back")) \(place + 1)")
      html.append(literal: ">↩</a></li>\n")
    }
    html.append(literal: "</ol>\n</section>\n")
    page.page.body.append(html)
  }
}

extension LessonWords {
  /// How something is known, in a word.
  func title(_ kind: Fact.Kind) -> String { title("fact " + kind.rawValue) }
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
  var note: Fragment {
    var html = Fragment()
    html.append(badge)
    html.append(literal: " ")
    html.append(escaped: quantity + ": ")
    html.append(literal: "<strong>")
    html.append(escaped: value)
    html.append(literal: "</strong>.")
    let origin = self.origin
    if !origin.isEmpty {
      html.append(literal: " ")
      html.append(origin)
    }
    return html
  }

  /// `<span class="badge fact-documented">documented</span>`
  var badge: Fragment {
    var html = Fragment()
    html.append(literal: "<span")
    html.bytes.append(attribute: "class", "badge fact-" + kind.rawValue)
    html.append(literal: ">")
    html.append(escaped: LessonWords.english.title(kind))
    html.append(literal: "</span>")
    return html
  }

  /// The source with its day.
  var origin: Fragment {
    var html = Fragment()
    if let source {
      let isAddress = source.hasPrefix("https://") || source.hasPrefix("http://")
      if isAddress {
        html.append(literal: "<a")
        html.bytes.append(attribute: "href", source)
        html.append(literal: " rel=\"external\">")
      }
      html.append(escaped: title ?? source)
      if isAddress { html.append(literal: "</a>") }
    }
    if let date {
      html.append(escaped: source == nil ? "" : ", ")
      html.append(literal: "<time")
      html.bytes.append(attribute: "datetime", date.description)
      html.append(literal: ">")
      html.append(escaped: date.description)
      html.append(literal: "</time>")
    }
    return html
  }
}
