import Simulation

/// A stream: takes records, and hands them on to everybody who reads.
struct StreamPart: StagePart {
  let kinds = ["stream"]
  let look = StageScene.Look.store

  func targets(_ service: Service) -> [(target: Int, isEvent: Bool)] {
    guard let stream = service.kind.stream else { return [] }
    return stream.readers.flatMap { reader in
      [reader.target, reader.onFailure].compactMap { $0.map { ($0, true) } }
    }
  }

  func show(_ step: Step, of service: Service, on stage: inout StageBuilder) {
    switch step.kind {
    case .enqueue: stage.visit()
    case .reject, .throttle: stage.visit(.refused)
    default: break
    }
  }

  func charges(
    _ step: Step, of service: Service, on stage: StageBuilder
  ) -> [StageCharge] {
    step.kind == .enqueue ? [.once("kinesis.put-units", Exact(1))] : []
  }

  func standing(_ service: Service) -> [(item: String, perHour: Exact)] {
    guard let stream = service.kind.stream else { return [] }
    return [("kinesis.shard-hours", Exact(stream.shards))]
  }
}
