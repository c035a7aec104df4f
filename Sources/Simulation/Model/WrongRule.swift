/// Rules that people believe and that do not hold. Each can be switched on for a variant of a run,
/// so that a page can show the first step where the belief departs from what happens.
package enum WrongRule: String, Sendable, CaseIterable {
  case neverRelease = "never-release"
  case noReuse = "no-reuse"
  case billIdle = "bill-idle"
  case flatMonthlyFee = "flat-monthly-fee"
  case oneEnvironmentServesAll = "one-environment-serves-all"
  case noLimit = "no-limit"
  case noTimeout = "no-timeout"
  case sharedGlobals = "shared-globals"
  case noRetry = "no-retry"
  case alwaysWarm = "always-warm"

  /// The belief in one sentence.
  package var belief: String {
    switch self {
    case .neverRelease: "An environment, once made, stays for ever."
    case .noReuse: "Every request gets a new environment."
    case .billIdle: "An environment is paid for while it waits."
    case .flatMonthlyFee: "A function costs the same every month, used or not."
    case .oneEnvironmentServesAll: "One environment serves all requests at the same time."
    case .noLimit: "A function scales without any limit."
    case .noTimeout: "A function may run as long as it needs."
    case .sharedGlobals: "A global variable is shared by all requests."
    case .noRetry: "A failed event is lost."
    case .alwaysWarm: "An environment is always ready."
    }
  }
}
