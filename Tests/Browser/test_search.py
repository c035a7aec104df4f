"""The search box: there with an index and scripts, used with the keyboard alone."""
import pytest

from layout import expect_none, overflowing
from test_accessibility import findings
from visits import NARROW, WIDE


@pytest.fixture
def home(site):
    if not (site.root / "pagefind").is_dir():
        pytest.skip("the site was built without Pagefind")
    return site.page("index.html")


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_words_are_found_with_the_keyboard(browsing, home, viewport):
    with browsing.visit(home, viewport) as tab:
        tab.keyboard.press("/")
        tab.keyboard.type("serverless")
        results = tab.locator(".search-list a")
        results.first.wait_for()
        assert tab.locator(".search [role=status]").text_content()
        expect_none(overflowing(tab), "wide elements")
        expect_none(findings(tab))
        tab.keyboard.press("ArrowDown")
        assert tab.evaluate("() => !!document.activeElement.closest('.search-list')")
        tab.keyboard.press("Enter")
        tab.wait_for_url(lambda url: url != browsing.url(home))
        assert "serverless" in tab.locator("main").text_content().lower()


def test_nothing_found_is_said(browsing, home):
    with browsing.visit(home) as tab:
        tab.locator(".search input").fill("ЖЖЖЖ")
        tab.locator(".search [role=status]").get_by_text("Nothing found").wait_for()
        tab.keyboard.press("Escape")
        assert tab.locator(".search-results").is_hidden()


def test_search_needs_scripts(browsing, home):
    with browsing.visit(home, scripts=False) as tab:
        assert tab.locator(".search").is_hidden()


def test_search_says_that_it_needs_a_server(browsing, home):
    with browsing.visit(home, where="file", forgiving=True) as tab:
        box = tab.locator(".search input")
        if box.is_visible():
            box.fill("serverless")
            tab.locator(".search [role=status]").get_by_text("from a server").wait_for()
