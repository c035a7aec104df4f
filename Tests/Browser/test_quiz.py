"""Quizzes: answered by keys alone, read without scripts, printed with a key."""
import pytest

from layout import expect_none
from test_accessibility import findings
from visits import NARROW, WIDE


@pytest.fixture
def manual(site):
    return site.page("authoring/quizzes/index.html")


def question(tab, name):
    return tab.locator("#" + name)


def data(tab, quiz):
    return tab.evaluate("(id) => JSON.parse(document.querySelector("
                        "`#${id} > .block-data`).textContent)", quiz)


def watch(tab):
    tab.evaluate("""() => {
      window.seen = [];
      for (const name of ["coldstart:answered", "coldstart:step"]) {
        document.addEventListener(name, (event) => window.seen.push([name, event.detail]));
      }
    }""")


@pytest.mark.parametrize("where", ["server", "file"])
def test_choices_are_answered_by_keys_alone(browsing, manual, where):
    with browsing.visit(manual, where=where) as tab:
        watch(tab)
        each = question(tab, "states-value-of-environment-1-after-answer")
        known = data(tab, "states")["questions"][0]["choices"]
        right = next(index for index, choice in enumerate(known) if choice["right"])
        wrong = next(index for index, choice in enumerate(known) if not choice["right"])
        radios = each.locator(".choices input")
        radios.nth(wrong).focus()
        tab.keyboard.press("Space")
        tab.keyboard.press("Enter")
        status = each.locator(".verdict[role=status]")
        assert status.text_content().startswith("Not yet.")
        assert known[wrong]["feedback"].split()[0] in each.locator(
            ".quiz-choice .because").text_content()
        link = each.locator(".quiz-choice .because a.step").first
        link.focus()
        tab.keyboard.press("Enter")
        radios.nth(right).focus()
        tab.keyboard.press("Space")
        tab.keyboard.press("Enter")
        assert status.text_content().startswith("Right.")
        assert radios.nth(0).is_disabled()
        seen = tab.evaluate("() => window.seen")
        answers = [detail for name, detail in seen if name == "coldstart:answered"]
        assert [answer["right"] for answer in answers] == [False, True]
        assert answers[0]["question"] == "states-value-of-environment-1-after-answer"
        steps = [detail for name, detail in seen if name == "coldstart:step"]
        assert steps and steps[0]["run"] == "first-request"


def test_confidence_is_told_with_the_answer(browsing, manual):
    with browsing.visit(manual) as tab:
        watch(tab)
        each = question(tab, "states-value-of-environment-1-after-answer")
        each.locator(".choices input").first.check()
        each.get_by_role("radio", name="Certain").focus()
        tab.keyboard.press("Space")
        each.get_by_role("button", name="Check").press("Enter")
        assert tab.evaluate("() => window.seen[0][1].confidence") == 3


def test_certain_and_wrong_has_a_word_of_its_own(browsing, manual):
    with browsing.visit(manual) as tab:
        each = question(tab, "states-value-of-environment-1-after-answer")
        known = data(tab, "states")["questions"][0]["choices"]
        wrong = next(choice for choice in known if not choice["right"])
        for level, is_told in (("A guess", False), ("Certain", True)):
            each.locator(f'input[value="{wrong["id"]}"]').check()
            each.get_by_role("radio", name=level).check(force=True)
            each.get_by_role("button", name="Check").press("Enter")
            assert ("certain" in each.locator(".verdict").text_content()) == is_told


def test_nothing_chosen_is_said_and_not_counted(browsing, manual):
    with browsing.visit(manual) as tab:
        watch(tab)
        each = question(tab, "states-value-of-environment-1-after-answer")
        each.get_by_role("button", name="Check").press("Enter")
        assert "first" in each.locator(".verdict").text_content()
        assert tab.evaluate("() => window.seen.length") == 0


def test_order_is_made_by_keys(browsing, manual):
    with browsing.visit(manual) as tab:
        each = question(tab, "written-stages")
        wanted = next(q for q in data(tab, "written")["questions"] if q["id"] == "stages")["order"]
        each.get_by_role("button", name="Check").press("Enter")
        assert each.locator(".verdict").text_content().startswith("Not yet.")
        for place, name in enumerate(wanted):
            item = each.locator(f"[data-item={name}]")
            for _ in range(len(wanted)):
                if each.locator("li[data-item]").nth(place).get_attribute("data-item") == name:
                    break
                item.get_by_role("button", name="Move up").press("ArrowUp")
                assert "place" in each.locator(".verdict").text_content()
        each.get_by_role("button", name="Check").press("Enter")
        assert each.locator(".verdict").text_content().startswith("Right.")


