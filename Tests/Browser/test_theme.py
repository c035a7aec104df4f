"""Light and dark: the system's choice, the reader's own, and how long it lasts."""
import pytest

from layout import is_dark


@pytest.fixture
def home(site):
    return site.page("index.html")


def theme(tab):
    return tab.evaluate("() => document.documentElement.dataset.theme ?? 'system'")


def test_toggle_goes_round_and_changes_the_colours(browsing, home):
    with browsing.visit(home) as tab:
        button = tab.locator(".theme-toggle")
        seen, labels = [], []
        for _ in range(3):
            button.click()
            seen.append(theme(tab))
            labels.append(button.get_attribute("aria-label"))
            assert is_dark(tab) == (seen[-1] == "dark")
        assert sorted(seen) == ["dark", "light", "system"]
        assert len(set(labels)) == 3, "the label tells the state"


def test_choice_lasts_and_is_there_before_the_first_paint(browsing, home, site):
    with browsing.visit(home, forgiving=True) as tab:
        while theme(tab) != "dark":
            tab.locator(".theme-toggle").click()
        # Script at the end of the page is refused: only what runs early can set the colours.
        tab.route("**/*.js", lambda route: (
            route.continue_() if "boot" in route.request.url else route.abort()))
        other = next(page for page in site.readable if page.kind == "page")
        tab.goto(browsing.url(other), wait_until="load")
        assert theme(tab) == "dark" and is_dark(tab)
        tab.unroute("**/*.js")
        tab.reload()
        assert theme(tab) == "dark"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_system_is_followed_while_nothing_is_chosen(browsing, home, scripts):
    with browsing.visit(home, scheme="dark", scripts=scripts) as tab:
        if scripts:
            assert is_dark(tab)
            tab.emulate_media(color_scheme="light")
            assert not is_dark(tab)


def test_toggle_is_absent_without_scripts(browsing, home):
    with browsing.visit(home, scripts=False) as tab:
        assert tab.locator(".theme-toggle").is_hidden()


# What must be told apart on paper, and by eyes that tell no colours: the states of a run, on the
# stage and in charts.
STEPS = [["--prepare", "--run", "--keep"], ["--ice-fill", "--ember-fill", "--idle"]]
LUMINANCES = """(names) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const probe = document.body.appendChild(document.createElement("i"));
  return names.map((name) => {
    probe.style.color = `var(${name})`;
    canvas.fillStyle = getComputedStyle(probe).color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) =>
      value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_states_of_a_run_differ_as_greys(sample_visits, scheme):
    page = sample_visits.site.page("queues/visual/index.html")
    with sample_visits.visit(page, scheme=scheme) as tab:
        for names in STEPS:
            tones = sorted(tab.evaluate(LUMINANCES, names))
            for dark, light in zip(tones, tones[1:]):
                assert (light + 0.05) / (dark + 0.05) >= 1.6, dict(zip(names, tones))
