"""A server of plain files on the loopback interface, as any static host would serve them."""
import contextlib
import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves the site below its base path and, to prove that it can be moved, below /moved/."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments, base_path, **names):
        self.base_path = base_path
        super().__init__(*arguments, **names)

    def translate_path(self, path):
        for prefix in ("/moved/", self.base_path):
            if path.startswith(prefix):
                return super().translate_path("/" + path[len(prefix):])
        return super().translate_path("/nothing-is-here")

    def send_error(self, code, message=None, explain=None):
        page = self.directory + "/404.html"
        if code != 404:
            return super().send_error(code, message, explain)
        with contextlib.suppress(OSError), open(page, "rb") as file:
            body = file.read()
            self.send_response(404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return None
        return super().send_error(code, message, explain)

    def log_message(self, *_):
        pass


class QuietServer(ThreadingHTTPServer):
    """A browser that leaves in the middle of an answer is no event."""

    def handle_error(self, request, client_address):
        pass


@contextlib.contextmanager
def serving(root, base_path="/"):
    """Serves the folder while the context lasts; gives `http://127.0.0.1:PORT`."""
    handler = functools.partial(SiteHandler, directory=str(root), base_path=base_path)
    server = QuietServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
