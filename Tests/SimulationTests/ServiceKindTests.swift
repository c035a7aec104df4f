import Scenarios
import Simulation
import TestSupport
import Testing

/// The kinds of services, which the program knows by one list.
@Suite struct ServiceKindTests {
  @Test func everyKindOfAScenarioCanBeRun() {
    for kind in Self.kinds {
      let end = Run(Scenario(services: [Service("one", kind)], horizon: .seconds(1))).end
      #expect(end.reason.isWhole, "\(kind.type)")
    }
  }

  @Test func authorsWriteWhatTheProgramCallsThem() {
    #expect(Set(Self.kinds.map(\.type)) == Set(Components.all.map(\.type)))
    #expect(Set(Self.kinds.map(\.type)).count == Self.kinds.count)
  }

  @Test func equalValuesOfTwoKindsAreNotEqual() {
    #expect(Service.Kind.topic(.init()) == .topic(.init()))
    #expect(Service.Kind.topic(.init(recipients: [Recipient(1)])) != .topic(.init()))
    #expect(Service.Kind.topic(.init()) != .bus(.init()))
    #expect(Service.Kind.topic(.init()).bus == nil && Service.Kind.bus(.init()).bus != nil)
  }

  /// Ids stand in the addresses of pages: none may come twice, and none is without a sentence.
  @Test func stepsAndCausesHaveNamesOfTheirOwn() {
    let steps = StepKind.allCases
    #expect(Set(steps.map(\.id)).count == steps.count)
    #expect(steps.allSatisfy { !$0.sentence.isEmpty && !$0.id.contains(":") })
    #expect(StepKind.retryLater.id == "retry-later" && StepKind.hit.sentence.hasPrefix("{actor}"))
    #expect(Set(Cause.allCases.map(\.id)).count == Cause.allCases.count)
    #expect(Cause.none.id == "none" && Cause.none.reason.isEmpty)
  }

  private static let kinds: [Service.Kind] = [
    .client(ClientSpecification(target: 0, traffic: .times([]))), .gateway(.init()),
    .function(.init()), .bucket(.init()), .table(.init()), .queue(.init()), .topic(.init()),
    .bus(.init()), .schedule(.init()), .workflow(.init()), .server(.init()), .container(.init()),
    .stream(.init()), .balancer(.init()),
    .database(.init()), .cache(.init()),
  ]
}
