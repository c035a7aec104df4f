/// Turns marks into steps, and steps into changes of variables. Here stands what each kind of step
/// means for the state that readers follow.
struct TraceBuilder {
  private let scenario: Scenario
  private(set) var steps: [Step] = []
  private(set) var variables: [TraceVariable] = []
  private var values: [TraceValue] = []
  private var places: [TraceVariable.ID: Int] = [:]
  private var counts: [StepKind: Int] = [:]
  /// How long each environment that is starting takes, by function.
  private var starts: [String: [UInt32: Int64]] = [:]

  init(_ scenario: Scenario) { self.scenario = scenario }

  mutating func add(_ entry: TraceEntry) {
    let service =
      Int(entry.node) < scenario.services.count ? scenario.services[Int(entry.node)] : nil
    let count = counts[entry.step, default: 0] + 1
    counts[entry.step] = count
    let name = service?.name ?? "zones"
    var changes: [Step.Change] = []
    apply(entry, name, service, &changes)
    steps.append(
      Step(
        id: count == 1 ? entry.step.id : "\(entry.step.id)#\(count)", kind: entry.step,
        cause: entry.cause, time: entry.time, actor: service?.title ?? name, service: name,
        request: Int(entry.request), subject: Int(entry.subject),
        subjectName: subjectName(entry, service), value: entry.value, changes: changes))
  }

  private func subjectName(_ entry: TraceEntry, _ service: Service?) -> String? {
    guard case .workflow(let specification) = service?.kind, entry.subject > 0,
      Int(entry.subject) <= specification.states.count
    else { return nil }
    return specification.states[Int(entry.subject) - 1].name
  }

  // The variables.

  private mutating func place(
    _ subject: TraceSubject, _ service: String, _ start: TraceValue
  ) -> Int {
    let id = TraceVariable.ID(subject, of: service)
    if let place = places[id] { return place }
    variables.append(TraceVariable(id, start: start))
    values.append(start)
    places[id] = variables.count - 1
    return variables.count - 1
  }

  private mutating func set(
    _ subject: TraceSubject, _ service: String, _ value: TraceValue, _ changes: inout [Step.Change],
    start: TraceValue = .word(.absent)
  ) {
    let place = place(subject, service, start)
    guard values[place] != value else { return }
    values[place] = value
    changes.append(Step.Change(variable: place, value: value))
  }

  private mutating func count(
    _ kind: TraceSubject.Kind, _ service: String, _ change: Int, _ changes: inout [Step.Change]
  ) {
    let place = place(.count(kind), service, .number(0))
    guard change != 0, case .number(let number) = values[place] else { return }
    values[place] = .number(number + change)
    changes.append(Step.Change(variable: place, value: values[place]))
  }

  private func word(_ subject: TraceSubject, _ service: String) -> StateWord {
    guard let place = places[TraceVariable.ID(subject, of: service)],
      case .word(let word) = values[place]
    else { return .absent }
    return word
  }

  // What steps mean.

  private mutating func apply(
    _ entry: TraceEntry, _ name: String, _ service: Service?, _ changes: inout [Step.Change]
  ) {
    switch service?.kind {
    case .client: applyClient(entry, name, &changes)
    case .function: applyFunction(entry, name, &changes)
    case .queue: applyQueue(entry, name, &changes)
    case .server, .container: applyServer(entry, name, &changes)
    case .none: if entry.step == .lose || entry.step == .regain { applyZone(entry, &changes) }
    default: applyOther(entry, name, service, &changes)
    }
  }

  private mutating func applyClient(
    _ entry: TraceEntry, _ name: String, _ changes: inout [Step.Change]
  ) {
    let request = TraceSubject.request(Int(entry.request))
    switch entry.step {
    case .send, .retry: set(request, name, .word(.waiting), &changes)
    case .answer: set(request, name, .word(.answered), &changes)
    case .fail: set(request, name, .word(.failed), &changes)
    default: break
    }
  }

  private mutating func applyFunction(
    _ entry: TraceEntry, _ name: String, _ changes: inout [Step.Change]
  ) {
    let environment = TraceSubject.environment(Int(entry.subject))
    switch entry.step {
    case .allocate, .provision:
      let word: StateWord = entry.step == .allocate ? .allocated : .idle
      set(environment, name, .word(word), &changes)
      count(.environments, name, 1, &changes)
    case .initialise:
      set(environment, name, .word(.initialising), &changes)
      starts[name, default: [:]][entry.subject] = entry.value
    case .run:
      countStart(entry, name, &changes)
      set(environment, name, .word(.running), &changes)
      count(.running, name, 1, &changes)
      set(
        .counter(Int(entry.subject)), name, .number(Int(entry.value)), &changes,
        start: .number(0))
    case .finish, .error, .timeOut, .crash:
      starts[name]?[entry.subject] = nil
      let isRunning = word(environment, name) == .running
      guard entry.subject > 0, entry.value > 0 || isRunning else { return }
      let billed = SimDuration(nanoseconds: entry.value).startedMilliseconds
      count(.billed, name, Int(billed), &changes)
      if isRunning { count(.running, name, -1, &changes) }
    case .keep: set(environment, name, .word(.idle), &changes)
    case .release:
      set(environment, name, .word(.released), &changes)
      count(.environments, name, -1, &changes)
    case .throttle: count(.throttled, name, 1, &changes)
    case .deadLetter, .abort: count(.givenUp, name, 1, &changes)
    default: break
    }
  }

