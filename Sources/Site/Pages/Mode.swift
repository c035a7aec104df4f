/// The ways a concept can be told. A page whose file bears a mode's name is that mode of the
/// concept whose folder it stands in. The order here is the order of the switcher.
package enum Mode: String, Sendable, CaseIterable {
  case visual, why, deep, example, compare, cost, lab, myths, review

  /// The key of the theme's string for this mode's title; `…Subtitle` is its line of explanation.
  package var stringKey: String {
    let name = rawValue
    return "mode" + name.prefix(1).uppercased() + name.dropFirst()
  }
}

/// How much a reader should know already.
package enum Level: String, Sendable, CaseIterable {
  case beginner, intermediate, advanced

  /// The key of the theme's string for this level.
  package var stringKey: String {
    "level" + rawValue.prefix(1).uppercased() + rawValue.dropFirst()
  }
}
