import DataNodes
import Simulation

/// How long runtimes take to initialise an empty function: measured on x86 with 1,024 MB in all of
/// September 2023 (published measurements of the lambda-perf project, 180 to 300 samples each).
/// Placement and the download of code are not in it.
struct RuntimeStart: Sendable {
  let name: String
  /// Milliseconds.
  let median: Double
  let p95: Double

  /// A log-normal law through both points.
  var law: Distribution {
    let sigma = Mathematics.log(p95 / median) / Mathematics.normalQuantile(0.95)
    return .logNormal(median: .milliseconds(median), sigma: sigma)
  }

  /// Whether it is one of the runtimes whose snapshots cost nothing.
  var isJava: Bool { name.hasPrefix("java") }

  static let all: [RuntimeStart] = [
    RuntimeStart(name: "rust", median: 16, p95: 26),
    RuntimeStart(name: "go", median: 55, p95: 70),
    RuntimeStart(name: "python3.11", median: 115, p95: 181),
    RuntimeStart(name: "python3.9", median: 111, p95: 139),
    RuntimeStart(name: "swift5.8", median: 122, p95: 164),
    RuntimeStart(name: "nodejs18", median: 173, p95: 207),
    RuntimeStart(name: "ruby3.2", median: 187, p95: 253),
    RuntimeStart(name: "java17", median: 210, p95: 287),
    RuntimeStart(name: "dotnet6", median: 230, p95: 277),
    RuntimeStart(name: "java11", median: 261, p95: 307),
    RuntimeStart(name: "quarkus-native", median: 259, p95: 313),
    RuntimeStart(name: "bun", median: 391, p95: 539),
  ]
}

extension Notation where Value == RuntimeStart {
  /// The name of a runtime.
  static var runtime: Self {
    Self(.choice(RuntimeStart.all.map(\.name)), write: { $0.name }) { node in
      RuntimeStart.all.first { $0.name == node.text }
    }
  }
}
