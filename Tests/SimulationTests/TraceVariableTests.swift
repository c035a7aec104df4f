import Simulation
import TestSupport
import Testing

/// Variables by what they are about, and the names that stand for them.
@Suite struct TraceVariableTests {
  /// One function that calls another: each has an environment 1.
  private static let trace: Trace = {
    var orders = FunctionSpecification(.constant(.seconds(1)))
    orders.program.append(Operation(.invoke, target: 2))
    let stock = FunctionSpecification(.constant(.seconds(1)))
    let client = ClientSpecification(target: 1, traffic: .times([.start]))
    return Trace(
      Run(
        Scenario(services: [
          Service("users", .client(client)), Service("orders", .function(orders)),
          Service("stock", .function(stock)),
        ])))
  }()

  @Test func namesOfSeveralServicesSayWhoseTheyAre() {
    let names = Self.trace.variables.map(\.name)
    #expect(names.contains("environment 1 of orders") && names.contains("running of stock"))
    #expect(names.contains("request 1") && !names.contains("environment 1"))
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: ["environment 1 of stock", "stock.environment 1"])
  func bothWaysToSayWhoseLeadThere(_ name: String) throws {
    let place = try Self.trace.names.place(name).get()
    #expect(Self.trace.variables[place].id == .init(.environment(1), of: "stock"))
  }

  @Test func aServiceOfItsOwnSaysWhoseItIs() throws {
    for name in ["environment 1", "environment 1 of stock"] {
      let place = try Self.trace.names.place(name, of: "stock").get()
      #expect(Self.trace.variables[place].service == "stock")
    }
    #expect(throws: VariableProblem.self) {
      try Self.trace.names.place("environment 1 of stock", of: "orders").get()
    }
  }

  @Test func aNameOfSeveralIsAnErrorWithAll() {
    #expect(
      Self.trace.names.place("environment 1")
        == .failure(.ambiguous(["environment 1 of orders", "environment 1 of stock"])))
    #expect(
      Self.trace.names.place("environment 2")
        == .failure(.unknown(Self.trace.variables.map(\.name))))
  }

  @Test(arguments: [
    ("environment 2", TraceSubject.environment(2)), ("request 12", .request(12)),
    ("environment", TraceSubject(.init("environment"))),
    ("zone 01", TraceSubject(.init("zone 01"))),
    ("connection 1", TraceSubject(.init("connection 1"))),
  ])
  func knowsWhatAnAuthorStates(_ name: String, _ subject: TraceSubject) {
    #expect(TraceSubject(stated: name) == subject)
    #expect(subject.name(in: "") == name)
  }

  /// The cell that says what a step is about names the service where two have such a thing.
  @Test func tablesSayWhoseEnvironmentItIs() {
    let table = ExecutionTable(Self.trace, columns: [.step, .resource])
    let cells = table.rows.map(\.cells)
    #expect(cells.contains(["allocate", "environment 1 of orders: allocated"]))
    #expect(cells.contains(["allocate#2", "environment 1 of stock: allocated"]))
  }
}
