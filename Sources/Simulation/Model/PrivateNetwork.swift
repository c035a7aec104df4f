/// How something in a private network reaches what lies outside, and what may reach it: both are
/// billed by the hour and by the byte.
package struct PrivateNetwork: Hashable, Sendable {
  /// Through a gateway to everywhere, or through an endpoint to one service.
  package enum Way: String, Sendable, CaseIterable {
    case nat, endpoint
  }

  package var way: Way
  /// Gateways or endpoints, usually one a zone.
  package var count: Int
  /// Bytes that pass for each call.
  package var bytes: Int

  package init(_ way: Way, count: Int = 1, bytes: Int = 0) {
    self.way = way
    self.count = count
    self.bytes = bytes
  }

  /// The price book's item without what is counted: `nat`, `privatelink`.
  var item: String { way == .nat ? "nat" : "privatelink" }
}
