#!/usr/bin/env python3
"""How the cost of a build grows with what it is given: each construct beside its own double.

usage: growth.py --coldstart PROGRAM [--only NAME …] [--runs N] [--share S]

A site of one kind of thing is built clean at half its size and at its size, and an empty site for
what every build costs. What grows like n log n costs 2.2 times as much at most for the double;
the script fails above 2.5. Processor time is compared, the least of N runs.
"""
import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from paired import run

FAILING = 2.5
HOME = "---\ntitle: Home\n---\nWelcome.\n"
WORDS = ("A queue holds messages until *somebody* works on them, and `receive` hides one for a"
         " while; **what fails** comes back.")


def text(count):
    """One page of so many bytes."""
    block = (f"## Part\n\n{WORDS} {WORDS}\n\n- one\n- two\n\n"
             "| a | b |\n|---|---|\n| 1 | 2 |\n\n```python\nx = 1\n```\n\n")
    return {"long.md": "---\ntitle: Long\n---\n" + block * (count // len(block))}


def folder(count):
    return {f"flat/page-{n:06d}.md": f"---\ntitle: Page {n}\n---\n{WORDS}\n"
            for n in range(count)}


def tags(count):
    """So many tags, fifty on each page."""
    return {f"tagged/page-{n:05d}.md":
            f"---\ntitle: Page {n}\ntags: [{', '.join(f't{n * 50 + k}' for k in range(50))}]\n"
            f"---\n{WORDS}\n" for n in range(count // 50)}


def links(count):
    """So many links in one page."""
    line = "[a](b.md) " * 100
    return {"b.md": "---\ntitle: B\n---\nHere.\n",
            "links.md": "---\ntitle: Links\n---\n" + f"{line}\n\n" * (count // 100)}


def runs(count):
    """So many runs on one page, each shown."""
    one = ("```simulation {{#r{0}}}\nservices:\n  shopper: {{type: client, calls: orders}}\n"
           "  orders: {{type: function, work: {1} ms, start: 200 ms}}\n```\n\n"
           "::execution-table{{run=r{0}}}\n\n")
    return {"runs.md": "---\ntitle: Runs\n---\n"
            + "".join(one.format(n, 100 + n) for n in range(count))}


def player(count):
    """A player of a run of about so many steps, and text: a page may be some times as large as what
    its author wrote, and no larger."""
    times = ", ".join(f"{n} s" for n in range(count // 4))
    return {"player.md": "---\ntitle: Player\n---\n```simulation {#long}\nservices:\n"
            f"  shopper: {{type: client, calls: orders, at: [{times}]}}\n"
            "  orders: {type: function, work: 100 ms, start: 200 ms}\n```\n\n"
            "::player{run=long variables=\"environment 1\"}\n\n" + f"{WORDS}\n\n" * count}


def quizzes(count):
    one = ("```quiz {{#q{0} title=\"Quiz {0}\"}}\n- id: ask{0}\n  question: Which of {0}?\n"
           "  choices:\n    - {{right: This, because: It is so.}}\n"
           "    - {{wrong: That, because: It is not.}}\n```\n\n")
    return {"quizzes.md": "---\ntitle: Quizzes\n---\n"
            + "".join(one.format(n) for n in range(count))}


def drawings(count):
    """So many drawings, twenty on a page."""
    one = ("```diagram\n┌────────┐      ┌────────┐\n│ a{0:05d} ├─────▶│ b{0:05d} │\n"
           "└────────┘      └───┬────┘\n                    ▼\n"
           "                ┌────────┐\n                │ c{0:05d} │\n"
           "                └────────┘\n```\n\n")
    return {f"drawn/page-{page:04d}.md": f"---\ntitle: Page {page}\n---\n"
            + "".join(one.format(page * 20 + n) for n in range(20))
            for page in range(count // 20)}


def images(count):
    """A page with so many pictures."""
    files = {f"pictures/p{n}.svg":
             f'<svg xmlns="http://www.w3.org/2000/svg" width="{10 + n}" height="9"></svg>'
             for n in range(count)}
    shown = "".join(f"![Picture {n}](p{n}.svg)\n\n" for n in range(count))
    return files | {"pictures/_index.md": f"---\ntitle: Pictures\n---\n{shown}"}


KINDS = {
    "bytes in one page": (text, 1_000_000),
    "pages in one folder": (folder, 10_000),
    "tags": (tags, 50_000),
    "links in one page": (links, 100_000),
    "runs on one page": (runs, 1_000),
    "steps in a player": (player, 10_000),
    "quizzes on one page": (quizzes, 500),
    "drawings": (drawings, 2_000),
    "images on one page": (images, 5_000),
}


def site(place, files):
    shutil.rmtree(place, ignore_errors=True)
    for name, content in {"_index.md": HOME, **files}.items():
        file = place / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")


def cost(program, place, rounds):
    """Least processor seconds of a clean build, and its peak."""
    found = []
    for _ in range(rounds):
        for name in (".coldstart", "site"):
            shutil.rmtree(place / name, ignore_errors=True)
        found.append(run([program, "build", "--root", str(place), "--quiet",
                          "--output", str(place / "site")]))
        if found[-1].exit_code:
            sys.exit(f"a build ended with {found[-1].exit_code}: {place}")
    return min(each.cpu_s for each in found), max(each.peak_mib for each in found)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--coldstart", required=True, type=Path)
    parser.add_argument("--only", nargs="+", choices=list(KINDS), default=list(KINDS))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--share", type=float, default=1, help="of the sizes, for a quick look")
    options = parser.parse_args()
    program = str(options.coldstart.resolve())
    memory = Path("/dev/shm")
    place = Path(tempfile.mkdtemp(
        prefix="coldstart-growth-", dir=memory if os.access(memory, os.W_OK) else None))
    worse = []
    try:
        site(place, {})
        empty, _ = cost(program, place, options.runs + 2)
        print("| what | half | processor | whole | processor | peak | whole / half |\n"
              "|---|---:|---:|---:|---:|---:|---:|", flush=True)
        for name in options.only:
            make, size = KINDS[name]
            size = int(size * options.share)
            found = []
            for count in (size // 2, size):
                site(place, make(count))
                found.append(cost(program, place, options.runs))
            (half, _), (whole, peak) = found
            growth = (whole - empty) / max(half - empty, 1e-3)
            print(f"| {name} | {size // 2:,} | {half:.2f} s | {size:,} | {whole:.2f} s"
                  f" | {peak:.0f} MiB | {growth:.2f} |", flush=True)
            if growth > FAILING:
                worse.append(name)
    finally:
        shutil.rmtree(place)
    if worse:
        sys.exit(f"grows faster than n log n: {', '.join(worse)}")


if __name__ == "__main__":
    main()
