/// The words by which kinds are known. Products are known wherever they stand in a label, nouns as
/// its last word.
enum BoxKindWords {
  static let nouns = table([
    (
      .client, "browser client app mobile web website frontend spa phone cli desktop device devices"
    ),
    (.client, "clients browsers apps laptop ui page"),
    (.user, "user users customer customers admin developer visitor reader person team operator"),
    (.function, "function functions lambda lambdas handler worker workers consumer consumers"),
    (.function, "processor indexer resizer authorizer resolver listener subscriber subscribers"),
    (.gateway, "gateway api proxy router balancer ingress lb alb nlb apigw endpoint firewall waf"),
    (.queue, "queue queues dlq backlog buffer inbox outbox mailbox"),
    (.topic, "topic topics broadcast notifications notification"),
    (.bus, "bus broker stream streams events eventbus"),
    (.table, "table tables"),
    (.bucket, "bucket buckets blob blobs storage files objects assets uploads archive backups"),
    (.cache, "cache caches cdn"),
    (.database, "database databases db store postgres mysql sql replica replicas warehouse"),
    (.server, "server servers host vm vms machine machines instance instances node nodes fleet"),
    (.container, "container containers pod pods image task tasks cluster sidecar"),
    (.schedule, "schedule scheduler cron timer clock schedules"),
    (.workflow, "workflow workflows orchestrator saga pipeline"),
    (.zone, "vpc subnet region zone account az network"),
  ])

  static let products = table([
    (.function, "lambda"),
    (.gateway, "apigateway nginx envoy traefik"),
    (.queue, "sqs rabbitmq"),
    (.topic, "sns pubsub"),
    (.bus, "eventbridge kafka kinesis"),
    (.table, "dynamodb firestore bigtable"),
    (.bucket, "s3 gcs r2"),
    (.cache, "redis memcached elasticache cloudfront"),
    (.database, "postgres postgresql mysql mongodb rds aurora sqlite"),
    (.server, "ec2"),
    (.container, "docker fargate ecs kubernetes k8s"),
    (.workflow, "temporal"),
  ]).merging([
    "step functions": .workflow, "state machine": .workflow, "api gateway": .gateway,
    "load balancer": .gateway, "dead letter": .queue, "event grid": .bus, "service bus": .bus,
    "pub sub": .topic, "cloud run": .container, "cloud functions": .function,
  ]) { first, _ in first }

  private static func table(_ rows: [(BoxKind, String)]) -> [String: BoxKind] {
    var table: [String: BoxKind] = [:]
    for (kind, words) in rows {
      for word in words.split(separator: " ") { table[String(word)] = kind }
    }
    return table
  }
}
