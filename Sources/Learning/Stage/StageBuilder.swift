import Simulation

/// Walks through the steps of a run and keeps what is where. Parts say what a step does by the
/// verbs of this type; they never touch places of others.
struct StageBuilder {
  /// A request on its way, or an event that came of one.
  struct Token {
    let request: Int
    let isEvent: Bool
    /// The services it came through; it is in the last of them.
    var way: [Int]
    var spot = StageScene.Spot.door
    var thing: Int?
    var outcome = StageScene.Outcome.waiting
    /// Tokens that were taken together.
    var group: Int
    /// Whether the service took it in to work on it later.
    var isKept = false
    /// Whether a service asks another on its behalf, and waits for the answer.
    var isChild = false
    var isAlive = true
  }

  private struct Key: Hashable {
    let service: Int
    let number: Int
  }

  let wires: [StageScene.Wire]
  let rules: RuleBook
  private(set) var things: [StageScene.Thing] = []
  private(set) var messages: [StageScene.Message] = []
  private var places: [Key: Int] = [:]
  private var tokens: [Token] = []
  /// The last step of a service for a request.
  private var acts: [Key: Int] = [:]
  /// Requests of messages that a queue handed out and nobody took up yet.
  private var handed: [Int: [Int]] = [:]
  /// The most messages that a queue hands out at once.
  private var batches: [Int: Int] = [:]

  // The step that is shown.
  private(set) var index = -1
  private var service = 0
  private var time = SimTime.start
  private var request = 0

  init(wires: [StageScene.Wire], rules: RuleBook) {
    self.wires = wires
    self.rules = rules
  }

  mutating func begin(at service: Int) { self.service = service }

  mutating func begin(_ step: Step, at index: Int, of service: Int) {
    self.index = index
    self.service = service
    time = step.time
    request = step.request
  }

  mutating func end() {
    if request > 0 { acts[Key(service: service, number: request)] = index }
  }
}

// Things.
extension StageBuilder {
  /// A thing of the acting service comes to be, or changes its state.
  mutating func set(
    _ number: Int, _ state: StateWord, for span: SimDuration? = nil, name: String? = nil
  ) {
    let place = place(of: number, name)
    close(place)
    things[place].spans.append(
      StageScene.Span(
        state: state, from: index, to: nil, start: time, end: nil,
        deadline: span.map { time + $0 }))
  }

  /// A thing is no more.
  mutating func remove(_ number: Int) {
    guard let place = places[Key(service: service, number: number)] else { return }
    close(place)
  }

  /// The state of a thing of the acting service.
  func state(_ number: Int) -> StateWord? {
    places[Key(service: service, number: number)].flatMap { place in
      things[place].spans.last.flatMap { $0.to == nil ? $0.state : nil }
    }
  }

  /// Whether a thing of the acting service was there before anybody asked for it.
  func wasPrepared(_ number: Int) -> Bool {
    thing(number).map { things[$0].spans.first?.state == .idle } ?? false
  }

  /// How long a thing was initialised that has begun to run with this step; nil for others.
  func initialisation(_ number: Int) -> SimDuration? {
    guard let spans = thing(number).map({ things[$0].spans }), spans.count > 1 else { return nil }
    let before = spans[spans.count - 2]
    return before.state == .initialising && before.to == index ? time - before.start : nil
  }

  /// Whether a request is in a thing of the acting service.
  func isTaken(_ number: Int) -> Bool {
    guard let place = places[Key(service: service, number: number)] else { return false }
    return tokens.contains { $0.isAlive && $0.thing == place && $0.spot == .inside }
  }

  private mutating func close(_ place: Int) {
    guard let last = things[place].spans.indices.last, things[place].spans[last].to == nil
    else { return }
    things[place].spans[last].to = index
    things[place].spans[last].end = time
  }

  private mutating func place(of number: Int, _ name: String?) -> Int {
    let key = Key(service: service, number: number)
    if let known = places[key] { return known }
    things.append(StageScene.Thing(service: service, number: number, name: name))
    places[key] = things.count - 1
    return things.count - 1
  }

  private func thing(_ number: Int?) -> Int? {
    number.flatMap { places[Key(service: service, number: $0)] }
  }
}

// Requests.
extension StageBuilder {
  /// The request is sent, or sent again, from here to `target`.
  mutating func send(to target: Int) {
    let known = own
    let token = known ?? add(isEvent: false, way: [service])
    let back = Array(tokens[token].way.reversed())
    tokens[token].way = [service, target]
    tokens[token].isAlive = true
    tokens[token].isKept = false
    move(token, along: (back.count > 1 ? back : [service]) + [target], .door, nil, .waiting)
  }

  /// The request is back where it was sent from.
  mutating func home(_ outcome: StageScene.Outcome) {
    let known = own
    let token = known ?? add(isEvent: false, way: [service])
    let back = Array(tokens[token].way.reversed())
    tokens[token].way = [service]
    move(token, along: back, .home, nil, outcome)
  }

