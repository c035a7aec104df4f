"""What scripts add to blocks of a page: copy buttons, tabs, definitions of terms."""
import pytest

from visits import NARROW, WIDE


@pytest.fixture
def lesson(sample):
    return sample.page("queues/why/index.html")


@pytest.mark.parametrize("where", ["server", "file"])
def test_copy_button_copies_the_code_alone(sample_visits, lesson, where):
    permissions = ["clipboard-read", "clipboard-write"]
    with sample_visits.visit(lesson, where=where, permissions=permissions) as tab:
        figure = tab.locator("figure.code:visible").first
        expected = figure.locator("code").text_content().removesuffix("\n")
        figure.get_by_role("button", name="Copy the code").click()
        figure.get_by_role("status").get_by_text("Copied").wait_for()
        copied = tab.evaluate("() => navigator.clipboard.readText()")
        assert copied == expected
        assert copied.startswith("def handler") and "\n    return" in copied


def test_code_has_no_button_without_scripts(sample_visits, lesson):
    with sample_visits.visit(lesson, scripts=False) as tab:
        assert tab.locator("figure.code").count() == 2
        assert tab.locator("figure.code button").count() == 0


def selected(tab):
    return tab.locator("[role=tab][aria-selected=true]").all_text_contents()


def test_tabs_follow_the_pattern(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        first = tab.locator("x-tabs").first
        tabs, panels = first.get_by_role("tab"), first.locator("[role=tabpanel]")
        assert first.get_by_role("tablist").count() == 1
        assert [panel.is_visible() for panel in panels.all()] == [True, False]
        tabs.nth(0).focus()
        tab.keyboard.press("ArrowRight")
        assert [panel.is_visible() for panel in panels.all()] == [False, True]
        assert tab.evaluate("() => document.activeElement.textContent") == "JavaScript"
        tab.keyboard.press("Home")
        assert [panel.is_visible() for panel in panels.all()] == [True, False]
        for index in range(2):
            controls = tabs.nth(index).get_attribute("aria-controls")
            assert panels.nth(index).get_attribute("id") == controls
        stops = [each.get_attribute("tabindex") for each in tabs.all()]
        assert stops == ["0", "-1"], "a group of tabs is one stop"


def test_choice_of_tab_holds_for_its_group_and_lasts(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        assert selected(tab) == ["Python", "Python"]
        tab.locator("x-tabs").first.get_by_role("tab", name="JavaScript").click()
        assert selected(tab) == ["JavaScript", "JavaScript"]
        tab.reload()
        assert selected(tab) == ["JavaScript", "JavaScript"]


def test_tabs_are_sections_without_scripts(sample_visits, lesson):
    with sample_visits.visit(lesson, scripts=False) as tab:
        assert [each.is_visible() for each in tab.locator(".tab").all()] == [True] * 4
        assert [each.is_visible() for each in tab.locator(".tab-title").all()] == [True] * 4


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_definition_shows_on_hover_and_on_focus(sample_visits, lesson, viewport):
    with sample_visits.visit(lesson, viewport) as tab:
        term = tab.locator("a.term").first
        tip = tab.locator("#" + term.get_attribute("aria-describedby"))
        assert tip.is_hidden()
        term.hover()
        tip.wait_for(state="visible")
        assert "has to be made first" in tip.text_content()
        box = tip.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= viewport["width"]
        tab.mouse.move(1, 1)
        tip.wait_for(state="hidden")
        reach(tab, term)
        tip.wait_for(state="visible")
        tab.keyboard.press("Escape")
        tip.wait_for(state="hidden")


def reach(tab, locator):
    """Presses Tab until the element has the focus."""
    for _ in range(200):
        tab.keyboard.press("Tab")
        if locator.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError("never reached")


def test_first_touch_shows_a_definition_and_the_second_follows_it(sample_visits, lesson):
    with sample_visits.visit(lesson, NARROW, touch=True) as tab:
        term = tab.locator("a.term").first
        tip = tab.locator("#" + term.get_attribute("aria-describedby"))
        term.tap()
        tip.wait_for(state="visible")
        assert "/queues/" in tab.url
        term.tap()
        tab.wait_for_url("**/glossary/*#cold-start")


def test_term_is_a_link_without_scripts(sample_visits, lesson):
    with sample_visits.visit(lesson, scripts=False) as tab:
        tab.locator("a.term").first.click()
        tab.wait_for_url("**/glossary/**#cold-start")
        assert tab.locator("#cold-start").is_visible()


def test_footnotes_lead_there_and_back(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        tab.locator(".footnote-ref a").first.click()
        assert tab.url.endswith("#fn-1")
        tab.locator(".footnote-back").first.click()
        assert tab.url.endswith("#fnref-1")
