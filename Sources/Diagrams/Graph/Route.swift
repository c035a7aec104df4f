/// The way of a line from one of its ends to another, cell by cell.
struct Route: Sendable {
  /// The cells in order of travel.
  let places: [Place]
  /// Positions in `places` before which the line jumps over words.
  let gaps: Set<Int>

  /// The shortest way along the lines of `graph`, or nil when the ends are not connected.
  /// O(cells of the net).
  static func find(from start: LineEnd, to goal: LineEnd, in graph: LineGraph) -> Route? {
    let first = LineStep(start.place, start.direction.opposite)
    let goalNode = graph.node(goal.place, goal.direction)
    var cameFrom: [Int: (node: Int, place: Place, direction: Direction)] = [:]
    let startNode = graph.node(first.place, first.direction)
    var queue: [(node: Int, place: Place)] = [(startNode, start.place)]
    var seen: Set<Int> = [startNode]
    var index = 0
    while index < queue.count {
      let (node, place) = queue[index]
      index += 1
      if node == goalNode { break }
      for direction in graph.ways(place).directions
      where graph.node(place, direction) == node {
        guard let next = graph.next(LineStep(place, direction)) else { continue }
        let nextNode = graph.node(next, direction)
        guard seen.insert(nextNode).inserted else { continue }
        cameFrom[nextNode] = (node, place, direction)
        queue.append((nextNode, next))
      }
    }
    guard seen.contains(goalNode) else { return nil }
    return back(goal.place, goalNode, startNode, cameFrom, graph)
  }

  private static func back(
    _ goal: Place, _ goalNode: Int, _ startNode: Int,
    _ cameFrom: [Int: (node: Int, place: Place, direction: Direction)], _ graph: LineGraph
  ) -> Route {
    var places = [goal]
    var jumps: [Bool] = [false]
    var node = goalNode
    while node != startNode, let step = cameFrom[node] {
      let adjacent = graph.field.links[step.place].has(step.direction)
      jumps[jumps.count - 1] = !adjacent && !crossesWall(step.place, step.direction, graph)
      places.append(step.place)
      jumps.append(false)
      node = step.node
    }
    let gaps = jumps.reversed().enumerated().filter(\.element).map(\.offset)
    return Route(places: places.reversed(), gaps: Set(gaps))
  }

  private static func crossesWall(
    _ place: Place, _ direction: Direction, _ graph: LineGraph
  ) -> Bool {
    graph.field.rooms.isWall(graph.field.grid.next(place, direction))
  }
}
