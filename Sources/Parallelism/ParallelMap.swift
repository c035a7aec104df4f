import Synchronization

/// The only parallel construct of the program.
package enum Parallel {
  /// `transform` of every element, in the elements' order, by at most `jobs` tasks at a time.
  ///
  /// The result does not depend on `jobs` or on timing as long as `transform` is pure. Tasks take
  /// small runs of elements one after the other, so that a few slow ones do not hold up the rest.
  package static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], jobs: Int, _ transform: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    let workers = min(max(jobs, 1), elements.count)
    guard workers > 1 else { return elements.map(transform) }
    let run = max(1, min(16, elements.count / (workers * 8)))
    let queue = RunQueue(count: elements.count, run: run)
    let parts = await withTaskGroup(of: [(start: Int, results: [Result])].self) { group in
      for _ in 0..<workers {
        group.addTask {
          var parts: [(start: Int, results: [Result])] = []
          while let range = queue.next() {
            parts.append((range.lowerBound, elements[range].map(transform)))
          }
          return parts
        }
      }
      var all: [(start: Int, results: [Result])] = []
      for await parts in group { all.append(contentsOf: parts) }
      return all
    }
    return parts.sorted { $0.start < $1.start }.flatMap(\.results)
  }
}

/// Hands out runs of indices, each once.
private final class RunQueue: Sendable {
  private let cursor = Atomic<Int>(0)
  private let count: Int
  private let run: Int

  init(count: Int, run: Int) {
    self.count = count
    self.run = run
  }

  func next() -> Range<Int>? {
    let start = cursor.add(run, ordering: .relaxed).oldValue
    return start < count ? start..<min(start + run, count) : nil
  }
}
