import DataNodes
import Diagnostics
import Simulation

extension Component {
  /// A stream of records.
  static let stream = Component(
    type: "stream", summary: "Keeps records in order for everybody who reads.",
    fields: [
      Field("shards", .integer(in: 1...1000), "Parts with an order of their own.", default: "1"),
      Field("readers", .oneOrMany(reader), required: true, "The functions that read it."),
    ]
  ) { node, scope in
    var stream = StreamServiceSpecification()
    stream.shards = node["shards"]?.integer ?? 1
    stream.readers = (node["readers"]?.each ?? []).compactMap { readStream($0, &scope) }
    for reader in node["readers"]?.each ?? [] {
      if let shards = reader["shards"] {
        scope.bag.report(
          .beyondRules("shards", "the shards of the stream itself", scope.rules.name, shards))
      }
    }
    return .stream(stream)
  }
}
