/// A processor that all who are served share evenly: so many run at full speed, and more slow each
/// other down. What is left of each is measured on a clock of its own, which runs as fast as each
/// of them is served, so that one who comes or goes changes that clock alone. O(log jobs).
struct SharedProcessor {
  private struct Job {
    /// On the processor's own clock, in nanoseconds.
    let end: Double
    let order: UInt32
    let token: UInt32
  }

  private let capacity: Double
  private var clock = 0.0
  private var since = SimTime.start
  private var order: UInt32 = 0
  /// A heap: whoever ends first is the first.
  private var jobs: [Job] = []

  init(capacity: Int) { self.capacity = Double(max(1, capacity)) }

  var count: Int { jobs.count }

  /// Nanoseconds of service that each gets in one of time.
  private var speed: Double { min(1, capacity / Double(max(1, jobs.count))) }

  private mutating func advance(to now: SimTime) {
    clock += Double((now - since).nanoseconds) * speed
    since = now
  }

  /// Begins with a job that takes `span` on a processor of its own.
  mutating func add(_ token: UInt32, _ span: SimDuration, at now: SimTime) {
    advance(to: now)
    order &+= 1
    jobs.append(Job(end: clock + Double(span.nanoseconds), order: order, token: token))
    var place = jobs.count - 1
    while place > 0, Self.isBefore(jobs[place], jobs[(place - 1) / 2]) {
      jobs.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// How long until the next is done, if nobody comes; nil where nobody is served.
  var wait: SimDuration? {
    jobs.first.map { .seconds(max(0, $0.end - clock) / speed / 1e9) }
  }

  /// Whoever is done by now, one at a time. Half a nanosecond is nothing.
  mutating func next(at now: SimTime) -> UInt32? {
    advance(to: now)
    guard let first = jobs.first, first.end <= clock + 0.5 else { return nil }
    let last = jobs.removeLast()
    guard !jobs.isEmpty else { return first.token }
    jobs[0] = last
    sink()
    return first.token
  }

  private mutating func sink() {
    var place = 0
    while true {
      let left = 2 * place + 1
      guard left < jobs.count else { return }
      let isRight = left + 1 < jobs.count && Self.isBefore(jobs[left + 1], jobs[left])
      let least = isRight ? left + 1 : left
      guard Self.isBefore(jobs[least], jobs[place]) else { return }
      jobs.swapAt(least, place)
      place = least
    }
  }

  private static func isBefore(_ left: Job, _ right: Job) -> Bool {
    left.end == right.end ? left.order < right.order : left.end < right.end
  }
}
