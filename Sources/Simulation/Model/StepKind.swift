/// The kinds of steps in a run: a row of each, its symbolic id in pages (`allocate`, and
/// `allocate#2` for the second) before the colon and its sentence behind it, and behind a bar the
/// sentence about several of one kind where it is another one. Ids are never changed.
///
/// Sentences are filled in by `StepSentence`: `{actor}`, `{request}`, `{value}` and so on.
package enum StepKind: String, Sendable, CaseIterable, BitwiseCopyable {
  // A client.
  case send = "send: {actor} sends {request}"
  case answer = "answer: {request} is answered | {request} are answered"
  case fail = "fail: {request} fails{failure} | {request} fail{failure}"
  case giveUp = "give-up: {actor} stops waiting for {request}"
  case retry = "retry: {actor} tries again"
  case breakerOpens = "breaker-opens: {actor} asks nobody for {duration}"
  case breakerCloses = "breaker-closes: {actor} asks again"
  // Any service that takes a call.
  case receive = "receive: {actor} receives {request}"
  case reject = "reject: {actor} turns {request} away"
  case throttle = "throttle: {actor} throttles {request}"
  case pass = "pass: {actor} passes {request} on"
  case authorise = "authorise: {actor} has {request} checked"
  // A function's environments.
  case allocate = "allocate: {actor} allocates {environment}"
  case initialise = "initialise: {environment} initialises ({duration}) | {environment} initialise"
  case reuse = "reuse: {actor} reuses {environment}"
  case run = "run: {environment} runs the handler | {environment} run the handler"
  case work = "work: The handler works | {count} handlers work"
  case finish = "finish: The handler returns after {duration} | {count} return after {duration}"
  case error = "error: {actor} fails on {request}"
  case timeOut = "time-out: {actor} reaches its timeout"
  case crash = "crash: {actor} loses number {subject}"
  case keep = "keep: {environment} is kept for reuse | {environment} are kept for reuse"
  case release = "release: {actor} releases {environment}"
  case provision = "provision: {actor} prepares {environment}"
  case accept = "accept: {actor} accepts {request} for later"
  case recognise = "recognise: {actor} knows {request} already"
  case retryLater = "retry-later: {actor} will try again in {duration}"
  case deadLetter = "dead-letter: {actor} gives {request} up"
  case deliverOutcome = "deliver-outcome: {actor} reports the outcome of {request}"
  // Data.
  case read = "read: {actor} reads {item}"
  case write = "write: {actor} writes {item}"
  case remove = "remove: {actor} removes {item}"
  case put = "put: {actor} stores {object}"
  case fetch = "fetch: {actor} hands {object} out"
  case notify = "notify: {actor} tells of the new object | {actor} tells of {count} new objects"
  case stream = "stream: {actor} tells of the changed item | {actor} tells of {count} changed items"
  // Messages.
  case enqueue = "enqueue: {actor} takes {message}"
  case poll = "poll: {actor} hands {message} out"
  case delete = "delete: {actor} deletes {message}"
  case reappear = "reappear: {message} is visible again | {message} are visible again"
  case publish = "publish: {actor} takes {event}"
  case emit = "emit: {actor} takes {event}"
  case trigger = "trigger: {actor} hands a copy on | {actor} hands {count} copies on"
  // Servers, tasks, databases, caches.
  case wait = "wait: {request} waits | {request} wait"
  case serve = "serve: {actor} serves {request} on {server}"
  case leave = "leave: {actor} is done with {request}"
  case boot = "boot: {actor} starts {server}"
  case ready = "ready: {server} of {actor} is ready | {server} of {actor} are ready"
  case scaleOut = "scale-out: {actor} grows to {value}"
  case scaleIn = "scale-in: {actor} shrinks to {value}"
  case stop = "stop: {actor} stops {server}"
  case patch = "patch: {actor} patches {server}"
  case recover = "recover: {server} of {actor} is back | {server} of {actor} are back"
  case connect = "connect: {actor} opens connection {value}"
  case disconnect = "disconnect: {actor} closes a connection and keeps {value}"
  case hit = "hit: {actor} knows the answer | {actor} knows {count} answers"
  case miss = "miss: {actor} has to ask"
  case evict = "evict: {actor} forgets an answer | {actor} forgets {count} answers"
  case query = "query: {actor} answers a query | {actor} answers {count} queries"
  case wakeUp = "wake-up: {actor} wakes up ({duration})"
  case fallAsleep = "fall-asleep: {actor} falls asleep"
  case leaveOut = "leave-out: {actor} leaves {subject} out"
  case takeIn = "take-in: {actor} gives {subject} requests again"
  // Workflows.
  case enter = "enter: {actor} enters state {subject}"
  case choose = "choose: {actor} chooses state {subject}"
  case split = "split: {actor} splits into {value}"
  case join = "join: {actor} joins its branches"
  case pause = "pause: {actor} waits {duration}"
  case catchError = "catch-error: {actor} catches the error"
  case succeed = "succeed: {actor} succeeds"
  case abort = "abort: {actor} fails for good"
  // Zones and deployments.
  case lose = "lose: {zone} is lost | {zone} are lost"
  case regain = "regain: {zone} is back | {zone} are back"
  case failover = "failover: {actor} moves to another zone"
  case deploy = "deploy: {actor} gets a new version"
  // The run itself.
  case end = "end: The run ends"
  // A row that an author wrote, named like no other kind.
  case stated = "stated: {actor} acts"

  /// The id as pages write it: words joined by hyphens.
  package var id: String { NamedRow(rawValue).id }
  /// The sentence in English, with gaps.
  package var sentence: String { String(sentences[0]) }
  /// The sentence about several steps of the kind.
  package var sentenceOfMany: String { String(sentences[sentences.count - 1]) }

  private var sentences: [Substring] {
    NamedRow(rawValue).text.split(separator: "|", maxSplits: 1).map { part in
      let start = part.drop { $0 == " " }
      return start.last == " " ? start.dropLast() : start
    }
  }
}

