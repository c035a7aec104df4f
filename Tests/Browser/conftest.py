"""Fixtures of the browser suite: the built site, a server, a browser."""
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from built_site import BuiltSite
from static_server import serving
from visits import Browsing, chromium_path

ROOT = Path(__file__).resolve().parents[2]
SITE = BuiltSite(os.environ.get("COLDSTART_SITE") or ROOT / "site")
PROGRAM = os.environ.get("COLDSTART") or ROOT / ".build/release/coldstart"


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
    """The course."""
    return SITE


@pytest.fixture(scope="session")
def program():
    """The program under test."""
    return PROGRAM


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """A small site with one of everything, for a path below its host; built for this run."""
    folder = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "Tests/Browser/sample/content", folder / "content")
    subprocess.run([str(PROGRAM), "build", "--root", str(folder), "--now", "2026-03-01",
                    "--quiet", "--strict"], check=True)
    return BuiltSite(folder / "site")


@pytest.fixture(scope="session", params=["course", "sample"])
def built(request, site):
    """Each of the two sites."""
    return site if request.param == "course" else request.getfixturevalue("sample")


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium_path(), args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def browsing(browser, site):
    """Visits to the course."""
    with serving(site.root, site.base_path) as address:
        yield Browsing(browser, site, address)


@pytest.fixture(scope="session")
def sample_visits(browser, sample):
    """Visits to the small site."""
    with serving(sample.root, sample.base_path) as address:
        yield Browsing(browser, sample, address)
