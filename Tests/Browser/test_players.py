"""A run can be played: by button, key, slider, link and address, with and without a script."""
import json
import re

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


def said(tab):
    return tab.locator(".player-action").inner_text()


def unpredicted(tab):
    """Without questions, and with the tables unfolded."""
    tab.locator(".player-predict input").uncheck()
    tab.locator(".player-all > summary").click()


def test_buttons_move_row_tracker_transcript_and_address(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        unpredicted(tab)
        assert tab.locator("tr[aria-current]").count() == 0
        assert tab.locator(".player-back").is_disabled()
        tab.click(".player-forward")
        assert current(tab) == "send" and tab.url.endswith("#two-send")
        tab.click(".player-forward")
        assert current(tab) == "allocate" and "allocates" in said(tab)
        assert tab.locator(".tracker thead .now").inner_text() == "2"
        assert tab.locator(".transcript .now").get_attribute("data-step") == "allocate"
        tab.click(".player-back")
        assert current(tab) == "send"
        tab.click(".player-first")
        assert tab.locator("tr[aria-current]").count() == 0 and "#" not in tab.url


def test_drawing_lights_who_acts_and_the_arrows_along_which_something_moves(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        unpredicted(tab)
        here = tab.locator(".diagram [data-state=here]")
        way = tab.locator(".diagram [data-edge][data-state=travelled]")
        plain = tab.locator(".diagram [data-service=orders] > .diagram-shape").evaluate(STROKE)
        assert here.count() == 0 and way.count() == 0
        tab.click(".player-forward")
        assert here.get_attribute("data-service") == "browser"
        assert (way.get_attribute("data-from"), way.get_attribute("data-to")) == tuple(
            tab.locator(f".diagram [data-service={name}]").get_attribute("data-box")
            for name in ("browser", "orders"))
        tab.click(".player-forward")
        assert here.get_attribute("data-service") == "orders" and way.count() == 0
        assert here.locator("> .diagram-shape").evaluate(STROKE) > plain
        tab.click(".player-first")
        assert here.count() == 0 and way.count() == 0


STROKE = "(shape) => parseFloat(getComputedStyle(shape).strokeWidth)"


def test_where_the_run_is_shows_without_colours(sample_visits, lesson):
    """Forced colours leave no shadow and no tint: a border, a weight or an outline says it."""
    with sample_visits.visit(lesson) as tab:
        tab.emulate_media(forced_colors="active")
        unpredicted(tab)
        tab.click(".player-forward")
        tab.click(".player-forward")
        borders = "(cell) => parseFloat(getComputedStyle(cell).borderTopWidth)"
        row = tab.locator(".execution-table tr[aria-current] > td").first
        other = tab.locator(".execution-table tbody tr:not([aria-current]) > td").first
        assert row.evaluate(borders) > other.evaluate(borders)
        sides = "(cell) => parseFloat(getComputedStyle(cell).borderLeftWidth)"
        assert tab.locator(".tracker tbody .now").first.evaluate(sides) >= 2
        assert tab.locator(".stage-box[data-lit]").evaluate(
            "(box) => getComputedStyle(box).outlineStyle") == "solid"
        icon = tab.locator(".player-play .icon")
        colours = "(box) => getComputedStyle(box).backgroundColor"
        assert icon.evaluate(colours) != tab.locator(".player-play").evaluate(colours)


def test_the_sentence_says_what_changed(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        unpredicted(tab)
        data = json.loads(tab.locator(f"{PLAYER} .block-data").text_content())
        values = [variable["start"] for variable in data["variables"]]
        for step in data["steps"]:
            tab.click(".player-forward")
            changes = []
            for variable, value in step["changes"]:
                name = data["variables"][variable]["name"]
                changes.append(f"{name}: {values[variable]} → {value}")
                values[variable] = value
            assert tab.locator(".player-change").all_inner_texts() == changes, step["id"]
        assert tab.locator(".player-forward").is_disabled()
        assert tab.locator(".player-closing").inner_text() == data["closing"]


def test_everything_works_from_the_keyboard(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        unpredicted(tab)
        tab.locator(".player-forward").focus()
        tab.keyboard.press("Enter")
        tab.keyboard.press("ArrowRight")
        assert current(tab) == "allocate"
        tab.keyboard.press("ArrowLeft")
        assert current(tab) == "send"
        tab.keyboard.press("End")
        steps = int(tab.locator("x-strip").get_attribute("aria-valuemax"))
        assert tab.locator(".player-place").inner_text() == f"Step {steps} of {steps}"
        # What had the focus cannot keep it; it does not get lost.
        assert "player-play" in tab.evaluate("document.activeElement.className")
        tab.locator("x-strip").focus()
        tab.keyboard.press("Home")
        assert tab.locator("tr[aria-current]").count() == 0
        tab.keyboard.press("ArrowRight")
        assert current(tab) == "send"
        assert tab.locator("x-strip").get_attribute("aria-valuenow") == "1"


def test_keys_work_while_the_player_is_in_view(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        unpredicted(tab)
        tab.evaluate("document.activeElement.blur()")
        tab.locator(PLAYER).scroll_into_view_if_needed()
        tab.keyboard.press("ArrowRight")
        assert current(tab) == "send"
        tab.keyboard.press("4")
        assert tab.locator(".player-bar select").input_value() == "4"
        tab.keyboard.press(" ")
        assert tab.locator(".player-play").get_attribute("aria-label") == "Pause"
        tab.keyboard.press(" ")
        assert tab.locator(".player-play").get_attribute("aria-label") == "Play"


def test_a_swipe_goes_a_step(sample_visits, lesson):
    with sample_visits.visit(lesson, NARROW, touch=True) as tab:
        unpredicted(tab)
        swipe = """(stage, [from, to]) => {
          for (const [type, clientX] of [["pointerdown", from], ["pointerup", to]]) {
            stage.dispatchEvent(new PointerEvent(type, {
              pointerType: "touch", clientX, clientY: 200, bubbles: true }));
          }
        }"""
        tab.locator("x-stage").evaluate(swipe, [250, 120])
        assert current(tab) == "send"
        tab.locator("x-stage").evaluate(swipe, [120, 250])
        assert tab.locator("tr[aria-current]").count() == 0


def test_the_line_of_time_leads_anywhere(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        unpredicted(tab)
        box = tab.locator("x-strip > svg").bounding_box()
        middle = box["y"] + box["height"] / 2
        tab.mouse.click(box["x"] + box["width"] - 20, middle)
        assert tab.locator("x-strip").get_attribute("aria-valuenow") != "0"
        tab.mouse.click(box["x"] + 90, middle)
        first = int(tab.locator("x-strip").get_attribute("aria-valuenow"))
        assert 0 < first < 8


def test_addresses_and_links_lead_to_steps(sample_visits, lesson):
    """They do so with the tables folded and unfolded."""
    with sample_visits.visit(sample_visits.url(lesson) + "#two-reuse") as tab:
        tab.locator(PLAYER + "[data-ready]").wait_for()
        # The browser unfolds what holds the row that the address names.
        tab.locator(".player-all").evaluate("(all) => { all.open = true; }")
        assert current(tab) == "reuse"
        tab.locator("a.step").first.click()
        assert current(tab) == "answer"
        assert tab.evaluate("document.activeElement.className") == "player-say"
        detail = '{detail: {run: "two", step: "keep"}}'
        tab.evaluate(f'document.dispatchEvent(new CustomEvent("coldstart:step", {detail}))')
        assert current(tab) == "keep"
        tab.evaluate('location.hash = "two-run"')
        expect(tab.locator("tr[aria-current]")).to_have_attribute("data-step", "run")


def test_a_live_region_tells_each_step(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        unpredicted(tab)
        tab.click(".player-forward")
        tab.click(".player-forward")
        said = tab.locator(f"{PLAYER} [role=status]").text_content()
        assert re.match(r"Step 2 of \d+: orders allocates environment 1, because", said)
        assert said.endswith("environment 1: allocated")


def test_prediction_asks_before_what_is_decided_and_never_blocks(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        tab.locator(".player-all > summary").click()
        tab.click(".player-forward")
        tab.click(".player-forward")
        question = tab.locator(".player-question")
        words = "Request 1 arrives at orders. What does it meet?"
        assert question.get_attribute("aria-label") == words
        assert tab.locator(f"{PLAYER} [role=status]").text_content() == words
        assert current(tab) == "send"
        assert tab.evaluate("document.activeElement.className") == "player-choice"
        assert tab.locator(".player-choice .player-picture").count() == 3
        tab.locator(".player-choice", has_text="idle").click()
        assert current(tab) == "allocate"
        assert tab.locator(".player-verdict.is-wrong").is_visible()
        told = tab.locator(f"{PLAYER} [role=status]").text_content()
        assert told.startswith("You chose: an idle environment")
        for _ in range(20):
            if question.count() or tab.locator(".player-forward").is_disabled():
                break
            tab.click(".player-forward")
        assert question.get_attribute("aria-label").startswith("Request 2")
        tab.locator(".player-choice", has_text="idle").click()
        assert tab.locator(".player-verdict.is-right").is_visible()


def test_prediction_can_be_switched_off_and_stays_so(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        tab.locator(".player-all > summary").click()
        tab.click(".player-forward")
        tab.click(".player-forward")
        tab.click(".player-show")
        assert current(tab) == "allocate" and tab.locator(".player-verdict").count() == 0
        tab.locator(".player-predict input").uncheck()
        tab.reload()
        tab.locator(PLAYER + "[data-ready]").wait_for()
        assert not tab.locator(".player-predict input").is_checked()
        for _ in range(4):
            tab.click(".player-forward")
        assert tab.locator(".player-question").count() == 0


def test_playing_stops_at_the_end(sample_visits, lesson):
    with sample_visits.visit(lesson, alone=True) as tab:
        unpredicted(tab)
        tab.locator("x-stage").scroll_into_view_if_needed()
        tab.wait_for_function("document.querySelector('x-player').isVisible")
        tab.clock.install()
        tab.select_option(".player-bar select", "4")
        tab.click(".player-play")
        tab.clock.run_for(60_000)
        assert tab.locator(".player-play").get_attribute("aria-label") == "Play"
        assert tab.locator(".player-closing").is_visible()


def test_nothing_is_computed_out_of_view(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        unpredicted(tab)
        tab.click(".player-play")
        tab.wait_for_timeout(700)
        tab.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        tab.wait_for_function("!document.querySelector('x-player').isVisible")
        place = "document.querySelector('x-player').time"
        before = tab.evaluate(place)
        tab.wait_for_timeout(500)
        assert tab.evaluate(place) == before


@pytest.mark.parametrize("viewport, scheme", [(WIDE, "light"), (WIDE, "dark"), (NARROW, "light")])
def test_states_have_no_finding(sample_visits, lesson, viewport, scheme):
    """From the start to the end, with what stands around the player at the start alone."""
    with sample_visits.visit(lesson, viewport, scheme) as tab:
        found = findings(tab)
        for state in ("step", "question", "verdict", "end"):
            reach(tab, state)
            found += [f"{state}: {each}" for each in findings(tab, PLAYER)]
        expect_none(found)


def reach(tab, state):
    """The next state on the way through a run."""
    if state == "end":
        tab.locator(".player-forward").focus()
        tab.keyboard.press("End")
    elif state == "verdict":
        tab.locator(".player-choice").first.click()
    else:
        tab.click(".player-forward")


@pytest.mark.parametrize("half", [0, 1])
def test_every_player_fits(browsing, half):
    """It is at most a window high, its stage at most 320 px, on phones 220; at 1280 px the tables
    scroll sideways only where they have seven columns."""
    found = []
    pages = [page for page in browsing.site.readable if "<x-player" in page.text]
    for page in pages[half::2]:
        with browsing.visit(page) as tab:
            for width, height, stage in ((1440, 900, 320), (390, 844, 221)):
                tab.set_viewport_size({"width": width, "height": height})
                found += [f"{page} at {width} px: {each}" for each in tab.evaluate(
                    TOO_HIGH, [height, stage])]
            tab.set_viewport_size({"width": 1280, "height": 900})
            tab.evaluate(UNFOLDED)
            found += [f"{page}: {each} scrolls" for each in tab.evaluate(SCROLLING)]
    expect_none(found, "players that do not fit")


UNFOLDED = """() => {
  for (const all of document.querySelectorAll(".player-all")) all.open = true;
}"""
TOO_HIGH = """([height, stage]) => [...document.querySelectorAll("x-player")]
  .map((player) => [player.offsetHeight, player.querySelector("x-stage").offsetHeight])
  .filter(([whole, part]) => whole > height || part > stage)"""
SCROLLING = """() => [...document.querySelectorAll("x-player .run-table:has(.execution-table)")]
  .filter((box) => box.scrollWidth > box.clientWidth
    && box.querySelectorAll("thead th").length < 7)
  .map((box) => box.closest("x-player").id)"""


def test_controls_can_be_touched_and_have_names(sample_visits, lesson):
    with sample_visits.visit(lesson, NARROW, touch=True) as tab:
        for control in tab.locator(".player-bar :is(button, select, label)").all():
            if control.is_visible():
                box = control.bounding_box()
                assert box["width"] >= 44 and box["height"] >= 44, control.inner_html()
        nameless = tab.evaluate("""() => [...document.querySelectorAll(
          "x-player :is(button, select, [role=slider])")].filter((each) => each.checkVisibility()
            && !(each.ariaLabel || each.textContent.trim())).map((each) => each.outerHTML)""")
        expect_none(nameless)


def test_no_text_is_smaller_than_14_pixels(sample_visits, lesson):
    for viewport in (WIDE, {"width": 390, "height": 844}):
        with sample_visits.visit(lesson, viewport) as tab:
            small = tab.evaluate("""() => [...document.querySelectorAll(
              "x-player :is(.player-head, .player-live) *")].filter((each) => each.checkVisibility()
                && [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
              .map((each) => {
                const scale = each.closest(".stage-plane, x-strip > svg");
                const by = scale ? scale.getBoundingClientRect().width
                  / (scale.viewBox?.baseVal.width ?? scale.offsetWidth) : 1;
                return [each.textContent, parseFloat(getComputedStyle(each).fontSize) * by];
              }).filter(([, size]) => size < 13.99)""")
            expect_none([f"{text}: {size}" for text, size in small])


def test_without_scripts_stills_and_tables_are_there(sample_visits, lesson):
    with sample_visits.visit(lesson, scripts=False) as tab:
        assert tab.locator(".execution-table tbody tr:visible").count() > 8
        assert tab.locator(".tracker").is_visible()
        assert tab.locator(".stage-still:visible").count() == 4
        assert not tab.locator(".player-bar").is_visible()


def test_paper_shows_stills_and_tables(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        tab.emulate_media(media="print")
        assert not tab.locator(".player-bar").is_visible()
        assert tab.locator(".stage-still").first.is_visible()
        assert tab.locator(".execution-table tbody tr").last.is_visible()


def test_it_plays_from_a_disk(sample_visits, lesson):
    with sample_visits.visit(lesson, where="file") as tab:
        tab.locator(PLAYER + "[data-ready]").wait_for()
        tab.locator(".player-all > summary").click()
        tab.click(".player-forward")
        assert current(tab) == "send" and tab.url.endswith("#two-send")