  /// The request that the acting service sent, itself.
  private var own: Int? {
    tokens.lastIndex {
      $0.request == request && !$0.isEvent && !$0.isChild && $0.way.first == service
    }
  }

  /// The request comes here, if it is not here already, and goes to `spot`.
  mutating func arrive(
    _ spot: StageScene.Spot, thing number: Int? = nil,
    _ outcome: StageScene.Outcome = .waiting
  ) {
    guard let token = here(number) else { return bring(spot, number, outcome) }
    for token in together(token) { move(token, along: [service], spot, thing(number), outcome) }
  }

  /// The request goes to another spot of the service, if it is here.
  mutating func stay(
    _ spot: StageScene.Spot, thing number: Int? = nil,
    _ outcome: StageScene.Outcome = .waiting
  ) {
    guard let token = here(number) else { return }
    for token in together(token) { move(token, along: [service], spot, thing(number), outcome) }
  }

  /// Requests leave a thing that holds none any more; how they fared stays as it is.
  mutating func clear(_ number: Int) {
    guard let thing = thing(number) else { return }
    for token in tokens.indices
    where tokens[token].isAlive && tokens[token].thing == thing && tokens[token].spot == .inside {
      request = tokens[token].request
      move(token, along: [service], .door, nil, tokens[token].outcome)
    }
  }

  /// The request goes on to another service.
  mutating func pass(to target: Int) {
    guard let token = here(nil) else { return }
    tokens[token].way.append(target)
    move(token, along: [service, target], .door, nil, .waiting)
  }

  /// The service keeps what the request carries, to work on it later; the request itself may go.
  mutating func keep(_ spot: StageScene.Spot) {
    let own = tokens.lastIndex {
      $0.isAlive && $0.request == request && !$0.isEvent && $0.way.last == service && !$0.isKept
    }
    guard let own else {
      bring(spot, nil, .waiting)
      return tokens[tokens.count - 1].isKept = true
    }
    tokens[own].isKept = true
    let copy = add(isEvent: true, way: [service])
    tokens[copy].isKept = true
    move(copy, along: [service], spot, nil, .waiting)
  }

  /// The request is done here: whoever waits for it gets its answer, an event is no more.
  /// What the service took in stays, unless it went well.
  mutating func finish(_ outcome: StageScene.Outcome, thing number: Int? = nil) {
    guard let token = here(number) else { return }
    let isWell = outcome == .answered
    for token in together(token) {
      let isMain = !tokens[token].isEvent && !tokens[token].isChild
      if isMain || tokens[token].isKept && !isWell {
        move(
          token, along: [service], tokens[token].spot, tokens[token].thing,
          isWell ? .waiting : .refused)
      } else {
        let way = tokens[token].way
        let back = tokens[token].isEvent ? [service] : Array(way.suffix(2).reversed())
        move(token, along: back, .gone, nil, outcome)
        tokens[token].isAlive = false
      }
    }
  }

  /// The request comes, leaves what it carries, and an event is no more.
  mutating func deposit() {
    arrive(.door)
    guard let token = here(nil), tokens[token].isEvent else { return }
    move(token, along: [service], .gone, nil, .waiting)
    tokens[token].isAlive = false
  }

  /// The service is asked and answers: the caller stays where it is, unless it is here itself.
  mutating func visit(thing number: Int? = nil, _ outcome: StageScene.Outcome = .waiting) {
    if let token = here(number) {
      let isRefused = outcome == .refused
      return move(token, along: [service], isRefused ? .refused : .inside, thing(number), outcome)
    }
    guard let source = source else { return }
    messages.append(
      StageScene.Message(
        token: tokens.count, request: request, isEvent: false, step: index,
        way: [source.service, service], spot: .inside, thing: thing(number), outcome: outcome,
        isEcho: true))
    _ = add(isEvent: false, way: [])
    tokens[tokens.count - 1].isAlive = false
  }

  /// A queue hands out so many messages at once.
  mutating func openBatches(of size: Int) { batches[service] = size }

  /// One more message that a queue hands out.
  mutating func hand() { handed[service, default: []].append(request) }

  /// One more branch: it leaves the request and goes to a thing of its own.
  mutating func branch(to number: Int) {
    let token = add(isEvent: true, way: [service])
    let parent = tokens.indices.first {
      $0 != token && tokens[$0].isAlive && tokens[$0].request == request
        && tokens[$0].way.last == service
    }
    tokens[token].thing = parent.flatMap { tokens[$0].thing }
    move(token, along: [service], .inside, thing(number), .waiting)
  }

  /// The branches of a request in the acting service, by the numbers of their things.
  func branches() -> [Int] {
    tokens.filter { $0.isAlive && $0.isEvent && $0.request == request && $0.way == [service] }
      .compactMap { $0.thing.map { things[$0].number } }
  }

