/// What can happen in a run. The name is the step's symbolic id in pages (`allocate`, and
/// `allocate#2` for the second), so names are never changed.
package enum StepKind: UInt8, Sendable, CaseIterable {
  // A client.
  case send, answer, fail, giveUp, retry
  // Any service that takes a call.
  case receive, reject, throttle, pass
  // A function's environments.
  case allocate, initialise, reuse, run, work, finish, error, timeOut, crash, keep, release
  case provision, accept, retryLater, deadLetter, deliverOutcome
  // Data.
  case read, write, remove, put, fetch, notify, stream
  // Messages.
  case enqueue, poll, delete, reappear, publish, emit, trigger
  // Servers, tasks, databases, caches.
  case wait, serve, leave, boot, ready, scaleOut, scaleIn, stop, patch, recover
  case connect, disconnect, hit, miss, evict, query
  // Workflows.
  case enter, choose, split, join, pause, catchError, succeed, abort
  // Zones and deployments.
  case lose, regain, failover, deploy
  // The run itself.
  case end
  // A row that an author wrote, named like no other kind.
  case stated

  /// The id as pages write it: words joined by hyphens.
  package var id: String {
    var id = ""
    for scalar in "\(self)".unicodeScalars {
      if scalar.properties.isUppercase {
        id += "-" + scalar.properties.lowercaseMapping
      } else {
        id.unicodeScalars.append(scalar)
      }
    }
    return id
  }
}

/// Why a step happened: where explanations, and the wrong answers of quizzes, come from.
package enum Cause: UInt8, Sendable, CaseIterable {
  case none
  case noIdleEnvironment, idleEnvironment, provisionedEnvironment
  case accountLimit, reservedLimit, reservedZero, scalingRate, bucketEmpty, requestRate
  case recursion, noZone
  case idleTooLong, timeLimit, initialisationLimit, handlerFailed, environmentLost
  case firstAttempt, retryAfterError, retryAfterThrottle, retriesExhausted, tooOld
  case missingPermission, noToken, malformed, payloadTooLarge, networkNotAllowed
  case allServersBusy, queueFull, waitedTooLong, utilisationHigh, utilisationLow, minimum
  case capacityUsedUp, partitionHot, burstCredit
  case visibilityExpired, receivedTooOften, batchFailed, itemFailed, windowClosed, batchFull
  case schedule, ruleMatched, noRuleMatched, objectCreated, itemChanged
  case connectionLimit, notInCache, inCache, cacheExpired, cacheFull
  case zoneLost, zoneBack, deployment, patching, crashInjected, dependencySlow
  case branchTaken, errorCaught, allAnswered, horizon, eventLimit, nothingLeft
  case neverKept, notPreparedAnyMore

  /// The cause's stable name, words joined by hyphens.
  package var id: String {
    var id = ""
    for scalar in "\(self)".unicodeScalars {
      if scalar.properties.isUppercase {
        id += "-" + scalar.properties.lowercaseMapping
      } else {
        id.unicodeScalars.append(scalar)
      }
    }
    return id
  }
}
