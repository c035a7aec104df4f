import Scenarios
import Simulation

/// Reads claims against the run they are about, so that what the run does not have is noticed with
/// the word that names it.
struct ClaimParser {
  let run: LessonRun

  /// The claim in a text; throws a `ClaimProblem`.
  func claim(_ text: Substring) throws(ClaimProblem) -> Claim {
    var claims: [Claim] = []
    for part in Self.split(text, at: " and ") { claims.append(try self.part(part)) }
    return claims.count == 1 ? claims[0] : .all(claims)
  }

  /// A path alone, such as `time of answer`.
  func path(_ text: Substring) throws(ClaimProblem) -> (RunQuantity, variant: String?) {
    let (words, variant) = try withoutVariant(Self.trimmed(text))
    guard let path = try quantity(words) else { throw .syntax(words) }
    return (path, variant)
  }

  private func part(_ text: Substring) throws(ClaimProblem) -> Claim {
    let text = Self.trimmed(text)
    if let rest = Self.rest(of: text, after: "not ") { return .not(try part(rest)) }
    if let rest = Self.rest(of: text, after: "has ") { return try presence(rest, true) }
    if let rest = Self.rest(of: text, after: "missing ") { return try presence(rest, false) }
    if let rest = Self.rest(of: text, after: "step ") { return try order(rest) }
    for relation in Claim.Relation.allCases {
      guard let range = text.firstRange(of: relation.rawValue) else { continue }
      let left = try side(text[..<range.lowerBound])
      let right = try side(text[range.upperBound...])
      guard case .path = left else { throw .syntax(text[..<range.lowerBound]) }
      return .comparison(left, relation, right)
    }
    throw .syntax(text)
  }

  private func presence(_ text: Substring, _ isThere: Bool) throws(ClaimProblem) -> Claim {
    let (words, variant) = try withoutVariant(Self.trimmed(text))
    // What is missing in a variant is a step of the run itself.
    return .presence(try step(words), isThere: isThere, variant: variant)
  }

  private func order(_ text: Substring) throws(ClaimProblem) -> Claim {
    let (words, variant) = try withoutVariant(text)
    for (word, isFirst) in [(" before ", true), (" after ", false)] {
      guard let range = words.firstRange(of: word) else { continue }
      let left = try step(Self.trimmed(words[..<range.lowerBound]))
      let right = try step(Self.trimmed(words[range.upperBound...]))
      return .order(isFirst ? left : right, before: isFirst ? right : left, variant: variant)
    }
    throw .syntax(text)
  }

  private func side(_ text: Substring) throws(ClaimProblem) -> ClaimSide {
    let text = Self.trimmed(text)
    guard !text.isEmpty else { throw .syntax(text) }
    let (words, variant) = try withoutVariant(text)
    if let path = try quantity(words) { return .path(path, variant: variant) }
    return .value(String(text))
  }

  /// What words say a run has; nil when they are a value.
  private func quantity(_ text: Substring) throws(ClaimProblem) -> RunQuantity? {
    if let rest = Self.rest(of: text, after: "count of ") ?? Self.rest(of: text, after: "count ") {
      return .count(try kind(rest))
    }
    if let rest = Self.rest(of: text, after: "time of ") { return .time(try step(rest)) }
    if let rest = Self.rest(of: text, after: "cause of ") { return .cause(try step(rest)) }
    if let rest = Self.rest(of: text, after: "bill.") { return try amount(rest) }
    if let rest = Self.rest(of: text, after: "price.") { return .price(try item(rest, or: [])) }
    if text.hasSuffix(" at start") { return try variable(text.dropLast(9), .start) }
    if text.hasSuffix(" at end") { return try variable(text.dropLast(7), .end) }
    if let range = text.firstRange(of: " after ") {
      let moment = RunQuantity.Moment.after(try step(text[range.upperBound...]))
      return try variable(text[..<range.lowerBound], moment)
    }
    if let range = text.firstRange(of: " before ") {
      let moment = RunQuantity.Moment.before(try step(text[range.upperBound...]))
      return try variable(text[..<range.lowerBound], moment)
    }
    return try figure(text)
  }

  private func figure(_ text: Substring) throws(ClaimProblem) -> RunQuantity? {
    guard let dot = text.firstIndex(of: "."), text.first?.isLetter == true else { return nil }
    let name = String(text[..<dot])
    let services = run.run.metrics.services
    guard let service = services.first(where: { $0.service == name }) else {
      throw .unknown("service", text[..<dot], known: services.map(\.service) + ["bill"])
    }
    let id = text[text.index(after: dot)...]
    guard service[String(id)] != nil else {
      throw .unknown("figure", id, known: service.measures.map(\.id))
    }
    return .figure(service: name, id: String(id))
  }

  private func amount(_ text: Substring) throws(ClaimProblem) -> RunQuantity {
    let condition = " without free tier"
    let isFree = !text.hasSuffix(condition)
    let name = isFree ? text : text.dropLast(condition.count)
    if name == "total" { return .billTotal(isFree: isFree) }
    return .billItem(try item(name, or: ["total"]), isFree: isFree)
  }

  private func item(_ text: Substring, or others: [String]) throws(ClaimProblem) -> String {
    let known = run.bill.lines.map(\.item)
    guard known.contains(String(text)) else {
      throw .unknown("item of the bill", text, known: known + others)
    }
    return String(text)
  }

  private func variable(
    _ text: Substring, _ moment: RunQuantity.Moment
  ) throws(ClaimProblem) -> RunQuantity {
    switch run.trace.names.place(String(text)) {
    case .success(let place): return .variable(run.trace.variables[place], moment)
    case .failure(.unknown(let known)): throw .unknown("variable", text, known: known)
    case .failure(.ambiguous(let names)): throw .ambiguous(text, names)
    }
  }

  private func step(_ text: Substring) throws(ClaimProblem) -> String {
    let text = Self.trimmed(text)
    guard run.trace.index(of: String(text)) != nil else {
      throw .unknown("step", text, known: run.trace.steps.map(\.id))
    }
    return String(text)
  }

  private func kind(_ text: Substring) throws(ClaimProblem) -> String {
    let text = Self.trimmed(text)
    guard run.stepKinds.contains(String(text)) else {
      throw .unknown("kind of step", text, known: run.stepKinds)
    }
    return String(text)
  }

  /// The words, and the variant behind the last `in`.
  private func withoutVariant(
    _ text: Substring
  ) throws(ClaimProblem) -> (Substring, variant: String?) {
    guard let range = text.ranges(of: " in ").last else { return (text, nil) }
    var name = Self.trimmed(text[range.upperBound...])
    if let rest = Self.rest(of: name, after: "variant ") { name = Self.trimmed(rest) }
    guard run.variantNames.contains(String(name)) else {
      throw .unknown("variant", name, known: run.variantNames)
    }
    return (Self.trimmed(text[..<range.lowerBound]), String(name))
  }

  private static func rest(of text: Substring, after start: String) -> Substring? {
    text.hasPrefix(start) ? text.dropFirst(start.count) : nil
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }

  private static func split(_ text: Substring, at word: String) -> [Substring] {
    var (parts, rest) = ([Substring](), text)
    while let range = rest.firstRange(of: word) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }
}
