import Blocks
import Diagnostics
import Learning
import MarkdownPages
import Testing

/// A page with everything that blocks say, in German: what of it is ours is German as well.
@Suite struct GermanTests {
  private static let source = """
    > [!NOTE]
    > Anfang.[^1]

    - [x] getan
    - [ ] offen

    | A | B |
    |---|---|
    | 1 | 2 |

    ```simulation {#lauf}
    services:
      kunde: {type: client, calls: shop, requests: 3, every: 2 s}
      shop: {type: function, memory: 512 MB, work: 200 ms}
    variants:
      doppelt: {set: {shop.memory: 1024 MB}}
    grid: {shop.memory: [512 MB, 1024 MB]}
    ```

    ::execution-table{run=lauf columns="number, step, time, actor, action, cause, resource, user, billed"}

    ::player{run=lauf}

    ::tracker{run=lauf}

    ::transcript{run=lauf}

    ::bill{run=lauf monthly servers}

    ::metrics{run=lauf}

    ::lab{run=lauf}

    ::difference{run=lauf variant=no-reuse}

    ::difference{run=lauf variant=doppelt}

    ::chart{run=lauf kind=environments}

    ::chart{run=lauf kind=concurrency}

    ::chart{run=lauf kind=latency}

    ::chart{run=lauf kind=cost}

    ::process-flow{run=lauf}

    Siehe :step[keep], :cell[keep.resource], :value[metrics.shop.cold-starts] und :fact[team.size].

    ::facts{prefix=team}

    ::review

    :::comparison{caption="Zwei"}

    | | A | B |
    |-|-|-|
    | Schnell | Yes | No |

    :::

    :::core-idea[Kurz]

    Satz.

    :::

    :::snapshot

    - Punkt

    :::

    ::::build-up[Ort]{level=foundation}

    Text.

    ::result[Folge.]

    ::insight[Blick.]

    ::::

    ::::myth[Immer neu]{run=lauf wrong=no-reuse}

    Nein.

    ::why-it-matters[Darum.]

    ::::

    ::::pitfall[Schleife]

    ::wrong[So.]

    ::right[Anders.]

    ::root-cause[Weil.]

    ::::

    :::decision-guide

    | Wenn | Dann | Weil |
    |---|---|---|
    | viel | das | darum |

    :::

    :::commit[Wie viel?]

    - [ ] eins
    - [x] zwei

    Darum.

    :::

    ```quiz {#probe run=lauf}
    - {ask: value-of, variable: environment 1, after: keep}
    - {ask: step-of, variable: environment 1, becomes: idle}
    - {ask: first}
    - {ask: order}
    - {ask: match, with: cause, steps: [allocate, reuse]}
    - {ask: predict, after: send}
    - {ask: predict, variable: environment 1, after: keep}
    - {ask: count, of: shop.cold-starts}
    - {ask: count, of: shop.warm-starts, kind: numeric}
    - {ask: cost}
    - {ask: missing-step, if: no-reuse}
    - {ask: changes, if: no-reuse}
    - {ask: value-of, variable: environment 1, after: finish, if: no-reuse}
    - {id: frei, question: Warum?, kind: why, answer: Darum., points: [Eins]}
    ```

    [^1]: Ende.
    """

  private static let page: PageBuilder = {
    let words = Words(language: "de", Words.builtIn("de"))
    var context = BlockContext(words)
    context.facts = facts
    var options = MarkdownOptions()
    options.words = ProseWords { words.string($0) }
    return MarkdownParser.parse(
      SourceText(path: "seite.md", source), library: StandardBlocks(context), options: options)
  }()

  @Test func thePageIsSound() {
    let problems = Self.page.diagnostics.sorted().map { "\($0.code.id): \($0.message)" }
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }

  /// The phrases of the English theme, without their places for values, are nowhere in the page.
  /// Names of variables are left out: the data of players name them as authors write them.
  @Test func nothingOfOursIsEnglish() {
    let html = Self.page.html.replacing("\u{A0}", with: " ")
    let (english, german) = (Words.builtIn("en"), Words.builtIn("de"))
    for key in english.keys.sorted() where !key.hasPrefix("subject") {
      for phrase in Self.phrases(english[key] ?? "")
      where !(german[key] ?? "").contains(phrase) && html.contains(phrase) {
        Issue.record("\(key): the page says \"\(phrase)\"")
      }
    }
  }

  /// What stands between places for values and is more than a word.
  private static func phrases(_ text: String) -> [String] {
    var phrases: [String] = []
    var rest = text.replacing("\u{A0}", with: " ")[...]
    while !rest.isEmpty {
      let phrase = rest.prefix { $0 != "{" }
      phrases.append(String(phrase))
      rest = rest.dropFirst(phrase.count).drop { $0 != "}" }.dropFirst()
    }
    let isEdge: (Character) -> Bool = { " :;,.?!".contains($0) }
    return phrases.compactMap { phrase in
      let start = phrase.drop(while: isEdge)
      let text = String(start.reversed().drop(while: isEdge).reversed())
      return text.contains(" ") && text.count >= 8 ? text : nil
    }
  }

  @Test func numbersAreWrittenAsInGerman() {
    #expect(Self.page.html.contains("Umgebung 1"))
    #expect(!Self.page.html.contains(">Environment"))
  }
}
