import Diagnostics

/// The looks of an image, in braces behind it.
///
/// ```
/// {decorative}                    nothing is lost to somebody who cannot see it
/// {width=320 align=right}
/// ```
struct ImageLooks {
  /// In CSS pixels, as far as it is said.
  var size = Hole.Size()
  /// `left`, `center` or `right`.
  var align: String?
  var isDecorative = false

  private static let pixels = 1...10_000
  private static let sides = ["left", "center", "right"]

  /// The attributes, and what is wrong with them.
  static func read(
    _ attributes: Attributes, at span: SourceSpan
  ) -> (looks: ImageLooks, problems: [Diagnostic]) {
    var looks = ImageLooks()
    var problems = (attributes.id.map { ["#" + $0] } ?? []).map {
      Diagnostic.unknownImageAttribute($0, at: span)
    }
    problems += attributes.classes.map { .unknownImageAttribute("." + $0, at: span) }
    for item in attributes.items {
      if let problem = looks.take(item) { problems.append(problem) }
    }
    return (looks, problems)
  }

  private mutating func take(_ item: Attributes.Item) -> Diagnostic? {
    switch item.name {
    case "decorative": isDecorative = true
    case "width":
      guard let width = Self.pixels(item) else { return Self.noPixels(item) }
      size.width = width
    case "height":
      guard let height = Self.pixels(item) else { return Self.noPixels(item) }
      size.height = height
    case "align":
      guard Self.sides.contains(item.value) else {
        return .imageAttributeValue(
          item.name, item.value, Self.sides.joined(separator: ", "), at: item.span)
      }
      align = item.value
    default: return .unknownImageAttribute(item.name, at: item.span)
    }
    return nil
  }

  private static func pixels(_ item: Attributes.Item) -> Int? {
    Int(item.value).flatMap { pixels.contains($0) ? $0 : nil }
  }

  private static func noPixels(_ item: Attributes.Item) -> Diagnostic {
    .imageAttributeValue(
      item.name, item.value, "a number of pixels from 1 to \(pixels.upperBound)", at: item.span)
  }
}
