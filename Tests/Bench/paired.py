#!/usr/bin/env python3
"""Times command A against command B in turn (A B A B …), as whole processes, from outside.

usage: paired.py [-n RUNS] [--warmup RUNS] --versus 'COMMAND B' -- COMMAND A …

In turn, because a machine's mood changes by the minute: the ratio of two neighbours stays true when
the seconds of both drift. Wall time is a monotonic clock around start and end; processor time and
peak memory are the system's own account of the finished child.
"""
import argparse
import os
import shlex
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    wall_s: float
    cpu_s: float
    peak_mib: float
    exit_code: int


def run(command):
    """Runs a list of words once, with its output thrown away."""
    start = time.monotonic()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall_s = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(wall_s, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024,
               process.returncode)


class Pair:
    """The runs of two commands that took turns."""

    def __init__(self, first, second, runs=5, warmup=1):
        """`first` and `second` are called before each run and give the command's words."""
        rounds = [(run(first()), run(second())) for _ in range(warmup + runs)][warmup:]
        self.first = [pair[0] for pair in rounds]
        self.second = [pair[1] for pair in rounds]

    def failed(self):
        return any(each.exit_code for each in self.first + self.second)

    def ratio(self, measure):
        """Median, least and greatest of first / second, round by round."""
        ratios = [getattr(a, measure) / max(getattr(b, measure), 1e-9)
                  for a, b in zip(self.first, self.second)]
        return statistics.median(ratios), min(ratios), max(ratios)


def median(runs, measure):
    return statistics.median(getattr(each, measure) for each in runs)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=5, dest="runs")
    parser.add_argument("--warmup", type=int, default=1)
    parser.add_argument("--versus", required=True)
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    other = shlex.split(options.versus)
    pair = Pair(lambda: options.command, lambda: other, options.runs, options.warmup)
    for name, runs in (("A", pair.first), ("B", pair.second)):
        print(f"{name}: wall {median(runs, 'wall_s'):.3f} s, processor"
              f" {median(runs, 'cpu_s'):.3f} s, peak {median(runs, 'peak_mib'):.1f} MiB,"
              f" exit codes {sorted({each.exit_code for each in runs})}")
    for measure in ("wall_s", "cpu_s"):
        print("A/B {}: {:.3f} ({:.3f} to {:.3f})".format(measure, *pair.ratio(measure)))
    sys.exit(1 if pair.failed() else 0)


if __name__ == "__main__":
    main()
