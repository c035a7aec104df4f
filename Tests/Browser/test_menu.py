"""The section navigation, which is a drawer on narrow screens."""
import pytest

from layout import expect_none, focus, overflowing
from visits import NARROW, WIDE


@pytest.fixture
def lesson(site):
    return site.types["page"]


def test_drawer_opens_holds_the_focus_and_gives_it_back(browsing, lesson):
    with browsing.visit(lesson, NARROW) as tab:
        opener, menu = tab.locator(".menu-button"), tab.locator(".menu")
        assert menu.is_hidden() and opener.get_attribute("aria-expanded") == "false"
        opener.click()
        menu.wait_for(state="visible")
        assert opener.get_attribute("aria-expanded") == "true"
        assert focus(tab)["inMenu"]
        expect_none(overflowing(tab), "wide elements")
        stops = menu.locator("a:visible, summary:visible").count()
        for _ in range(stops + 2):
            tab.keyboard.press("Tab")
            assert focus(tab)["inMenu"], "the focus leaves the open drawer"
        tab.keyboard.press("Shift+Tab")
        assert focus(tab)["inMenu"]
        tab.keyboard.press("Escape")
        menu.wait_for(state="hidden")
        assert opener.get_attribute("aria-expanded") == "false"
        assert tab.evaluate("() => document.activeElement.matches('.menu-button')")


def test_drawer_closes_by_its_button_and_beside_it(browsing, lesson):
    with browsing.visit(lesson, NARROW) as tab:
        menu = tab.locator(".menu")
        for close in (lambda: tab.locator(".menu-close").click(),
                      lambda: tab.mouse.click(NARROW["width"] - 4, 400)):
            tab.locator(".menu-button").click()
            menu.wait_for(state="visible")
            tab.wait_for_timeout(400)
            close()
            menu.wait_for(state="hidden")


def test_drawer_works_without_scripts(browsing, lesson):
    with browsing.visit(lesson, NARROW, scripts=False) as tab:
        menu = tab.locator(".menu")
        assert menu.is_hidden()
        tab.locator(".menu-button").click()
        menu.wait_for(state="visible")
        tab.locator(".menu-close").click()
        menu.wait_for(state="hidden")


def test_drawer_is_a_column_when_there_is_room(browsing, lesson):
    with browsing.visit(lesson, WIDE) as tab:
        assert tab.locator(".menu").is_visible()
        assert tab.locator(".menu-button").is_hidden()
        current = tab.locator(".menu [aria-current=page]")
        assert current.count() == 1 and current.is_visible()


def test_contents_follow_the_reading(browsing, lesson):
    with browsing.visit(lesson, WIDE) as tab:
        links = tab.locator("nav.contents a")
        if links.count() < 2:
            pytest.skip("the page has no contents")
        links.nth(1).click()
        tab.wait_for_timeout(300)
        marked = tab.locator("nav.contents a[aria-current]")
        assert marked.count() == 1
        # A heading right below the chosen one is being read as well.
        order = [link.get_attribute("href") for link in links.all()]
        assert order.index(marked.get_attribute("href")) in (1, 2)
        # The heading stands below the sticky header, not behind it.
        target = tab.evaluate(
            """() => {
              const id = decodeURIComponent(location.hash.slice(1));
              const top = document.getElementById(id).getBoundingClientRect().top;
              return top - document.querySelector("header").getBoundingClientRect().bottom;
            }""")
        assert target >= -1
