"""The built site as files: its pages, and what each of them says and points at."""
import functools
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

REFERENCE_ATTRIBUTES = {"href", "src", "poster", "data", "action", "cite", "srcset"}
META_WITH_URL = {"og:url", "og:image"}


@dataclass(frozen=True)
class Reference:
    """An address that a page points at, and where it stands in the page."""

    tag: str
    attribute: str
    value: str
    line: int
    relation: str = ""


@dataclass
class Outline(HTMLParser):
    """What a page's text says about itself; filled by feeding it the text."""

    ids: list = field(default_factory=list)
    references: list = field(default_factory=list)
    classes: set = field(default_factory=set)
    body_class: str = ""
    json_ld: list = field(default_factory=list)
    inline: list = field(default_factory=list)
    csp: str = ""
    title: str = ""
    headings: list = field(default_factory=list)

    def __post_init__(self):
        super().__init__(convert_charrefs=True)
        self.reading = None

    def handle_starttag(self, tag, pairs):
        attributes = {name: value or "" for name, value in pairs}
        line = self.getpos()[0]
        if "id" in attributes:
            self.ids.append(attributes["id"])
        self.classes.update(attributes.get("class", "").split())
        if tag == "body":
            self.body_class = attributes.get("class", "")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.note_inline(tag, attributes, line)
        self.note_references(tag, attributes, line)

    def note_inline(self, tag, attributes, line):
        """What a strict Content-Security-Policy would refuse."""
        refused = [name for name in attributes if name == "style" or name.startswith("on")]
        self.inline += [f"line {line}: {name} attribute on {tag}" for name in refused]
        kind = attributes.get("type", "")
        if tag == "style":
            self.inline.append(f"line {line}: style element")
        if tag == "script" and "src" not in attributes:
            if kind == "application/ld+json":
                self.reading = "json-ld"
                self.json_ld.append("")
            elif kind != "application/json":
                self.inline.append(f"line {line}: script without src")
        if tag == "title" and not self.title:
            self.reading = "title"

    def note_references(self, tag, attributes, line):
        relation = attributes.get("rel", "")
        for name, value in attributes.items():
            if name == "srcset":
                values = [part.split()[0] for part in value.split(",") if part.strip()]
            elif name in REFERENCE_ATTRIBUTES:
                values = [value]
            else:
                continue
            self.references += [Reference(tag, name, each, line, relation) for each in values]
        if tag == "meta":
            content = attributes.get("content", "")
            if attributes.get("http-equiv", "").lower() == "content-security-policy":
                self.csp = content
            if attributes.get("http-equiv", "").lower() == "refresh":
                target = content.split("url=", 1)[-1]
                self.references.append(Reference(tag, "refresh", target, line, relation))
            if attributes.get("property") in META_WITH_URL:
                name = attributes["property"]
                self.references.append(Reference(tag, name, content, line, relation))

    def handle_endtag(self, tag):
        if tag in ("script", "title"):
            self.reading = None

    def handle_data(self, text):
        if self.reading == "json-ld":
            self.json_ld[-1] += text
        if self.reading == "title":
            self.title += text


class Page:
    def __init__(self, root, file):
        self.file = file
        self.path = file.relative_to(root).as_posix()
        self.text = file.read_text(encoding="utf-8")

    @functools.cached_property
    def outline(self):
        outline = Outline()
        outline.feed(self.text)
        return outline

    @property
    def kind(self):
        """The page type, which templates write as a class of body; redirects have none."""
        names = [name for name in self.outline.body_class.split() if name.startswith("kind-")]
        return names[0].removeprefix("kind-") if names else "redirect"

    def __repr__(self):
        return self.path


class BuiltSite:
    def __init__(self, root):
        self.root = Path(root).resolve()
        self.pages = [Page(self.root, file) for file in sorted(self.root.rglob("*.html"))]

    @functools.cached_property
    def base(self):
        """The address the site was built for, from the home page; empty when it has none."""
        home = self.page("index.html")
        for reference in home.outline.references if home else []:
            if reference.tag == "link" and "canonical" in reference.relation.split():
                return reference.value
        return ""

    @property
    def base_path(self):
        """`/course/` for a site built for https://example.org/course/"""
        return urlsplit(self.base).path or "/"

    def page(self, path):
        return next((page for page in self.pages if page.path == path), None)

    @functools.cached_property
    def readable(self):
        """The pages that people read: all but redirects."""
        return [page for page in self.pages if page.kind != "redirect"]

    @functools.cached_property
    def types(self):
        """Page type → its longest page, and one page for every block that scripts enhance."""
        longest = {}
        for page in self.readable:
            if len(page.text) > len(longest.get(page.kind, page).text) or page.kind not in longest:
                longest[page.kind] = page
        for name in ("comparison", "tab", "term", "code"):
            page = self.with_class(name)
            if page and page not in longest.values():
                longest[name] = page
        return dict(sorted(longest.items()))

    def with_class(self, name):
        """The longest page in which an element of that class stands; None when there is none."""
        pages = [page for page in self.readable if name in page.outline.classes]
        return max(pages, key=lambda page: len(page.text), default=None)

    def internal(self, page, value):
        """(path below the root, fragment) of an internal address; None when it leads elsewhere."""
        prefix = "https://root.invalid" + self.base_path
        parts = urlsplit(urljoin(prefix + page.path, value))
        if self.base and urlsplit(self.base).netloc == parts.netloc:
            parts = parts._replace(netloc="root.invalid")
        if parts.scheme not in ("http", "https") or parts.netloc != "root.invalid":
            return None
        if not parts.path.startswith(self.base_path):
            # A host may hold other things beside the site; a relative link may not climb there.
            return None if urlsplit(value).scheme else ("(outside the site) " + parts.path, "")
        return (unquote(parts.path[len(self.base_path):]), unquote(parts.fragment))

    def file(self, path):
        """The file a server would send for a path, or None."""
        place = self.root / path
        if path == "" or path.endswith("/"):
            place = place / "index.html"
        return place if place.is_file() else None
