import Foundation
import TestSupport

/// A small site in a folder of its own, and the program run on it.
struct SampleSite {
  let folder: TemporaryFolder

  /// A site with one page of most kinds, and nothing to report.
  init() throws {
    folder = try TemporaryFolder()
    for (path, text) in Self.files { try folder.write(path, text) }
  }

  var output: URL { folder.url("site") }

  func write(_ path: String, _ text: String) throws {
    try folder.write("content/\(path)", text)
  }

  /// Runs a command on this site with a fixed clock.
  @discardableResult
  func run(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> ExternalProgram.Outcome {
    try Binary.run(words(arguments), environment: environment)
  }

  func start(_ arguments: String...) throws -> RunningProgram {
    try Binary.program.start(words(arguments))
  }

  private func words(_ arguments: [String]) -> [String] {
    arguments + ["--root", folder.root.path, "--now", "2026-03-01"]
  }

  /// The files of the output with their bytes, but for what the program keeps for itself.
  func built(_ output: String = "site") throws -> [String: Data] {
    try folder.files(below: output)
  }

  static let files: [String: String] = [
    "content/site.yaml": """
    title: Sample
    description: A site for tests.
    baseURL: https://example.org/course/
    language: en

    """,
    "content/glossary.yaml": """
    cold start:
      definition: The first request to an instance that has to be made first.
      also: [cold starts]

    """,
    "content/_index.md": """
    ---
    title: Sample
    description: The home page of the sample.
    ---
    Begin with [the concept](queues/_index.md).

    """,
    "content/queues/_index.md": """
    ---
    title: Queues
    description: What waits, and where.
    level: beginner
    objectives: [Say what a queue is for]
    tags: [events]
    ---
    A queue keeps work until somebody has time.

    """,
    "content/queues/why.md": """
    ---
    title: Why queues
    description: Without one, a peak is lost.
    tags: [events, limits]
    ---
    ## Peaks

    A :term[cold start] is slow, so work piles up. See [the comparison](compare.md#two-ways).

    - [x] measured
    - [ ] guessed

    ```python {title="app.py" lines="2"}
    def handler(event, context):
        return len(event["Records"])
    ```

    ## Limits

    > [!NOTE]
    > A queue is not a database.[^1]

    [^1]: Messages expire.

    """,
    "content/queues/compare.md": """
    ---
    title: Queues or calls
    description: Two ways to hand work on.
    ---
    ## Two ways

    :::comparison{caption="Queue and call"}

    | | Queue | Call |
    |---|---|---|
    | Survives a crash | ✅ Yes | ❌ No |
    | Answers at once | No | Yes |

    :::

    """,
    "content/guides/_index.md": """
    ---
    title: Guides
    description: Pages that are no concept.
    ---
    How to read this course.

    """,
    "content/guides/reading.md": """
    ---
    title: Reading
    description: Where to begin.
    aliases: [/old/reading/]
    date: 2026-01-02
    ---
    Begin [at home](../_index.md), then read [why](../queues/why.md).

    """,
  ]
}
