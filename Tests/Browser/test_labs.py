"""A lab shows the run that its settings choose, and what it changes."""
import json

import pytest

from layout import expect_none, overflowing
from test_accessibility import findings
from visits import NARROW, SMALLEST, WIDE


@pytest.fixture
def lesson(sample):
    return sample.page("queues/visual/index.html")


def move(tab, setting, place):
    tab.locator(".lab-control input").nth(setting).fill(str(place))


def figures(tab):
    return tab.locator(".lab-figures .lab-now").all_inner_texts()


def test_settings_choose_the_run(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        data = json.loads(tab.locator("x-lab .block-data").text_content())
        assert figures(tab) == data["texts"][data["base"]]
        tab.uncheck(".lab-options input")
        move(tab, 0, 2)
        cell = 2 * len(data["axes"][1]["values"]) + data["base"] % 2
        assert figures(tab) == data["texts"][cell]
        assert tab.url.endswith("#lab-two=3%20s,512%20MB")
        change = tab.locator(".lab-change").first.inner_text()
        assert "worse" in change and "▲" in change
        tab.click(".lab-reset")
        assert figures(tab) == data["texts"][data["base"]]
        assert set(tab.locator(".lab-change").all_inner_texts()) == {"unchanged"}


def test_a_guess_comes_before_the_figures_and_never_blocks(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        move(tab, 0, 2)
        assert not tab.locator(".lab-figures").is_visible()
        tab.locator(".lab .player-choice", has_text="less").click()
        assert tab.locator(".lab .player-verdict.is-wrong").is_visible()
        assert tab.locator(".lab-figures").is_visible()
        move(tab, 0, 0)
        tab.click(".lab .player-show")
        assert tab.locator(".lab-figures").is_visible()


def test_the_address_names_the_run(sample_visits, lesson):
    with sample_visits.visit(sample_visits.url(lesson) + "#lab-two=3%20s,256%20MB") as tab:
        assert tab.locator(".lab-value").first.inner_text() == "3 s"
        assert tab.locator(".lab-control select").input_value() == "0"


def test_the_chart_says_its_values(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        words = tab.locator(".lab-plot").get_attribute("aria-label")
        assert words.startswith("browser: max latency along Start. 0 s: ")
        assert tab.locator(".lab-plot circle").count() == 3


@pytest.mark.parametrize("viewport, scheme", [(WIDE, "dark"), (NARROW, "light")])
@pytest.mark.parametrize("state", ["question", "verdict"])
def test_states_have_no_finding(sample_visits, lesson, viewport, scheme, state):
    with sample_visits.visit(lesson, viewport, scheme) as tab:
        move(tab, 0, 2)
        if state == "verdict":
            tab.locator(".lab .player-choice").first.click()
        expect_none(findings(tab))


def test_it_fits_the_smallest_screen(sample_visits, lesson):
    with sample_visits.visit(lesson, SMALLEST) as tab:
        expect_none(overflowing(tab))


def test_without_scripts_the_grid_is_tables(sample_visits, lesson):
    with sample_visits.visit(lesson, scripts=False) as tab:
        tables = tab.locator(".lab-runs .lab-table")
        assert tables.count() == 3 and tables.first.is_visible()
