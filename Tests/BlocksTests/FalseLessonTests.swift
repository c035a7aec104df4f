import Diagnostics
import Foundation
import Learning
import MarkdownPages
import TestSupport
import Testing

/// A lesson with one thing in it that is not so.
struct FalseLesson: Sendable, CustomTestStringConvertible {
  let name: String
  /// The quiz's body; the line that lies ends in `<<`.
  let body: String
  let code: String
  let says: String

  init(_ name: String, _ body: String, _ code: String, _ says: String) {
    (self.name, self.body, self.code, self.says) = (name, body, code, says)
  }

  var testDescription: String { name }
}

/// Quizzes that lie about a run, in every way that is known: each is refused at its line.
@Suite struct FalseLessonTests {
  private static let head = """
    ```simulation {#two hidden}
    services:
      browser: {type: client, calls: orders, at: [0 s, 1 s]}
      orders: {type: function, work: 120 ms, start: 200 ms}
    ```

    ::execution-table{run=two}

    ```quiz {#check run=two}

    """

  @Test(arguments: lessons)
  func isRefusedAtItsLine(_ lesson: FalseLesson) throws {
    let body = lesson.body.replacing(" <<", with: "")
    let page = page(Self.head + body + "\n```\n")
    let found = page.diagnostics.sorted().filter { $0.severity == .error }
    let diagnostic = try #require(
      found.first { $0.code.id == lesson.code }, "\(found.map(\.message))")
    #expect(diagnostic.message.contains(lesson.says), "\(diagnostic.message)")
    if lesson.code != "unknown-key" {
      #expect(!diagnostic.help.isEmpty, "nothing says how to mend it")
    }
    let lines = lesson.body.split(separator: "\n", omittingEmptySubsequences: false)
    let lie = try #require(lines.firstIndex { $0.hasSuffix(" <<") })
    let source = Array((Self.head + body).utf8)
    let start = try #require(diagnostic.span?.start)
    let line = source[..<start].filter { $0 == UInt8(ascii: "\n") }.count
    let first = Self.head.utf8.filter { $0 == UInt8(ascii: "\n") }.count
    #expect(line - first == lie, "reported in line \(line - first + 1) of the quiz")
  }

  /// What authors read about each of them.
  @Test func isReportedAsKept() throws {
    let printed = Self.lessons.map { lesson in
      let source = Self.head + lesson.body.replacing(" <<", with: "") + "\n```\n"
      let printer = DiagnosticPrinter(.human, limit: nil) { _ in Array(source.utf8) }
      return "# \(lesson.name)\n\n" + printer.text(page(source).diagnostics.sorted())
    }
    let url = Fixture.root().appendingPathComponent("false-lessons.txt")
    let difference = Golden.difference(printed.joined(separator: "\n"), url)
    #expect(difference == nil, "\(difference ?? "")")
  }

  /// Without the lie, the same forms are accepted.
  @Test func truthIsAccepted() {
    let page = page(
      Self.head + """
        - ask: value-of
          variable: environment 1
          after: answer
          choices:
            - {right: idle, because: "It waits, since :step[keep]."}
            - {wrong: running, because: "Not after :step[finish]."}
            - {believe: no-reuse, because: "It is reused in :step[reuse]."}
          hint: Look at the column *environment 1* in the row of :step[answer].
          explanation: 'It says "environment 1: idle" there.'
        - {ask: cost, free-tier: false}
        - id: price
          question: What does a GB-second cost?
          choices:
            - {right: The price of the first tier., claim: price.lambda.duration.x86 = 0.0000166667}
            - {wrong: Less., claim: price.lambda.duration.x86 < 0.0000166667, because: Not so soon.}
        - {ask: count, of: orders.cold-starts, kind: numeric}
        - id: stated
          question: Is :proved[there one cold start]{by="orders.cold-starts = 1"}?
          choices: [{right: "Yes"}, {wrong: "No", because: See the table.}]
        ```

        """)
    #expect(page.codes.isEmpty, "\(page.diagnostics.items.map(\.message))")
  }

  static let lessons: [FalseLesson] =
    aboutChoices + aboutKinds + aboutTexts + aboutNames + aboutClaims + aboutConditions

  private static func value(_ rest: String) -> String {
    "- ask: value-of\n  variable: environment 1\n  after: answer\n" + rest
  }

  private static let aboutChoices = [
    FalseLesson(
      "the right choice is wrong",
      value("  choices:\n    - right: running <<\n    - wrong: released"),
      "wrong-answer", "the run \"two\" says \"idle\""),
    FalseLesson(
      "idle with no environment",
      "- ask: value-of\n  variable: environment 1\n  after: send\n  choices:\n"
        + "    - right: idle <<\n    - wrong: running", "wrong-answer", "says \"none\""),
    FalseLesson(
      "a wrong choice is right",
      value("  choices:\n    - wrong: running\n    - wrong: idle <<"),
      "wrong-answer", "is marked as wrong"),
    FalseLesson(
      "two choices are the same",
      value("  choices:\n    - wrong: running\n    - wrong: running <<"),
      "choice-twice", "already"),
    FalseLesson(
      "a choice is right and wrong",
      value("  choices:\n    - {right: idle, wrong: idle} <<\n    - wrong: running"),
      "choice-unclear", "right and wrong at once"),
    FalseLesson(
      "a belief leads to the right answer",
      value("  choices:\n    - wrong: running\n    - believe: never-release <<"),
      "wrong-answer", "which is right"),
    FalseLesson(
      "a figure is not what the run counts",
      "- ask: count\n  of: orders.cold-starts\n  choices:\n    - right: 2 <<\n    - wrong: 3",
      "wrong-answer", "says \"1\""),
    FalseLesson(
      "a price is not what the bill says",
      "- ask: cost\n  choices:\n    - right: 12.00 USD <<\n    - wrong: 3.00 USD",
      "wrong-answer", "says \"0.00 USD\""),
    FalseLesson(
      "two choices of a question for one are right",
      "- ask: missing-step\n  if: always-warm\n  choices:\n    - right: initialise\n"
        + "    - right: release <<\n    - wrong: send", "two-right-choices", "2 choices are right"),
    FalseLesson(
      "the first is not the first",
      "- ask: first\n  steps: [allocate, run]\n  choices:\n    - right: run <<\n"
        + "    - wrong: allocate", "wrong-answer", "says \"allocate\""),
    FalseLesson(
      "no choice is right",
      "- id: a\n  question: Who? <<\n  choices:\n    - {wrong: You, because: No.}\n"
        + "    - {wrong: They, because: No.}", "no-right-choice", "no choice"),
    FalseLesson(
      "every choice is right",
      "- id: a\n  question: Who? <<\n  choices:\n    - right: You\n    - right: They",
      "no-wrong-choice", "no choice of this question is wrong"),
    FalseLesson(
      "two right choices of a question for one",
      "- id: a\n  kind: single <<\n  question: Who?\n  choices:\n    - right: You\n"
        + "    - right: They\n    - {wrong: Nobody, because: No.}",
      "two-right-choices", "2 choices are right"),
    FalseLesson(
      "a number that is wrong is right within the tolerance",
      "- id: a\n  question: How long?\n  answer: 320 ms\n  tolerance: 10 %\n  wrong:\n"
        + "    - {answer: 300 ms, because: No.} <<", "choice-twice", "would be taken as right"),
    FalseLesson(
      "a typed answer is not what the run says",
      "- id: a\n  question: How long?\n  from: time of answer\n  answer: 120 ms <<",
      "wrong-answer", "says \"320 ms\""),
    FalseLesson(
      "words are not what the run says",
      "- id: a\n  kind: text\n  question: Which?\n  from: environment 1 after answer\n"
        + "  answer: running <<", "wrong-answer", "says \"idle\""),
  ]

  private static let aboutKinds = [
    FalseLesson(
      "a state is reached at another step",
      "- ask: step-of\n  variable: environment 1\n  becomes: idle\n  choices:\n"
        + "    - right: release <<\n    - wrong: run", "wrong-answer", "says \"keep\""),
    FalseLesson(
      "something else comes next",
      "- ask: predict\n  after: allocate\n  choices:\n    - right: answer <<\n"
        + "    - wrong: send", "wrong-answer", "is not right"),
    FalseLesson(
      "another state comes next",
      "- ask: predict\n  after: allocate\n  variable: environment 1\n  choices:\n"
        + "    - right: idle <<\n    - wrong: released", "wrong-answer", "says \"initialising\""),
    FalseLesson(
      "an order names a step that is gone", "- ask: order\n  steps: [send, throttle] <<",
      "not-in-run", "throttle"),
    FalseLesson(
      "an order names a step twice", "- ask: order\n  steps: [send, run, send] <<",
      "choice-twice", "send"),
    FalseLesson(
      "an order has one step", "- ask: order\n  steps: [send] <<", "not-askable", "fewer than two"),
    FalseLesson(
      "pairs name a variable that is gone",
      "- ask: match\n  variables: [request 1, environment 9] <<\n  after: run", "not-in-run",
      "environment 9"),
    FalseLesson(
      "pairs of values are of no moment",
      "- ask: match <<\n  variables: [request 1, environment 1]", "not-askable",
      "after a step"),
    FalseLesson(
      "a number that is typed has a wrong answer that is right",
      "- ask: count\n  of: orders.cold-starts\n  kind: numeric\n  choices:\n"
        + "    - {wrong: 1, because: No.} <<", "wrong-answer", "is right by the run"),
    FalseLesson(
      "a written order says one thing twice",
      "- id: a\n  question: In which order?\n  order: [Run, Keep, run] <<", "choice-twice", "run"),
    FalseLesson(
      "a partner of nobody is somebody's",
      "- id: a\n  question: What is what?\n  pairs: {Lambda: function, S3: bucket}\n"
        + "  extra: [bucket] <<", "choice-twice", "bucket"),
    FalseLesson(
      "wrong words are right",
      "- id: a\n  kind: text\n  question: Which?\n  answer: idle\n  wrong:\n"
        + "    - {answer: Idle, because: No.} <<", "choice-twice", "would be taken as right"),
    FalseLesson(
      "thoughts have choices",
      "- id: a\n  kind: why\n  question: Why?\n  choices: [{right: So}] <<", "unknown-key",
      "choices"),
  ]

  private static let aboutTexts = [
    FalseLesson(
      "a hint names the wrong row", value("  hint: Look at the row of :step[send#2]. <<"),
      "hint-astray", "send#2"),
    FalseLesson(
      "a hint names the wrong row by its number", value("  hint: Look at row 3. <<"),
      "hint-astray", "initialise"),
    FalseLesson(
      "a hint names a row that is not there", value("  hint: Look at row 99. <<"),
      "hint-astray", "row 99"),
    FalseLesson(
      "a hint names the wrong column",
      value("  hint: Look at the column *request 1* of :step[answer]. <<"),
      "hint-astray", "request 1"),
    FalseLesson(
      "feedback states a wrong value",
      value(
        "  choices:\n    - wrong: running\n"
          + "      because: There are :proved[two]{by=\"orders.cold-starts = 2\"}. <<"),
      "false-claim", "orders.cold-starts = 2"),
    FalseLesson(
      "feedback quotes a wrong value",
      value(
        "  choices:\n    - wrong: running\n"
          + "      because: 'It says \"environment 1: running\" at :step[answer].' <<"),
      "quote-differs", "environment 1: running"),
    FalseLesson(
      "feedback says a wrong state in plain words",
      value(
        "  choices:\n    - wrong: running\n"
          + "      because: At :step[answer] environment 1 is released. <<"),
      "quote-differs", "\"environment 1\" is not released"),
    FalseLesson(
      "feedback says a wrong number in plain words",
      value("  choices:\n    - wrong: running\n      because: After step 3 running is 7. <<"),
      "quote-differs", "\"running\" is not 7"),
    FalseLesson(
      "an explanation says what never was",
      value("  explanation: Environment 1 was failed. <<"), "quote-differs",
      "at any step"),
    FalseLesson(
      "an explanation quotes a value that never was",
      value("  explanation: 'It says \"environment 1: failed\".' <<"), "quote-differs",
      "environment 1: failed"),
    FalseLesson(
      "feedback names a step that is gone",
      value("  choices:\n    - wrong: running\n      because: See :step[throttle]. <<"),
      "unknown-step", "throttle"),
  ]

  private static let aboutNames = [
    FalseLesson(
      "the step is gone",
      "- ask: value-of\n  variable: environment 1\n  after: throttle <<", "not-in-run",
      "no step \"throttle\""),
    FalseLesson(
      "the variable is gone",
      "- ask: value-of\n  variable: environment 3 <<\n  after: answer", "not-in-run",
      "no variable \"environment 3\""),
    FalseLesson(
      "the state never comes",
      "- ask: step-of\n  variable: environment 1\n  becomes: failed <<", "not-in-run",
      "never becomes \"failed\""),
    FalseLesson(
      "the figure is gone", "- ask: count\n  of: orders.cold-start <<", "not-in-run",
      "no figure \"cold-start\""),
    FalseLesson(
      "the item is not on the bill", "- ask: cost\n  of: s3.put <<", "not-in-run", "s3.put"),
    FalseLesson(
      "nothing is asked", "- ask: values-of <<\n  variable: environment 1\n  after: answer",
      "unknown-ask", "values-of"),
    FalseLesson(
      "a key is not known",
      "- ask: count\n  of: run\n  keeporder: true <<", "unknown-key", "keeporder"),
    FalseLesson(
      "a key is not known here", "- ask: count\n  of: run\n  becomes: idle <<", "unknown-key",
      "becomes"),
    FalseLesson(
      "a written question has a key that is not known",
      "- id: a\n  question: Who?\n  answers: They <<\n  choices: [{right: A}, {wrong: B}]",
      "unknown-key", "answers"),
    FalseLesson(
      "two questions have one id",
      "- {ask: value-of, variable: environment 1, after: answer}\n"
        + "- {ask: value-of, variable: environment 1, after: answer} <<",
      "question-twice", "already"),
    FalseLesson(
      "the run is not there",
      "- ask: value-of\n  run: three <<\n  variable: environment 1\n  after: answer",
      "unknown-run", "three"),
  ]

  private static func claimed(_ right: String, _ wrong: String) -> String {
    "- id: a\n  question: Which?\n  choices:\n    - right: This\n      claim: \(right)\n"
      + "    - wrong: That\n      claim: \(wrong)\n      because: No."
  }

  private static let aboutClaims = [
    FalseLesson(
      "a right choice's claim does not hold",
      claimed("orders.cold-starts = 2 <<", "orders.cold-starts = 3"), "wrong-answer",
      "does not hold"),
    FalseLesson(
      "two choices hold", claimed("orders.cold-starts = 1", "has reuse <<"), "wrong-answer",
      "its claim holds"),
    FalseLesson(
      "a choice has no claim",
      "- id: a\n  run: two\n  question: Which?\n  choices:\n    - right: This <<\n"
        + "    - {wrong: That, because: No.}", "unproved-choice", "nothing proves this choice"),
    FalseLesson(
      "a claim cannot be read", claimed("it is idle <<", "has throttle"), "claim-syntax",
      "no claim about a run"),
    FalseLesson(
      "a claim compares what cannot be compared",
      claimed("environment 1 after answer < idle <<", "has reuse"), "claim-syntax", "compared"),
    FalseLesson(
      "a claim names a step that is gone",
      claimed("step allocate before throttle <<", "missing reuse"), "not-in-run", "throttle"),
    FalseLesson(
      "a claim about money is too low", claimed("bill.total > 0.10 <<", "missing reuse"),
      "wrong-answer", "does not hold"),
    FalseLesson(
      "a price is lower than its tier",
      claimed("price.lambda.duration.x86 = 0.0000133334 <<", "missing reuse"), "wrong-answer",
      "does not hold"),
    FalseLesson(
      "a claim is about a price that is not on the bill",
      claimed("price.s3.put = 0.01 <<", "missing reuse"), "not-in-run", "s3.put"),
    FalseLesson(
      "a claim about a cause is wrong",
      claimed("cause of reuse = no-idle-environment <<", "missing reuse"), "wrong-answer",
      "does not hold"),
  ]

  private static let aboutConditions = [
    FalseLesson(
      "a condition changes nothing", "- ask: missing-step\n  if: no-limit <<", "not-askable",
      "changes nothing"),
    FalseLesson(
      "a condition is not there", "- ask: count\n  of: run\n  if: no-reus <<", "not-in-run",
      "no-reus"),
    FalseLesson(
      "a step is not missing", "- ask: missing-step\n  if: never-release\n  step: run <<",
      "wrong-answer", "is not missing"),
    FalseLesson(
      "nothing follows the last step", "- ask: predict\n  after: release <<", "not-askable",
      "nothing of this follows"),
    FalseLesson(
      "a change is told the wrong way round",
      "- ask: changes\n  if: no-reuse\n  of: orders.cold-starts\n  choices:\n"
        + "    - right: orders.cold-starts fewer <<\n    - wrong: orders.cold-starts same",
      "wrong-answer", "is not right"),
  ]
}
