import Scenarios
import Simulation

/// Published bills, to the cent.
enum BillCases {
  /// Usage of one case, and which items make which part of the bill.
  struct Draft {
    var usage = Usage()
    var parts: [String: [String]] = [:]

    mutating func add(_ part: String, _ item: String, _ quantity: Exact) {
      usage.add(Usage.Entry(item, quantity, service: "case"))
      parts[part, default: []].append(item)
    }
  }

  static func run(_ sample: SimulatorCase) -> [String: CaseValue]? {
    if sample.inputs["server_usd_month"] != nil { return breakEven(sample) }
    guard let service = sample.inputs["service"]?.text, var book = book(sample) else { return nil }
    var draft = Draft()
    add(service, sample, &draft)
    guard !draft.usage.entries.isEmpty else { return nil }
    apply(sample, &book)
    var options = Bill.Options(hasFreeTier: sample.inputs["free_tier"]?.bool ?? false)
    if sample.inputs["free_transitions"] != nil || sample.inputs["free_storage_gb"] != nil {
      options.hasFreeTier = true
    }
    let bill = Bill(draft.usage, book, options)
    var parts: [String: CaseValue] = [:]
    for (part, items) in draft.parts {
      parts[part] = .number(Set(items).reduce(0) { $0 + bill.amount(of: $1).asDouble })
    }
    var figures: [String: CaseValue] = [
      "total_usd": .number(bill.total.asDouble), "usd": .number(bill.total.asDouble),
      "parts_usd": .object(parts),
    ]
    for (part, amount) in parts { figures[part + "_usd"] = amount }
    return figures
  }

  private static func book(_ sample: SimulatorCase) -> PriceBook? {
    let isLater = sample.inputs["restores"] != nil || sample.inputs["snapstart"] != nil
    return Books.builtIn.prices(isLater ? "aws-2025-08" : Books.defaultName)
  }

  /// A case that names its own price is billed with it.
  private static func apply(_ sample: SimulatorCase, _ book: inout PriceBook) {
    let own = [
      ("price_per_gb_s", "lambda.duration.x86"), ("transfer_price_per_gb", "transfer.out"),
    ]
    for (key, id) in own {
      guard let price = sample.input(key),
        let index = book.items.firstIndex(where: { $0.id == id })
      else { continue }
      let item = book.items[index]
      book.items[index] = PriceItem(
        id: id, service: item.service, title: item.title, unit: item.unit,
        tiers: [.init(upTo: nil, price: Exact(measured: price))], free: item.free)
    }
  }

  private static func add(_ service: String, _ sample: SimulatorCase, _ draft: inout Draft) {
    switch service {
    case "lambda": addFunctions(sample, &draft)
    case "lambda@edge":
      let requests = sample.input("requests", 0) ?? 0
      let span = sample.input("duration_ms", 0) ?? 0
      let memory = sample.input("memory_mb", 128) ?? 128
      draft.add("compute", "lambda.edge-duration", gigabyteSeconds(requests, span, memory))
      draft.add("requests", "lambda.edge-requests", exact(requests))
    case "apigateway-http", "apigw-http": addGateway(sample, "apigateway.http", &draft)
    case "apigateway-rest", "apigw-rest": addGateway(sample, "apigateway.rest", &draft)
    case "apigateway-websocket", "apigw-websocket":
      draft.add(
        "messages", "apigateway.websocket-messages", exact(sample.input("messages", 0) ?? 0))
      draft.add(
        "connection", "apigateway.websocket-minutes",
        exact(sample.input("connection_minutes", 0) ?? 0))
    case "ec2":
      draft.add(
        "hours", "ec2.\(sample.inputs["type"]?.text ?? "")",
        exact(sample.input("hours", 730) ?? 730))
    default: addOthers(service, sample, &draft)
    }
  }

  private static func addOthers(
    _ service: String, _ sample: SimulatorCase, _ draft: inout Draft
  ) {
    switch service {
    case "stepfunctions-standard":
      let count =
        sample.input("transitions")
        ?? (sample.input("executions", 0) ?? 0) * (sample.input("transitions_each", 1) ?? 1)
      draft.add("transitions", "stepfunctions.transitions", exact(count))
    case "stepfunctions-express":
      let requests = sample.input("requests", sample.input("executions", 0)) ?? 0
      let span = sample.input("duration_ms", (sample.input("duration_s", 0) ?? 0) * 1000) ?? 0
      let memory = sample.input("memory_mb", 64) ?? 64
      draft.add("requests", "stepfunctions.express-requests", exact(requests))
      draft.add(
        "duration", "stepfunctions.express-duration",
        gigabyteSeconds(requests, span, memory).divided(by: 3600))
    case "dynamodb-provisioned":
      let hours = exact(sample.input("hours", 730) ?? 730)
      draft.add("wcu", "dynamodb.write-capacity", exact(sample.input("wcu", 0) ?? 0) * hours)
      draft.add("rcu", "dynamodb.read-capacity", exact(sample.input("rcu", 0) ?? 0) * hours)
      draft.add("storage", "dynamodb.storage", exact(sample.input("storage_gb", 0) ?? 0))
    case "dynamodb-on-demand", "dynamodb", "dynamodb-ondemand":
      draft.add("writes", "dynamodb.write", exact(sample.input("writes", 0) ?? 0))
      draft.add("reads", "dynamodb.read", exact(sample.input("reads", 0) ?? 0))
      draft.add("storage", "dynamodb.storage", exact(sample.input("storage_gb", 0) ?? 0))
    default: break
    }
  }

