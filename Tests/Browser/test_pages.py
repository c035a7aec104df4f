"""Every page type: wide and narrow, light and dark, with and without scripts, from every place."""
import pytest

from layout import expect_none, is_dark, overflowing
from visits import NARROW, SMALLEST, WIDE


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_page_type_is_whole(browsing, page_type, viewport, scheme, scripts):
    with browsing.visit(page_type, viewport, scheme, scripts) as tab:
        assert tab.locator("h1:visible").count() == 1
        assert tab.locator("main:visible").count() == 1
        expect_none(overflowing(tab), "wide elements")
        expect_none(undecoded_images(tab), "broken images")
        assert is_dark(tab) == (scheme == "dark")


def test_smallest_width_does_not_overflow(browsing, page):
    with browsing.visit(page, SMALLEST) as tab:
        expect_none(overflowing(tab), "wide elements")


@pytest.mark.parametrize("where", ["file", "moved"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_site_can_be_moved(browsing, page_type, where, scripts):
    if page_type.kind == "404":
        pytest.skip("an error page is served for any address, so it knows its own")
    with browsing.visit(page_type, where=where, scripts=scripts) as tab:
        rules = "() => [...document.styleSheets].map((sheet) => sheet.ownerNode.sheet !== null)"
        found = tab.evaluate(rules)
        assert found and all(found), found
        assert tab.evaluate("() => getComputedStyle(document.body).margin") == "0px"
        if scripts:
            assert tab.evaluate("() => document.documentElement.dataset.script") == "on"
        link = tab.locator("main a[href]:not([rel~=external]):not([href^='#']):visible").first
        if link.count() and not link.get_attribute("href").startswith("http"):
            link.click()
            tab.wait_for_load_state()
            assert tab.locator("h1:visible").count() == 1, tab.url


def test_error_page_has_its_style_at_any_depth(browsing, site):
    if site.page("404.html") is None:
        pytest.skip("the site has no error page")
    address = browsing.server + site.base_path + "no/such/page/"
    context = browsing.browser.new_context()
    try:
        tab = context.new_page()
        answer = tab.goto(address)
        assert answer.status == 404
        assert tab.evaluate("() => getComputedStyle(document.body).margin") == "0px"
        tab.locator("a.brand").click()
        tab.wait_for_load_state()
        assert tab.url == browsing.server + site.base_path or tab.url.endswith("/index.html")
    finally:
        context.close()


def test_nothing_moves_after_the_first_paint(browsing, page_type):
    """The best of three: on a busy machine a font may come late, which is the machine's doing."""
    shifts = []
    for _ in range(3):
        with browsing.visit(page_type, alone=True) as tab:
            shifts.append(tab.evaluate(LAYOUT_SHIFT))
        if shifts[-1] < SHIFT_MAX:
            return
    raise AssertionError(f"cumulative layout shifts of {shifts}")


LAYOUT_SHIFT = """
() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})
"""
SHIFT_MAX = 0.05


def undecoded_images(tab):
    return tab.evaluate(
        """async () => {
          const bad = [];
          for (const image of document.images) {
            image.loading = "eager";
            try { await image.decode(); } catch (error) { bad.push(image.src); }
          }
          return bad;
        }""")
