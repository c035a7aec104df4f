/// A figure about one service.
package struct Measure: Hashable, Sendable {
  /// The unit of the number.
  package enum Unit: String, Sendable {
    case count, share, seconds, milliseconds, mean, gigabyteSeconds = "GB-s", units, hours
  }

  /// Words joined by hyphens, stable: `cold-starts`.
  package let id: String
  package let value: Double
  package let unit: Unit
  /// Half of the 95 % interval around a value that several runs were averaged to; else 0.
  package let halfWidth: Double

  package init(_ id: String, _ value: Double, _ unit: Unit = .count, halfWidth: Double = 0) {
    self.id = id
    self.value = value
    self.unit = unit
    self.halfWidth = halfWidth
  }
}

/// The figures of one service, in the order they are shown.
package struct ServiceMetrics: Hashable, Sendable {
  package let service: String
  package let title: String
  /// The kind of service: `function`.
  package let kind: String
  package let measures: [Measure]

  package init(service: String, title: String, kind: String, measures: [Measure]) {
    self.service = service
    self.title = title
    self.kind = kind
    self.measures = measures
  }

  /// The value of a measure; nil when this kind of service has none of that name.
  package subscript(id: String) -> Double? { measures.first { $0.id == id }?.value }
}

/// The figures of a run.
package struct Metrics: Hashable, Sendable {
  package let services: [ServiceMetrics]

  package init(services: [ServiceMetrics]) { self.services = services }

  /// A measure of the service with this name.
  package subscript(service: String, id: String) -> Double? {
    services.first { $0.service == service }?[id]
  }
}
