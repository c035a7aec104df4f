import DataNodes
import Diagnostics
import Testing

private let service = Schema.object(
  "a service",
  [
    Field("kind", .choice(["gateway", "function", "queue"]), required: true, "What it is."),
    Field("memory", .integer(in: 128...10_240), "Megabytes.", default: "512"),
    Field("ratio", .number(in: 0...1), "A share."),
    Field("size", .integer(atLeast: 1), "A size."),
    Field("fast", .boolean, "Whether it is fast."),
    Field("since", .date, "When it began."),
    Field("path", .string("a path without blanks") { !$0.contains(" ") }, "Where it is."),
    Field("names", .oneOrMany(.string), "Names."),
    Field("pair", .list(of: .integer, count: 2...2), "Two numbers."),
    Field("label", .text, "Any scalar."),
    Field("ram", .integer, "Megabytes.", deprecated: "write \"memory\" instead"),
    Field("inner", .map(of: .reference("service"), key: "a name"), "Services inside."),
    Field(
      "when",
      .oneOf([
        .integer, .object("an hour", [Field("hour", .integer, required: true, "The hour.")]),
        .object(
          "a day",
          [Field("day", .choice(["mon", "tue"]), required: true, "The day.")]),
      ]), "When."),
  ])

private let grammar = Schema.reference("service").defining([("service", service)])

/// The diagnostics of checking `yaml`, which is well formed, are exactly `expected`.
private func expectCheck(
  _ yaml: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let parsed = Parsed(yaml)
  var bag = parsed.bag
  let isFine = parsed.node.map { grammar.check($0, into: &bag) }
  #expect(rendered(bag, of: yaml) == expected, sourceLocation: sourceLocation)
  #expect(isFine == !bag.hasErrors, sourceLocation: sourceLocation)
}

struct SchemaCheckTests {
  @Test func acceptsWhatIsAllowed() {
    expectCheck(
      """
      kind: function
      memory: 512
      ratio: 0.5
      size: 99
      fast: true
      since: 2026-01-31
      path: a/b
      names: [a, b]
      pair: [1, 2]
      label: 12
      inner:
        one: {kind: queue, names: a}
        two: {kind: gateway, when: {hour: 3}}
      when: {day: mon}
      """, "")
  }

  @Test func namesUnknownAndMissingKeys() {
    expectCheck(
      "kind: queue\nmemroy: 512\n",
      """
      2:1-7 unknown-key: a service: the key "memroy" is not known
        = did you mean "memory"?
      """)
    expectCheck(
      "zzz: 1\n",
      """
      1:1-4 unknown-key: a service: the key "zzz" is not known
      1:1-4 missing-key: a service: the key "kind" is missing
        = "kind" holds one of gateway, function, queue
      """)
    expectCheck(
      "",
      """
      1:1-1 missing-key: a service: the key "kind" is missing
        = "kind" holds one of gateway, function, queue
      """)
    expectCheck(
      "kind: queue\ninner:\n  a: {size: 1}\n",
      """
      3:7-11 missing-key: a service: the key "kind" is missing
        = "kind" holds one of gateway, function, queue
      """)
  }

