/// The variables of a trace while its steps are followed: what each step means for the state that
/// readers see. Services say it in their `follow`.
package struct TraceStates {
  /// A variable and its value now.
  private var variables: [(id: TraceVariable.ID, start: TraceValue)] = []
  private var values: [TraceValue] = []
  private var places: [TraceVariable.ID: Int] = [:]
  /// Whose step is followed.
  private var service = ""
  private var changes: [Step.Change] = []
  /// What was remembered of things until a later step.
  private var memories: [TraceVariable.ID: Int64] = [:]
  /// The laws of the run.
  let rules: RuleBook

  init(_ rules: RuleBook) { self.rules = rules }

  /// Remembers a number about a thing of the service until it is recalled.
  mutating func remember(_ value: Int64, of subject: TraceSubject) {
    memories[TraceVariable.ID(subject, of: service)] = value
  }

  /// What was remembered of a thing, once.
  mutating func recall(_ subject: TraceSubject) -> Int64? {
    memories.removeValue(forKey: TraceVariable.ID(subject, of: service))
  }

  /// What one step of a service changes.
  mutating func following(
    _ service: String, _ follow: (inout TraceStates) -> Void
  ) -> [Step.Change] {
    self.service = service
    changes = []
    follow(&self)
    return changes
  }

  /// All variables with the values they began with.
  var all: [TraceVariable] { variables.map { TraceVariable($0.id, start: $0.start) } }

  /// Gives a variable of the service a value; `start` is what it held before its first.
  mutating func set(
    _ subject: TraceSubject, _ value: TraceValue, start: TraceValue = .word(.absent)
  ) {
    let place = place(subject, start)
    guard values[place] != value else { return }
    values[place] = value
    changes.append(Step.Change(variable: place, value: value))
  }

  /// The same for a state.
  mutating func set(_ subject: TraceSubject, _ word: StateWord, start: StateWord = .absent) {
    set(subject, .word(word), start: .word(start))
  }

  /// Counts a number of the service up or down.
  mutating func count(_ kind: TraceSubject.Kind, _ change: Int = 1) {
    let place = place(.count(kind), .number(0))
    guard change != 0, case .number(let number) = values[place] else { return }
    values[place] = .number(number + change)
    changes.append(Step.Change(variable: place, value: values[place]))
  }

  /// The state of a thing of the service.
  func word(_ subject: TraceSubject) -> StateWord {
    guard let place = places[TraceVariable.ID(subject, of: service)],
      case .word(let word) = values[place]
    else { return .absent }
    return word
  }

  private mutating func place(_ subject: TraceSubject, _ start: TraceValue) -> Int {
    let id = TraceVariable.ID(subject, of: service)
    if let place = places[id] { return place }
    variables.append((id, start))
    values.append(start)
    places[id] = variables.count - 1
    return variables.count - 1
  }
}
