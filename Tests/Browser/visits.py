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


# What a visit may have changed of a tab that the next one gets.
FORGET = """() => {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // Nothing can be kept here.
  }
}"""


class Browsing:
    """A browser and the addresses at which it finds the site. A tab that a visit has left is used
    again: to start one takes longer than most visits."""

    def __init__(self, browser, site, server):
        self.browser, self.site, self.server = browser, site, server
        self.idle = {}

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
              permissions=(), touch=False, forgiving=False, moving=False, alone=False):
        """Opens a page; at the end it must have no complaint, unless the visit is forgiving,
        because the test itself makes requests fail. It asks for less motion unless it is `moving`.
        `alone` is for what changes more of a tab than can be taken back, such as its clock."""
        options = {
            "color_scheme": scheme, "java_script_enabled": scripts, "has_touch": touch,
            "reduced_motion": "no-preference" if moving else "reduce"}
        key = tuple(options.values())
        is_shared = not (alone or permissions or forgiving)
        tab = self.idle[key].pop() if is_shared and self.idle.get(key) else self.open(
            options, viewport, permissions)
        complaints = []
        hear = self.listen(tab, complaints)
        try:
            tab.set_viewport_size(viewport)
            url = page if isinstance(page, str) else self.url(page, where)
            tab.goto(url, wait_until="load")
            yield tab
            assert forgiving or not complaints, "\n".join(complaints)
        except BaseException:
            is_shared = False
            raise
        finally:
            for event, listener in hear.items():
                tab.remove_listener(event, listener)
            if is_shared and not tab.is_closed() and len(tab.context.pages) == 1:
                self.forget(tab, options)
                self.idle.setdefault(key, []).append(tab)
            else:
                tab.context.close()

    def open(self, options, viewport, permissions):
        context = self.browser.new_context(
            viewport=viewport, permissions=list(permissions), **options)
        tab = context.new_page()
        if options["java_script_enabled"]:
            tab.add_init_script(WATCH_POLICY)
        return tab

    def forget(self, tab, options):
        """Makes a tab as it was before its visit."""
        tab.evaluate(FORGET)
        tab.unroute_all()
        tab.emulate_media(
            media="null", color_scheme=options["color_scheme"],
            reduced_motion=options["reduced_motion"], forced_colors="none")
        tab.mouse.move(0, 0)
        tab.goto("about:blank")

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

        hear = {
            "console": on_console, "request": on_request, "requestfailed": on_failure,
            "pageerror": lambda error: complaints.append(f"script error: {error}")}
        for event, listener in hear.items():
            tab.on(event, listener)
        return hear
