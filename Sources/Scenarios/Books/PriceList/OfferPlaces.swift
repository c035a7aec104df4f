import Simulation

/// Where a product of Amazon's price lists belongs in a price book.
struct OfferPlace: Sendable {
  /// The list: `AWSLambda`.
  let offer: String
  /// What is counted; a star at the end stands for a kind of machine, and does so in `item` too.
  let usage: String
  let item: String
  /// The units that the list may count in.
  let units: [String]
  /// Other attributes that the product must have: several products can share a usage.
  let attributes: [String: String]
  /// So many of the list's units are one of the book's.
  let unitsEach: Int

  private init(
    _ offer: String, _ usage: String, _ item: String, _ units: String...,
    where attributes: [String: String] = [:], unitsEach: Int = 1
  ) {
    self.offer = offer
    self.usage = usage
    self.item = item
    self.units = units
    self.attributes = attributes
    self.unitsEach = unitsEach
  }

  /// The book's item for a product; nil when it is another product.
  func item(for product: Offer.Product, of code: String) -> String? {
    guard code == offer, attributes.allSatisfy({ product.attributes[$0.key] == $0.value }) else {
      return nil
    }
    guard usage.hasSuffix("*") else { return product.usage == usage ? item : nil }
    let start = usage.dropLast()
    guard product.usage.hasPrefix(start), product.usage != start else { return nil }
    return String(item.dropLast()) + String(product.usage.dropFirst(start.count))
  }

  /// All places. Usages and units are those of the lists of August 2026.
  static let all: [OfferPlace] = functions + gateways + data + messages + machines + networks

  private static let functions = [
    OfferPlace("AWSLambda", "Request", "lambda.requests", "Requests"),
    OfferPlace("AWSLambda", "Request-ARM", "lambda.requests", "Requests"),
    OfferPlace("AWSLambda", "Lambda-GB-Second", "lambda.duration.x86", "Lambda-GB-Second"),
    OfferPlace("AWSLambda", "Lambda-GB-Second-ARM", "lambda.duration.arm", "Lambda-GB-Second"),
    OfferPlace(
      "AWSLambda", "Lambda-Provisioned-Concurrency", "lambda.provisioned.x86", "Lambda-GB-Second"),
    OfferPlace(
      "AWSLambda", "Lambda-Provisioned-Concurrency-ARM", "lambda.provisioned.arm",
      "Lambda-GB-Second"),
    OfferPlace(
      "AWSLambda", "Lambda-Provisioned-GB-Second", "lambda.provisioned-duration.x86",
      "Lambda-GB-Second"),
    OfferPlace(
      "AWSLambda", "Lambda-Provisioned-GB-Second-ARM", "lambda.provisioned-duration.arm",
      "Lambda-GB-Second"),
    OfferPlace("AWSLambda", "Lambda-Storage-GB-Second", "lambda.scratch", "GB-Seconds"),
    OfferPlace("AWSLambda", "Lambda-Storage-GB-Second-ARM", "lambda.scratch", "GB-Seconds"),
    OfferPlace("AWSLambda", "Lambda-Edge-Request", "lambda.edge-requests", "Requests", "Request"),
    OfferPlace(
      "AWSLambda", "Lambda-Edge-GB-Second", "lambda.edge-duration", "Lambda-GB-Second",
      "GB-Seconds", "Second"),
    OfferPlace("AmazonStates", "StateTransition", "stepfunctions.transitions", "StateTransitions"),
    OfferPlace(
      "AmazonStates", "StepFunctions-Request", "stepfunctions.express-requests", "Requests",
      "Request"),
    OfferPlace(
      "AmazonStates", "StepFunctions-GB-Second", "stepfunctions.express-duration", "GB-Second",
      "GB-Seconds", unitsEach: 3600),
  ]

  private static let gateways = [
    OfferPlace("AmazonApiGateway", "ApiGatewayHttpRequest", "apigateway.http", "Requests"),
    OfferPlace("AmazonApiGateway", "ApiGatewayRequest", "apigateway.rest", "Requests"),
    OfferPlace(
      "AmazonApiGateway", "ApiGatewayMessage", "apigateway.websocket-messages", "Messages",
      "Message"),
    OfferPlace(
      "AmazonApiGateway", "ApiGatewayMinute", "apigateway.websocket-minutes", "Minutes",
      "minutes"),
    OfferPlace(
      "AmazonApiGateway", "ApiGatewayCacheUsage:1.6GB", "apigateway.rest-cache-1.6", "Hrs",
      "Hours"),
  ]

