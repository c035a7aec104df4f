import DataNodes

/// Something that runs can be asked. A file holds each: how a question of the kind is written, and
/// how it is made. One line in `AskForms` makes it known to authors, schemas and the manual's test.
protocol AskForm: Sendable {
  /// As authors write it behind `ask:`.
  var name: String { get }
  /// The keys that only this kind has.
  var keys: [Field] { get }
  /// Whether every step of the kind that proves the answer proves it: hints may name any of them.
  var isProvedByAllOfAKind: Bool { get }
  /// The question; nil where the run gives none, which is reported to the maker.
  func question(_ runs: AskedRuns, _ maker: inout QuestionMaker) -> Question?
}

extension AskForm {
  var isProvedByAllOfAKind: Bool { false }
}

/// All that runs can be asked, in the order of the manual.
enum AskForms {
  static let all: [any AskForm] = [
    AskValueOf(), AskStepOf(), AskFirst(), AskOrder(), AskMatch(), AskPredict(), AskCount(),
    AskCost(), AskMissingStep(), AskChanges(),
  ]
}
