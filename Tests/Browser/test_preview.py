"""The preview in a real browser: an edit reloads the page where the reader stands, an error lies
over it until it is mended, styles come without a reload, drafts are marked, and a paragraph leads
to its line in the author's file."""
import os
import re
import shutil
import subprocess
import time

import pytest

from conftest import PROGRAM, ROOT
from visits import Browsing

PATIENCE = 30_000
EDITOR = "editor-of-tests:{path}?line={line}"
LONG = "\n\n".join(f"## Part {number}\n\nWords of part {number}.\n\n" + "More words. " * 120
                   for number in range(12))
PAGE = """---
title: Long
description: A page to scroll in.
---
First words.

:::details[Open me]

Hidden words.

:::

"""


class Preview:
    """A copy of the sample, unless there is one already, and the program that serves it."""

    def __init__(self, folder, *flags):
        self.folder = folder
        if not (folder / "content").exists():
            shutil.copytree(ROOT / "Tests/Browser/sample/content", folder / "content")
        self.write("content/notes/long.md", PAGE + LONG)
        self.process = subprocess.Popen(
            [str(PROGRAM), "serve", "--root", str(folder), "--port", "0", "--editor", EDITOR,
             "--now", "2026-03-01", *flags],
            stderr=subprocess.PIPE, text=True, env={**os.environ, "NO_COLOR": "1"})
        for line in self.process.stderr:
            if found := re.search(r"serving at (http://\S+)", line):
                self.address = found[1]
                break
        else:
            raise RuntimeError("the preview did not start")

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, name, old, new):
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def end(self):
        self.process.terminate()
        self.process.wait(20)


@pytest.fixture
def preview(tmp_path):
    made = Preview(tmp_path)
    yield made
    made.end()


@pytest.fixture
def draft_preview(tmp_path):
    made = Preview(tmp_path, "--drafts", "--future")
    yield made
    made.end()


def visits(browser, preview):
    origin = "/".join(preview.address.split("/")[:3])
    return Browsing(browser, None, origin)


def test_an_edit_is_shown_where_the_reader_stands(browser, preview):
    address = preview.address + "notes/long/#part-7"
    with visits(browser, preview).visit(address, forgiving=True) as tab:
        tab.evaluate("window.marker = 1")
        tab.locator("details.details").evaluate("each => { each.open = true; }")
        tab.mouse.wheel(0, 300)
        tab.wait_for_timeout(300)
        before = tab.evaluate("scrollY")
        assert before > 1000
        preview.edit("content/notes/long.md", "Words of part 7.", "Edited words of part 7.")
        tab.get_by_text("Edited words of part 7.").wait_for(timeout=PATIENCE)
        assert tab.evaluate("window.marker") is None, "the page was not loaded again"
        tab.wait_for_function("at => Math.abs(scrollY - at) < 40", arg=before, timeout=PATIENCE)
        assert tab.locator("details.details").evaluate("each => each.open")
        assert tab.evaluate("location.hash") == "#part-7"


def test_a_player_keeps_its_step(browser, preview):
    run = ("```simulation {#two}\nservices:\n"
           "  visitor: {type: client, calls: page, at: [0 s, 2 s]}\n"
           "  page: {type: function, start: 400 ms, work: 100 ms}\n```\n\n::player{run=two}\n")
    preview.write("content/notes/played.md", f"---\ntitle: Played\n---\nBefore.\n\n{run}")
    address = preview.address + "notes/played/"
    with visits(browser, preview).visit(preview.address, forgiving=True) as tab:
        for _ in range(100):
            if tab.goto(address).status == 200:
                break
            tab.wait_for_timeout(100)
        step = tab.locator(".execution-table tr[aria-current=step]")
        tab.locator(".player-predict input").uncheck()
        tab.locator(".player-all > summary").click()
        for _ in range(3):
            tab.click(".player-forward")
        before = step.get_attribute("data-step")
        tab.evaluate("window.marker = 1")
        preview.edit("content/notes/played.md", "Before.", "Edited before.")
        tab.get_by_text("Edited before.").first.wait_for(timeout=PATIENCE)
        assert tab.evaluate("window.marker") is None, "the page was not loaded again"
        step.wait_for(state="attached", timeout=PATIENCE)
        assert before and step.get_attribute("data-step") == before


