"""What scripts cost: every page loads few bytes of them, and more only when a reader asks."""
import gzip
import shutil
import subprocess
from urllib.parse import urlsplit

import pytest

from layout import expect_none

# As they travel, compressed: a page with a player, a lab and a quiz loads most. What a page carries
# for its scripts is data and no script.
BYTES_MAX = 40_000


def scripts(built, page):
    """The files that a page's script elements name."""
    paths = [built.internal(page, reference.value)[0] for reference in page.outline.references
             if reference.tag == "script"]
    return [built.file(path) for path in paths]


def test_a_page_loads_few_bytes_of_script(site, page):
    sizes = {file.name: len(gzip.compress(file.read_bytes())) for file in scripts(site, page)}
    assert len(sizes) >= 1
    assert sum(sizes.values()) <= BYTES_MAX, sizes


def test_nothing_loads_scripts_behind_the_page(browsing, site, page_type):
    loaded = set()
    with browsing.visit("about:blank") as tab:
        tab.on("request", lambda request: request.resource_type == "script"
               and loaded.add(urlsplit(request.url).path.rsplit("/", 1)[-1]))
        tab.goto(browsing.url(page_type), wait_until="networkidle")
    expect_none(loaded - {file.name for file in scripts(site, page_type)}, "scripts")


def test_the_search_comes_when_it_is_wanted(browsing, site):
    with browsing.visit(site.page("index.html")) as tab:
        assert tab.locator("script[src*='search-box']").count() == 0
        tab.keyboard.press("/")
        assert tab.evaluate("document.activeElement.type") == "search"
        assert tab.locator("script[src*='search-box']").count() == 1


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
def test_every_script_of_the_site_is_one(built):
    broken = []
    for file in sorted(built.root.rglob("*.js")):
        answer = subprocess.run(["node", "--check", str(file)], capture_output=True, text=True,
                                check=False)
        if answer.returncode != 0:
            broken.append(f"{file.relative_to(built.root)}: {answer.stderr.strip()}")
    expect_none(broken, "scripts that no browser can read")


def test_a_page_loads_the_style_of_its_elements_alone(site, page):
    loaded = {reference.value.rsplit("/", 1)[-1].split(".")[0]
              for reference in page.outline.references
              if reference.tag == "link" and reference.relation == "stylesheet"} - {"site"}
    known = {file.name.split(".")[0] for file in (site.root / "assets").glob("*.css")}
    assert loaded == {name for name in known if f"<x-{name}" in page.text}
