"""What an edit costs: in a new process beside a clean build, and in the preview.

The rows of a new process are pairs, as those of clean builds are. For the preview the servers run
one after the other; the same lesson is edited under each, and the clock runs until its new text is
served.
"""
import shutil
import socket
import time

from corpus import write_corpus
from latency import CHANGES, served
from paired import Pair, run
from sites import HERE, hugo, lesson, mkdocs, with_hugo

# As its own manual begins: the theme that most use, and the search that is on by default.
MKDOCS = "site_name: Serverless Course\ndocs_dir: content\ntheme: {name: material}\n"


def rebuilds(options, site, pages, outputs):
    """What, peer and pair of builds into a folder that holds the site already."""
    file, _ = lesson(site, pages)
    original = file.read_bytes()
    build = [str(options.coldstart), "build", "--root", str(site), "--quiet",
             "--output", str(outputs.root / "kept")]

    def clean():
        shutil.rmtree(site / ".coldstart", ignore_errors=True)
        outputs.fresh("kept")
        return build

    def edited():
        append_line(file)
        return build

    try:
        yield f"nothing changed, {pages:,} lessons", "clean build", Pair(
            lambda: build, clean, options.runs)
        yield f"one lesson edited, {pages:,} lessons", "clean build", Pair(
            edited, clean, options.runs)
        if mkdocs() and pages <= options.mkdocs_up_to:
            yield f"one lesson edited, {pages:,} lessons", "MkDocs --dirty", Pair(
                edited, dirty(options, pages, outputs), options.runs)
    finally:
        file.write_bytes(original)


def append_line(file):
    with file.open("a", encoding="utf-8") as page:
        page.write(f"\nEdited at {time.time_ns()}.\n")


def dirty(options, pages, outputs):
    """Edits a lesson of a site that MkDocs has built, and gives the words to build it again.

    A dirty build looks at the times of files and makes the page whose source is newer. So that
    many lessons need not be built first, each with a menu of all others, empty pages stand for
    them.
    """
    site = options.folder / f"mkdocs-{pages}"
    if not (site / "complete").exists():
        shutil.rmtree(site, ignore_errors=True)
        write_corpus(pages, str(site), "plain")
        (site / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
        (site / "complete").touch()
    file, _ = lesson(site, pages)
    built, content = outputs.root / "mkdocs", site / "content"
    build = [mkdocs(), "build", "-q", "-f", str(site / "mkdocs.yml"), "-d", str(built)]
    for page in content.rglob("*.md"):
        folder = page.relative_to(content).with_suffix("")
        stub = built / (folder.parent if folder.name == "index" else folder) / "index.html"
        stub.parent.mkdir(parents=True, exist_ok=True)
        stub.touch()
    run([*build, "--dirty"])

    def edited():
        append_line(file)
        return [*build, "--dirty"]

    return edited


def previews(options, site, pages):
    """Rows of the preview after an edit of a text, of a title and of a template."""
    kinds = ["text", "title", "template"]
    for kind in kinds:
        ours = preview(options, site, pages, kind)
        theirs = None
        if kind == "text" and hugo() and site.name not in options.without_hugo:
            theirs = preview_of_hugo(options, site, pages, kind)
        yield {"what": f"{kind} edited, {pages:,} lessons", **ours,
               "peer": "hugo server" if theirs else "",
               **{f"peer_{name}": value for name, value in (theirs or {}).items()}}


def preview(options, site, pages, kind):
    file, address = lesson(site, pages)
    port = free_port()
    theme = site / "theme"
    if kind == "template":
        shutil.copytree(HERE.parents[1] / "theme/templates", theme / "templates")
        file = theme / "templates" / "page.mustache"
    try:
        return served(
            [str(options.coldstart), "serve", "--root", str(site), "--quiet",
             "--port", str(port)],
            f"http://127.0.0.1:{port}/{address}", file, options.edits, CHANGES[kind])
    finally:
        shutil.rmtree(theme, ignore_errors=True)


def preview_of_hugo(options, site, pages, kind):
    file, address = lesson(site, pages)
    port = free_port()
    return served(
        [hugo(), "server", *with_hugo(site, "hugo.toml"), "--bind", "127.0.0.1",
         "--port", str(port)],
        f"http://127.0.0.1:{port}/{address}", file, options.edits, CHANGES[kind])


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


HEADINGS = ("| preview | median | least to greatest | first page | peak | beside | its median"
            " | its first page | its peak |\n" + "|---" * 9 + "|")


def markdown(row):
    """A row of the preview's table."""
    own = (f"| {row['what']} | {row['median_ms']:.0f} ms | {row['least_ms']:.0f} to"
           f" {row['greatest_ms']:.0f} ms | {row['first_page_s']:.2f} s"
           f" | {row['peak_mib']:.0f} MiB")
    if not row["peer"]:
        return own + " | | | | |"
    return own + (f" | {row['peer']} | {row['peer_median_ms']:.0f} ms"
                  f" | {row['peer_first_page_s']:.2f} s | {row['peer_peak_mib']:.0f} MiB |")
