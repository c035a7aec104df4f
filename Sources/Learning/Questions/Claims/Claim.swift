package import Simulation

/// A sentence about a run that is either so or not: `environment 1 after answer = idle`.
///
/// ```
/// claim    = part { " and " part }
/// part     = [ "not " ] ( order | presence | comparison )
/// order    = "step " STEP ( " before " | " after " ) STEP [ " in " VARIANT ]
/// presence = ( "has " | "missing " ) STEP [ " in " VARIANT ]
/// comparison = path [ " in " VARIANT ] RELATION ( path [ " in " VARIANT ] | VALUE )
/// ```
package indirect enum Claim: Hashable, Sendable {
  case comparison(ClaimSide, Relation, ClaimSide)
  /// The first step happens before the second.
  case order(String, before: String, variant: String?)
  case presence(String, isThere: Bool, variant: String?)
  case not(Claim)
  case all([Claim])

  /// How two values stand to one another.
  package enum Relation: String, Sendable, CaseIterable {
    case lessOrEqual = "<=", greaterOrEqual = ">=", unequal = "!=", equal = "=", less = "<"
    case greater = ">"
  }

  /// The paths in it, for what it proves.
  var paths: [(path: RunQuantity, variant: String?)] {
    switch self {
    case .comparison(let left, _, let right): [left, right].compactMap(\.quantity)
    case .not(let claim): claim.paths
    case .all(let claims): claims.flatMap(\.paths)
    case .order, .presence: []
    }
  }

  /// The ids of the steps it names.
  var steps: [String] {
    switch self {
    case .comparison: paths.compactMap(\.path.step)
    case .order(let first, let second, _): [first, second]
    case .presence(let step, _, _): [step]
    case .not(let claim): claim.steps
    case .all(let claims): claims.flatMap(\.steps)
    }
  }

  /// The variant it is about, where it names one.
  var variant: String? {
    switch self {
    case .comparison: paths.compactMap(\.variant).first
    case .order(_, _, let variant), .presence(_, _, let variant): variant
    case .not(let claim): claim.variant
    case .all(let claims): claims.compactMap(\.variant).first
    }
  }
}

/// One side of a comparison.
package enum ClaimSide: Hashable, Sendable {
  case path(RunQuantity, variant: String?)
  /// As written: what it means depends on what it is compared with.
  case value(String)

  var quantity: (path: RunQuantity, variant: String?)? {
    if case .path(let path, let variant) = self { (path, variant) } else { nil }
  }
}

/// Something a run has a value of.
package enum RunQuantity: Hashable, Sendable {
  /// When a variable is looked at.
  package enum Moment: Hashable, Sendable {
    case after(String), before(String), start, end
  }

  case variable(TraceVariable, Moment)
  case figure(service: String, id: String)
  /// With or without what is free each month.
  case billTotal(isFree: Bool)
  case billItem(String, isFree: Bool)
  /// What one more unit of an item costs, at the tier that the run has reached.
  case price(String)
  /// How many steps of a kind there are.
  case count(String)
  case time(String)
  case cause(String)

  /// The step it is about.
  var step: String? {
    switch self {
    case .variable(_, .after(let step)), .variable(_, .before(let step)): step
    case .time(let step), .cause(let step): step
    default: nil
    }
  }

  /// What is looked at: a variable, a figure, a line of the bill.
  var subject: String {
    switch self {
    case .variable(let variable, _): variable.name
    case .figure(let service, let id): "\(service).\(id)"
    case .billTotal: "bill.total"
    case .billItem(let item, _): "bill.\(item)"
    case .price(let item): "price.\(item)"
    case .count(let kind): kind
    case .time: "time"
    case .cause: "cause"
    }
  }
}

/// A problem of a claim, and the word that it lies in.
package enum ClaimProblem: Error {
  case syntax(Substring)
  /// The run has no such thing.
  case unknown(String, Substring, known: [String])
  /// Several services have a variable of this name; their full names.
  case ambiguous(Substring, [String])
  /// The two sides cannot be compared.
  case mismatch(Substring)
}
