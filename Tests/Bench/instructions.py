#!/usr/bin/env python3
"""How many instructions each engine needs for one input, counted by valgrind's callgrind.

usage: instructions.py --program MICROBENCH [--update]

Instructions, unlike seconds, are the same on a busy machine. Fails when an engine needs more than a
tenth above the figure kept in instructions.json; `--update` keeps the figures of this run. They
hold for one version of the compiler: under another the comparison is printed and fails nothing.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus import Lesson
from corpus_words import CODE, DIAGRAM

KEPT = Path(__file__).resolve().parent / "instructions.json"
TOLERANCE = 0.10
WORDS = dict(w="ORDERS", a="queue_depth", b="batch_size", n=250, m=4)


def inputs():
    """Engine → the text it is fed."""
    lesson = Lesson(7, 100).text()
    scenario = Path(__file__).resolve().parents[2] / (
        "content/cold-start/simulations/crowded-visits.yaml")
    return {
        "markdown": lesson.split("---\n", 2)[2],
        "highlighting": CODE["python"].format(**WORDS),
        "templates": "<p>The body of the page.</p>\n",
        "diagrams": DIAGRAM.format(a="queue", b="worker"),
        "simulation": scenario.read_text(encoding="utf-8"),
    }


def counted(program, engine, file, count, scratch):
    """Instructions of a process that feeds the file to the engine so many times."""
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={scratch}/out", str(program),
         engine, str(file), str(count)],
        # Else each process walks its tables in an order of its own.
        env=os.environ | {"SWIFT_DETERMINISTIC_HASHING": "1"},
        capture_output=True, text=True, check=False)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode or not found:
        sys.exit(f"{engine} was not measured:\n{done.stderr[-2000:]}")
    return int(found[1])


def measured(program):
    figures = {}
    with tempfile.TemporaryDirectory() as scratch:
        # valgrind stumbles over the debugging information of Swift.
        plain = Path(scratch) / "plain"
        subprocess.run(["objcopy", "--strip-debug", str(program), str(plain)], check=True)
        for engine, text in inputs().items():
            file = Path(scratch) / engine
            file.write_text(text, encoding="utf-8")
            few, many = (counted(plain, engine, file, n, scratch) for n in (10, 50))
            figures[engine] = (many - few) // 40
    return figures


def compiler():
    done = subprocess.run(["swift", "--version"], capture_output=True, text=True, check=False)
    return done.stdout.splitlines()[0] if done.stdout else ""


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, type=Path)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    if shutil.which("valgrind") is None:
        sys.exit("instructions are counted by valgrind, which is not installed")
    figures = measured(options.program)
    if options.update:
        KEPT.write_text(json.dumps(
            {"compiler": compiler(), "instructions": figures}, indent=2) + "\n")
    kept = {"compiler": compiler(), "instructions": {}}
    if KEPT.exists():
        kept = json.loads(KEPT.read_text(encoding="utf-8"))
    worse = []
    print("| engine | instructions | kept | change |\n|---|---|---|---|")
    for engine, figure in figures.items():
        before = kept["instructions"].get(engine, figure)
        print(f"| {engine} | {figure:,} | {before:,} | {figure / before - 1:+.1%} |")
        if figure > before * (1 + TOLERANCE):
            worse.append(engine)
    if worse and kept["compiler"] == compiler():
        sys.exit(f"more instructions than a tenth above what is kept: {', '.join(worse)}")


if __name__ == "__main__":
    main()
