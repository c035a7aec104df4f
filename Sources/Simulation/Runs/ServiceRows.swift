/// The kinds of services, sources first, then those that are called most often. A line here, and a
/// bracket at the end, make a kind known.
// swift-format-ignore
package typealias ServiceRows =
  Row<ScheduleService,
  Row<Client,
  Row<FunctionService,
  Row<ServerFleet,
  Row<ContainerService,
  Row<Gateway,
  Row<QueueService,
  Row<TableService,
  Row<BucketService,
  Row<TopicService,
  Row<BusService,
  Row<WorkflowService,
  Row<DatabaseService,
  Row<CacheService,
  Row<Balancer,
  Row<StreamService,
  NoRow>>>>>>>>>>>>>>>>
