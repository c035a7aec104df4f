"""Players, quizzes and labs are published beside their page: as JSON and as a page to embed."""
import json

import jsonschema
import pytest

from layout import expect_none
from static_server import serving
from test_accessibility import findings


@pytest.fixture
def lesson(sample):
    return sample.page("queues/visual/index.html")


def test_the_file_beside_the_page_is_what_the_page_carries(sample_visits, sample, lesson):
    with sample_visits.visit(lesson) as tab:
        for block in tab.locator(".block-data").all():
            text = block.text_content()
            data = json.loads(text)
            file = sample.root / "queues/visual" / f"{data['id']}.json"
            assert file.read_text(encoding="utf-8") == text


def test_every_file_of_the_course_fits_its_schema(site, sample):
    for built in (site, sample):
        for file in sorted(built.root.rglob("*.json")):
            data = json.loads(file.read_text(encoding="utf-8"))
            if not isinstance(data, dict) or data.get("kind") not in ("player", "lab", "quiz"):
                continue
            path = sample.root / "schemas" / f"{data['kind']}.schema.json"
            schema = json.loads(path.read_text(encoding="utf-8"))
            jsonschema.validate(data, schema)


@pytest.mark.parametrize("id", ["player-two", "lab-two", "check"])
@pytest.mark.parametrize("where", ["server", "file"])
def test_embedded_pages_stand_alone(sample_visits, sample, id, where):
    page = sample.page(f"queues/visual/{id}/index.html")
    with sample_visits.visit(page, where=where) as tab:
        block = tab.locator(f"#{id}")
        assert block.is_visible()
        if where == "server":
            # The checker reads the style sheet once more, which browsers refuse on a disk.
            expect_none(findings(tab))
        robots = tab.locator("meta[name=robots]").get_attribute("content")
        assert robots == "noindex"
        canonical = tab.locator("link[rel=canonical]").get_attribute("href")
        assert canonical == "https://example.org/course/queues/visual/"


def test_the_offered_line_embeds_the_block(sample_visits, lesson, browser, tmp_path):
    with sample_visits.visit(lesson) as tab:
        tab.locator("x-player + .embed-offer a").click()
        tab.wait_for_url("**/player-two/**", wait_until="load")
        line = tab.locator(".embed-code textarea").input_value()
    published = "https://example.org/course/"
    assert f'src="{published}queues/visual/player-two/index.html"' in line
    base = sample_visits.server + sample_visits.site.base_path
    host = f"""<!doctype html><title>Host</title>{line.replace(published, base)}<script>
      addEventListener("message", (event) => window.told = event.data)</script>"""
    (tmp_path / "index.html").write_text(host, encoding="utf-8")
    with serving(tmp_path, "/") as address:
        tab = browser.new_page()
        tab.goto(address + "/")
        tab.wait_for_function("window.told?.kind === 'coldstart:height'")
        assert tab.evaluate("told.id") == "player-two" and tab.evaluate("told.height") > 300
        frame = tab.frame_locator("iframe")
        assert frame.locator(".embed-code *").count() == 0, "a frame offers no frame"
        frame.locator(".player-predict input").uncheck()
        frame.locator(".player-all > summary").click()
        frame.locator(".player-forward").click()
        assert frame.locator("tr[aria-current]").get_attribute("data-step") == "send"
        tab.close()


def test_only_embedded_pages_may_be_embedded(sample):
    rules = (sample.root / "_headers").read_text(encoding="utf-8").split("\n/")
    for rule in rules:
        if "Content-Security-Policy:" not in rule:
            continue
        embeds = any(id in rule for id in ("player-two", "player-crowd", "lab-two", "check"))
        assert ("frame-ancestors *" in rule) == embeds, rule
