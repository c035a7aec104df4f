import Learning
import MarkdownPages
import Markup

// What is typed, put in order and matched.
extension QuestionHTML {
  /// A line to type in, with its unit.
  func appendField(unit: String, isNumber: Bool, to html: inout Fragment) {
    html.append(literal: "<p class=\"field\"><label>")
    html.bytes.append(escaped: words.yourAnswer)
    html.append(literal: " <input type=\"text\"")
    if isNumber { html.append(literal: " inputmode=\"decimal\"") }
    html.append(literal: " autocomplete=\"off\"></label>")
    if !unit.isEmpty {
      html.append(literal: " <span class=\"unit\">")
      html.bytes.append(escaped: unit)
      html.append(literal: "</span>")
    }
    html.append(literal: "</p>\n")
  }

  /// Items in an order that is not the right one.
  func append(
    items: [Item], to html: inout Fragment, _ texts: inout QuestionTexts,
    _ page: inout PageBuilder
  ) {
    html.append(literal: "<ol class=\"sortable\">\n")
    for item in items {
      html.append(literal: "<li")
      html.bytes.append(attribute: "data-item", item.id)
      html.append(literal: "><span>")
      html.append(inline(item.text, &texts, &page))
      html.append(literal: "</span></li>\n")
    }
    html.append(literal: "</ol>\n")
  }

  /// Each item with a list of partners to choose from.
  func append(
    _ items: [Item], with options: [Item], to html: inout Fragment,
    _ texts: inout QuestionTexts, _ page: inout PageBuilder
  ) {
    for option in options { _ = inline(option.text, &texts, &page) }
    html.append(literal: "<ul class=\"pairs\">\n")
    for item in items {
      html.append(literal: "<li")
      html.bytes.append(attribute: "data-item", item.id)
      html.append(literal: "><label><span>")
      html.append(inline(item.text, &texts, &page))
      html.append(literal: "</span> <select>\n<option value=\"\">")
      html.bytes.append(escaped: words.choose)
      html.append(literal: "</option>\n")
      for option in options {
        html.append(literal: "<option")
        html.bytes.append(attribute: "value", option.id)
        html.append(literal: ">")
        html.bytes.append(escaped: texts.plain(option.text))
        html.append(literal: "</option>\n")
      }
      html.append(literal: "</select></label></li>\n")
    }
    // On paper the lists cannot be opened.
    html.append(literal: "</ul>\n<p class=\"partners\">")
    let all = options.map { texts.plain($0.text) }.joined(separator: "; ")
    html.bytes.append(escaped: "\(words.partners) \(all)")
    html.append(literal: "</p>\n")
  }

  // Answers.

  func appendRight(
    _ text: String, _ feedback: QuestionText, to html: inout Fragment,
    _ texts: inout QuestionTexts, _ page: inout PageBuilder
  ) {
    html.append(literal: "<ul class=\"reasons\">\n<li class=\"reason right\"><p><b>")
    html.bytes.append(escaped: words.right)
    html.append(literal: "</b> ")
    html.bytes.append(escaped: text)
    html.append(literal: "</p>\n<p class=\"because\">")
    html.append(inline(feedback, &texts, &page))
    html.append(literal: "</p></li>\n")
  }

  /// The rest of the list that `appendRight` begins.
  func appendMistakes(
    _ mistakes: [(text: String, feedback: QuestionText)], to html: inout Fragment,
    _ texts: inout QuestionTexts, _ page: inout PageBuilder
  ) {
    for mistake in mistakes {
      html.append(literal: "<li class=\"reason wrong\"><p><b>")
      html.bytes.append(escaped: words.wrong)
      html.append(literal: "</b> ")
      html.bytes.append(escaped: mistake.text)
      html.append(literal: "</p>\n<p class=\"because\">")
      html.append(inline(mistake.feedback, &texts, &page))
      html.append(literal: "</p></li>\n")
    }
    html.append(literal: "</ul>\n")
  }

  /// Items in their right order, or each with its partner.
  func appendSolution(
    _ items: [Item], isOrdered: Bool, partner: (Int) -> QuestionText?, to html: inout Fragment,
    _ texts: inout QuestionTexts, _ page: inout PageBuilder
  ) {
    html.append(literal: isOrdered ? "<ol class=\"solution\">\n" : "<ul class=\"solution\">\n")
    for (place, item) in items.enumerated() {
      html.append(literal: "<li")
      html.bytes.append(attribute: "data-item", item.id)
      html.append(literal: "><span>")
      html.append(inline(item.text, &texts, &page))
      if let partner = partner(place) {
        html.append(literal: " → ")
        html.append(inline(partner, &texts, &page))
      }
      html.append(literal: "</span>")
      if let feedback = item.feedback {
        html.append(literal: " <span class=\"because\">")
        html.append(inline(feedback, &texts, &page))
        html.append(literal: "</span>")
      }
      html.append(literal: "</li>\n")
    }
    html.append(literal: isOrdered ? "</ol>\n" : "</ul>\n")
  }

  func appendModel(
    _ model: QuestionText?, _ points: [QuestionText], to html: inout Fragment,
    _ texts: inout QuestionTexts, _ page: inout PageBuilder
  ) {
    if let model {
      html.append(literal: "<p class=\"model\"><b>")
      html.bytes.append(escaped: words.model + ":")
      html.append(literal: "</b> ")
      html.append(inline(model, &texts, &page))
      html.append(literal: "</p>\n")
    }
    guard !points.isEmpty else { return }
    html.append(literal: "<p>")
    html.bytes.append(escaped: words.points)
    html.append(literal: "</p>\n<ul class=\"points\">\n")
    for point in points {
      html.append(literal: "<li>")
      html.append(inline(point, &texts, &page))
      html.append(literal: "</li>\n")
    }
    html.append(literal: "</ul>\n")
  }
}
