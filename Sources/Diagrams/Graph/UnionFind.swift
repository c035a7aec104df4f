/// Sets of numbers that are joined and asked for; path halving keeps it nearly linear.
struct UnionFind {
  private var parent: [Int32]

  init(_ count: Int) {
    parent = Array(0..<Int32(count))
  }

  mutating func find(_ element: Int) -> Int {
    var element = element
    while Int(parent[element]) != element {
      parent[element] = parent[Int(parent[element])]
      element = Int(parent[element])
    }
    return element
  }

  /// The smaller of two roots becomes the root of both.
  mutating func join(_ left: Int, _ right: Int) {
    let (left, right) = (find(left), find(right))
    if left != right { parent[max(left, right)] = Int32(min(left, right)) }
  }
}
