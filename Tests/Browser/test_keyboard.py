"""A page can be used without a mouse: nothing is out of reach, and the place is always seen."""
import pytest

from layout import expect_none, focus, missed
from visits import NARROW, WIDE

STOPS_MAX = 600
# Some controls come when their block is first seen.
SEE_EVERYTHING = """
async () => {
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight / 2) {
    scrollTo(0, top);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 5)));
  }
  scrollTo(0, 0);
}
"""
FAULTS = {
    "unseen": "stops that cannot be seen",
    "covered": "stops that something covers",
    "ringless": "stops that look as without the focus",
    "backwards": "jumps back",
}


def tab_stops(tab):
    """What has the focus after each press of Tab, until it leaves the page."""
    tab.evaluate(SEE_EVERYTHING)
    stops = []
    for _ in range(STOPS_MAX):
        tab.keyboard.press("Tab")
        stop = focus(tab)
        if stop is None or (stops and stop["index"] == 0):
            return stops
        stops.append(stop)
    raise AssertionError(f"more than {STOPS_MAX} stops: {stops[-3:]}")


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_stop_is_seen_and_in_order(browsing, page_type, viewport):
    with browsing.visit(page_type, viewport) as tab:
        stops = tab_stops(tab)
        assert len(stops) > 3
        for fault, what in FAULTS.items():
            expect_none([stop["name"] for stop in stops if stop[fault]], what)
        expect_none(missed(tab), "out of reach")


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_skip_link_leads_to_the_content(browsing, page_type, viewport, scripts):
    if page_type.kind == "embed":
        return expect_nothing_before_content(browsing, page_type, viewport, scripts)
    with browsing.visit(page_type, viewport, scripts=scripts) as tab:
        tab.keyboard.press("Tab")
        first = focus(tab)
        assert first["tag"] == "A" and not first["unseen"] and not first["covered"], first
        tab.keyboard.press("Enter")
        tab.wait_for_url("**#" + tab.locator("main").get_attribute("id"))
        tab.keyboard.press("Tab")
        second = focus(tab)
        assert second is None or second["inMain"] or no_stop_in_main(tab), second


def expect_nothing_before_content(browsing, page_type, viewport, scripts):
    """A block alone has no skip link: there is nothing to skip, every stop is in the content."""
    with browsing.visit(page_type, viewport, scripts=scripts) as tab:
        stops = tab.locator("a[href], button, input, select, textarea, summary, [tabindex='0']")
        outside = [stop.evaluate("(element) => element.outerHTML") for stop in stops.all()
                   if not stop.evaluate("(element) => !!element.closest('main')")]
        expect_none(outside, "stops before or behind the content")
        tab.keyboard.press("Tab")
        first = focus(tab)
        assert first["inMain"] and not first["unseen"] and not first["covered"], first


def no_stop_in_main(tab):
    return tab.locator("main a[href]:visible, main button:visible").count() == 0
