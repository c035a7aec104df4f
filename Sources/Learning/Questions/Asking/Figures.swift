import DataNodes
import Scenarios
import Simulation

/// `count` and `cost`: how much a figure, a kind of step or a line of the bill is. Keys are values
/// as readers see them.
struct Quantity: Asked {
  let story: RunStory
  let path: RunQuantity
  let value: QuantityValue
  /// Other values of the run, with what they are.
  private let others: [(text: String, meaning: RichText)]

  /// Nil when the run has no such thing.
  init?(_ story: RunStory, _ path: RunQuantity) {
    guard let value = ClaimJudge.value(path, in: story.run) else { return nil }
    self.story = story
    self.path = path
    self.value = value
    others = Self.others(than: path, value, in: story.run)
  }

  var subject: String {
    switch path {
    case .billTotal(isFree: false), .billItem(_, isFree: false): path.subject + "-without-free-tier"
    default: path.subject
    }
  }
  var isSorted: Bool { true }
  var right: [String] { [value.text] }
  var known: [String] { [] }
  var candidates: [String] { others.map(\.text) + neighbours }
  var proof: Proof {
    var proof = Proof(story.run.name, variable: path.subject)
    proof.step = rows.first
    return proof
  }

  private var words: Words { story.words }

  var prompt: RichText {
    switch path {
    case .count(let kind):
      words.text(.often, kind).map { RichText($0) }
        ?? words.rich(.askCount, ["kind": .emphasis(kind)])
    case .billTotal(let isFree): words.rich(isFree ? .askCost : .askCostInFull)
    case .billItem(let item, let isFree):
      words.rich(isFree ? .askItem : .askItemInFull, ["item": .emphasis(lineTitle(item))])
    case .figure(let service, let id): figurePrompt(service, id)
    default: words.rich(.askHowMuch, ["subject": .emphasis(path.subject)])
    }
  }

  /// `How many thumbnails were stored?` where the service has a word of its own for what it keeps,
  /// `How many objects were stored in photos?` where it has none.
  private func figurePrompt(_ service: String, _ id: String) -> RichText {
    let cast = story.run.wording.cast
    let title = story.run.wording.within(story.run.title(of: service))
    let own = cast.ownNoun(of: service) == nil ? nil : words.text(.asked, id + "-own")
    guard let template = own ?? words.text(.asked, id) else {
      let word: Word = isCount ? .askFigureCount : .askFigure
      return words.rich(
        word, ["figure": .emphasis(words[.figure, id]), "service": .emphasis(title)])
    }
    let kind = story.run.services.first { $0.name == service }?.kind ?? ""
    let things = story.run.wording.noun(of: service, orElse: Self.things[kind] ?? "request").many
    return Words.rich(template, ["things": RichText(things), "service": .emphasis(title)])
      .capitalised
  }

  /// What flows through or is kept in a kind of service, where it is not a request.
  private static let things = [
    "bucket": "object", "table": "item", "queue": "message", "topic": "message", "bus": "event",
  ]

  private var isCount: Bool { if case .number(_, .count) = value { true } else { false } }

  var hint: RichText {
    switch path {
    case .billTotal(let isFree), .billItem(_, let isFree):
      words.rich(isFree ? .billHint : .billHintInFull)
    case .count(let kind):
      words.rich(.countHint, ["kind": .emphasis(kind), "step": firstMention])
    default:
      rows.isEmpty
        ? words.rich(.figureHint, ["figure": .emphasis(words[.figure, figureName])])
        : words.rich(.rowsHint, ["step": firstMention])
    }
  }

  private var firstMention: RichText {
    rows.first.map { story.text.mention($0) } ?? words.rich(.noStep)
  }
  private var figureName: String { if case .figure(_, let id) = path { id } else { "" } }

  private func lineTitle(_ item: String) -> String {
    story.run.bill.lines.first { $0.item == item }?.title ?? item
  }

  /// The steps that are counted, where a figure counts steps.
  private var rows: [String] {
    let steps = story.trace.steps
    switch path {
    case .count(let kind): return steps.filter { $0.name == kind }.map(\.id)
    case .figure(let service, let id):
      guard let kind = Self.kinds[id] else { return [] }
      let found = steps.filter { $0.kind == kind && $0.service == service }.map(\.id)
      return Double(found.count) == value.number ? found : []
    default: return []
    }
  }

  /// Figures that count steps of one kind.
  private static let kinds: [String: StepKind] = [
    "cold-starts": .allocate, "warm-starts": .reuse, "throttled": .throttle, "requests": .send,
    "answered": .answer, "failed": .fail, "environments-created": .allocate,
    "environments-released": .release, "timeouts": .timeOut, "crashes": .crash, "errors": .error,
    "dead-letters": .deadLetter, "retries": .retryLater, "hits": .hit, "misses": .miss,
  ]

