/// The kinds of steps in a run: a row of each, its symbolic id in pages (`allocate`, and
/// `allocate#2` for the second) before the colon and its sentence behind it. Ids are never changed.
///
/// Sentences are filled in by `Wording`: `{actor}`, `{subject}`, `{request}`, `{value}` and so on.
package enum StepKind: String, Sendable, CaseIterable, BitwiseCopyable {
  // A client.
  case send = "send: {actor} sends request {request}"
  case answer = "answer: Request {request} is answered"
  case fail = "fail: Request {request} fails{failure}"
  case giveUp = "give-up: {actor} stops waiting for request {request}"
  case retry = "retry: {actor} tries again"
  case breakerOpens = "breaker-opens: {actor} asks nobody for {duration}"
  case breakerCloses = "breaker-closes: {actor} asks again"
  // Any service that takes a call.
  case receive = "receive: {actor} receives request {request}"
  case reject = "reject: {actor} turns request {request} away"
  case throttle = "throttle: {actor} throttles request {request}"
  case pass = "pass: {actor} passes request {request} on"
  // A function's environments.
  case allocate = "allocate: {actor} allocates environment {subject}"
  case initialise = "initialise: Environment {subject} initialises ({duration})"
  case reuse = "reuse: {actor} reuses environment {subject}"
  case run = "run: Environment {subject} runs the handler"
  case work = "work: The handler works"
  case finish = "finish: The handler returns after {duration}"
  case error = "error: {actor} fails on request {request}"
  case timeOut = "time-out: {actor} reaches its timeout"
  case crash = "crash: {actor} loses number {subject}"
  case keep = "keep: Environment {subject} is kept for reuse"
  case release = "release: {actor} releases environment {subject}"
  case provision = "provision: {actor} prepares environment {subject}"
  case accept = "accept: {actor} accepts request {request} for later"
  case recognise = "recognise: {actor} knows request {request} already"
  case retryLater = "retry-later: {actor} will try again in {duration}"
  case deadLetter = "dead-letter: {actor} gives request {request} up"
  case deliverOutcome = "deliver-outcome: {actor} reports the outcome of request {request}"
  // Data.
  case read = "read: {actor} reads an item"
  case write = "write: {actor} writes an item"
  case remove = "remove: {actor} removes an item"
  case put = "put: {actor} stores an object"
  case fetch = "fetch: {actor} hands an object out"
  case notify = "notify: {actor} tells of the new object"
  case stream = "stream: {actor} tells of the changed item"
  // Messages.
  case enqueue = "enqueue: {actor} takes message {subject}"
  case poll = "poll: {actor} hands message {subject} out"
  case delete = "delete: {actor} deletes message {subject}"
  case reappear = "reappear: Message {subject} is visible again"
  case publish = "publish: {actor} takes an event"
  case emit = "emit: {actor} takes an event"
  case trigger = "trigger: {actor} hands a copy on"
  // Servers, tasks, databases, caches.
  case wait = "wait: Request {request} waits"
  case serve = "serve: {actor} serves request {request} on server {subject}"
  case leave = "leave: {actor} is done with request {request}"
  case boot = "boot: {actor} starts server {subject}"
  case ready = "ready: Server {subject} of {actor} is ready"
  case scaleOut = "scale-out: {actor} grows to {value}"
  case scaleIn = "scale-in: {actor} shrinks to {value}"
  case stop = "stop: {actor} stops server {subject}"
  case patch = "patch: {actor} patches server {subject}"
  case recover = "recover: Server {subject} of {actor} is back"
  case connect = "connect: {actor} opens connection {value}"
  case disconnect = "disconnect: {actor} closes a connection, {value} are left"
  case hit = "hit: {actor} knows the answer"
  case miss = "miss: {actor} has to ask"
  case evict = "evict: {actor} forgets an answer"
  case query = "query: {actor} answers a query"
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
  case lose = "lose: Zone {subject} is lost"
  case regain = "regain: Zone {subject} is back"
  case failover = "failover: {actor} moves to another zone"
  case deploy = "deploy: {actor} gets a new version"
  // The run itself.
  case end = "end: The run ends"
  // A row that an author wrote, named like no other kind.
  case stated = "stated: {actor} acts"

  /// The id as pages write it: words joined by hyphens.
  package var id: String { NamedRow(rawValue).id }
  /// The sentence in English, with gaps.
  package var sentence: String { NamedRow(rawValue).text }
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
