"""What a single line of a page is: heading, list item, table row, byline, dateline, junk, or running text."""

from __future__ import annotations

import re
from typing import NamedTuple

MONTH = (r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
         r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?")
DATE = (rf"(?:\b{MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?\b(?:,? ?\d{{4}}\b)?"
        rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\.? {MONTH},?(?: ?\d{{4}}\b)?"
        rf"|\b{MONTH} \d{{4}}\b|\b\d{{4}}-\d\d-\d\d(?:T[\d:.]+Z?)?|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b)")
TIME = r"\b\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\b\.?)?(?: ?(?:GMT|UTC|[ECMP]S?T|CES?T|BST|IST|JST|KST)\b)?"
_COUNT = (r"\b\d[\d,.]*[kKmM]?\+? ?(?:min(?:ute)?s?(?: read)?|hours?|days?|comments?|points?|shares?|likes?|views?"
          r"|replies|votes?|followers?|reads?|ago)\b|\b(?:Issue|Issue No\.|No\.|Vol\.|Volume|Edition|Episode|Part)"
          r" ?#?\d+")
_META_WORD = (r"\b(?:(?:last |first )?(?:updated|posted|published|modified|edited|released)|created|date|on|at|by|from"
              r"|week ending|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?|"
              r"ago|read|newsletter|staff|correspondent|reporter|the|in|of|and|AM|PM|GMT|UTC|ET|all|posts)\b:?")
_FACT = re.compile(rf"{DATE}|{TIME}|{_COUNT}", re.IGNORECASE)
_NOISE = re.compile(_META_WORD, re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_STAMP = re.compile(rf"(?:last |first )?(?:updated|posted|published|modified):? ?(?:on |at |by .{{1,40}}?)?"
                    rf"(?:\w+day,? )?(?:{DATE}|{TIME})", re.IGNORECASE)
_CLAUSE = re.compile(r"\b[A-ZÀ-Þ]\w* +[a-zß-öø-ÿ]{2,}")
_BYLINE = re.compile(r"(?:by|(?:written|reported|posted|published|words|story|reporting|compiled) by|authors?:"
                     r"|reporting:)[ :]", re.IGNORECASE)

_BULLET = re.compile(
    r"(?:[•▸▪■●◦‣○✓✔➤►▶→›·☐☑✅◆◇❖➜⁃∙][ \t]*|[-*+–—»][ \t]+|\(?\d{1,2}[.)][ \t]+(?=[^\d\s])"
    r"|\([a-zA-Z]\)[ \t]+|[a-z]\)[ \t]+|\([ivx]{1,4}\)[ \t]+|\[[ xX]\][ \t]+)")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|(?=[A-Z\"']))")
_HEADING_END = re.compile(r"[ \t]*#+$")
_ICON = re.compile(r"(?:[a-z]{3,}(?:_[a-z0-9]+)+|summarize|info|share|bookmark|schedule|visibility|person|group|groups"
                   r"|label|home|menu|close|update|event|article|star|verified|bolt|lightbulb|insights|timeline"
                   r"|warning|language|public|campaign|favorite|newspaper|feed|description)(?=[A-Z0-9])")
GLUED = re.compile(r"\d{1,2}(?=[A-Z]['a-zà-ž ])")
_RULE = re.compile(r"[\W_]+")
_TABLE_RULE = re.compile(r"[\s|:+=-]*-[\s|:+=-]*")
CELL_BREAK = re.compile(r"[ \t]*(?:\|+|\t+)[ \t]*|(?<=\S)[ \t]+[·•][ \t]+(?=\S)")
_URL_ONLY = re.compile(r"(?:https?://|www\.)\S+")
_CODE = re.compile(
    r"(?:[.#@]?[\w\-.#:>, ()]{0,120}\{(?:[^{}]{0,300}\})?|\}.{0,3}|.{0,200}\)\s*\{|[\w-]{2,30}:[^;{}]{1,100};"
    r"|.{0,300}[\w\])\"']\);?\s*\}?;|(?:var|let|const|function|import|export|window|document|return|if|else)\b.{0,300}[;{})])")
_BOILERPLATE = frozenset((
    "advertisement", "advertisement — story continues below", "story continues below", "skip to content",
    "skip to main content", "skip to navigation", "share", "share this", "share this post", "share this story",
    "share this article", "tweet", "save", "save story", "save this story", "subscribe", "subscribe now", "sign in",
    "sign up", "log in", "login", "menu", "search", "follow", "follow us", "print", "email", "copy link", "link",
    "gift", "facebook", "twitter", "linkedin", "reddit", "whatsapp", "read more", "loading", "loading...", "close",
    "back", "next", "previous", "home", "comments", "comment", "reply", "accept", "accept all", "join now", "see more",
    "show more", "load more", "get started", "learn more", "more", "sponsored", "promoted", "open menu", "x",
    "written by", "published by", "posted by", "by", "published on", "posted on", "updated on", "published:",
    "posted:"))

# The place, and after it any of a region, a date and an agency, that stand before the first sentence of a report.
_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.' -]{2,30}[A-ZÀ-Þ.]"
_PART = rf"(?:,? ?\([^()]{{2,30}}\)|, [A-ZÀ-Þ][\w. ]{{1,24}}|,? ?[–—/] ?{DATE}|,? {DATE})"
_DATELINE = re.compile(
    rf"(?P<line>{_PLACE}{_PART}{{0,3}}"
    rf"|[A-ZÀ-Þ][\w.' -]{{2,30}}(?:, [A-ZÀ-Þ][\w. ]{{1,24}})?,? (?:[–—] )?{DATE}(?: ?\([^()]{{2,30}}\))?)"
    rf"(?P<dash> ?[—–] | - |\. |: )(?=[\"'A-ZÀ-Þ\d])")
_HAS_DATE = re.compile(DATE)


_TRAILING_BYLINE = re.compile(
    rf" By (?:[A-ZÀ-Þ][\w.'-]*,? (?:and )?){{1,7}}[|·,-]? ?(?:(?:Published|Updated|Posted):? (?:on )?)?{DATE}")
_BYLINE_LIMIT = 250


class Line(NamedTuple):
    """One line's content (marks stripped): offsets, kind, level, cells, and where the line's own text began."""

    start: int
    end: int
    kind: str
    level: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    indent: int = 0


def dateline(text: str) -> tuple[int, int] | None:
    """Length of the dateline that opens ``text`` and where the sentence after it begins, or None.

    >>> dateline("OSLO, Norway, May 3, 2025 - The lab has closed its doors.")
    (25, 28)
    """
    match = _DATELINE.match(text)
    if match is None or len(text) < match.end() + 20:
        return None
    line, dash = match["line"], match["dash"]
    dated = _HAS_DATE.search(line) is not None
    if dash in (". ", ": ") and not dated or not dated and "(" not in line and "," not in line and len(text) < 80:
        return None
    return len(line.rstrip(" ,")), match.end()


def byline_start(text: str) -> int | None:
    """Where, in a headline that runs on into its byline and date, the space before the byline is.

    >>> byline_start("Lab loses two founders By Ann Lee June 3, 2025 2 min read")
    22
    """
    if len(text) > _BYLINE_LIMIT or " By " not in text:
        return None
    match = _TRAILING_BYLINE.search(text)
    return match.start() if match and text[-1] != "." and match.start() >= 15 else None


def _meta(text: str) -> bool:
    """Whether a short line only says when, by whom, or in which issue."""
    if _DIGIT.search(text) is None:
        return False
    if _STAMP.match(text):
        return True
    facts = _FACT.search(text)
    if facts is None or text[facts.end():facts.end() + 1] == ":":
        return False
    rest = _NOISE.sub(" ", _FACT.sub(" ", text))
    words = len(_WORD.findall(rest))
    return words <= 3 and _CLAUSE.search(rest) is None or words <= 8 and (" · " in text or " | " in text)


def _byline(text: str) -> bool:
    match = _BYLINE.match(text)
    if match is None or text[-1] in ".!?":
        return False
    rest = text[match.end():].lstrip()
    return len(rest.split()) <= 12 and (rest[:1].isupper() or rest.split(" ", 1)[0] in ("our", "staff", "the", "a"))


def _cells(text: str, start: int) -> tuple[tuple[int, int], ...]:
    """Offsets of the non-empty cells of a line that begins at ``start``."""
    cells, position = [], 0
    for match in CELL_BREAK.finditer(text):
        if match.start() > position:
            cells.append((start + position, start + match.start()))
        position = match.end()
    if position < len(text):
        cells.append((start + position, start + len(text)))
    return tuple(cells)


def _row(text: str, start: int) -> Line | None:
    """A line of cells as a row, or as a line of metadata where it holds a date or a count."""
    if "|" in text and _TABLE_RULE.fullmatch(text):
        return Line(start, start, "junk")
    cells = _cells(text, start)
    if not cells:
        return Line(start, start, "junk")
    first, last = cells[0][0], cells[-1][1]
    if len(cells) == 1:
        return Line(first, last, "text")
    piped = text[0] == "|" or text[-1] == "|" or "\t" in text
    if "\t" in text and "|" not in text and (len(cells) < 3 or len(text) > 40 * len(cells)):
        return None
    if not piped and len(text) <= 160 and _meta(text):
        return Line(first, last, "meta", 0, cells)
    if not piped and "|" not in text and len(text) > 160:
        return None
    return Line(first, last, "row", int(piped), cells)


def classify(text: str, start: int, indent: int = 0) -> Line:
    """What the stripped, non-empty line ``text`` is; offsets count from ``start``."""
    end, first = start + len(text), text[0]
    if not first.isalnum():
        marked = _marked(text, start, indent)
        if marked is not None:
            return marked
    elif first.isdigit() and (match := _BULLET.match(text)) is not None and match.end() < len(text):
        return _item(text, start, match.end(), indent)
    elif first.islower() and (match := _ICON.match(text)) is not None:
        return classify(text[match.end():], start + match.end(), indent)
    if text[-1] in "{};" and _CODE.fullmatch(text):
        return Line(start, start, "junk")
    if ("|" in text or "\t" in text or " · " in text or " • " in text) and (row := _row(text, start)) is not None:
        return row
    if len(text) <= 120:
        if text.lower() in _BOILERPLATE or first in "hw" and _URL_ONLY.fullmatch(text):
            return Line(start, start, "junk")
        if _byline(text):
            return Line(start, end, "byline", 0, (), indent)
        if (text[-1] not in ".!?" or _STAMP.match(text)) and _meta(text):
            return Line(start, end, "meta", 0, (), indent)
    return Line(start, end, "text", 0, (), indent)


def _marked(text: str, start: int, indent: int) -> Line | None:
    """A line that opens with a mark of its own: heading, quotation, list item, rule."""
    if _RULE.fullmatch(text):
        return Line(start, start + len(text), "rule")
    if text[0] == "#" and (match := _HEADING.match(text)) is not None:
        tail = _HEADING_END.search(text, match.end())
        end = tail.start() if tail else len(text)
        if text[match.end():end].strip():
            return Line(start + match.end(), start + end, "heading", len(match[1]))
    if text[0] == ">":
        rest = text.lstrip("> \t")
        if rest:
            quoted = classify(rest, start + len(text) - len(rest), indent)
            return quoted if quoted.kind in ("junk", "rule") else quoted._replace(kind="quote", cells=())
    if (match := _BULLET.match(text)) is not None and match.end() < len(text):
        return _item(text, start, match.end(), indent)
    return None


def _item(text: str, start: int, skip: int, indent: int) -> Line:
    """A list item: nested marks and glued icon names are taken off too."""
    rest = text[skip:]
    icon = _ICON.match(rest)
    if icon is not None:
        return _item(text, start, skip + icon.end(), indent)
    if rest[0] in "#>" or rest[0] in "[-*•" and _BULLET.match(rest):
        inner = _marked(rest, start + skip, indent)
        if inner is not None and inner.kind != "rule":
            return inner
    if rest.lower() in _BOILERPLATE or _URL_ONLY.fullmatch(rest):
        return Line(start, start, "junk")
    return Line(start + skip, start + len(text), "item", 1 + indent // 2, (), indent)
