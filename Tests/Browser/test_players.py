"""A run can be played: by button, key, slider, link and address, with and without a script."""
import json

import pytest
from playwright.sync_api import expect

from layout import expect_none
from test_accessibility import findings
from visits import NARROW, WIDE

PLAYER = "x-player"


@pytest.fixture
def lesson(sample):
    return sample.page("queues/visual/index.html")


def current(tab):
    return tab.locator(".execution-table tr[aria-current=step]").get_attribute("data-step")


def stage(tab):
    return tab.locator(".player-action").inner_text()


def test_buttons_move_row_tracker_transcript_and_address(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        assert tab.locator("tr[aria-current]").count() == 0
        assert tab.locator(".player-back").is_disabled()
        tab.click(".player-forward")
        assert current(tab) == "send" and tab.url.endswith("#two-send")
        tab.click(".player-forward")
        assert current(tab) == "allocate" and "allocates" in stage(tab)
        assert tab.locator(".tracker thead .now").inner_text() == "2"
        assert tab.locator(".transcript .now").get_attribute("data-step") == "allocate"
        tab.click(".player-back")
        assert current(tab) == "send"
        tab.click(".player-first")
        assert tab.locator("tr[aria-current]").count() == 0 and "#" not in tab.url


def test_drawing_lights_where_the_run_is_and_the_way_it_came(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        here = tab.locator(".diagram [data-state=here]")
        way = tab.locator(".diagram [data-edge][data-state=travelled]")
        plain = tab.locator(".diagram [data-service=orders] > .diagram-shape").evaluate(STROKE)
        assert here.count() == 0 and way.count() == 0
        tab.click(".player-forward")
        assert here.get_attribute("data-service") == "browser" and way.count() == 0
        tab.click(".player-forward")
        assert here.get_attribute("data-service") == "orders"
        assert (way.get_attribute("data-from"), way.get_attribute("data-to")) == tuple(
            tab.locator(f".diagram [data-service={name}]").get_attribute("data-box")
            for name in ("browser", "orders"))
        assert here.locator("> .diagram-shape").evaluate(STROKE) > plain
        tab.click(".player-first")
        assert here.count() == 0 and way.count() == 0


STROKE = "(shape) => parseFloat(getComputedStyle(shape).strokeWidth)"


def test_where_the_run_is_shows_without_colours(sample_visits, lesson):
    """Forced colours leave no shadow and no tint: a border, a weight or an outline says it."""
    with sample_visits.visit(lesson) as tab:
        tab.emulate_media(forced_colors="active")
        tab.click(".player-forward")
        tab.click(".player-forward")
        borders = "(cell) => parseFloat(getComputedStyle(cell).borderTopWidth)"
        row = tab.locator(".execution-table tr[aria-current] > td").first
        other = tab.locator(".execution-table tbody tr:not([aria-current]) > td").first
        assert row.evaluate(borders) > other.evaluate(borders)
        sides = "(cell) => parseFloat(getComputedStyle(cell).borderLeftWidth)"
        assert tab.locator(".tracker tbody .now").first.evaluate(sides) >= 2
        assert tab.locator(".player-board .changed").first.evaluate(
            "(box) => getComputedStyle(box).outlineStyle") == "solid"
        icon = tab.locator(".player-play .icon")
        colours = "(box) => getComputedStyle(box).backgroundColor"
        assert icon.evaluate(colours) != tab.locator(".player-play").evaluate(colours)


def test_tables_of_the_course_fit_beside_their_contents(browsing, site):
    """At 1280 px the tables of players scroll sideways only where they have seven columns."""
    wide = []
    for page in site.readable:
        if page.kind != "page" or "<x-player" not in page.text:
            continue
        with browsing.visit(page, {"width": 1280, "height": 900}) as tab:
            wide += [f"{page}: {each}" for each in tab.evaluate(
                """() => [...document.querySelectorAll("x-player .run-table:has(.execution-table)")]
                  .filter((box) => box.scrollWidth > box.clientWidth
                    && box.querySelectorAll("thead th").length < 7)
                  .map((box) => box.closest("x-player").id)""")]
    expect_none(wide, "tables that scroll")


def test_board_shows_the_values_of_the_data(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        data = json.loads(tab.locator(f"{PLAYER} .block-data").text_content())
        values = [variable["start"] for variable in data["variables"]]
        for step in data["steps"]:
            tab.click(".player-forward")
            for variable, value in step["changes"]:
                values[variable] = value
            shown = tab.locator(".player-board dd > :last-child").all_inner_texts()
            assert shown == [str(value) for value in values], step["id"]
        assert tab.locator(".player-forward").is_disabled()
        assert tab.locator(".player-closing").inner_text() == data["closing"]


def test_everything_works_from_the_keyboard(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        tab.locator(".player-forward").focus()
        tab.keyboard.press("Enter")
        tab.keyboard.press("ArrowRight")
        assert current(tab) == "allocate"
        tab.keyboard.press("ArrowLeft")
        assert current(tab) == "send"
        tab.keyboard.press("End")
        steps = tab.locator(".execution-table tbody tr").count()
        assert tab.locator(".player-count").inner_text() == f"{steps} / {steps}"
        # What had the focus cannot keep it; it does not get lost.
        assert tab.evaluate("document.activeElement.className") == "player-button player-play"
        tab.locator(".player-scrub").focus()
        tab.keyboard.press("Home")
        assert tab.locator("tr[aria-current]").count() == 0
        tab.keyboard.press("ArrowRight")
        assert current(tab) == "send"


def test_addresses_and_links_lead_to_steps(sample_visits, lesson):
    with sample_visits.visit(sample_visits.url(lesson) + "#two-reuse") as tab:
        assert current(tab) == "reuse"
        tab.locator("a.step").first.click()
        assert current(tab) == "answer"
        assert tab.evaluate("document.activeElement.className") == "player-stage"
        detail = '{detail: {run: "two", step: "keep"}}'
        tab.evaluate(f'document.dispatchEvent(new CustomEvent("coldstart:step", {detail}))')
        assert current(tab) == "keep"
        tab.evaluate('location.hash = "two-run"')
        expect(tab.locator("tr[aria-current]")).to_have_attribute("data-step", "run")


def test_a_live_region_tells_each_step(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        tab.click(".player-forward")
        tab.click(".player-forward")
        said = tab.locator(f"{PLAYER} [role=status]").inner_text()
        assert said.startswith("Step 2: orders allocates environment 1, because")
        assert said.endswith("environment 1: allocated")


def test_prediction_asks_first_covers_what_is_ahead_and_never_blocks(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        tab.check(".player-options input")
        row = tab.locator('.execution-table [data-step="allocate"] .column-action')
        assert not row.is_visible()
        tab.click(".player-forward")
        question = tab.locator(".player-question")
        assert question.get_attribute("aria-label") == "What will request 1 be after step 1?"
        assert tab.locator("tr[aria-current]").count() == 0
        assert tab.evaluate("document.activeElement.className") == "player-choice"
        tab.locator(".player-choice", has_text="answered").click()
        assert current(tab) == "send"
        assert tab.locator(".player-verdict.is-wrong").is_visible()
        assert tab.locator(f"{PLAYER} [role=status]").inner_text().startswith("You chose answered")
        tab.click(".player-forward")
        tab.locator(".player-choice", has_text="allocated").click()
        assert tab.locator(".player-verdict.is-right").is_visible()
        tab.click(".player-forward")
        tab.click(".player-show")
        assert tab.locator(".player-verdict").count() == 0 and row.is_visible()


def test_playing_stops_at_the_end(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        tab.clock.install()
        tab.select_option(".player-speed select", "4")
        tab.click(".player-play")
        tab.clock.run_for(30_000)
        assert tab.locator(".player-play").get_attribute("aria-label") == "Play"
        assert tab.locator(".player-closing").is_visible()


@pytest.mark.parametrize("viewport, scheme", [(WIDE, "light"), (WIDE, "dark"), (NARROW, "light")])
@pytest.mark.parametrize("state", ["start", "step", "question", "verdict", "end"])
def test_states_have_no_finding(sample_visits, lesson, viewport, scheme, state):
    with sample_visits.visit(lesson, viewport, scheme) as tab:
        reach(tab, state)
        expect_none(findings(tab))


def reach(tab, state):
    if state == "start":
        return
    if state == "end":
        tab.locator(".player-forward").focus()
        tab.keyboard.press("End")
        return
    if state in ("question", "verdict"):
        tab.check(".player-options input")
    tab.click(".player-forward")
    if state == "verdict":
        tab.locator(".player-choice").first.click()


def test_controls_and_row_stay_in_view_on_a_phone(sample_visits, lesson):
    with sample_visits.visit(lesson, NARROW, touch=True) as tab:
        tab.locator(".execution-table").scroll_into_view_if_needed()
        for _ in range(6):
            tab.tap(".player-forward")
        row, bar = (tab.locator(part).bounding_box() for part in (
            ".execution-table [aria-current]", ".player-bar"))
        box = tab.locator(".player .run-table").first.bounding_box()
        assert bar["y"] >= 0
        assert row["y"] >= box["y"] and row["y"] + row["height"] <= box["y"] + box["height"] + 1


def test_without_scripts_the_tables_are_all_there(sample_visits, lesson):
    with sample_visits.visit(lesson, scripts=False) as tab:
        assert tab.locator(".execution-table tbody tr:visible").count() > 8
        assert tab.locator(".tracker").is_visible()
        assert tab.locator(".player-bar").count() == 0


def test_paper_shows_everything_that_was_covered(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        tab.check(".player-options input")
        tab.emulate_media(media="print")
        assert not tab.locator(".player-bar").is_visible()
        hidden = tab.locator(".player tbody :is(td, th)").evaluate_all(
            """cells => cells.filter(
              (cell) => getComputedStyle(cell).visibility !== "visible").length""")
        assert hidden == 0


def test_it_plays_from_a_disk(sample_visits, lesson):
    with sample_visits.visit(lesson, where="file") as tab:
        tab.click(".player-forward")
        assert current(tab) == "send" and tab.url.endswith("#two-send")
