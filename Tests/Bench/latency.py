#!/usr/bin/env python3
"""How long after a save the preview serves the new text.

usage: latency.py --url URL --file FILE [--edits N] [--change text|title|template] -- SERVER …

Starts the server, waits for the page, then rewrites one line of the file with a word never used
before and asks for the page until the word is in the answer. The clock starts just before the file
is written. The file is put back and the server ended.
"""
import argparse
import http.client
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

START_TIMEOUT_S = 300
EDIT_TIMEOUT_S = 60
POLL_S = 0.002


def page(url):
    """The bytes of the page; empty when the server does not answer, or not with 200."""
    connection = http.client.HTTPConnection(url.hostname, url.port, timeout=30)
    try:
        connection.request("GET", url.path, headers={"Cache-Control": "no-cache"})
        answer = connection.getresponse()
        body = answer.read()
        return body if answer.status == 200 else b""
    except (OSError, http.client.HTTPException):
        return b""
    finally:
        connection.close()


def wait_until(condition, timeout_s, what):
    start = time.perf_counter()
    while not condition():
        if time.perf_counter() - start > timeout_s:
            sys.exit(f"timed out: {what}")
        time.sleep(POLL_S)
    return time.perf_counter() - start


def peak_mib(pid):
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0


def with_text(original, word):
    """The word at the end of the text before the second heading."""
    head, rest = original.split("\n\n## ", 1)
    return f"{head} {word}\n\n## {rest}"


def with_title(original, word):
    """The word in the page's title, which other pages show too."""
    head, rest = original.split('title: "', 1)
    return f'{head}title: "{word} {rest}'


def with_template(original, word):
    """The word in front of the page's content, in a template."""
    head, rest = original.split("{{{content}}}", 1)
    return f"{head}<p>{word}</p>{{{{{{content}}}}}}{rest}"


CHANGES = {"text": with_text, "title": with_title, "template": with_template}


def measure(url, file, edits, change=with_text):
    """Milliseconds from each save to its word being served."""
    original = file.read_text(encoding="utf-8")
    latencies = []
    try:
        for edit in range(edits):
            word = f"word{time.time_ns()}"
            text = change(original, word).encode()
            start = time.perf_counter()
            file.write_bytes(text)
            wait_until(lambda: word.encode() in page(url), EDIT_TIMEOUT_S, f"edit {edit}")
            latencies.append((time.perf_counter() - start) * 1000)
            # Servers that look for changes on a ticker answer by the phase of the edit: spread it.
            time.sleep(1 + 0.5 * ((edit * 5) % edits + 0.5) / edits)
    finally:
        file.write_text(original, encoding="utf-8")
    return latencies


def served(command, url, file, edits, change=with_text):
    """Starts a server, edits a file under it, and ends it. What was measured, by name."""
    url = urlsplit(url)
    server = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        start_s = wait_until(lambda: page(url), START_TIMEOUT_S, "the first page")
        time.sleep(2)
        latencies = measure(url, file, edits, change)
        return {"first_page_s": start_s, "median_ms": statistics.median(latencies),
                "least_ms": min(latencies), "greatest_ms": max(latencies),
                "peak_mib": peak_mib(server.pid)}
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", required=True)
    parser.add_argument("--file", required=True, type=Path)
    parser.add_argument("--edits", type=int, default=7)
    parser.add_argument("--change", choices=sorted(CHANGES), default="text")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    found = served(options.command, options.url, options.file, options.edits,
                   CHANGES[options.change])
    print("first page after {first_page_s:.2f} s; edit to served: median {median_ms:.0f} ms,"
          " {least_ms:.0f} to {greatest_ms:.0f} ms; peak {peak_mib:.0f} MiB".format(**found))


if __name__ == "__main__":
    main()
