"""Comparison tables: choosing columns, sorting, differences, and how they read when narrow."""
import pytest

from layout import expect_none, overflowing
from visits import NARROW, SMALLEST, WIDE

ROWS = ["Survives a crash", "Answers at once", "Has a price", "Longest wait", "Order"]


@pytest.fixture
def lesson(sample):
    return sample.page("queues/compare/index.html")


def criteria(tab):
    rows = tab.locator("x-comparison tbody tr:visible th")
    return [text.strip() for text in rows.all_text_contents()]


def heads(tab):
    cells = tab.locator("x-comparison thead th:visible, x-comparison thead td:visible")
    return [text.strip() for text in cells.all_text_contents()]


def test_columns_can_be_chosen(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        boxes = tab.locator("x-comparison fieldset").get_by_role("checkbox")
        assert boxes.count() == 3
        boxes.nth(1).uncheck()
        assert heads(tab) == ["Criterion", "Queue", "Stream"]
        visible = tab.locator("x-comparison tbody tr").first.locator("th:visible, td:visible")
        assert visible.count() == 3
        assert boxes.nth(0).is_disabled() and boxes.nth(2).is_disabled(), "two are the least"
        boxes.nth(1).check()
        assert heads(tab) == ["Criterion", "Queue", "Call", "Stream"]


def test_only_differences_follow_the_chosen_columns(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        tab.get_by_label("Only differences").check()
        assert criteria(tab) == [row for row in ROWS if row != "Has a price"]
        assert "4" in tab.locator("x-comparison [role=status]").text_content()
        tab.locator("x-comparison fieldset").get_by_role("checkbox").nth(1).uncheck()
        assert criteria(tab) == ["Longest wait", "Order"]
        tab.get_by_label("Only differences").uncheck()
        assert criteria(tab) == ROWS


def test_rows_sort_up_down_and_back(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        head = tab.locator("x-comparison thead th").first
        for order, expected in (("ascending", sorted(ROWS)),
                                ("descending", sorted(ROWS, reverse=True)), (None, ROWS)):
            head.get_by_role("button").click()
            assert head.get_attribute("aria-sort") == order
            assert criteria(tab) == expected
        queue = tab.locator("x-comparison thead th").nth(1)
        queue.get_by_role("button").press("Enter")
        order = criteria(tab)
        assert order.index("Has a price") < order.index("Order") < order.index("Answers at once")


def test_head_and_first_column_stay_in_view(sample_visits, lesson):
    with sample_visits.visit(lesson, {"width": 800, "height": 500}) as tab:
        moved = tab.evaluate(
            """() => {
              const box = document.querySelector("x-comparison .table");
              const table = box.querySelector("table");
              table.style.setProperty("width", "1600px");
              box.scrollLeft = 400;
              const first = table.tBodies[0].rows[0].cells[0].getBoundingClientRect();
              const outer = box.getBoundingClientRect();
              return { scrolled: box.scrollLeft, offset: first.left - outer.left };
            }""")
        assert moved["scrolled"] > 0
        assert abs(moved["offset"]) <= 2, "the first column scrolls away"


def test_cells_say_their_mark_in_words(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        for name, word in (("yes", "Yes"), ("no", "No"), ("partly", "Partly")):
            cell = tab.locator(f"x-comparison .cell-{name}").first
            assert word in cell.text_content()
            assert cell.locator("[aria-hidden=true]").count() == 1


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("viewport", [NARROW, SMALLEST], ids=["narrow", "smallest"])
def test_rows_are_cards_when_narrow(sample_visits, lesson, viewport, scripts):
    with sample_visits.visit(lesson, viewport, scripts=scripts) as tab:
        expect_none(overflowing(tab), "wide elements")
        cells = tab.evaluate(
            """() => {
              const row = document.querySelector("x-comparison tbody tr");
              return [...row.cells].map((cell) => {
                const box = cell.getBoundingClientRect();
                const label = getComputedStyle(cell, "::before").content;
                return { left: box.left, right: box.right, top: box.top, label };
              });
            }""")
        tops = [cell["top"] for cell in cells]
        assert tops == sorted(tops) and len(set(tops)) == len(tops), "cells stand below each other"
        assert all(cell["right"] <= viewport["width"] for cell in cells)
        labels = [cell["label"] for cell in cells[1:]]
        for label, name in zip(labels, ("Queue", "Call", "Stream")):
            assert name in label or "attr(data-label)" in label


def test_table_is_whole_without_scripts(sample_visits, lesson):
    with sample_visits.visit(lesson, WIDE, scripts=False) as tab:
        assert criteria(tab) == ROWS
        assert heads(tab) == ["Criterion", "Queue", "Call", "Stream"]
        assert tab.locator("x-comparison caption").text_content() == "Queue, call and stream"
        assert tab.locator("x-comparison button, x-comparison input").count() == 0
