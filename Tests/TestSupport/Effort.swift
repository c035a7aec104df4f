import Foundation

/// How much a test run may take: `make test` runs a sensible part of the slow tests,
/// `make test-all` the full product.
package enum Effort {
  /// True under `make test-all`.
  package static let isFull = ProcessInfo.processInfo.environment["COLDSTART_TESTS"] == "all"

  /// `few` in a normal run, `many` in a full one.
  package static func rounds(_ few: Int, full many: Int) -> Int { isFull ? many : few }

  /// The same for tests of random systems, whose number may be set: `COLDSTART_CASES=20000`.
  package static func cases(_ few: Int, full many: Int) -> Int {
    let asked = ProcessInfo.processInfo.environment["COLDSTART_CASES"].flatMap { Int($0) }
    return max(1, asked ?? rounds(few, full: many))
  }
}