  func answer(in other: LessonRun) -> String? {
    ClaimJudge.value(path, in: other)?.text
  }

  /// An author's number is the run's own value where it means the same.
  func key(of written: String) -> String? {
    ClaimJudge.compare(value, .equal, written) == true ? value.text : written
  }
  func text(of key: String) -> RichText { RichText(story.shown(key)) }

  func feedback(on key: String) -> RichText {
    if key == value.text { return rightFeedback }
    if let other = others.first(where: { $0.text == key }) {
      return words.rich(.thatIs, ["meaning": other.meaning])
    }
    guard let first = rows.first else { return words.rich(.countAgain) }
    return words.rich(.countAgainFrom, ["step": story.text.mention(first)])
  }

  private var rightFeedback: RichText {
    let shown = rows.prefix(4).map { story.text.mention($0) }
    switch shown.count {
    case 0: return words.rich(.soItIsByTheRun)
    case 1: return words.rich(.itIs, ["step": shown[0]])
    default:
      return words.rich(
        rows.count > 4 ? .theseAreAmong : .theseAre, ["steps": .list(Array(shown))])
    }
  }

  func proof(of key: String) -> Proof? { proof }
  func rank(of key: String) -> Double {
    let digits = key.prefix { $0.isNumber || $0 == "." || $0 == "," }.filter { $0 != "," }
    return Double(digits) ?? 0
  }

  /// Numbers somebody may come to who counts one wrong, or forgets a factor.
  private var neighbours: [String] {
    switch value {
    case .number(let number, .count):
      return [number + 1, number - 1, number + 2, number * 2, number + 3]
        .filter { $0 >= 0 }.map { FigureText.value($0, .count) }
    case .number(let number, let unit):
      return [number * 2, number / 2, number * 10, number * 1.5]
        .map { FigureText.value($0, unit) }
    case .money(let amount, let currency):
      let cent = Exact(1, over: 100)
      let values = [amount * Exact(10), amount * Exact(2), amount * Exact(1, over: 10)]
      return (values + [amount + cent, amount + cent * Exact(20), amount + Exact(1)])
        .filter { $0 >= .zero }
        .map { QuantityValue.money($0.inCents, currency: currency).text }
    case .word: return []
    }
  }

  private static func others(
    than path: RunQuantity, _ value: QuantityValue, in run: LessonRun
  ) -> [(text: String, meaning: RichText)] {
    switch value {
    case .money(_, let currency):
      return amounts(besides: path, currency, in: run)
    case .number(_, let unit):
      guard case .figure(let service, let id) = path else { return [] }
      let measures = run.run.metrics.services.first { $0.service == service }?.measures ?? []
      return measures.filter { $0.id != id && $0.unit == unit && $0.value > 0 }.map {
        (
          FigureText.value($0.value, unit),
          run.words.rich(.meaningFigure, ["figure": .emphasis(run.words[.figure, $0.id])])
        )
      }
    case .word: return []
    }
  }

  /// The same with the free tier counted the other way, and the lines alone.
  private static func amounts(
    besides path: RunQuantity, _ currency: String, in run: LessonRun
  ) -> [(text: String, meaning: RichText)] {
    let isFree: Bool
    let twin: RunQuantity
    switch path {
    case .billTotal(let free): (isFree, twin) = (free, .billTotal(isFree: !free))
    case .billItem(let item, let free): (isFree, twin) = (free, .billItem(item, isFree: !free))
    default: return []
    }
    let other = ClaimJudge.value(twin, in: run).map {
      (
        text: $0.text, meaning: run.words.rich(isFree ? .meaningInFull : .meaningWithFreeTier)
      )
    }
    let lines = run.bill(hasFreeTier: isFree).lines.filter { $0.kind == .charge }
    return [other].compactMap { $0 }
      + lines.map { line in
        let amount = QuantityValue.money(line.amount, currency: currency)
        return (
          amount.text, run.words.rich(.meaningLine, ["line": .emphasis(line.title)])
        )
      }
  }
}

struct AskCount: AskForm {
  let name = "count"
  let keys =
    [QuestionGrammar.of("A figure such as orders.cold-starts, or a kind of step.")]
    + QuestionGrammar.numeric
  let isProvedByAllOfAKind = true

  func question(_ runs: AskedRuns, _ maker: inout QuestionMaker) -> Question? {
    maker.counted(runs).flatMap { maker.quantity($0, runs) }
  }
}

struct AskCost: AskForm {
  let name = "cost"
  let keys =
    [QuestionGrammar.of("An item of the bill."), QuestionGrammar.freeTier]
    + QuestionGrammar.numeric

  func question(_ runs: AskedRuns, _ maker: inout QuestionMaker) -> Question? {
    maker.billed(runs).flatMap { maker.quantity($0, runs) }
  }
}
