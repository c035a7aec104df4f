"""A visual page asks before it tells: the stage first, a question soon, and an end within reach."""
import pytest

from conftest import SITE
from visits import WIDE

PAGES = [page for page in SITE.readable if page.path.endswith("/visual/index.html")]
HEIGHT_MAX, QUESTION_MAX, STAGE_MAX = 6500, 1500, 1000

TOPS = """() => {
  const top = (selector) => {
    const box = document.querySelector("main " + selector).getBoundingClientRect();
    return Math.round(box.top + scrollY);
  };
  return {
    height: document.documentElement.scrollHeight,
    stage: top(".player"), question: top(".question"),
    parts: new Set([...document.querySelectorAll("main x-quiz")].map((each) => each.id)).size,
  };
}"""


@pytest.mark.parametrize("visual", PAGES, ids=repr)
def test_a_visual_page_asks_soon_and_often_and_ends(browsing, visual):
    with browsing.visit(visual, WIDE) as tab:
        tops = tab.evaluate(TOPS)
    assert tops["stage"] <= STAGE_MAX, tops
    assert tops["question"] <= QUESTION_MAX, tops
    assert tops["parts"] >= 3, tops
    assert tops["height"] <= HEIGHT_MAX, tops