  private static let data = [
    OfferPlace(
      "AmazonDynamoDB", "WriteRequestUnits", "dynamodb.write", "WriteRequestUnits"),
    OfferPlace("AmazonDynamoDB", "ReadRequestUnits", "dynamodb.read", "ReadRequestUnits"),
    OfferPlace(
      "AmazonDynamoDB", "WriteCapacityUnit-Hrs", "dynamodb.write-capacity",
      "WriteCapacityUnit-Hrs"),
    OfferPlace(
      "AmazonDynamoDB", "ReadCapacityUnit-Hrs", "dynamodb.read-capacity", "ReadCapacityUnit-Hrs"),
    OfferPlace("AmazonDynamoDB", "TimedStorage-ByteHrs", "dynamodb.storage", "GB-Mo"),
    OfferPlace(
      "AmazonS3", "TimedStorage-ByteHrs", "s3.storage", "GB-Mo", where: ["volumetype": "Standard"]),
    OfferPlace("AmazonS3", "Requests-Tier1", "s3.put", "Requests"),
    OfferPlace("AmazonS3", "Requests-Tier2", "s3.get", "Requests"),
    OfferPlace(
      "AmazonRDS", "InstanceUsage:*", "rds.*", "Hrs",
      where: ["databaseengine": "MySQL", "deploymentoption": "Single-AZ"]),
    OfferPlace(
      "AmazonElastiCache", "NodeUsage:*", "elasticache.*", "Hrs", where: ["cacheengine": "Redis"]),
  ]

  private static let messages = [
    OfferPlace(
      "AWSQueueService", "Requests-RBP", "sqs.requests", "Requests",
      where: ["queuetype": "Standard"]),
    OfferPlace(
      "AWSQueueService", "Requests-Tier1", "sqs.requests", "Requests",
      where: ["queuetype": "Standard"]),
    OfferPlace("AWSQueueService", "Requests-FIFO-RBP", "sqs.fifo-requests", "Requests"),
    OfferPlace("AWSQueueService", "Requests-FIFO-Tier1", "sqs.fifo-requests", "Requests"),
    OfferPlace("AmazonSNS", "Requests-Tier1", "sns.requests", "Requests"),
    OfferPlace(
      "AWSEvents", "Event-64K-Chunks", "eventbridge.custom", "64K-Chunks",
      where: ["eventtype": "Custom Event"]),
    OfferPlace("AmazonCloudWatch", "DataProcessing-Bytes", "cloudwatch.logs", "GB"),
  ]

  private static let machines = [
    OfferPlace(
      "AmazonEC2", "BoxUsage:*", "ec2.*", "Hrs",
      where: [
        "operatingsystem": "Linux", "tenancy": "Shared", "preinstalledsw": "NA",
        "capacitystatus": "Used",
      ]),
    OfferPlace("AmazonECS", "Fargate-vCPU-Hours:perCPU", "fargate.processor-hours", "hours"),
    OfferPlace("AmazonECS", "Fargate-GB-Hours", "fargate.gigabyte-hours", "hours"),
  ]

  private static let networks = [
    OfferPlace("AmazonEC2", "NatGateway-Hours", "nat.hours", "Hrs"),
    OfferPlace("AmazonEC2", "NatGateway-Bytes", "nat.data", "GB"),
    OfferPlace(
      "AWSELB", "LoadBalancerUsage", "alb.hours", "Hrs",
      where: ["productfamily": "Load Balancer-Application"]),
    OfferPlace(
      "AWSELB", "LCUUsage", "alb.capacity", "LCU-Hrs",
      where: ["productfamily": "Load Balancer-Application"]),
    OfferPlace("AmazonVPC", "VpcEndpoint-Hours", "privatelink.hours", "Hrs"),
    OfferPlace("AmazonVPC", "VpcEndpoint-Bytes", "privatelink.data", "GB"),
    OfferPlace("AWSDataTransfer", "DataTransfer-Out-Bytes", "transfer.out", "GB"),
  ]
}