def test_an_error_lies_over_the_page_until_it_is_mended(browser, preview):
    with visits(browser, preview).visit(preview.address + "notes/long/", forgiving=True) as tab:
        preview.edit("content/notes/long.md", "First words.", "First words. [lost](no/where.md)")
        overlay = tab.locator("#coldstart-problems")
        overlay.wait_for(state="attached", timeout=PATIENCE)
        problem = overlay.locator("li.error").first
        assert "broken-link" in problem.inner_text()
        assert "First words. [lost]" in problem.locator("pre").inner_text()
        link = problem.locator("a").get_attribute("href")
        assert link.startswith("editor-of-tests:") and link.endswith("notes/long.md?line=5")
        assert tab.get_by_text("First words.").first.is_visible(), "the last good page stays"
        preview.edit("content/notes/long.md", " [lost](no/where.md)", " Mended.")
        overlay.wait_for(state="detached", timeout=PATIENCE)
        tab.get_by_text("First words. Mended.").wait_for(timeout=PATIENCE)


def test_every_problem_is_listed_and_can_be_put_aside(browser, preview):
    with visits(browser, preview).visit(preview.address + "notes/long/", forgiving=True) as tab:
        wrong = "[one](no/1.md) [two](no/2.md) :nothing[three]"
        preview.edit("content/notes/long.md", "First words.", f"First words. {wrong}")
        overlay = tab.locator("#coldstart-problems")
        overlay.wait_for(state="attached", timeout=PATIENCE)
        problems = overlay.locator("ol > li")
        assert problems.count() == 3
        for place in range(3):
            problem = problems.nth(place)
            assert "notes/long.md:5:" in problem.locator(".place").inner_text()
            assert "First words. [one]" in problem.locator("pre").inner_text()
            assert problem.locator("a").get_attribute("href").endswith("notes/long.md?line=5")
        assert overlay.locator("summary").inner_text() == "3 errors"
        assert overlay.get_attribute("role") == "alert"
        tab.keyboard.press("Escape")
        assert overlay.count() == 0
        tab.reload()
        overlay.wait_for(state="attached", timeout=PATIENCE)
        overlay.get_by_role("button", name="Close").click()
        assert overlay.count() == 0


def test_a_site_that_is_wrong_from_the_start_is_shown(browser, tmp_path):
    shutil.copytree(ROOT / "Tests/Browser/sample/content", tmp_path / "content")
    lost = tmp_path / "content/notes/lost.md"
    lost.write_text("---\ntitle: Lost\n---\nA way [out](nowhere.md).\n", encoding="utf-8")
    preview = Preview(tmp_path)
    try:
        with visits(browser, preview).visit(preview.address + "notes/lost/", forgiving=True) as tab:
            assert tab.get_by_role("heading", name="Lost").is_visible()
            overlay = tab.locator("#coldstart-problems")
            overlay.wait_for(state="attached", timeout=PATIENCE)
            preview.edit("content/notes/lost.md", "nowhere.md", "first.md")
            overlay.wait_for(state="detached", timeout=PATIENCE)
            tab.locator("main a[href='../first/index.html']").wait_for(timeout=PATIENCE)
    finally:
        preview.end()


