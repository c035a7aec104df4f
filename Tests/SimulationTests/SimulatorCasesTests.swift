import Testing

/// Every case of the case file: closed forms, other simulators, published bills, documented
/// behaviour.
@Suite struct SimulatorCasesTests {
  @Test(arguments: SimulatorCase.all)
  func agreesWithTheCase(_ sample: SimulatorCase) throws {
    let ours = try #require(CaseRunner.run(sample), "no runner knows \(sample.kind)")
    for row in CaseComparison(sample: sample).rows(ours) where row.departure == nil {
      #expect(
        row.isWithin,
        "\(sample.id) \(row.key): expected \(row.expected.shown), ours \(row.ours?.shown ?? "none")")
    }
  }

  @Test func theFileIsThere() {
    #expect(SimulatorCase.all.count >= 81)
  }
}
