import Markup
package import Simulation

/// The figures of a run, or of several with different luck, as JSON. Version 1.
package struct MetricsJSON: Sendable {
  package let runs: [Run]

  /// The runs of one scenario; the first gives the figures, all of them the estimates.
  package init(_ runs: [Run]) { self.runs = runs }

  package func bytes() -> [UInt8] {
    var json = JSONWriter()
    guard let run = runs.first else { return json.bytes }
    json.object { json in
      json.member("version", RunJSON.version)
      json.member("scenario", run.scenario.name)
      json.member("rules", run.scenario.rules.name)
      json.member("seed", String(run.scenario.seed))
      json.member("replications", runs.count)
      json.member("metrics") { RunJSON.write(run.metrics, &$0) }
      if runs.count > 1 { json.member("estimates") { writeEstimates(&$0) } }
      json.member("exact") { json in
        json.array(ClosedForms.known(run.scenario)) { json, known in
          json.object {
            $0.member("service", known.service)
            $0.member("figure", known.measure)
            $0.member("value", known.value)
            $0.member("law", known.law)
          }
        }
      }
    }
    return json.bytes
  }

  private func writeEstimates(_ json: inout JSONWriter) {
    json.array(Replications.estimates(runs)) { json, figure in
      json.object {
        $0.member("service", figure.service)
        $0.member("figure", figure.id)
        $0.member("mean", figure.estimate.mean)
        $0.member("halfWidth", figure.estimate.halfWidth)
      }
    }
  }
}
