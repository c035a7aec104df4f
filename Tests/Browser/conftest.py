"""Fixtures of the browser suite: the built site, a server, a browser."""
import os
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from built_site import BuiltSite
from static_server import serving
from visits import Browsing, chromium_path

ROOT = Path(__file__).resolve().parents[2]
SITE = BuiltSite(os.environ.get("COLDSTART_SITE") or ROOT / "site")


def pytest_configure(config):
    if not SITE.pages:
        raise pytest.UsageError(f"no pages in {SITE.root}: run `make site` first")


def pytest_generate_tests(metafunc):
    """`page` runs a test for every page, `page_type` for one page of every type."""
    if "page" in metafunc.fixturenames:
        metafunc.parametrize("page", SITE.readable, ids=repr)
    if "page_type" in metafunc.fixturenames:
        metafunc.parametrize("page_type", list(SITE.types.values()), ids=list(SITE.types))


def pytest_terminal_summary(terminalreporter):
    """The one line that says how it went, whatever the reporter prints."""
    counts = {name: len(terminalreporter.stats.get(name, ())) for name in (
        "passed", "failed", "error", "skipped")}
    failed = counts["failed"] + counts["error"]
    terminalreporter.write_line("")
    terminalreporter.write_line(
        f"{counts['passed']} passed, {failed} failed, {counts['skipped']} skipped")


@pytest.fixture(scope="session")
def site():
    return SITE


@pytest.fixture(scope="session")
def server(site):
    with serving(site.root, site.base_path) as address:
        yield address


@pytest.fixture(scope="session")
def browsing(site, server):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=["--no-sandbox"])
        yield Browsing(browser, site, server)
        browser.close()
