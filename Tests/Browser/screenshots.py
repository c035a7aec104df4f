#!/usr/bin/env python3
"""Pictures of every page type, wide and narrow, light and dark, in screenshots/.

usage: screenshots.py [SITE [FOLDER]]
"""
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from built_site import BuiltSite
from static_server import serving
from visits import NARROW, WIDE, Browsing, chromium_path

ROOT = Path(__file__).resolve().parents[2]


def main():
    site = BuiltSite(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site")
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    with serving(site.root, site.base_path) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=["--no-sandbox"])
        browsing = Browsing(browser, site, server)
        for name, page in site.types.items():
            for look, viewport in (("wide", WIDE), ("narrow", NARROW)):
                for scheme in ("light", "dark"):
                    with browsing.visit(page, viewport, scheme) as tab:
                        file = folder / f"{name}-{look}-{scheme}.png"
                        tab.screenshot(path=file, full_page=True)
        browser.close()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


if __name__ == "__main__":
    main()
