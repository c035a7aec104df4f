"""What the browser remembers: pages, answers, and when a question comes back."""
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from layout import expect_none
from test_accessibility import findings

MANUAL = Path(__file__).resolve().parents[2] / "content/authoring/progress-and-review.md"


@pytest.fixture
def lesson(sample):
    return sample.page("queues/visual/index.html")


@pytest.fixture
def review(sample):
    return sample.page("review/index.html")


def vectors():
    """The rows of the manual's table of examples: box, due in, answer, sureness, box, due in."""
    rows = re.findall(r"^\| (new|\d) \| (\S+) \| (right|wrong) \| (\w+) \| (\d) \| (\d+) \|$",
                      MANUAL.read_text(encoding="utf-8"), re.M)
    assert len(rows) >= 8
    return rows


@pytest.mark.parametrize("row", vectors(), ids=" ".join)
def test_schedule_is_the_manuals(sample_visits, lesson, row):
    box, due, answer, sure, box_after, due_after = row
    item = None if box == "new" else {"box": int(box), "due": 100 + int(due)}
    confidence = {"guess": 1, "fairly": 2, "certain": 3, "unsaid": None}[sure]
    with sample_visits.visit(lesson) as tab:
        result = tab.evaluate(
            "([item, right, sure]) => coldstart.schedule(item, right, sure, 100)",
            [item, answer == "right", confidence])
        assert result == {"box": int(box_after), "due": 100 + int(due_after)}


def answer(tab, question, right):
    detail = json.dumps({"question": question, "right": right, "confidence": 3, "attempt": 1})
    event = f'new CustomEvent("coldstart:answered", {{detail: {detail}}})'
    tab.evaluate(f"document.dispatchEvent({event})")


def question(tab):
    return tab.locator(".question").first.get_attribute("id")


def test_a_wrong_answer_is_due_tomorrow(sample_visits, lesson, review):
    with sample_visits.visit(lesson, alone=True) as tab:
        tab.clock.install(time="2026-03-01T10:00:00")
        tab.reload()
        answer(tab, question(tab), False)
        tab.goto(sample_visits.url(review))
        assert tab.locator(".review-count strong").inner_text() == "0"
        assert "next one: 1." in tab.locator(".review-list").inner_text()
        tab.clock.set_fixed_time("2026-03-02T00:10:00")
        tab.reload()
        assert tab.locator(".review-count strong").inner_text() == "1"
        expect_none(findings(tab))
        tab.locator(".review-due a").click()
        assert tab.url.endswith("#" + question(tab))


def test_the_home_page_goes_on_where_the_reader_stopped(sample_visits, sample, lesson):
    home = sample.page("index.html")
    with sample_visits.visit(home) as tab:
        assert not tab.locator(".continue").is_visible()
        tab.goto(sample_visits.url(lesson))
        tab.goto(sample_visits.url(home))
        link = tab.locator(".continue a").first
        assert link.inner_text().split() == "Continue: A run to play".split()
        link.click()
        assert tab.locator("h1").inner_text() == "A run to play"
        mark = tab.locator(".menu a[aria-current=page]").get_attribute("data-progress")
        assert mark == "begun"


def test_a_page_is_done_when_it_was_read_and_its_questions_are_right(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        ids = tab.locator(".question").evaluate_all("all => all.map((each) => each.id)")
        for id in ids:
            answer(tab, id, True)
        tab.locator(".page-footer").scroll_into_view_if_needed()
        tab.wait_for_selector(".menu a[data-progress=done]", state="attached")


def test_progress_travels_as_a_file(sample_visits, lesson, review, tmp_path):
    with sample_visits.visit(lesson) as tab:
        answer(tab, question(tab), True)
        tab.goto(sample_visits.url(review))
        with tab.expect_download() as download:
            tab.get_by_role("button", name="Save as a file").click()
        file = tmp_path / "progress.json"
        download.value.save_as(file)
        assert len(json.loads(file.read_text())["questions"]) == 1
        forget = tab.locator(".review-tools .button").last
        forget.click()
        forget.click()
        assert tab.locator(".review-boxes").count() == 0
        tab.set_input_files("x-review input[type=file]", file)
        tab.wait_for_selector(".review-boxes")
        (tmp_path / "other.json").write_text("[]")
        tab.set_input_files("x-review input[type=file]", tmp_path / "other.json")
        expect(tab.locator(".review-status")).to_contain_text("no progress")
        assert tab.locator(".review-boxes").count() == 1


def test_it_remembers_on_a_disk(sample_visits, lesson):
    with sample_visits.visit(lesson, where="file") as tab:
        answer(tab, question(tab), True)
        assert len(tab.evaluate("Object.keys(coldstart.read().questions)")) == 1