  /// What starting an environment costs is counted when it is done, where the book bills it.
  private mutating func countStart(
    _ entry: TraceEntry, _ name: String, _ changes: inout [Step.Change]
  ) {
    guard let span = starts[name]?.removeValue(forKey: entry.subject),
      case .function(let function) = scenario.services[Int(entry.node)].kind,
      function.package != .archive || scenario.rules.functions.billsPackageInitialisation
    else { return }
    let billed = SimDuration(nanoseconds: span).startedMilliseconds
    count(.billed, name, Int(billed), &changes)
  }

  private mutating func applyQueue(
    _ entry: TraceEntry, _ name: String, _ changes: inout [Step.Change]
  ) {
    let message = TraceSubject.message(Int(entry.subject))
    let wasVisible = word(message, name) == .visible
    switch entry.step {
    case .enqueue, .reappear:
      if entry.step == .reappear { count(.hidden, name, -1, &changes) }
      count(.visible, name, 1, &changes)
      set(message, name, .word(.visible), &changes)
    case .poll:
      count(.visible, name, -1, &changes)
      count(.hidden, name, 1, &changes)
      set(message, name, .word(.hidden), &changes)
    case .delete, .deadLetter:
      count(wasVisible ? .visible : .hidden, name, -1, &changes)
      if entry.step == .deadLetter { count(.dead, name, 1, &changes) }
      set(message, name, .word(entry.step == .delete ? .deleted : .dead), &changes)
    default: break
    }
  }

  private mutating func applyServer(
    _ entry: TraceEntry, _ name: String, _ changes: inout [Step.Change]
  ) {
    let server = TraceSubject.server(Int(entry.subject))
    let job = TraceSubject.job(Int(entry.request))
    switch entry.step {
    case .wait:
      count(.waiting, name, 1, &changes)
      set(job, name, .word(.waiting), &changes)
    case .serve:
      if word(job, name) == .waiting { count(.waiting, name, -1, &changes) }
      count(.busy, name, 1, &changes)
      set(job, name, .word(.running), &changes)
      set(server, name, .word(.busy), &changes, start: .word(.ready))
    case .leave, .error:
      count(.busy, name, -1, &changes)
      set(job, name, .word(entry.step == .leave ? .answered : .failed), &changes)
      if word(server, name) == .busy { set(server, name, .word(.ready), &changes) }
    case .reject:
      if word(job, name) == .waiting { count(.waiting, name, -1, &changes) }
      count(.refused, name, 1, &changes)
      set(job, name, .word(.failed), &changes)
    case .boot: set(server, name, .word(.booting), &changes)
    case .ready, .recover: set(server, name, .word(.ready), &changes)
    case .stop, .crash: set(server, name, .word(.stopped), &changes, start: .word(.ready))
    case .patch: set(server, name, .word(.away), &changes, start: .word(.ready))
    default: break
    }
  }

  private mutating func applyZone(_ entry: TraceEntry, _ changes: inout [Step.Change]) {
    let word: StateWord = entry.step == .lose ? .away : .ready
    set(.zone(Int(entry.subject)), "zones", .word(word), &changes, start: .word(.ready))
  }

  private mutating func applyOther(
    _ entry: TraceEntry, _ name: String, _ service: Service?, _ changes: inout [Step.Change]
  ) {
    switch entry.step {
    case .write: count(.itemsWritten, name, 1, &changes)
    case .read: count(.itemsRead, name, 1, &changes)
    case .put: count(.objects, name, 1, &changes)
    case .throttle: count(.throttled, name, 1, &changes)
    case .reject: count(.turnedAway, name, 1, &changes)
    case .trigger: count(.deliveries, name, 1, &changes)
    case .hit: count(.hits, name, 1, &changes)
    case .miss: count(.misses, name, 1, &changes)
    case .connect, .disconnect:
      set(.count(.connections), name, .number(Int(entry.value)), &changes, start: .number(0))
    case .enter:
      if let state = subjectName(entry, service) {
        set(.state(Int(entry.request)), name, .name(state), &changes)
      }
    case .succeed, .abort:
      let word: StateWord = entry.step == .succeed ? .answered : .failed
      set(.state(Int(entry.request)), name, .word(word), &changes)
    default: break
    }
  }
}
