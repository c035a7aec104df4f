"""Every quiz of the course is walked through by keys: wrong, why, where, once more, right."""
import json

import pytest

from conftest import SITE
from layout import expect_none

PAGES = [page for page in SITE.readable if "<x-quiz" in page.text]
CHECK = ".quiz-actions .quiz-button"


def press(tab, control, *keys):
    control.focus()
    for key in keys:
        tab.keyboard.press(key)


def answer_wrongly(tab, element, data):
    """Gives an answer that is not right; what is to be put in order begins in a wrong one."""
    if "choices" in data:
        wrong = [choice for choice in data["choices"] if not choice["right"]][0]
        press(tab, element.locator(f"[data-choice='{wrong['id']}'] input"), "Space")
    elif data["kind"] in ("numeric", "text"):
        known = [str(each.get("text", each.get("value"))) for each in data["mistakes"]]
        element.locator(".field input").fill((known or ["987654321"])[0])
    elif data["kind"] == "match":
        for item, right in data["pairs"].items():
            list = element.locator(f"[data-item='{item}'] select")
            values = [each.get_attribute("value") for each in list.locator("option").all()]
            list.select_option(next(value for value in values if value not in ("", right)))


def answer_rightly(tab, element, data):
    if "choices" in data:
        for choice in data["choices"]:
            box = element.locator(f"[data-choice='{choice['id']}'] input")
            if choice["right"] != box.is_checked() and (choice["right"]
                                                        or data["kind"] == "multiple"):
                press(tab, box, "Space")
    elif data["kind"] == "numeric":
        element.locator(".field input").fill(str(data["value"]))
    elif data["kind"] == "text":
        element.locator(".field input").fill(data["accept"][0])
    elif data["kind"] == "match":
        for item, right in data["pairs"].items():
            list = element.locator(f"[data-item='{item}'] select")
            while list.input_value() != right:
                press(tab, list, "ArrowDown")
    elif data["kind"] == "order":
        for place, item in enumerate(data["order"]):
            mover = element.locator(f"[data-item='{item}'] .move-up")
            for _ in range(items(element).index(item) - place):
                press(tab, mover, "ArrowUp")


def words(text):
    return " ".join(text.split())


def items(element):
    return [each.get_attribute("data-item") for each in element.locator(".sortable li").all()]


def follow_the_proof(tab, element):
    """The first link of what was said to the answer; true when it leads to where it says."""
    link = element.locator(":is(.quiz-choice > .because, .verdict) a.step[href]")
    if link.count() == 0:
        return True
    run, step = (link.first.get_attribute(f"data-{name}") for name in ("run", "step"))
    press(tab, link.first, "Enter")
    player = tab.locator(f"x-player[data-run='{run}']")
    return player.count() == 0 or player.first.evaluate(
        "(player, step) => player.places.get(step) === player.at", step)


@pytest.mark.parametrize("where", ["server", "file"])
@pytest.mark.parametrize("quizzed", PAGES, ids=repr)
def test_quiz_is_walked(browsing, quizzed, where):
    if where == "file" and quizzed.kind == "embed":
        pytest.skip("the page around the block was opened from the disk")
    faults = []
    with browsing.visit(quizzed, where=where) as tab:
        for quiz in tab.locator("x-quiz").all():
            data = json.loads(quiz.locator("> .block-data").text_content())
            asked = [(each, tab.locator(f"[id='{data['id']}-{each['id']}']"))
                     for each in data["questions"] if each["kind"] != "why"]
            for each, element in asked:
                answer_wrongly(tab, element, each)
                press(tab, element.locator(CHECK), "Enter")
                verdict = element.locator(".verdict").inner_text()
                if not verdict.startswith("Not yet."):
                    faults.append(f"{each['id']}: wrong answer, but {verdict!r}")
                if "choices" in each and not element.locator(
                        ".quiz-choice > .because").first.inner_text():
                    faults.append(f"{each['id']}: a choice without a reason")
                if not follow_the_proof(tab, element):
                    faults.append(f"{each['id']}: its proof is not where the player went")
            count = len(asked)
            assert quiz.locator(".quiz-score").inner_text().startswith(f"0 of {count} right")
            press(tab, quiz.locator(".quiz-result .quiz-button"), "Enter")
            for each, element in asked:
                assert element.locator(".quiz-choice :checked").count() == 0
                answer_rightly(tab, element, each)
                press(tab, element.locator(CHECK), "Enter")
                verdict = element.locator(".verdict").inner_text()
                if not verdict.startswith("Right."):
                    faults.append(f"{each['id']}: right answer, but {verdict!r}")
                why = " ".join(element.locator(".explanation").all_text_contents())
                if words(why) not in words(verdict):
                    faults.append(f"{each['id']}: right, and not told why")
            assert quiz.locator(".quiz-score").inner_text().endswith(f"{count} by now")
            assert not quiz.locator(".quiz-result .quiz-button").is_visible()
    expect_none(faults, "faults")
