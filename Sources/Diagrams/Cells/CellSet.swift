/// Some of the cells of a grid. A look costs no more than reading an array, which pays where most
/// cells are asked for.
struct CellSet: Sendable {
  private var isIn: [Bool]

  /// Of a grid with so many cells, margins included.
  init(_ places: some Sequence<Place> = EmptyCollection(), of count: Int) {
    isIn = [Bool](repeating: false, count: count)
    for place in places { isIn[place] = true }
  }

  func contains(_ place: Place) -> Bool { isIn[place] }

  mutating func insert(_ place: Place) { isIn[place] = true }
}