  @Test func tellsWhatWasFoundAndWhatIsExpected() {
    expectCheck(
      "kind: queue\nmemory: \"512\"\n",
      """
      2:9-14 wrong-type: "memory" must be a whole number from 128 to 10240, but this is the text \
      "512"
        = write the number without quotes: 512
      """)
    expectCheck(
      "kind: queue\nmemory: big\nfast: yes\nratio: [1]\n",
      """
      2:9-12 wrong-type: "memory" must be a whole number from 128 to 10240, but this is the text \
      "big"
      3:7-10 wrong-type: "fast" must be true or false, but this is the text "yes"
        = write true
      4:8-11 wrong-type: "ratio" must be a number from 0 to 1, but this is a list
      """)
    expectCheck(
      "kind: queue\nnames: 12\n",
      """
      2:8-10 wrong-type: "names" must be text, but this is the number 12
        = write it in quotes: "12"
      """)
    expectCheck(
      "kind: queue\nnames: [a, 12]\n",
      """
      2:12-14 wrong-type: an entry of "names" must be text, but this is the number 12
        = write it in quotes: "12"
      """)
    expectCheck(
      "kind: queue\npath: 3\nlabel:\npair: 3\ninner: []\n",
      """
      2:7-8 wrong-type: "path" must be a path without blanks, but this is the number 3
        = write it in quotes: "3"
      3:7-7 wrong-type: "label" must be text, but this is nothing
        = give it a value, or remove the key
      4:7-8 wrong-type: "pair" must be a list (each entry: a whole number), but this is the number 3
        = a list of one entry is written [3]
      5:8-10 wrong-type: "inner" must be a mapping with a name as key, but this is a list
      """)
    expectCheck(
      "- a\n",
      """
      1:1-4 wrong-type: this must be a mapping that describes a service, but this is a list
      """)
    expectCheck(
      "kind: queue\nsince: yesterday\n",
      """
      2:8-17 wrong-type: "since" must be a date such as 2026-01-31, but this is the text "yesterday"
      """)
    expectCheck(
      "kind: queue\nfast: \"true\"\n",
      """
      2:7-13 wrong-type: "fast" must be true or false, but this is the text "true"
        = write true
      """)
  }

  @Test func boundsValues() {
    expectCheck(
      "kind: queue\nmemory: 64\nratio: 1.5\nsize: 0\n",
      """
      2:9-11 out-of-range: "memory" must be a whole number from 128 to 10240, but this is 64
      3:8-11 out-of-range: "ratio" must be a number from 0 to 1, but this is 1.5
      4:7-8 out-of-range: "size" must be a whole number of at least 1, but this is 0
      """)
    expectCheck(
      "kind: queue\nsince: 2026-02-30\n",
      """
      2:8-18 out-of-range: the calendar has no day 2026-02-30
        = dates are written year-month-day
      """)
    expectCheck(
      "kind: qeue\n",
      """
      1:7-11 not-one-of: "kind" cannot be "qeue"
        = did you mean "queue"?
        = one of gateway, function, queue
      """)
    expectCheck(
      "kind: queue\npath: a b\npair: [1]\n",
      """
      2:7-10 wrong-form: "path" must be a path without blanks, but this is the text "a b"
      3:7-10 wrong-length: "pair" must have exactly 2 entries, but has 1
      """)
  }

  @Test func choosesTheAlternativeThatWasMeant() {
    expectCheck(
      "kind: queue\nwhen: {hour: x}\n",
      """
      2:14-15 wrong-type: "hour" must be a whole number, but this is the text "x"
      """)
    expectCheck(
      "kind: queue\nwhen: {day: wed}\n",
      """
      2:13-16 not-one-of: "day" cannot be "wed"
        = one of mon, tue
      """)
    expectCheck(
      "kind: queue\nwhen: soon\n",
      """
      2:7-11 wrong-type: "when" must be a whole number, or a mapping that describes an hour, or a \
      mapping that describes a day, but this is the text "soon"
      """)
    expectCheck(
      "kind: queue\nwhen: [1]\n",
      """
      2:7-10 wrong-type: "when" must be a whole number, or a mapping that describes an hour, or a \
      mapping that describes a day, but this is a list
      """)
  }

  @Test func warnsOfDeprecatedKeys() {
    expectCheck(
      "kind: queue\nram: 512\n",
      """
      2:1-4 deprecated-key: the key "ram" has a successor
        = write "memory" instead
      """)
  }

  @Test func offersReplacements() {
    func replacement(_ yaml: String) -> String? {
      var bag = DiagnosticBag()
      if let node = Parsed(yaml).node { grammar.check(node, into: &bag) }
      return bag.items.first?.replacement
    }
    #expect(replacement("kind: queue\nmemroy: 1\n") == "memory")
    #expect(replacement("kind: qeue\n") == "queue")
    #expect(replacement("kind: queue\nfast: yes\n") == "true")
    #expect(replacement("kind: queue\npath: 3\n") == "\"3\"")
    #expect(replacement("kind: queue\nsize: '3'\n") == "3")
  }

  @Test func everyCodeIsInTheCatalogue() {
    let ids = DataNodesCodes.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids == ids.sorted())
    for code in DataNodesCodes.all { #expect(!code.explanation.isEmpty) }
  }
}
