"""Aids for reading: keys to other pages, the filter of the column, the page as Markdown."""
import pytest


@pytest.fixture
def lesson(sample):
    return sample.page("queues/visual/index.html")


def test_keys_lead_to_the_next_page_and_back(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        following = tab.locator("link[rel=next]").evaluate("(link) => link.href")
        tab.keyboard.press("n")
        tab.wait_for_url(following)
        tab.keyboard.press("p")
        tab.wait_for_url(
            lambda url: url.removesuffix("index.html") == sample_visits.url(lesson))


def test_the_column_is_filtered(sample_visits, lesson):
    with sample_visits.visit(lesson) as tab:
        links = tab.locator(".menu-sections .nav-items a:visible")
        before = links.all_inner_texts()
        tab.fill(".menu-filter input", "no page has this name")
        assert links.count() == 0
        assert tab.locator(".menu-filter [role=status]").text_content() == "0 pages"
        tab.fill(".menu-filter input", "")
        assert links.all_inner_texts() == before


def test_the_page_is_copied_as_markdown(sample_visits, lesson):
    allowed = ("clipboard-read", "clipboard-write")
    with sample_visits.visit(lesson, permissions=allowed) as tab:
        tab.locator(".page-actions button").click()
        tab.locator(".page-actions button", has_text="Copied").wait_for()
        copied = tab.evaluate("navigator.clipboard.readText()")
        assert copied == lesson.file.with_suffix(".md").read_text(encoding="utf-8")
