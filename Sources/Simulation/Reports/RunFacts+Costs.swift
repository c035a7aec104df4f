extension RunFacts {
  /// A value of the month, or of the servers beside it.
  func cost(_ path: String) -> Result<RunValue, UnknownRunPath> {
    guard let costs else { return .failure(UnknownRunPath(part: path, prefix: "", known: [])) }
    let currency = bill.currency
    switch path {
    case "month.total": return .success(.money(costs.monthlyBill.total, currency: currency))
    case "month.requests": return .success(.count(costs.requestsPerMonth))
    case "servers.total":
      return .success(.money(costs.monthlyServerBill.total, currency: currency))
    case "servers.count": return .success(.count(costs.fleet))
    case "break-even.requests", "break-even.rate", "break-even.total":
      guard let meeting = costs.breakEven() else { break }
      if path.hasSuffix(".requests") { return .success(.count(meeting.point.requestsPerMonth)) }
      if path.hasSuffix(".total") {
        return .success(.money(meeting.onServers.total, currency: currency))
      }
      return .success(.number(meeting.point.requestsPerSecond, .mean))
    default: break
    }
    let meets = costs.breakEven() != nil
    return .failure(
      UnknownRunPath(
        part: path, prefix: "costs.",
        known: Self.costPaths.filter { meets || !$0.hasPrefix("break-even") }))
  }

  private static let costPaths = [
    "month.total", "month.requests", "servers.total", "servers.count", "break-even.requests",
    "break-even.rate", "break-even.total",
  ]
}