@pytest.mark.parametrize("typed, says", [
    ("320", "Right."), ("330 ms", "Right."), ("120", "That leaves the start out."),
    ("500", "Not yet."), ("", "first")])
def test_numbers_are_taken_as_people_write_them(browsing, manual, typed, says):
    with browsing.visit(manual) as tab:
        each = question(tab, "written-how-long")
        each.get_by_role("textbox").fill(typed)
        each.get_by_role("textbox").press("Enter")
        assert says in each.locator(".verdict").text_content()


def test_one_question_is_asked_at_a_time(browsing, manual):
    def is_folded(each):
        return each.locator("fieldset > :not(legend)").first.evaluate(
            "(answers) => answers.offsetHeight === 0")

    with browsing.visit(manual) as tab:
        questions = tab.locator("#written .question").all()
        assert [is_folded(each) for each in questions] == [False] + [True] * (len(questions) - 1)
        assert all(each.locator(".question-body > legend").is_visible() for each in questions)
        questions[-1].locator(".question-body > legend").click()
        assert not is_folded(questions[-1])
        tab.locator("#states .choices input").first.check()
        tab.locator("#states .quiz-button").first.press("Enter")
        assert not is_folded(tab.locator("#states .question").nth(1))
        questions[1].locator("input, select, button").first.focus()
        assert not is_folded(questions[1])
    with browsing.visit(manual, scripts=False) as tab:
        assert not any(is_folded(each) for each in tab.locator(".question").all())


def test_only_what_was_wrong_is_asked_again(browsing, manual):
    with browsing.visit(manual) as tab:
        quiz = tab.locator("#states")
        known = data(tab, "states")["questions"]
        again = quiz.get_by_role("button", name="Try again")
        assert again.is_hidden()
        for index, asked in enumerate(known):
            wanted = index == 0
            choice = next(c for c in asked["choices"] if c["right"] == wanted)
            each = question(tab, "states-" + asked["id"])
            each.locator(f'input[value="{choice["id"]}"]').check()
            each.get_by_role("button", name="Check").click()
        assert "1 of 2" in quiz.locator(".quiz-score").text_content()
        again.click()
        assert quiz.locator(".choices input:checked").count() == 1
        active = tab.evaluate("() => document.activeElement.closest('.question').dataset.question")
        assert active == known[1]["id"]


def test_everything_is_there_without_scripts(browsing, manual):
    with browsing.visit(manual, scripts=False) as tab:
        assert tab.locator(".quiz-button").count() == 0
        for each in tab.locator(".question").all():
            answer = each.locator(":scope > .answer")
            assert answer.locator("> summary").is_visible()
            answer.locator("> summary").click()
            assert answer.locator(".answer-body").is_visible()
        first = tab.locator(".question").first
        assert first.locator(".reason").count() == first.locator(".quiz-choice").count()


def test_paper_has_a_key_and_no_buttons(browsing, manual):
    with browsing.visit(manual, {"width": 794, "height": 1123}) as tab:
        quiz = tab.locator("#written")
        assert quiz.locator(".answer-key").is_hidden()
        tab.emulate_media(media="print")
        assert quiz.locator(".answer-key").is_visible()
        count = quiz.locator(".question").count()
        assert quiz.locator(".answer-key li").count() == count
        assert quiz.locator(".partners").is_visible()
        assert not any(each.is_visible() for each in quiz.locator(".quiz-button").all())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_state_is_accessible(browsing, manual, viewport, scheme):
    with browsing.visit(manual, viewport, scheme) as tab:
        for each in tab.locator(".question").all():
            choices = each.locator(".choices input")
            if choices.count():
                choices.first.check()
            for box in each.get_by_role("textbox").all():
                box.fill("120")
            for select in each.locator("select").all():
                select.select_option(index=1)
            each.locator(".quiz-button").click()
        for summary in tab.locator(".question summary").all():
            if summary.is_visible():
                summary.click()
        expect_none(findings(tab))
