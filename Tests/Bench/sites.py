"""The sites that are measured, where they are built to, and the programs beside ours."""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus import PER_SECTION, write_corpus

HERE = Path(__file__).resolve().parent

# What an author gets who sets nothing: drawings of text fences, structured data, Markdown copies,
# `llms.txt` and headers among it.
DEFAULTS = """\
title: Serverless Course
baseURL: http://127.0.0.1/
"""

# The same without what Hugo's theme does not write.
BARE = DEFAULTS + """\
markdown: {diagrams: fences}
outputs: {llms: false, markdownCopies: false, jsonLD: false, headers: false}
"""


def corpus(folder, pages):
    """The folder of a corpus of this many pages, written once."""
    place = folder / f"corpus-{pages}"
    if not (place / "complete").exists():
        shutil.rmtree(place, ignore_errors=True)
        write_corpus(pages, str(place))
        (place / "complete").touch()
    settle(place, BARE)
    return place


def settle(site, settings):
    """Gives a site its settings."""
    (site / "content" / "site.yaml").write_text(settings, encoding="utf-8")


def compiler():
    found = shutil.which("cc") or shutil.which("clang")
    if found is None:
        sys.exit("the floor is a C program: install a C compiler (gcc or clang)")
    return found


def compiled(folder, name, command):
    """A program compiled once from a source beside this file, or in the folder."""
    program, source = folder / Path(name).stem, HERE / name
    if not source.exists():
        source = folder / name
    if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
        subprocess.run(command(str(program), str(source)), check=True)
    return str(program)


def floor(folder):
    libraries = ["-lcmark-gfm-extensions", "-lcmark-gfm"]
    return compiled(folder, "floor.c", lambda program, source: [
        compiler(), "-O2", "-o", program, source, *libraries])


def hello(folder):
    """The smallest program of the same language, its libraries inside."""
    if not (folder / "hello.swift").exists():
        (folder / "hello.swift").write_text('print("hello")\n', encoding="utf-8")
    return compiled(folder, "hello.swift", lambda program, source: [
        "swiftc", "-O", "-static-stdlib", "-o", program, source])


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


def hugo():
    return os.environ.get("HUGO") or shutil.which("hugo")


def mkdocs():
    return os.environ.get("MKDOCS") or shutil.which("mkdocs")


def lesson(site, pages):
    """A lesson in the middle: its file and its address."""
    number = pages // 2
    name = f"section-{number // PER_SECTION + 1:03d}/lesson-{number + 1:04d}"
    return site / "content" / f"{name}.md", f"{name}/"


def with_hugo(site, configuration):
    """The words that name a site, a configuration and the theme to Hugo."""
    return ["--source", str(site), "--config", str(HERE / "hugo" / configuration),
            "--themesDir", str(HERE / "hugo/themes")]
