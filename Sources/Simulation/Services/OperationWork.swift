extension Collection<Operation> {
  /// The least time that the work among these operations takes.
  var leastWork: SimDuration {
    reduce(.zero) { $1.kind == .work ? $0 + $1.duration.least : $0 }
  }
}

extension OperationKind {
  var isReading: Bool {
    switch self {
    case .read, .readEventually, .readTransaction, .fetch: true
    default: false
    }
  }
}
