/// Which form of a word a language has for a number of things. Source: CLDR 45, cardinals of whole
/// numbers.
struct PluralRule {
  private let language: Substring

  /// - Parameter language: `de`, `pl-PL`; English where nothing else is known.
  init(language: String) {
    self.language = language.prefix { $0 != "-" }
  }

  /// The end of the key: `One`, `Few`, `Many`; empty for the form of all other numbers.
  func category(of count: Int) -> String {
    let (ones, tens) = (count.magnitude % 10, count.magnitude % 100)
    switch language {
    case "ja", "ko", "zh", "vi", "th", "id": return ""
    case "fr", "pt": return count.magnitude < 2 ? "One" : ""
    case "pl":
      if count == 1 { return "One" }
      return (2...4).contains(ones) && !(12...14).contains(tens) ? "Few" : "Many"
    case "ru", "uk":
      if ones == 1, tens != 11 { return "One" }
      return (2...4).contains(ones) && !(12...14).contains(tens) ? "Few" : "Many"
    case "cs", "sk":
      return count == 1 ? "One" : (2...4).contains(count) ? "Few" : ""
    default: return count == 1 ? "One" : ""
    }
  }
}
