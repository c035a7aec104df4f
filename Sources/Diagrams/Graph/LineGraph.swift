/// The lines of a drawing as a graph of cells.
///
/// Where two lines cross, the cell is two nodes, one for each line; where they meet, it is one.
struct LineGraph {
  let field: Field
  private(set) var hops: [LineStep: Place]
  /// Cells in which one line crosses another.
  private(set) var crossings: Set<Place> = []
  /// Cells in which nobody can tell a crossing from a meeting.
  private(set) var ambiguous: [Place] = []

  init(field: Field, hops: [LineStep: Place]) {
    self.field = field
    self.hops = hops
  }

  /// Goes on over gaps as well.
  mutating func add(_ more: [LineStep: Place]) {
    hops.merge(more) { first, _ in first }
  }

  /// The ways a line leaves a cell.
  func ways(_ place: Place) -> Arms {
    var ways = field.links[place]
    for direction in Direction.straight where hops[LineStep(place, direction)] != nil {
      ways.insert(Arms(direction))
    }
    return ways
  }

  /// The cell a line goes on to.
  func next(_ step: LineStep) -> Place? {
    if field.links[step.place].has(step.direction) {
      return field.grid.next(step.place, step.direction)
    }
    return hops[step]
  }

  /// The number of the node that a line is on when it travels through a cell in a direction.
  func node(_ place: Place, _ direction: Direction) -> Int {
    place * 2 + (crossings.contains(place) && direction.isVertical ? 1 : 0)
  }

  /// The nets: every node joined with those it is connected to.
  func nets() -> UnionFind {
    var nets = UnionFind(field.grid.count * 2)
    for place in field.grid.places where field.isLine(place) {
      for direction in ways(place).directions {
        guard let next = next(LineStep(place, direction)) else { continue }
        nets.join(node(place, direction), node(next, direction))
      }
    }
    return nets
  }

  /// Decides for every cell with four ways whether two lines cross there or meet.
  ///
  /// They meet when one end is a source and three are targets, or the other way round; they cross
  /// when each of the two straight lines makes sense by itself.
  mutating func resolveCrossings(_ ends: [LineEnd]) {
    let fourWays = field.grid.places.filter {
      field.isLine($0) && ways($0).intersection(.cross) == .cross
    }
    guard !fourWays.isEmpty else { return }
    crossings = Set(fourWays)
    var arms = armNets(fourWays)
    let roles = roles(ends, &arms)
    for place in fourWays where field.glyphs[place].mark != .bridge {
      let around = Direction.straight.map { direction -> Role in
        guard let next = next(LineStep(place, direction)) else { return Role() }
        return roles[arms.find(arm(next, direction.opposite))] ?? Role()
      }
      decide(place, around)
    }
  }

  /// The things at the ends that can be reached.
  private struct Role {
    var heads = 0
    var tails = 0
    var isSource: Bool { tails > 0 && heads == 0 }
    var isTarget: Bool { heads > 0 && tails == 0 }
  }

  private mutating func decide(_ place: Place, _ around: [Role]) {
    let sources = around.filter(\.isSource).count
    let targets = around.filter(\.isTarget).count
    if sources == 1 && targets == 3 || sources == 3 && targets == 1 {
      crossings.remove(place)
    } else if sources == 2, targets == 2, around[0].isSource == around[2].isSource {
      crossings.remove(place)
      ambiguous.append(place)
    }
  }

  /// A node for each arm of a four-way cell, one for any other cell.
  private func arm(_ place: Place, _ direction: Direction) -> Int {
    place * 4 + (crossings.contains(place) ? Int(direction.rawValue) & 3 : 0)
  }

  private func armNets(_ fourWays: [Place]) -> UnionFind {
    var nets = UnionFind(field.grid.count * 4)
    for place in field.grid.places where field.isLine(place) {
      for direction in ways(place).directions {
        guard let next = next(LineStep(place, direction)) else { continue }
        nets.join(arm(place, direction), arm(next, direction.opposite))
      }
    }
    return nets
  }

  private func roles(_ ends: [LineEnd], _ nets: inout UnionFind) -> [Int: Role] {
    var roles: [Int: Role] = [:]
    for end in ends {
      let root = nets.find(arm(end.place, end.direction))
      if end.isHead {
        roles[root, default: Role()].heads += 1
      } else if end.target != .nothing {
        roles[root, default: Role()].tails += 1
      }
    }
    return roles
  }
}