  /// Requests of a gateway, and what leaves through it.
  private static func addGateway(
    _ sample: SimulatorCase, _ item: String, _ draft: inout Draft
  ) {
    var requests = sample.input("requests", 0) ?? 0
    if let perMinute = sample.input("requests_per_minute") {
      requests = perMinute * 1440 * (sample.input("days", 30) ?? 30)
    }
    if let perDay = sample.input("requests_per_day") {
      requests = perDay * (sample.input("days", 30) ?? 30)
    }
    if item == "apigateway.http", let payload = sample.inputs["payload"]?.text,
      let bytes = Units.bytes(payload)
    {
      requests *= Double((bytes + (512 << 10) - 1) / (512 << 10))
    }
    draft.add("requests", item, exact(requests))
    guard let size = sample.input("response_kb"), sample.inputs["private"]?.bool != true else {
      return
    }
    draft.add("transfer", "transfer.out", exact(requests) * exact(size).divided(by: 1 << 20))
  }

  private static func addFunctions(_ sample: SimulatorCase, _ draft: inout Draft) {
    let architecture = sample.inputs["arch"]?.text ?? "x86"
    if let amount = sample.input("gb_s") {
      return draft.add("compute", "lambda.duration.\(architecture)", exact(amount))
    }
    let functions = sample.inputs["functions"]?.list ?? [sample.inputs]
    for function in functions { add(function, architecture, &draft) }
    if let bytes = sample.input("streamed_gb") ?? sample.input("streaming_gb") {
      draft.add("streaming", "lambda.streamed", exact(bytes))
    }
    if let restores = sample.input("restores") {
      let gigabytes = exact(sample.input("memory_mb", 1024) ?? 1024).divided(by: 1024)
      let days = sample.input("days", 31) ?? 31
      draft.add(
        "snapstart_cache", "lambda.snapstart-cache", gigabytes * exact(days * 86_400))
      draft.add("snapstart_restores", "lambda.snapstart-restores", gigabytes * exact(restores))
    }
  }

  private static func add(
    _ function: CaseValue, _ architecture: String, _ draft: inout Draft
  ) {
    let memory = function["memory_mb"]?.number ?? 128
    let outside = function["requests"]?.number ?? function["requests_outside"]?.number ?? 0
    let span = function["duration_ms"]?.number ?? function["duration_ms_outside"]?.number ?? 0
    let inside = function["requests_in_window"]?.number ?? 0
    let insideSpan = function["duration_ms_in_window"]?.number ?? 0
    draft.add(
      "compute", "lambda.duration.\(architecture)", gigabyteSeconds(outside, span, memory))
    draft.add("requests", "lambda.requests", exact(outside + inside))
    let scratch = function["ephemeral_storage_mb"]?.number ?? 512
    draft.add(
      "ephemeral_storage", "lambda.scratch",
      gigabyteSeconds(outside, span, max(0, scratch - 512)))
    guard let count = function["provisioned_concurrency"]?.number else { return }
    let seconds = (function["provisioned_hours"]?.number ?? 0) * 3600
    draft.add(
      "provisioned", "lambda.provisioned.\(architecture)",
      exact(count * seconds) * exact(memory).divided(by: 1024))
    draft.add(
      "compute_provisioned", "lambda.provisioned-duration.\(architecture)",
      gigabyteSeconds(inside, insideSpan, memory))
  }

  private static func breakEven(_ sample: SimulatorCase) -> [String: CaseValue]? {
    guard let memory = sample.input("lambda_memory_mb"), let span = sample.input("duration_ms"),
      let server = sample.input("server_usd_month"),
      let book = Books.builtIn.prices(Books.defaultName)
    else { return nil }
    var draft = Draft()
    draft.add("compute", "lambda.duration.x86", gigabyteSeconds(1, span, memory))
    draft.add("requests", "lambda.requests", Exact(1))
    let options = Bill.Options(hasFreeTier: sample.inputs["free_tier"]?.bool ?? false)
    let perMillion = Bill.unrounded(draft.usage.times(1_000_000), book, options)
    let requests = BreakEven.requests(
      perRequest: draft.usage, book, reaching: Exact(measured: server), options: options)
    guard let requests else { return nil }
    return [
      "lambda_usd_per_million": .number(perMillion.asDouble),
      "breakeven_requests_per_month": .number(Double(requests)),
      "breakeven_requests_per_s_730h": .number(Double(requests) / (730 * 3600)),
    ]
  }

  private static func exact(_ value: Double) -> Exact { Exact(measured: value) }

  private static func gigabyteSeconds(
    _ requests: Double, _ milliseconds: Double, _ megabytes: Double
  ) -> Exact {
    exact(requests * milliseconds) * exact(megabytes).divided(by: 1_024_000)
  }
}
