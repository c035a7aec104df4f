import Simulation

/// An object store.
struct BucketPart: StagePart {
  let kinds = ["bucket"]
  let look = StageScene.Look.store

  func targets(_ service: Service) -> [(target: Int, isEvent: Bool)] {
    guard let bucket = service.kind.bucket else { return [] }
    return bucket.notifies.map { [($0, true)] } ?? []
  }

  func show(_ step: Step, of service: Service, on stage: inout StageBuilder) {
    switch step.kind {
    case .put, .fetch: stage.visit()
    case .reject, .error: stage.visit(.refused)
    default: break
    }
  }

  func charges(
    _ step: Step, of service: Service, on stage: StageBuilder
  ) -> [StageCharge] {
    switch step.kind {
    case .put: [.once("s3.put", Exact(1))]
    case .fetch: [.once("s3.get", Exact(1))]
    default: []
    }
  }
}

/// A table with metered capacity.
struct TablePart: StagePart {
  let kinds = ["table"]
  let look = StageScene.Look.store
  let decisions: [[StepKind]] = [[.write, .throttle], [.read, .throttle]]

  func targets(_ service: Service) -> [(target: Int, isEvent: Bool)] {
    guard let table = service.kind.table else { return [] }
    return [table.stream?.target, table.stream?.onFailure].compactMap { $0.map { ($0, true) } }
  }

  func show(_ step: Step, of service: Service, on stage: inout StageBuilder) {
    switch step.kind {
    case .read, .write, .remove, .query: stage.visit()
    case .reject, .throttle, .error: stage.visit(.refused)
    default: break
    }
  }

  func charges(
    _ step: Step, of service: Service, on stage: StageBuilder
  ) -> [StageCharge] {
    guard let table = service.kind.table, table.mode == .onDemand else { return [] }
    let units = Exact(Int(step.value), over: 2)
    return switch step.kind {
    case .read, .query: [.once("dynamodb.read", units)]
    case .write, .remove: [.once("dynamodb.write", units)]
    default: []
    }
  }

  func standing(_ service: Service) -> [(item: String, perHour: Exact)] {
    guard let table = service.kind.table else { return [] }
    let storage = [("dynamodb.storage", Exact(measured: table.stored).divided(by: 730))]
    guard case .provisioned(let writes, let reads) = table.mode else { return storage }
    return storage + [
      ("dynamodb.write-capacity", Exact(writes)), ("dynamodb.read-capacity", Exact(reads)),
    ]
  }
}

/// A cache in front of something slower.
struct CachePart: StagePart {
  let kinds = ["cache"]
  let look = StageScene.Look.store
  let decisions: [[StepKind]] = [[.hit, .miss]]

  func targets(_ service: Service) -> [(target: Int, isEvent: Bool)] {
    guard let cache = service.kind.cache else { return [] }
    return cache.origin.map { [($0, false)] } ?? []
  }

  func show(_ step: Step, of service: Service, on stage: inout StageBuilder) {
    if step.kind == .hit || step.kind == .miss { stage.visit() }
  }

  func standing(_ service: Service) -> [(item: String, perHour: Exact)] {
    guard let cache = service.kind.cache else { return [] }
    return [("elasticache.\(cache.type)", Exact(1))]
  }
}

/// A database with a limited number of connections.
struct DatabasePart: StagePart {
  let kinds = ["database"]
  let look = StageScene.Look.store
  let thing = "connection"
  let decisions: [[StepKind]] = [[.query, .wait, .reject]]

  func limit(_ service: Service, _ scenario: Scenario) -> Int? {
    guard let database = service.kind.database else { return nil }
    return database.connectionsMax
  }

  func show(_ step: Step, of service: Service, on stage: inout StageBuilder) {
    switch step.kind {
    case .connect: stage.set(step.subject + 1, .ready)
    case .disconnect: stage.remove(step.subject + 1)
    case .wait: stage.arrive(.line)
    case .query:
      stage.stay(.gone)
      stage.visit(thing: step.subject + 1)
    case .reject: stage.visit(.refused)
    case .lose: stage.set(0, .away)
    case .regain, .failover: stage.remove(0)
    default: break
    }
  }

  func standing(_ service: Service) -> [(item: String, perHour: Exact)] {
    guard let database = service.kind.database, database.sleep == nil else { return [] }
    return [("rds.\(database.type)", Exact(database.failover == nil ? 1 : 2))]
  }
}
