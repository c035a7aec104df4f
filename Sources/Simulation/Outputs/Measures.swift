// The figures of each kind of service.

/// Percentiles that are shown of every latency.
private let percentiles: [(id: String, share: Double)] = [
  ("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("p99.9", 0.999),
]

extension Histogram {
  /// Mean, percentiles and the greatest, as `mean-latency` and so on.
  func measures(_ name: String) -> [Measure] {
    [Measure("mean-\(name)", meanSeconds, .seconds)]
      + percentiles.map { Measure("\($0.id)-\(name)", percentile($0.share).seconds, .seconds) }
      + [Measure("max-\(name)", greatest.seconds, .seconds)]
  }
}

extension ClientCounts {
  var measures: [Measure] {
    [
      Measure("requests", Double(requests)), Measure("answered", Double(answered)),
      Measure("failed", Double(failed)), Measure("throttled", Double(throttled)),
      Measure("waiting", Double(waiting.count)), Measure("attempts", Double(attempts)),
    ] + latency.measures("latency") + failureMeasures
      + [Measure("mean-in-system", waiting.mean, .mean)]
      + statusMeasures(statuses)
  }
}

extension ClientCounts {
  /// How long requests took that failed for good, where there are any.
  private var failureMeasures: [Measure] {
    guard failureLatency.count > 0 else { return [] }
    return [
      Measure("mean-failure-latency", failureLatency.meanSeconds, .seconds),
      Measure("p99-failure-latency", failureLatency.percentile(0.99).seconds, .seconds),
      Measure("max-failure-latency", failureLatency.greatest.seconds, .seconds),
    ]
  }
}

private func statusMeasures(_ statuses: [Int]) -> [Measure] {
  statuses.indices.filter { statuses[$0] > 0 }.map {
    Measure("status-\($0)", Double(statuses[$0]))
  }
}

extension GatewayCounts {
  var measures: [Measure] {
    [
      Measure("arrived", Double(arrived)), Measure("passed", Double(passed)),
      Measure("throttled", Double(throttled)), Measure("timeouts", Double(timeouts)),
      Measure("cached", Double(cached)), Measure("billed", Double(billed)),
      Measure("open", open.mean, .mean), Measure("peak-open", Double(open.peak)),
    ] + latency.measures("latency") + statusMeasures(statuses)
  }
}

extension FunctionCounts {
  func measures(_ specification: FunctionSpecification) -> [Measure] {
    callMeasures + environmentMeasures
      + duration.measures("duration") + [
        Measure("mean-initialisation", initialisation.meanSeconds, .seconds),
        Measure("billed", Double(billedMilliseconds + billedInitialisation), .milliseconds),
        Measure("billed-provisioned", Double(billedProvisionedMilliseconds), .milliseconds),
        Measure(
          "billed-gb-s",
          Double(billedMilliseconds + billedInitialisation) * Double(specification.memory)
            / 1.024e6, .gigabyteSeconds),
      ]
  }

  private var callMeasures: [Measure] {
    [
      Measure("arrived", Double(arrived)), Measure("started", Double(started)),
      Measure("cold-starts", Double(coldStarts)), Measure("warm-starts", Double(warmStarts)),
      Measure("cold-share", Double(coldStarts) / Double(max(1, started)), .share),
      Measure("throttled", Double(throttled)),
      Measure("throttled-share", Double(throttled) / Double(max(1, arrived)), .share),
      Measure("rejected", Double(rejected)), Measure("succeeded", Double(succeeded)),
      Measure("errors", Double(errors)), Measure("timeouts", Double(timeouts)),
      Measure("crashes", Double(crashes)), Measure("retries", Double(retries)),
      Measure("dead-letters", Double(deadLetters)),
    ] + (recursions > 0 ? [Measure("recursions-stopped", Double(recursions))] : [])
  }

  private var environmentMeasures: [Measure] {
    [
      Measure("running", running.mean, .mean), Measure("running-now", Double(running.count)),
      Measure("p50-running", Double(running.percentile(0.5))),
      Measure("p99-running", Double(running.percentile(0.99))),
      Measure("peak-running", Double(running.peak)),
      Measure("environments", alive.mean, .mean),
      Measure("environments-now", Double(alive.count)),
      Measure("peak-environments", Double(alive.peak)),
      Measure("environments-created", Double(environmentsCreated)),
      Measure("environments-released", Double(environmentsReleased)),
      Measure("idle", max(0, alive.mean - running.mean), .mean),
      Measure("idle-time", idleNanoseconds / 1e9, .seconds),
      Measure("utilisation", alive.mean > 0 ? running.mean / alive.mean : 0, .share),
      Measure("lifespan", lifespanSeconds / Double(max(1, environmentsReleased)), .seconds),
    ]
  }
}

extension BucketCounts {
  var measures: [Measure] {
    [
      Measure("puts", Double(puts)), Measure("fetches", Double(fetches)),
      Measure("denied", Double(denied)), Measure("failed", Double(failed)),
      Measure("notifications", Double(notifications)), Measure("bytes", Double(bytes)),
    ] + latency.measures("latency")
  }
}

extension TableCounts {
  var measures: [Measure] {
    [
      Measure("reads", Double(reads)), Measure("writes", Double(writes)),
      Measure("read-units", Double(readHalves) / 2, .units),
      Measure("write-units", Double(writeHalves) / 2, .units),
      Measure("throttled", Double(throttled)), Measure("denied", Double(denied)),
      Measure("failed", Double(failed)), Measure("streamed", Double(streamed)),
    ] + latency.measures("latency") + (stream.map(\.measures) ?? [])
  }
}

extension StreamCounts {
  var measures: [Measure] {
    [
      Measure("stream-batches", Double(batches)), Measure("stream-retries", Double(retries)),
      Measure("stream-dropped", Double(dropped)),
    ] + age.measures("iterator-age")
  }
}

extension QueueCounts {
  var measures: [Measure] {
    [
      Measure("sent", Double(sent)), Measure("received", Double(received)),
      Measure("batches", Double(batches)), Measure("deleted", Double(deleted)),
      Measure("reappeared", Double(reappeared)), Measure("dead", Double(dead)),
      Measure("expired", Double(expired)), Measure("denied", Double(denied)),
      Measure("visible", visible.mean, .mean), Measure("visible-now", Double(visible.count)),
      Measure("peak-visible", Double(visible.peak)),
      Measure("in-flight", inFlight.mean, .mean),
      Measure("in-flight-now", Double(inFlight.count)),
    ] + age.measures("age")
  }
}

extension EventCounts {
  var measures: [Measure] {
    [
      Measure("events", Double(events)), Measure("deliveries", Double(deliveries)),
      Measure("unmatched", Double(unmatched)), Measure("denied", Double(denied)),
    ]
  }
}

extension WorkflowCounts {
  var measures: [Measure] {
    [
      Measure("started", Double(started)), Measure("succeeded", Double(succeeded)),
      Measure("failed", Double(failed)), Measure("timeouts", Double(timedOut)),
      Measure("transitions", Double(transitions)), Measure("retries", Double(retries)),
      Measure("denied", Double(denied)), Measure("running", running.mean, .mean),
      Measure("running-now", Double(running.count)),
      Measure("billed", Double(billedMilliseconds), .milliseconds),
    ] + duration.measures("duration")
  }
}

extension ServerCounts {
  var measures: [Measure] {
    [
      Measure("arrived", Double(arrived)), Measure("served", Double(served)),
      Measure("failed", Double(failed)), Measure("refused", Double(refused)),
      Measure("lost", Double(lost)), Measure("waited", Double(waited)),
      Measure("wait-share", Double(waited) / Double(max(1, arrived)), .share),
    ] + wait.measures("wait") + response.measures("response") + [
      Measure("queue-length", queued.mean, .mean),
      Measure("peak-queue-length", Double(queued.peak)),
      Measure("in-system", inSystem.mean, .mean),
      Measure("in-system-now", Double(inSystem.count)), Measure("busy", busy.mean, .mean),
      Measure("utilisation", places.mean > 0 ? busy.mean / places.mean : 0, .share),
      Measure("servers", alive.mean, .mean), Measure("peak-servers", Double(alive.peak)),
      Measure("server-hours", alive.mean * alive.total / 3.6e12, .hours),
      Measure("booted", Double(booted)), Measure("stopped", Double(stopped)),
    ]
  }
}

extension DatabaseCounts {
  var measures: [Measure] {
    [
      Measure("queries", Double(queries)), Measure("refused", Double(refused)),
      Measure("denied", Double(denied)), Measure("unavailable", Double(unavailable)),
      Measure("connected", Double(connected)), Measure("failovers", Double(failovers)),
      Measure("connections", connections.mean, .mean),
      Measure("connections-now", Double(connections.count)),
      Measure("peak-connections", Double(connections.peak)),
      Measure("waiting", waiting.mean, .mean),
    ] + latency.measures("latency")
  }
}

extension CacheCounts {
  var measures: [Measure] {
    [
      Measure("lookups", Double(lookups)), Measure("hits", Double(hits)),
      Measure("misses", Double(misses)),
      Measure("hit-share", Double(hits) / Double(max(1, lookups)), .share),
      Measure("evictions", Double(evictions)), Measure("expirations", Double(expirations)),
      Measure("kept", kept.mean, .mean), Measure("kept-now", Double(kept.count)),
    ] + latency.measures("latency")
  }
}