  /// The request goes from one thing to another.
  mutating func step(from numbers: [Int], to number: Int, isEvent: Bool) {
    let sources = Set(numbers.compactMap { thing($0) })
    let token = tokens.indices.last {
      tokens[$0].isAlive && tokens[$0].request == request && tokens[$0].way.last == service
        && tokens[$0].isEvent == isEvent
        && (!isEvent || tokens[$0].thing.map(sources.contains) ?? false)
    }
    guard let token else { return arrive(.inside, thing: number) }
    let old = tokens[token].thing.map { things[$0].number }
    move(token, along: [service], .inside, thing(number), .waiting)
    if let old, old != number, !isTaken(old), state(old) == .running { set(old, .idle) }
  }

  /// The request leaves its thing and waits at the door.
  mutating func leave(_ outcome: StageScene.Outcome) {
    guard let token = here(nil) ?? tokens.indices.last(where: isHere) else { return }
    let old = tokens[token].thing.map { things[$0].number }
    if tokens[token].isEvent || tokens[token].isChild {
      finish(outcome == .waiting ? .answered : outcome, thing: old)
    } else {
      move(token, along: [service], .door, nil, outcome)
    }
    if let old, !isTaken(old), state(old) == .running { set(old, .idle) }
  }

  private func isHere(_ token: Int) -> Bool {
    tokens[token].isAlive && tokens[token].request == request
      && tokens[token].way.last == service && tokens[token].spot != .home
  }

  /// The branches are one again.
  mutating func join() {
    for token in tokens.indices
    where tokens[token].isAlive && tokens[token].isEvent && tokens[token].request == request
      && tokens[token].way == [service]
    {
      let old = tokens[token].thing.map { things[$0].number }
      move(token, along: [service], .gone, nil, .answered)
      tokens[token].isAlive = false
      if let old, !isTaken(old), state(old) == .running { set(old, .idle) }
    }
  }

  // How they are found and brought.

  /// The request at the acting service: in the thing, else the one that waits.
  private func here(_ number: Int?) -> Int? {
    let found = tokens.indices.filter {
      tokens[$0].isAlive && tokens[$0].request == request && tokens[$0].way.last == service
        && tokens[$0].spot != .home
    }
    if let thing = thing(number), let inside = found.first(where: { tokens[$0].thing == thing }) {
      return inside
    }
    let free = found.filter { number == nil || tokens[$0].spot != .inside }
    return free.last { tokens[$0].isEvent } ?? free.last
  }

  private func together(_ token: Int) -> [Int] {
    tokens.indices.filter {
      tokens[$0].isAlive && tokens[$0].group == tokens[token].group
        && tokens[$0].way.last == service
    }
  }

  /// The service that sent the request here: the last that acted for it, of those wired to this.
  private var source: (service: Int, isEvent: Bool)? {
    wires.filter { $0.to == service }
      .compactMap { wire -> (service: Int, isEvent: Bool, act: Int)? in
        acts[Key(service: wire.from, number: request)].map { (wire.from, wire.isEvent, $0) }
      }
      .max { $0.act < $1.act }.map { ($0.service, $0.isEvent) }
  }

  private mutating func bring(
    _ spot: StageScene.Spot, _ number: Int?, _ outcome: StageScene.Outcome
  ) {
    guard let source else {
      let token = add(isEvent: true, way: [service])
      return move(token, along: [service], spot, thing(number), outcome)
    }
    let group = tokens.count
    let asked = request
    for taken in taken(from: source.service) {
      request = taken
      let caller = tokens.last {
        $0.isAlive && !$0.isEvent && $0.request == asked && $0.way.last == source.service
      }
      let way = source.isEvent ? [source.service] : caller?.way ?? [source.service]
      let token = add(isEvent: source.isEvent, way: way + [service])
      tokens[token].group = group
      tokens[token].isChild = true
      move(token, along: [source.service, service], spot, thing(number), outcome)
    }
    request = asked
  }

  /// What comes with the request from a queue: the messages that were handed out with it.
  private mutating func taken(from source: Int) -> [Int] {
    guard let waiting = handed[source], let first = waiting.firstIndex(of: request) else {
      return [request]
    }
    let size = batches[source] ?? 1
    let batch = Array(waiting[first...].prefix(size))
    handed[source]?.removeSubrange(first..<(first + batch.count))
    return batch
  }

  private mutating func add(isEvent: Bool, way: [Int]) -> Int {
    tokens.append(Token(request: request, isEvent: isEvent, way: way, group: tokens.count))
    return tokens.count - 1
  }

  private mutating func move(
    _ token: Int, along way: [Int], _ spot: StageScene.Spot, _ thing: Int?,
    _ outcome: StageScene.Outcome
  ) {
    tokens[token].spot = spot
    tokens[token].thing = thing
    tokens[token].outcome = outcome
    messages.append(
      StageScene.Message(
        token: token, request: tokens[token].request, isEvent: tokens[token].isEvent, step: index,
        way: way, spot: spot, thing: thing, outcome: outcome, isEcho: false))
  }
}
