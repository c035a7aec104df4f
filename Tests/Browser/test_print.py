"""On paper: the text alone, dark on white, whatever the screen shows."""
from layout import expect_none

# A4 at 96 dots an inch, without margins.
PAPER = {"width": 794, "height": 1123}


def test_page_prints_its_text_alone(browsing, page_type):
    with browsing.visit(page_type, PAPER, scheme="dark") as tab:
        tab.emulate_media(media="print")
        for furniture in (".site-header", ".menu", "nav.contents", ".theme-toggle", ".skip-link"):
            each = tab.locator(furniture)
            assert each.count() == 0 or not each.first.is_visible(), furniture
        assert tab.locator("h1").is_visible()
        expect_none(pale_text(tab), "pale texts")
        pdf = tab.pdf(format="A4")
        assert pdf.startswith(b"%PDF") and len(pdf) > 5000


def pale_text(tab):
    """Paragraphs whose letters would hardly show on paper."""
    return tab.evaluate(
        """() => {
          const canvas = document.createElement("canvas").getContext("2d", {
            willReadFrequently: true });
          const lightness = (colour) => {
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
            return (red * 2 + green * 5 + blue) / 8;
          };
          return [...document.querySelectorAll("main p, main li, main td, main h2")]
            .filter((element) => element.checkVisibility()
              && lightness(getComputedStyle(element).color) > 140)
            .map((element) => element.textContent.trim().slice(0, 60)).slice(0, 5);
        }""")


def test_folded_and_hidden_parts_are_printed(sample_visits, sample):
    page = sample.page("queues/why/index.html")
    with sample_visits.visit(page) as tab:
        tab.emulate_media(media="print")
        assert [each.is_visible() for each in tab.locator(".tab").all()] == [True] * 4
        assert tab.get_by_text("Ask the provider.").is_visible()
