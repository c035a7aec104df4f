import Markup
package import Simulation

/// The changes that a variant makes, as JSON. Version 1.
package struct DifferenceJSON: Sendable {
  package let variant: String
  package let difference: Difference
  package let scenario: Scenario

  package init(_ variant: String, of scenario: Scenario, _ difference: Difference) {
    self.variant = variant
    self.scenario = scenario
    self.difference = difference
  }

  package func bytes() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("version", RunJSON.version)
      json.member("scenario", scenario.name)
      json.member("variant", variant)
      json.member("seed", String(scenario.seed))
      if let divergence = difference.divergence {
        json.member("divergence") { Self.write(divergence, &$0) }
      }
      json.member("gone", difference.gone.map(\.id))
      json.member("added", difference.added.map(\.id))
      json.member("changed") { json in
        json.array(difference.changed) { json, step in
          json.object {
            $0.member("before", step.before.id)
            $0.member("after", step.after.id)
          }
        }
      }
      json.member("figures") { json in
        json.array(difference.figures) { json, figure in
          json.object {
            $0.member("service", figure.service)
            $0.member("figure", figure.id)
            $0.member("before", figure.before)
            $0.member("after", figure.after)
          }
        }
      }
      json.member("charges") { json in
        json.array(difference.charges) { json, charge in
          json.object {
            $0.member("item", charge.item)
            $0.member("before", charge.before.text(places: 2))
            $0.member("after", charge.after.text(places: 2))
          }
        }
      }
    }
    return json.bytes
  }

  private static func write(_ divergence: Difference.Divergence, _ json: inout JSONWriter) {
    json.object { json in
      json.member("index", divergence.index)
      json.member("before", divergence.before?.id)
      json.member("after", divergence.after?.id)
      json.member("variables") { json in
        json.array(divergence.variables) { json, variable in
          json.object { json in
            json.member("name", variable.name)
            json.member("service", variable.service)
            json.member("before") { RunJSON.write(variable.before, &$0) }
            json.member("after") { RunJSON.write(variable.after, &$0) }
          }
        }
      }
    }
  }
}
