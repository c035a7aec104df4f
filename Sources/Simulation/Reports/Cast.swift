/// The services of a scenario as readers are told of them: their titles, and what flows through
/// them.
package struct Cast: Hashable, Sendable {
  private var titles: [String: String] = [:]
  private var nouns: [String: Noun] = [:]
  /// What flows through the whole; nil where nobody says.
  private var noun: Noun?

  /// Services that nobody gave a title or a noun.
  package init() {}

  package init(_ scenario: Scenario) {
    noun = scenario.noun
    for service in scenario.services {
      titles[service.name] = service.title
      nouns[service.name] = service.noun
    }
  }

  /// The title of a service; its name where it has none.
  package func title(of service: String) -> String { titles[service] ?? service }

  /// What a service gets and keeps; nil where nobody gave it a name.
  package func noun(of service: String) -> Noun? { nouns[service] ?? noun }

  /// The same where the service has a word of its own, which tells it from others.
  package func ownNoun(of service: String) -> Noun? { nouns[service] }
}
