"""Every page has no finding of axe when wide and light; every page type in the other looks too."""
import pytest
from axe_playwright_python.sync_playwright import Axe

from layout import expect_none
from visits import NARROW, WIDE

AXE = Axe()
OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def findings(tab, part=None):
    """What axe finds in the page, or in a part of it."""
    violations = AXE.run(tab, part, options=OPTIONS).response["violations"]
    return [
        f"{violation['id']}: {violation['help']}\n    {node['html'][:160]}\n"
        f"    {node.get('failureSummary', '').replace(chr(10), ' ')[:200]}"
        for violation in violations for node in violation["nodes"][:5]]


def test_page_has_no_finding(browsing, page):
    with browsing.visit(page) as tab:
        expect_none(findings(tab))


@pytest.mark.parametrize("viewport, scheme", [(WIDE, "dark"), (NARROW, "light"), (NARROW, "dark")],
                         ids=["wide-dark", "narrow-light", "narrow-dark"])
def test_page_type_has_no_finding(browsing, page_type, viewport, scheme):
    with browsing.visit(page_type, viewport, scheme) as tab:
        expect_none(findings(tab))


def test_headings_step_down_by_one(page):
    levels = page.outline.headings
    assert levels[:1] == [1] or 1 in levels
    jumps = [f"h{a} then h{b}" for a, b in zip(levels, levels[1:]) if b > a + 1]
    expect_none(jumps, "jumps")
