import Charts
import Diagnostics
import Learning
import MarkdownPages
import Scenarios
import Simulation

/// The part of a run that a chart shows, and how its time is laid out.
struct ChartTime {
  let axis: ChartAxis
  let title: String
  private let from: SimTime
  private let to: SimTime
  /// Instants that have the same room each; empty when time is to scale.
  private let instants: [SimTime]

  /// As the author asks; without a wish, time is to scale unless short parts would vanish.
  init(_ request: ChartRequest, _ page: inout PageBuilder) {
    let trace = request.run.trace
    let from = Self.time("from", request, &page) ?? .start
    let to =
      Self.time("to", request, &page) ?? max(trace.end.time, trace.steps.last?.time ?? .start)
    (self.from, self.to) = (from, to)
    var instants: [SimTime] = []
    for step in trace.steps where step.time >= from && step.time <= to {
      if instants.last != step.time { instants.append(step.time) }
    }
    let wish = request.attributes["scale"]
    if wish == "steps" || (wish == nil && Self.hidesParts(instants)) {
      self.instants = instants
      title = request.run.words[.chartNotToScale]
      axis = ChartAxis(
        from: 0, to: Double(max(1, instants.count - 1)),
        ticks: instants.enumerated().map {
          ChartAxis.Tick(Double($0.offset), request.run.words.duration($0.element - .start))
        })
    } else {
      self.instants = []
      title = request.run.words[.chartTime]
      axis = ChartAxis.time(from: from.seconds, to: to.seconds)
    }
  }

  /// The value of a time on the axis. O(log instants).
  func value(_ time: SimTime) -> Double {
    guard let last = instants.indices.last else { return time.seconds }
    // Times of steps are instants; others belong to the one before.
    var (low, high) = (0, instants.count)
    while low < high {
      let middle = (low + high) / 2
      if instants[middle] <= time { low = middle + 1 } else { high = middle }
    }
    return Double(min(max(0, low - 1), last))
  }

  /// The part of a life that lies in the chart's time, without what comes after it; nil when
  /// nothing does.
  func visible(_ life: LifeLine) -> LifeLine? {
    let spans = life.spans.filter { span in
      span.to > from && span.from < to && !Self.afterwards.contains(span.state)
    }
    return spans.isEmpty
      ? nil
      : LifeLine(
        name: life.name, service: life.service, variable: life.variable, spans: spans)
  }

  private static let afterwards: Set<StateWord> = [.released, .stopped, .deleted, .dead]

  /// Whether parts of a run of few steps are too short to be seen beside the whole.
  private static func hidesParts(_ instants: [SimTime]) -> Bool {
    guard instants.count > 2, instants.count <= 24, let first = instants.first,
      let last = instants.last
    else { return false }
    let gaps = zip(instants, instants.dropFirst()).map { $1 - $0 }
    let shortest = gaps.min() ?? .zero
    return (last - first).nanoseconds / max(1, shortest.nanoseconds) > 120
  }

  private static func time(
    _ name: String, _ request: ChartRequest, _ page: inout PageBuilder
  ) -> SimTime? {
    guard let item = request.attributes.item(name) else { return nil }
    guard let span = Units.duration(item.value) else {
      page.diagnostics.report(.wrongAttributeValue(item, wanted: "takes a time such as `2 s`"))
      return nil
    }
    return .start + span
  }
}
