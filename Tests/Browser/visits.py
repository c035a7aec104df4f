"""Opening pages in the browser; everything a page complains about is collected."""
import contextlib
import os
from pathlib import Path

WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 360, "height": 740}
SMALLEST = {"width": 320, "height": 640}

# The browser reports refusals of the policy as events as well as on the console.
WATCH_POLICY = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error("policy: " + event.violatedDirective + " refuses " + event.blockedURI);
});
"""


def chromium_path():
    """The browser that set-up found."""
    found = Path(__file__).resolve().parents[2] / ".tools/chromium"
    return os.environ.get("CHROMIUM") or found.read_text().strip()


class Browsing:
    """A browser and the addresses at which it finds the site."""

    def __init__(self, browser, site, server):
        self.browser, self.site, self.server = browser, site, server

    def url(self, page, where="server"):
        if where == "file":
            return page.file.as_uri()
        prefix = "/moved/" if where == "moved" else self.site.base_path
        path = page.path
        if path == "index.html" or path.endswith("/index.html"):
            path = path[: -len("index.html")]
        return self.server + prefix + path

    @contextlib.contextmanager
    def visit(self, page, viewport=WIDE, scheme="light", scripts=True, where="server",
              permissions=(), touch=False, forgiving=False, moving=False):
        """Opens a page in a context of its own; at the end the page must have no complaint,
        unless the visit is forgiving, because the test itself makes requests fail. It asks for
        less motion unless it is `moving`."""
        context = self.browser.new_context(
            viewport=viewport, color_scheme=scheme, java_script_enabled=scripts,
            reduced_motion="no-preference" if moving else "reduce",
            permissions=list(permissions), has_touch=touch)
        try:
            tab = context.new_page()
            complaints = []
            self.listen(tab, complaints)
            if scripts:
                tab.add_init_script(WATCH_POLICY)
            url = page if isinstance(page, str) else self.url(page, where)
            tab.goto(url, wait_until="load")
            yield tab
            assert forgiving or not complaints, "\n".join(complaints)
        finally:
            context.close()

    def listen(self, tab, complaints):
        def on_console(message):
            if message.type in ("error", "warning"):
                complaints.append(f"console {message.type}: {message.text}")

        def on_request(request):
            inside = request.url.startswith((self.server, "file:", "data:", "blob:"))
            if not inside:
                complaints.append(f"a request leaves the site: {request.url}")

        def on_failure(request):
            # A page that is left stops what it was loading.
            if request.failure != "net::ERR_ABORTED":
                complaints.append(f"request failed: {request.url} ({request.failure})")

        tab.on("console", on_console)
        tab.on("request", on_request)
        tab.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
        tab.on("requestfailed", on_failure)
