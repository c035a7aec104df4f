#!/usr/bin/env python3
"""How long after a save the preview serves the new text.

usage: latency.py --url URL --file PAGE.md [--edits N] -- SERVER COMMAND …

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


def measure(url, file, edits):
    """Milliseconds from each save to its text being served."""
    original = file.read_text(encoding="utf-8")
    head, rest = original.split("\n\n## ", 1)
    latencies = []
    try:
        for edit in range(edits):
            word = f"word{time.time_ns()}"
            text = f"{head} {word}\n\n## {rest}".encode()
            start = time.perf_counter()
            file.write_bytes(text)
            wait_until(lambda: word.encode() in page(url), EDIT_TIMEOUT_S, f"edit {edit}")
            latencies.append((time.perf_counter() - start) * 1000)
            # Servers that look for changes on a ticker answer by the phase of the edit: spread it.
            time.sleep(1 + 0.5 * ((edit * 5) % edits + 0.5) / edits)
    finally:
        file.write_text(original, encoding="utf-8")
    return latencies


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", required=True, type=urlsplit)
    parser.add_argument("--file", required=True, type=Path)
    parser.add_argument("--edits", type=int, default=7)
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    server = subprocess.Popen(
        options.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    try:
        start_s = wait_until(lambda: page(options.url), START_TIMEOUT_S, "the first page")
        time.sleep(2)
        latencies = measure(options.url, options.file, options.edits)
        print(f"first page after {start_s:.2f} s; edit to served: median"
              f" {statistics.median(latencies):.0f} ms, {min(latencies):.0f} to"
              f" {max(latencies):.0f} ms; peak {peak_mib(server.pid):.0f} MiB")
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


if __name__ == "__main__":
    main()
