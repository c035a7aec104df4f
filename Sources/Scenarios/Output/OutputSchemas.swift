package import DataNodes
import Simulation

/// The grammars of everything the simulator writes as JSON, and of scenarios: what is published for
/// other programs.
package enum SimulationFormats {
  /// A format with its place in the world.
  package struct Format: Sendable {
    /// The file's name: `run` for `run.schema.json`.
    package let name: String
    package let title: String
    /// What `version` says in such a document; nil for what authors write.
    package let version: Int?
    package let schema: Schema

    /// The schema's name everywhere: `urn:coldstart:run:1`.
    package var id: String { "urn:coldstart:\(name)" + (version.map { ":\($0)" } ?? "") }

    /// The JSON Schema.
    package func bytes() -> [UInt8] { schema.jsonSchema(title: title, id: id) }
  }

  /// All formats, sorted by name.
  package static let all = [
    Format(name: "bill", title: "What a run costs", version: 1, schema: costs),
    Format(name: "difference", title: "What a variant changes", version: 1, schema: difference),
    Format(name: "grid", title: "The figures of a sweep", version: 1, schema: grid),
    Format(name: "metrics", title: "The figures of a run", version: 1, schema: metrics),
    Format(name: "run", title: "A run of the simulator", version: 1, schema: run),
    Format(
      name: "scenario", title: "A scenario of the simulator", version: nil,
      schema: ScenarioGrammar.schema),
  ]

  // What several formats share.

  private static let version = Field(
    "version", .integer(in: 1...1), required: true, "The version of this format.")
  private static let scenario = Field("scenario", .string, required: true, "The scenario's name.")
  private static let rules = Field("rules", .string, required: true, "The rule book.")
  private static let seed = Field(
    "seed", .string, required: true, "Where all luck came from, as text: it may exceed 2^53.")

  private static let value = Schema.oneOf([.integer, .string])
  private static let step = Schema.string(
    "the id of a step", pattern: "^[a-z]+(-[a-z]+)*(#[0-9]+)?$"
  ) { _ in true }
  private static let amount = Schema.string(
    "an amount of money", pattern: "^-?[0-9]+\\.[0-9]{2,}$"
  ) { _ in true }
  private static let decimal = Schema.string(
    "a decimal number", pattern: "^-?[0-9]+(\\.[0-9]+)?$"
  ) { _ in true }
  private static let service = Field("service", .string, required: true, "The service.")

  private static let figures = Schema.map(
    of: .map(of: .oneOf([.number, .string]), key: "a figure"), key: "a service")

  private static let line = Schema.object(
    "a line of a bill",
    [
      Field("kind", .choice(["charge", "free", "not-priced"]), required: true, "What it says."),
      Field("item", .string, required: true, "The price book's item."),
      Field("service", .string, required: true, "The provider's service."),
      Field("title", .string, required: true, "What is counted."),
      Field("quantity", decimal, required: true, "How much."),
      Field("unit", .string, required: true, "Of what."),
      Field("price", decimal, "For one unit; absent when no book holds one."),
      Field("amount", amount, required: true, "In cents."),
      Field("tier", .integer(atLeast: 1), "Which tier of the price."),
      Field("steps", .list(of: .string), required: true, "The kinds of steps behind it."),
    ])

  private static let bill = Schema.object(
    "a bill",
    [
      Field("book", .string, required: true, "The price book."),
      Field("date", .string, required: true, "The day its prices held."),
      Field("currency", .string, required: true, "Three letters."),
      Field("total", amount, required: true, "The sum of the lines."),
      Field("lines", .list(of: line), required: true, "The lines."),
    ])

  // The formats.

  private static let run = Schema.object(
    "a run",
    [
      version, scenario, rules,
      Field("prices", .string, required: true, "The price book."), seed,
      Field("believes", .list(of: .string), required: true, "Wrong rules that were switched on."),
      Field("end", end, required: true, "How the run ended."),
      Field("variables", .list(of: variable), required: true, "What the steps change."),
      Field("steps", .list(of: stepObject), required: true, "What happened, in order."),
      Field("metrics", figures, required: true, "The figures by service."),
      Field("bill", bill, required: true, "What it costs."),
    ])

  private static let end = Schema.object(
    "an end",
    [
      Field(
        "reason", .choice(RunEnd.Reason.allCases.map(\.rawValue)),
        required: true, "Why no further event was taken."),
      Field("nanoseconds", .integer(atLeast: 0), required: true, "When."),
      Field("events", .integer(atLeast: 0), required: true, "Events in all."),
      Field("traceCut", .boolean, required: true, "Whether steps were left out."),
    ])

  private static let variable = Schema.object(
    "a variable",
    [
      Field("name", .string, required: true, "Its name."), service,
      Field("start", value, required: true, "Before the first step."),
    ])

  private static let stepObject = Schema.object(
    "a step",
    [
      Field("id", step, required: true, "Stable: `allocate`, then `allocate#2`."),
      Field("kind", step, required: true, "What happens."),
      Field("nanoseconds", .integer(atLeast: 0), required: true, "When."), service,
      Field("text", .string, required: true, "A sentence for readers."),
      Field("cause", .string, "Why, by name."),
      Field("because", .string, "Why, for readers."),
      Field("request", .integer(atLeast: 1), "The request it belongs to."),
      Field("subject", .integer(atLeast: 1), "The environment, server or message."),
      Field(
        "changes", .list(of: .list(of: value, count: 2...2)), required: true,
        "Pairs: the variable's place, from 0, and its new value."),
    ])

  private static let metrics = Schema.object(
    "figures",
    [
      version, scenario, rules, seed,
      Field("replications", .integer(atLeast: 1), required: true, "Runs in all."),
      Field("metrics", figures, required: true, "The figures of the first run, by service."),
      Field(
        "estimates",
        .list(
          of: .object(
            "an estimate",
            [
              service, Field("figure", .string, required: true, "The figure."),
              Field("mean", .number, required: true, "Over all runs."),
              Field("halfWidth", .number, required: true, "Of the 95 % interval."),
            ])), "Means over several runs."),
      Field(
        "exact",
        .list(
          of: .object(
            "a known result",
            [
              service, Field("figure", .string, required: true, "The figure."),
              Field("value", .number, required: true, "What theory says."),
              Field("law", .string, required: true, "By which law."),
            ])), required: true, "What theory knows of this scenario."),
    ])

  private static let pointFields = [
    Field("requestsPerMonth", .integer(atLeast: 0), required: true, "The load."),
    Field("requestsPerSecond", .number, required: true, "The same as a rate."),
    Field("asRun", amount, required: true, "A month's cost, unrounded."),
    Field("onServers", amount, required: true, "The same on servers."),
    Field("fleet", .integer(atLeast: 1), required: true, "How many servers."),
  ]

  private static let costs = Schema.object(
    "costs",
    [
      version, scenario, rules, seed,
      Field("period", .choice(["run", "month"]), required: true, "What the bills are for."),
      Field("requestsPerMonth", .integer(atLeast: 0), required: true, "At the run's own rate."),
      Field("bill", bill, required: true, "As it was run."),
      Field(
        "servers",
        .object(
          "servers",
          [
            Field("type", .string, required: true, "The kind of server."),
            Field("fleet", .integer(atLeast: 1), required: true, "How many."),
            Field("peak", .integer(atLeast: 0), required: true, "Requests at once, at most."),
            Field("bill", bill, required: true, "What they cost."),
          ]), required: true, "The same load on servers."),
      Field(
        "breakEven",
        .object(
          "a meeting",
          pointFields + [
            Field("bill", bill, required: true, "A month's bill at that load."),
            Field("servers", bill, required: true, "The same on servers."),
          ]), "The least load at which servers cost no more."),
      Field(
        "curve", .list(of: .object("a point", pointFields)), required: true,
        "Costs by load, from nothing on."),
    ])

  private static let grid = Schema.object(
    "a grid",
    [
      version,
      Field(
        "axes",
        .list(
          of: .object(
            "an axis",
            [
              Field("setting", .string, required: true, "What is changed."),
              Field("values", .list(of: .string), required: true, "To what, as written."),
            ]), count: 0...4), required: true, "The settings."),
      Field(
        "figures", .list(of: .string), required: true,
        "The names of the figures, `service.figure`; the last is `bill.total`."),
      Field(
        "runs", .list(of: .list(of: .number)), required: true,
        "A row of figures for each combination, the last axis fastest."),
    ])

  private static let difference = Schema.object(
    "a difference",
    [
      version, scenario, Field("variant", .string, required: true, "What was changed."), seed,
      Field(
        "divergence",
        .object(
          "a divergence",
          [
            Field("index", .integer(atLeast: 0), required: true, "The step's place, from 0."),
            Field("before", step, "The step of the first run; absent when it has ended."),
            Field("after", step, "The step of the second run."),
            Field(
              "variables",
              .list(
                of: .object(
                  "a variable",
                  [
                    Field("name", .string, required: true, "Its name."), service,
                    Field("before", value, required: true, "In the first run."),
                    Field("after", value, required: true, "In the second."),
                  ])), required: true, "What differs after that step."),
          ]), "The first step that both do not take alike; absent when all are the same."),
      Field("gone", .list(of: step), required: true, "Steps only the first run has."),
      Field("added", .list(of: step), required: true, "Steps only the second run has."),
      Field(
        "changed",
        .list(
          of: .object(
            "a pair",
            [
              Field("before", step, required: true, "In the first run."),
              Field("after", step, required: true, "In the second."),
            ])), required: true, "Steps of both that differ."),
      Field(
        "figures",
        .list(
          of: .object(
            "a figure",
            [
              service, Field("figure", .string, required: true, "The figure."),
              Field("before", .number, required: true, "In the first run."),
              Field("after", .number, required: true, "In the second."),
            ])), required: true, "Figures that changed."),
      Field(
        "charges",
        .list(
          of: .object(
            "a charge",
            [
              Field("item", .string, required: true, "The price book's item."),
              Field("before", amount, required: true, "In the first bill."),
              Field("after", amount, required: true, "In the second."),
            ])), required: true, "Items that cost something else."),
    ])
}