/// Why a step happened: where explanations, and the wrong answers of quizzes, come from. A row of
/// each: its stable name, and half a sentence that follows on "because", if there is one to say.
package enum Cause: String, Sendable, CaseIterable, BitwiseCopyable {
  case none = "none"
  case noIdleEnvironment = "no-idle-environment: no environment is idle"
  case idleEnvironment = "idle-environment: an environment is idle"
  case provisionedEnvironment = "provisioned-environment: an environment was prepared"
  case accountLimit = "account-limit: the account's limit of concurrent requests is reached"
  case reservedLimit = "reserved-limit: the function's own limit is reached"
  case reservedZero = "reserved-zero: the function is switched off"
  case scalingRate = "scaling-rate: more may not be added so fast"
  case bucketEmpty = "bucket-empty: too many requests came in too short a time"
  case requestRate = "request-rate: more come in a second than ten for each unit of concurrency"
  case lifetimeOver = "lifetime-over: it has lived long enough"
  case replacement = "replacement: another one has ended"
  case comesTwice = "comes-twice: events may come twice"
  case doneBefore = "done-before: it was done before"
  case underWay = "under-way: another environment works on it"
  case idleTooLong = "idle-too-long: it was idle for too long"
  case timeLimit = "time-limit: the time limit is reached"
  case initialisationLimit = "initialisation-limit: initialisation took too long"
  case handlerFailed = "handler-failed: the handler failed"
  case environmentLost = "environment-lost: its environment was lost"
  case firstAttempt = "first-attempt"
  case retryAfterError = "retry-after-error: the attempt before failed"
  case retryAfterThrottle = "retry-after-throttle: the attempt before was throttled"
  case retryBudget = "retry-budget: the budget for retries is spent"
  case breakerOpen = "breaker-open: its circuit breaker is open"
  case failuresInARow = "failures-in-a-row: too many requests failed one after the other"
  case retriesExhausted = "retries-exhausted: all attempts failed"
  case tooOld = "too-old: it waited too long"
  case missingPermission = "missing-permission: a permission is missing"
  case noToken = "no-token: it carries no token"
  case malformed = "malformed: its body cannot be read"
  case payloadTooLarge = "payload-too-large: its payload is too large"
  case networkNotAllowed = "network-not-allowed: the network does not lead there"
  case allServersBusy = "all-servers-busy: all servers are busy"
  case queueFull = "queue-full: the queue is full"
  case waitedTooLong = "waited-too-long: it waited too long"
  case utilisationHigh = "utilisation-high: there is too much to do"
  case utilisationLow = "utilisation-low: there is too little to do"
  case minimum = "minimum: there must be a minimum"
  case capacityUsedUp = "capacity-used-up: the capacity is used up"
  case partitionHot = "partition-hot: one key is asked too often"
  case burstCredit = "burst-credit: unused capacity was saved"
  case visibilityExpired = "visibility-expired: nobody deleted it in time"
  case receivedTooOften = "received-too-often: it was received too often"
  case batchFailed = "batch-failed: the batch failed"
  case itemFailed = "item-failed: an item failed"
  case windowClosed = "window-closed"
  case batchFull = "batch-full"
  case schedule = "schedule: the schedule says so"
  case ruleMatched = "rule-matched: a rule matches"
  case noRuleMatched = "no-rule-matched: no rule matches"
  case objectCreated = "object-created: an object was created"
  case itemChanged = "item-changed: an item changed"
  case connectionLimit = "connection-limit: all connections are taken"
  case notInCache = "not-in-cache: it is not in the cache"
  case inCache = "in-cache: it is in the cache"
  case askedAlready = "asked-already: somebody has asked for it"
  case cacheExpired = "cache-expired: its time is over"
  case cacheFull = "cache-full: the cache is full"
  case zoneLost = "zone-lost: its zone is lost"
  case zoneBack = "zone-back: its zone is back"
  case deployment = "deployment: a new version is there"
  case patching = "patching: it is being patched"
  case crashInjected = "crash-injected: it crashed"
  case dependencySlow = "dependency-slow: another service is slow"
  case branchTaken = "branch-taken: its condition holds"
  case errorCaught = "error-caught: the state has a catcher"
  case allAnswered = "all-answered"
  case horizon = "horizon"
  case eventLimit = "event-limit"
  case nothingLeft = "nothing-left"
  case neverKept = "never-kept: nothing is kept for reuse"
  case notPreparedAnyMore = "not-prepared-any-more: fewer are to be ready"
  case recursion = "recursion: it went round too often"
  case noZone = "no-zone: no zone is left"
  case forbiddenByPolicy = "forbidden-by-policy: a policy forbids it"
  case notInRole = "not-in-role: the caller's role does not allow it"
  case notInPolicy = "not-in-policy: the policy there does not name the caller"
  case notLetIn = "not-let-in: the authorizer does not let it in"
  case historyFull = "history-full: its history is full"
  case nobodyBehind = "nobody-behind: nobody stands behind it"
  case isWell = "is-well: it answers again"
  case isUnwell = "is-unwell: it does not answer"
  case nobodyConnected = "nobody-connected: nobody was connected for a while"

  /// The cause's stable name, words joined by hyphens.
  package var id: String { NamedRow(rawValue).id }
  /// Half a sentence in English; empty when there is nothing to say.
  package var reason: String { NamedRow(rawValue).text }
}

/// A name and what it says, as `name: text`.
private struct NamedRow {
  let id: String
  let text: String

  init(_ row: String) {
    let bytes = row.utf8
    let colon = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.endIndex
    id = String(Substring(bytes[..<colon]))
    text = String(Substring(bytes[colon...].dropFirst(2)))
  }
}
