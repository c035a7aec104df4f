// Compiled twice: into the tests, and with the kernel's own sources into a WebAssembly module.
#if canImport(Simulation)
  import Simulation
#endif

/// A system of many kinds of services, and the figures of a run of it: whoever runs it must get the
/// same digits.
enum EmbeddedScenario {
  static var scenario: Scenario {
    var client = ClientSpecification(target: 1, traffic: .poisson(perSecond: 40))
    client.requestsMax = 4000
    var gateway = GatewaySpecification()
    gateway.target = 2
    var function = FunctionSpecification()
    function.initialisation = .logNormal(median: .milliseconds(300), sigma: 0.4)
    function.idleTimeout = .seconds(60)
    function.program = [
      .work(.exponential(mean: .seconds(0.2))), Operation(.write, target: 3),
      Operation(.send, target: 4),
    ]
    var table = TableSpecification()
    table.latency = .uniform(.milliseconds(2), .milliseconds(9))
    var queue = QueueSpecification()
    queue.consumer = 5
    var server = ServerSpecification()
    server.count = 3
    server.work = .exponential(mean: .milliseconds(60))
    return Scenario(
      services: [
        Service("users", .client(client)), Service("door", .gateway(gateway)),
        Service("work", .function(function)), Service("items", .table(table)),
        Service("line", .queue(queue)), Service("fleet", .server(server)),
      ], seed: 7, focus: .nothing)
  }

  /// All figures in order, then what was used of each item.
  static var digits: [Double] {
    let run = Run(scenario)
    let figures = run.metrics.services.flatMap { $0.measures.map { $0.value } }
    return figures + run.usage.entries.map { $0.quantity.asDouble }
  }
}
