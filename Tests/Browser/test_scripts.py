"""What scripts cost: every page loads few bytes of them, and more only when a reader asks."""
from urllib.parse import urlsplit

from layout import expect_none

# Before any data: what a page carries for its scripts is no script.
BYTES_MAX = 30_000


def scripts(built, page):
    """The files that a page's script elements name."""
    paths = [built.internal(page, reference.value)[0] for reference in page.outline.references
             if reference.tag == "script"]
    return [built.file(path) for path in paths]


def test_a_page_loads_few_bytes_of_script(site, page):
    sizes = {file.name: file.stat().st_size for file in scripts(site, page)}
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
