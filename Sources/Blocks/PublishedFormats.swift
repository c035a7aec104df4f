import Scenarios

/// The JSON Schemas of formats that engines read and write, for whoever publishes them.
package enum PublishedFormats {
  /// Name and schema, sorted by name.
  package static var all: [(name: String, schema: [UInt8])] {
    SimulationFormats.all.map { ($0.name, $0.bytes()) }
  }
}