def test_a_burst_is_one_reload(browser, preview):
    with visits(browser, preview).visit(preview.address + "notes/long/", forgiving=True) as tab:
        loads = []
        tab.on("load", lambda _: loads.append(tab.url))
        written = []
        for number in range(400):
            preview.write(f"content/notes/many/{number}.md", f"---\ntitle: {number}\n---\nText.\n")
            written.append(time.monotonic())
        preview.write("content/notes/many/_index.md", "---\ntitle: Many\n---\nText.\n")
        preview.edit("content/notes/long.md", "Words of part 3.", "The last edit.")
        tab.get_by_text("The last edit.").wait_for(timeout=PATIENCE)
        tab.wait_for_timeout(1_000)
        # Where this test itself was held up for longer than a save takes, the burst was several.
        pauses = sum(after - before > 0.005 for before, after in zip(written, written[1:]))
        assert 1 <= len(loads) <= 1 + pauses


def test_a_page_that_is_renamed_is_not_there_and_comes_back(browser, preview):
    address = preview.address + "notes/long/"
    old, new = preview.folder / "content/notes/long.md", preview.folder / "content/notes/short.md"
    with visits(browser, preview).visit(address, forgiving=True) as tab:
        old.rename(new)
        tab.get_by_role("heading", name="Part 3").wait_for(state="detached", timeout=PATIENCE)
        assert tab.goto(preview.address + "notes/short/").status == 200
        assert tab.goto(address).status == 404
        new.rename(old)
        tab.get_by_role("heading", name="Part 3").wait_for(timeout=PATIENCE)


def test_styles_come_without_a_reload(browser, preview):
    with visits(browser, preview).visit(preview.address + "notes/long/", forgiving=True) as tab:
        tab.evaluate("window.marker = 1")
        (preview.folder / "theme/styles").mkdir(parents=True)
        tab.wait_for_timeout(300)
        preview.write("theme/styles/99-own.css", "h1 { letter-spacing: 7px !important; }\n")
        tab.wait_for_function(
            "() => getComputedStyle(document.querySelector('h1')).letterSpacing === '7px'",
            timeout=PATIENCE)
        preview.write("theme/styles/99-own.css", "h1 { letter-spacing: 9px !important; }\n")
        tab.evaluate("window.second = 2")
        tab.wait_for_function(
            "() => getComputedStyle(document.querySelector('h1')).letterSpacing === '9px'",
            timeout=PATIENCE)
        assert tab.evaluate("window.second") == 2, "the page was loaded again"


def test_drafts_and_pages_of_the_future_are_marked(browser, draft_preview):
    draft_preview.write("content/notes/draft.md", "---\ntitle: D\ndraft: true\n---\nText.\n")
    later = "---\ntitle: L\npublish: 2027-01-01\n---\nText.\n"
    draft_preview.write("content/notes/later.md", later)
    with visits(browser, draft_preview).visit(draft_preview.address, forgiving=True) as tab:
        for name in ("draft", "later"):
            for _ in range(100):
                answer = tab.goto(draft_preview.address + f"notes/{name}/")
                if answer.status == 200:
                    break
                tab.wait_for_timeout(100)
            assert tab.locator(".draft-note").is_visible()


def test_a_paragraph_leads_to_its_line(browser, preview):
    lines = (PAGE + LONG).split("\n")
    wanted = 1 + lines.index("Words of part 3.")
    heading = 1 + lines.index("## Part 5")
    with visits(browser, preview).visit(preview.address + "notes/long/", forgiving=True) as tab:
        tab.evaluate(
            "window.links = []; document.addEventListener('coldstart:edit', "
            "(event) => { event.preventDefault(); window.links.push(event.detail); })")
        tab.get_by_text("Words of part 3.").click(modifiers=["Alt"])
        tab.wait_for_function("() => window.links.length === 1", timeout=PATIENCE)
        tab.get_by_role("heading", name="Part 5").click(modifiers=["Alt"])
        tab.wait_for_function("() => window.links.length === 2", timeout=PATIENCE)
        tab.locator("#coldstart-edit button").click()
        tab.wait_for_function("() => window.links.length === 3", timeout=PATIENCE)
        links = tab.evaluate("window.links")
        assert links[0].endswith(f"notes/long.md?line={wanted}")
        assert links[1].endswith(f"notes/long.md?line={heading}")
        assert re.search(r"notes/long\.md\?line=\d+$", links[2])
