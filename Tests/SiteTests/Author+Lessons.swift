/// What makes a page a lesson: runs, questions, facts, cards, and the files that they come from.
extension Author {
  /// Writes what there is before anybody begins.
  mutating func begin() throws {
    try write("---\ntitle: Home\n---\nWelcome.\n", "content/_index.md")
    try write(glossary(), "content/glossary.yaml")
    try write(scenario(), "content/a/simulations/shared.yaml")
    try write(facts(), "content/facts/own.yaml")
    try write(book(), "content/books/own.prices.yaml")
    try write("Included.\n", "content/a/part.md")
    for name in ["_index", "why", "review"] { try write(text(), "content/a/\(name).md") }
    rest()
  }

  /// A block of a lesson.
  mutating func lesson() -> String {
    let number = below(3)
    switch below(10) {
    case 0, 1: return "```simulation {#own}\n\(scenario())```\n\n" + shown("own")
    case 2: return shown("shared")
    case 3: return "A request waits :fact[wait.most] at most.\n\n"
    case 4: return "::facts{prefix=wait}\n\n"
    case 5: return "::include{file=\"part.md\"}\n\n"
    case 6: return "::collect" + choice(["", "{show=cards}", "{show=questions}"]) + "\n\n"
    case 7: return choice(["::mode-coverage", "::review", "::keywords{terms=\"queue\"}"]) + "\n\n"
    case 8:
      return ":::flashcards\n\n| Front | Back |\n|---|---|\n| Card \(number)? "
        + "| [Here](\(choice(["one.md", "../two.md", "pic.svg"]))). |\n\n:::\n\n"
    default:
      return "```quiz {#told title=\"Told \(number)\"}\n- id: q\(number)\n  question: Which?\n"
        + "  choices:\n    - {right: This, because: \"It is [so](one.md).\"}\n"
        + "    - {wrong: That, because: It is not.}\n```\n\n"
    }
  }

  /// A block that shows a run.
  private mutating func shown(_ run: String) -> String {
    switch below(9) {
    case 0: "::execution-table{run=\(run)}\n\n"
    case 1: "::player{run=\(run)}\n\n"
    case 2: "::lab{run=\(run)}\n\n"
    case 3: "::bill{run=\(run)}\n\n"
    case 4: "::chart[Lives]{kind=environments run=\(run)}\n\n"
    case 5: "It ends at :value[end.time]{run=\(run)}.\n\n"
    case 6: "::difference{run=\(run) variant=no-reuse}\n\n"
    case 7: "::execution-table{run=\(run)}\n\nSee :step[answer]{run=\(run)}.\n\n"
    default:
      "```quiz {#asked run=\(run) title=\"Asked\"}\n"
        + "- {ask: value-of, variable: environment 1, after: answer}\n```\n\n"
    }
  }

  /// A file that pages show something of.
  mutating func material() throws {
    switch below(6) {
    case 0, 1:
      let folder = choice(["a", "b", ""])
      try write(scenario(), "content/\(folder)/simulations/shared.yaml")
    case 2: try write(facts(), "content/facts/\(choice(["own", "more"])).yaml")
    case 3: try write(book(), "content/books/own.prices.yaml")
    default:
      let part = "Included \(below(5)). [link](one.md)\n\n" + (below(2) == 0 ? lesson() : "")
      try write(part, "content/" + choice(["part.md", "a/part.md"]))
    }
  }

  private mutating func scenario() -> String {
    var text = below(3) == 0 ? "prices: own\n" : ""
    text += "services:\n  shopper: {type: client, calls: orders, at: [0 s, \(1 + below(3)) s]}\n"
    text += "  orders: {type: function, work: \(100 + below(3)) ms, start: 200 ms}\n"
    if below(2) == 0 { text += "grid: {orders.start: [0 s, \(1 + below(2)) s]}\n" }
    return text
  }

  private mutating func facts() -> String {
    """
    wait.most:
      quantity: how long a request waits
      value: \(10 + below(3))
      unit: seconds
      kind: documented
      source: https://example.org/
      title: A manual
      date: 2025-01-01
      review-by: 202\(5 + below(3))-06-01
    \(below(2) == 0 ? "" : """
      wait.end:
        quantity: when the run ends
        kind: simulated
        run: a/simulations/shared.yaml
        path: end.time
      """)
    """
  }

  private mutating func book() -> String {
    """
    name: own
    date: 2025-01-0\(1 + below(3))
    currency: USD
    region: us-east-1
    prices:
      lambda.requests:
        service: Lambda
        title: Requests
        unit: request
        price: 0.\(1 + below(5)) per 1M
        source: A page
        read: 2025-01-01
        status: documented
    """
  }

  mutating func minima() -> String {
    "why:\n  - {least: \(1 + below(3)), of: [question, card], words: questions}\n"
      + "review:\n  - {least: \(1 + below(3)), of: [collect, question], words: drawn}\n"
  }
}
