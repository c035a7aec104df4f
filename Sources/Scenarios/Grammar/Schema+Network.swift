package import DataNodes
import Simulation

extension Schema {
  /// A private network, and what leads out of it.
  package static let privateNetwork = object(
    "a network",
    [
      Field(
        "by", .choice(PrivateNetwork.Way.allCases.map(\.rawValue)), required: true,
        "What leads out of it: a NAT gateway to everywhere, or an endpoint to one service."),
      Field("count", .integer(in: 0...1000), "How many, usually one a zone.", default: "1"),
      Field("bytes", .size, "Bytes that pass for each call, both ways.", default: "0 B"),
    ])
}

extension PrivateNetwork {
  /// The network that a node describes.
  init(_ node: DataNode) {
    self.init(
      node["by"]?.text.flatMap(Way.init) ?? .nat, count: node["count"]?.integer ?? 1,
      bytes: node["bytes"]?.bytes ?? 0)
  }
}
