import DataNodes
import Diagnostics
import Simulation

extension ScheduleService: AuthoredService {
  static let answers: [OperationKind] = []
  static let permissions: [Permission] = []

  static let keys = Keys<ScheduleSpecification, ScenarioScope>(
    "a schedule", { _ in ScheduleSpecification() },
    [
      Recipients.key("calls", "Who is called.").within(\.recipients),
      Key("every", .duration, "How often; at least a minute.") { $0.period = $1 },
      Key("cron", .cron, \.cron, "When, by the calendar in UTC, instead of `every`."),
      Key(
        "begins", Notation.date.map({ $0.dayNumber * 1440 }) { CalendarDate(dayNumber: $0 / 1440) },
        \.beginsAt, "The day on which the run begins."),
      Key("first", .instant, \.first, "When first."),
      Key("until", .instant, \.until, "Not from then on."),
      Key("duplicates", .pattern, \.duplicates, "Events that come twice."),
      Key("window", .duration, \.window, "How long after the instant it may come."),
    ] + Recipients.refusals.within(\.recipients)
  ) { node, schedule, scope in
    if (node["every"] == nil) == (node["cron"] == nil) {
      scope.bag.report(.everyOrCron(at: node.member("cron")?.nameSpan ?? node.span))
    }
    if let every = node["every"], schedule.period < .seconds(60) {
      scope.bag.report(.beyondRules("every", "1 min or more", scope.rules.name, every))
      schedule.period = .seconds(60)
    }
  }
}

extension Notation where Value == CronExpression {
  /// `0 9 ? * MON-FRI *`.
  fileprivate static var cron: Self {
    Self(.cron, write: { $0.text }) { $0.text.flatMap(CronExpression.init) }
  }
}
