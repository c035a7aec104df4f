/// Why the preview cannot start. The machine's fault, not the author's.
package enum PreviewError: Error, Hashable, CustomStringConvertible {
  /// No port in the range is free.
  case portsTaken(ClosedRange<Int>)
  /// The address to listen at means nothing on this machine.
  case unknownHost(String)
  /// A call to the system failed.
  case system(call: String, reason: String)

  package var description: String {
    switch self {
    case .portsTaken(let ports) where ports.count == 1:
      "port \(ports.lowerBound) is taken by another program"
    case .portsTaken(let ports):
      "the ports \(ports.lowerBound) to \(ports.upperBound) are all taken"
    case .unknownHost(let host): "no address \"\(host)\" to listen at"
    case .system(let call, let reason): "\(call): \(reason)"
    }
  }
}
