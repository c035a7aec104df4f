/// How a function reads a stream of changes: each shard in its order, a batch at a time, and again
/// until it is done or given up.
package struct StreamSpecification: Hashable, Sendable {
  /// The function that gets the batches, by its place in the scenario.
  package var target: Int
  /// Parts that are read side by side; changes of one key stay in one.
  package var shards = 1
  package var batch = 100
  /// How long a batch may fill.
  package var window = SimDuration.zero
  /// Tries again after a failure, before a batch is given up; nil tries until it is too old.
  package var retriesMax: Int?
  /// Changes older than this are given up.
  package var ageMax = SimDuration.seconds(86_400)
  /// Whether a batch that failed is tried in halves.
  package var bisects = false
  /// Who hears of what is given up, by its place in the scenario.
  package var onFailure: Int?
  /// Changes that nobody can process.
  package var poison = FaultPattern.never

  package init(target: Int) { self.target = target }
}
