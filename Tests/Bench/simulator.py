#!/usr/bin/env python3
"""Requests per CPU second of the simulator and of SimFaaS, in one run, on the same two scenarios.

Needs Python with the packages `simfaas` and `numpy`, and a release build of the program:

  python Tests/Bench/simulator.py --coldstart .build/release/coldstart

`reference` is 0.9 requests a second for a million seconds, 600 s idle; `many` starts some 600
environments in 400 s. CPU seconds are those of the event loop for SimFaaS and of the whole process,
reading and printing included, for the simulator. It fails when a ratio is below its target.
"""
import argparse
import json
import os
import resource
import subprocess
import tempfile
import time

SCENARIOS = {
    # name: rate, warm, cold, horizon, our horizon, our replications, least ratio
    "reference": (0.9, 1.991, 2.244, 1e6, 2e7, 1, 40),
    "many": (100, 2, 25, 400, 400, 100, 300),
}


def simfaas(rate, warm, cold, horizon):
    import numpy
    from simfaas.ServerlessSimulator import ServerlessSimulator
    from simfaas.SimProcess import ExpSimProcess

    numpy.random.seed(1)
    simulator = ServerlessSimulator(
        arrival_process=ExpSimProcess(rate=rate),
        warm_service_process=ExpSimProcess(rate=1 / warm),
        cold_service_process=ExpSimProcess(rate=1 / cold),
        expiration_threshold=600,
        maximum_concurrency=1000,
        max_time=horizon,
    )
    start = time.process_time()
    simulator.generate_trace(debug_print=False, progress=False)
    seconds = time.process_time() - start
    return {
        "requests_per_cpu_second": simulator.total_req_count / seconds,
        "cold_share": simulator.total_cold_count / simulator.total_req_count,
        "environments": float(simulator.get_average_server_count()),
    }


def ours(coldstart, rate, warm, cold, horizon, replications):
    text = f"""
until: {horizon:.0f} s
focus: nothing
limits: {{events: 100000000000}}
replications: {replications}
accountLimit: 1000
services:
  users: {{type: client, calls: work, poisson: {rate}/s}}
  work:
    type: function
    work: exponential {warm} s
    coldResponse: exponential {cold} s
    timeout: 15 min
"""
    with tempfile.NamedTemporaryFile("w", suffix=".yaml", delete=False) as file:
        file.write(text)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    output = subprocess.run(
        [coldstart, "simulate", file.name, "--metrics"], check=True, capture_output=True, text=True
    ).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    os.unlink(file.name)
    seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    figures = {}
    for line in output.splitlines():
        words = line.split()
        if len(words) >= 3 and words[0] == "work":
            try:
                figures[words[1]] = float(words[2])
            except ValueError:
                pass
    return {
        "requests_per_cpu_second": figures["arrived"] * replications / seconds,
        "cold_share": figures["cold-share"],
        "environments": figures["environments"],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--coldstart", default=".build/release/coldstart")
    arguments = parser.parse_args()
    results, is_fast = {}, True
    for name, (rate, warm, cold, horizon, our_horizon, count, target) in SCENARIOS.items():
        theirs = simfaas(rate, warm, cold, horizon)
        mine = ours(arguments.coldstart, rate, warm, cold, our_horizon, count)
        ratio = mine["requests_per_cpu_second"] / theirs["requests_per_cpu_second"]
        is_fast = is_fast and ratio >= target
        results[name] = {"simfaas": theirs, "coldstart": mine, "ratio": ratio, "target": target}
    print(json.dumps(results, indent=2))
    return 0 if is_fast else 1


if __name__ == "__main__":
    raise SystemExit(main())
