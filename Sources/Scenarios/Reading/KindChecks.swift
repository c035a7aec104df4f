import DataNodes
import Diagnostics

/// Whoever wants events of some kinds must name kinds that there are.
enum KindChecks {
  static func run(_ members: [DataNode.Member], into bag: inout DiagnosticBag) {
    let known = members.flatMap { ($0.value["kinds"]?.members ?? []).map(\.name) }
    for pattern in members.flatMap({ patterns($0.value) }) {
      for name in ["kind", "except"].flatMap({ pattern[$0]?.each ?? [] }) {
        guard let text = name.text, !known.contains(text) else { continue }
        bag.report(.unknownKind(text, at: name.span, among: known))
      }
    }
  }

  private static func patterns(_ service: DataNode) -> [DataNode] {
    let states = service["states"]?.members ?? []
    return (service["subscribers"]?.each ?? []) + (service["rules"]?.each ?? [])
      + states.flatMap { $0.value["choose"]?.each ?? [] }
  }
}
