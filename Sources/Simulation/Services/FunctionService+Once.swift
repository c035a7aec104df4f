// Calls that are recognised when they come again: a handler writes down in a table what it has
// begun and what it has done.
extension FunctionService {
  /// A call that was begun, by whom, and until when that holds.
  struct Known {
    var isDone: Bool
    var owner: UInt32
    var until: SimTime
  }

  /// What a handler does in all: secrets it asks for and writes around what an author wrote.
  static func program(of specification: Specification) -> [Operation] {
    var program = specification.program
    if let secrets = specification.secrets, secrets.isEachCall {
      program = (0..<secrets.count).map { _ in .work(secrets.latency) } + program
    }
    guard let once = specification.idempotency else { return program }
    let note = Operation(.write, target: once.store)
    return [note] + program + [note]
  }

  private func key(_ index: Int) -> UInt64 {
    let call = environments[index].call
    return UInt64(call.request) << 32 | UInt64(call.branch)
  }

  /// The handler has looked the call up: one that was done is answered again, one that another
  /// environment works on is an error. False when it is new and the handler goes on.
  mutating func recognise(_ index: Int, _ effects: inout Effects) -> Bool {
    let key = key(index)
    guard let known = known[key], effects.now < known.until else {
      known[key] = Known(
        isDone: false, owner: token(index), until: environments[index].deadline)
      return false
    }
    counts.recognised += 1
    effects.note(
      .recognise, node, request: environments[index].call.request,
      subject: environments[index].number, cause: known.isDone ? .doneBefore : .underWay)
    end(
      index, known.isDone ? .ok : .functionError, known.isDone ? .none : .underWay, &effects)
    return true
  }

  /// A call ended: what is done is known for as long as it is kept, and what failed may come again.
  /// Who was cut off leaves a mark until the time that was left to it is over.
  mutating func settle(_ index: Int, _ outcome: Outcome, _ effects: inout Effects) {
    let key = key(index)
    guard let once = specification.idempotency, known[key]?.owner == token(index),
      known[key]?.isDone == false
    else { return }
    switch outcome {
    case .ok, .partial:
      known[key] = Known(isDone: true, owner: token(index), until: effects.now + once.keep)
    case .timedOut, .crashed: break
    default: known[key] = nil
    }
  }
}
