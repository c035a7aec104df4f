/// Which column each service stands in: whoever calls stands left of whom it calls.
struct StageLayers {
  /// The services of each column, from top to bottom.
  let columns: [[Int]]

  /// Columns of a drawing's own: services by column, then by row, as an author drew them.
  init(columns: [[Int]]) { self.columns = columns }

  /// O(services × wires).
  init(count: Int, wires: [StageScene.Wire]) {
    guard !wires.isEmpty else {
      columns = (0..<count).map { [$0] }
      return
    }
    let forward = Self.forward(count, wires)
    var depth = [Int](repeating: 0, count: count)
    for _ in 0..<count {
      for wire in forward { depth[wire.to] = max(depth[wire.to], depth[wire.from] + 1) }
    }
    var columns = [[Int]](repeating: [], count: (depth.max() ?? 0) + 1)
    for service in 0..<count { columns[depth[service]].append(service) }
    var rows = [Double](repeating: 0, count: count)
    for column in columns.indices {
      let weights = Dictionary(
        uniqueKeysWithValues: columns[column].map { service in
          let callers = forward.filter { $0.to == service }.map { rows[$0.from] }
          let mean = callers.isEmpty ? 0 : callers.reduce(0, +) / Double(callers.count)
          return (service, mean)
        })
      columns[column].sort { left, right in
        let (first, second) = (weights[left] ?? 0, weights[right] ?? 0)
        return first != second ? first < second : left < right
      }
      for (row, service) in columns[column].enumerated() {
        rows[service] = Double(row) - Double(columns[column].count - 1) / 2
      }
    }
    self.columns = columns.filter { !$0.isEmpty }
  }

  /// The wires without those that lead back to a service on the way.
  private static func forward(_ count: Int, _ wires: [StageScene.Wire]) -> [StageScene.Wire] {
    var state = [Int](repeating: 0, count: count)
    var kept: [StageScene.Wire] = []
    func visit(_ service: Int) {
      state[service] = 1
      for wire in wires where wire.from == service && state[wire.to] != 1 {
        kept.append(wire)
        if state[wire.to] == 0 { visit(wire.to) }
      }
      state[service] = 2
    }
    for service in 0..<count where state[service] == 0 { visit(service) }
    return kept
  }
}
