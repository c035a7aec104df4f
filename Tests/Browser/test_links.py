"""Every address in the output leads to something that is there: files, anchors, assets."""
import json
from collections import Counter
from urllib.parse import urlsplit

from layout import expect_none

ALLOWED_SCHEMES = {"http", "https", "mailto", "tel", "data"}


def test_internal_addresses_lead_somewhere(built):
    broken = []
    for page in built.pages:
        for reference in page.outline.references:
            target = built.internal(page, reference.value)
            if target is None:
                continue
            where = f"{page}:{reference.line}: {reference.attribute}={reference.value!r}"
            file = built.file(target[0])
            if file is None:
                broken.append(f"{where}: no such file")
            elif target[1] and not has_anchor(built, file, target[1]):
                broken.append(f"{where}: no such anchor")
    expect_none(broken, "broken addresses")


def has_anchor(built, file, fragment):
    page = built.page(file.relative_to(built.root).as_posix())
    return page is None or fragment in page.outline.ids


def test_links_work_from_a_disk(built):
    """Without a server a link must name a file: nothing answers for a folder."""
    broken = []
    for page in built.readable:
        for reference in page.outline.references:
            value = urlsplit(reference.value)
            if value.scheme or value.netloc or page.kind == "404":
                continue
            if value.path.startswith("/"):
                broken.append(f"{page}:{reference.line}: {reference.value!r} starts at the root")
            elif value.path and not (page.file.parent / value.path).is_file():
                place = page.file.parent / value.path
                if not place.exists() or place.is_dir():
                    broken.append(f"{page}:{reference.line}: {reference.value!r} is no file")
    expect_none(broken, "addresses that need a server")


def test_external_links_are_marked(built):
    unmarked = []
    for page in built.readable:
        for reference in page.outline.references:
            if reference.tag != "a" or built.internal(page, reference.value) is not None:
                continue
            scheme = urlsplit(reference.value).scheme
            if scheme not in ALLOWED_SCHEMES:
                unmarked.append(f"{page}:{reference.line}: {reference.value!r}: odd scheme")
            elif scheme in ("http", "https") and "external" not in reference.relation.split():
                unmarked.append(f"{page}:{reference.line}: {reference.value!r}: no rel=external")
    expect_none(unmarked, "external links")


def test_ids_are_unique(built):
    repeated = [
        f"{page}: {name} stands {count} times" for page in built.pages
        for name, count in Counter(page.outline.ids).items() if count > 1]
    expect_none(repeated, "repeated ids")


def test_every_page_can_be_reached_from_home(built):
    reached, waiting = set(), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in reached or built.page(path) is None:
            continue
        reached.add(path)
        page = built.page(path)
        for reference in page.outline.references:
            target = built.internal(page, reference.value)
            file = built.file(target[0]) if target and reference.tag in ("a", "meta") else None
            if file:
                waiting.append(file.relative_to(built.root).as_posix())
    lost = [page for page in built.readable if page.path not in reached and page.kind != "404"]
    expect_none(lost, "pages that no link leads to")


def test_every_asset_is_used(built):
    """Files with a hashed name are there because something names them."""
    texts = "".join(
        file.read_text(encoding="utf-8") for file in built.root.rglob("*")
        if file.suffix in (".html", ".css", ".js", ".xml", ".webmanifest"))
    assets = [file for file in (built.root / "assets").rglob("*") if file.is_file()]
    unused = [file for file in assets if file.name not in texts and file.suffix != ".txt"]
    expect_none(unused, "assets that nothing names")


def test_policy_holds_by_construction(built):
    """Nothing inline: the policy of every page forbids it, and no page tries."""
    faults = []
    for page in built.readable:
        faults += [f"{page}: {each}" for each in page.outline.inline]
        policy = dict(part.split(None, 1) for part in page.outline.csp.split("; ") if " " in part)
        if policy.get("default-src") != "'none'" or policy.get("script-src") != "'self'" \
                or policy.get("style-src") != "'self'":
            faults.append(f"{page}: policy {page.outline.csp!r}")
    expect_none(faults, "faults")


def test_structured_descriptions_parse(built):
    """JSON-LD of every page is JSON, names its vocabulary and says what kind of thing it tells of."""
    faults, kinds = [], Counter()
    for page in built.readable:
        for text in page.outline.json_ld:
            value = json.loads(text)
            things = value if isinstance(value, list) else value.get("@graph", [value])
            for thing in things:
                kinds[str(thing.get("@type"))] += 1
                if "@type" not in thing:
                    faults.append(f"{page}: a thing without @type")
            if "schema.org" not in text:
                faults.append(f"{page}: no @context")
    expect_none(faults, "faults")
    assert kinds["LearningResource"] > 0 and kinds["BreadcrumbList"] > 0, kinds
