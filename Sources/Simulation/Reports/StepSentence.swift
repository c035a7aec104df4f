/// A sentence about a step, or about several of one kind by one actor: `{request}` is `photo 1`,
/// and `photos 1–3` about three.
struct StepSentence {
  let wording: Wording
  /// One at least.
  let steps: [Step]
  /// Whether durations are spelled out.
  var isProse = false
  /// Whether the request was just spoken of.
  var isKnown = false

  private var first: Step { steps[0] }

  /// The sentence with its gaps filled in. It says how many steps there were.
  func filled(_ template: String) -> String {
    // The title of who acts begins the sentence, or stands within it.
    let begins = template.hasPrefix("{actor}")
    let text = TextGaps.filled(template) { gap in
      gap == "actor" && !begins ? wording.within(first.actor) : value(gap)
    }
    let tellsCount = steps.count == 1 || template.contains("{count}") || tellsNumbers(template)
    return tellsCount ? text : "\(text) (\(steps.count) ×)"
  }

  private func tellsNumbers(_ template: String) -> Bool {
    let isNumbered = ["{request}", "{object}", "{item}"].contains { template.contains($0) }
    if isNumbered, Self.isTold(steps.map(\.request)) { return true }
    return ["environment", "message", "server", "zone", "subject"].contains {
      template.contains("{\($0)}")
    } && Self.isTold(steps.map(\.subject))
  }

  private func value(_ gap: String) -> String {
    switch gap {
    case "actor": first.actor
    case "request": request
    case "it": isKnown ? again : request
    case "environment", "message", "server", "zone":
      named(wording.noun(gap), steps.map(\.subject))
    case "object", "item": thing(wording.noun(gap))
    case "event": steps.count == 1 ? wording.noun(gap).some ?? "" : counted(wording.noun(gap))
    case "subject": first.subjectName ?? numbers(steps.map(\.subject))
    case "count": String(steps.count)
    case "value": spread { String($0.value) }
    case "duration": spread { duration(SimDuration(nanoseconds: $0.value)) }
    case "failure": outcome(wording.failure)
    case "outcome": outcome { "\($0.status)" }
    default: "{\(gap)}"
    }
  }

  private var requestNoun: Noun {
    wording.cast.noun(of: first.service) ?? wording.noun("request")
  }
  private var request: String { named(requestNoun, steps.map(\.request)) }
  private var again: String { requestNoun.again ?? wording.again ?? request }

  /// `photo 1`; `an object` where nobody said what it is.
  private func thing(_ known: Noun) -> String {
    if let own = wording.cast.noun(of: first.service), first.request > 0 {
      return named(own, steps.map(\.request))
    }
    return steps.count == 1 ? known.some ?? known.one : counted(known)
  }

  private func counted(_ noun: Noun) -> String { "\(steps.count) \(noun.many)" }

  private func named(_ noun: Noun, _ numbers: [Int]) -> String {
    "\(Set(numbers).count == 1 ? noun.one : noun.many) \(self.numbers(numbers))"
  }

  /// `4`, `2–6`; `2, 5 and 6`, and `2–9` where more are left out between.
  private func numbers(_ numbers: [Int]) -> String {
    guard let low = numbers.min(), let high = numbers.max(), low < high else {
      return numbers.first.map(String.init) ?? ""
    }
    let all = Set(numbers).sorted()
    if all.count > 4 || (all.count > 2 && high - low == all.count - 1) { return "\(low)–\(high)" }
    return all.dropLast().map(String.init).joined(separator: ", ") + " \(wording.and) \(high)"
  }

  /// Whether `numbers` tells how many there are.
  private static func isTold(_ numbers: [Int]) -> Bool {
    let all = Set(numbers)
    guard all.count == numbers.count, let low = all.min(), let high = all.max() else {
      return false
    }
    return all.count <= 4 || high - low == all.count - 1
  }

  private func spread(_ text: (Step) -> String) -> String {
    let (start, end) = (text(first), text(steps[steps.count - 1]))
    return start == end ? start : "\(start)–\(end)"
  }

  private func duration(_ span: SimDuration) -> String {
    isProse ? wording.spelled(span) : wording.duration(span)
  }

  private func outcome(_ text: (Outcome) -> String) -> String {
    Outcome(rawValue: UInt8(clamping: first.value)).map(text) ?? ""
  }
}
