"""HTML to plain text with the standard library: the words of the page, one block a line."""

from __future__ import annotations

import re
from html.parser import HTMLParser

# Content that is never prose.
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "math", "title", "textarea", "select", "iframe"})
_PARAGRAPH = frozenset({
    "article", "aside", "blockquote", "body", "dl", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
})
_LINE = frozenset({"address", "caption", "dd", "div", "dt", "figcaption", "li", "option", "td", "th", "tr"})
_DATE_KEYS = frozenset({"article:published_time", "datepublished", "pubdate", "publish-date", "date", "dc.date"})
# Browsers read a marked section (`<![endif]>`) as a comment; html.parser fails on some of them.
_MARKED_SECTION = re.compile(r"<!\[[^>]*(?:>|\Z)")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


class _Text(HTMLParser):
    """Collects text, line breaks for block elements, and a publication date from the metadata."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.published: str | None = None
        self._silent: list[str] = []
        self._pre = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta" and self.published is None:
            self.published = _published(dict(attrs))
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag == "body":
            self._silent.clear()  # an element left open in the head must not silence the page
        self._pre += tag == "pre"
        self._break(tag)
        if tag == "li":
            self.handle_data("- ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SILENT:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            del self._silent[self._silent.index(tag):]
        self._pre -= tag == "pre" and self._pre > 0
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data if self._pre else re.sub(r"\s+", " ", data))

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPH:
            self.parts.append("\n\n")
        elif tag == "br" or (tag in _LINE and not self._at_line_start()):
            self.parts.append("\n")

    def _at_line_start(self) -> bool:
        return next((part.endswith("\n") for part in reversed(self.parts) if part != " "), True)


def _published(attrs: dict[str, str | None]) -> str | None:
    key = attrs.get("property") or attrs.get("name") or attrs.get("itemprop") or ""
    found = re.match(r"\d{4}-\d\d-\d\d", attrs.get("content") or "") if key.lower() in _DATE_KEYS else None
    return found.group() if found else None


def html_to_text(page: str) -> tuple[str, str | None]:
    """The text of a page, and the ISO date its metadata gives as date of publication, or None.

    Scripts, styles and form fields are dropped; block elements end a line, paragraphs leave a blank line; runs of
    white space become one space except inside ``pre``. Nothing raises: unclosed or unknown elements are read as
    browsers read them, or ignored.
    """
    parser = _Text()
    parser.feed(_MARKED_SECTION.sub("", page))
    parser.close()
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(parser.parts))
    text = re.sub(r"[ \t]{2,}", " ", re.sub(r"\n{3,}", "\n\n", text))
    return text.strip(), parser.published


def decode_html(data: bytes) -> str:
    """The characters of a page: its byte order mark or declared charset, else UTF-8, else Windows-1252.

    Windows-1252 with replacement never fails; it is what browsers assume of an undeclared page.
    """
    declared = _CHARSET.search(data[:2048])
    for encoding in ("utf-8-sig", declared.group(1).decode("ascii") if declared else None):
        if encoding:
            try:
                return data.decode(encoding)
            except (UnicodeDecodeError, LookupError):
                continue
    return data.decode("cp1252", errors="replace")
