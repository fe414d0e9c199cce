"""Characters and inline markup put right, before lines are looked at.

Two passes, each a stream of edits on a text: ``repair_characters`` undoes wrong decoding and typography, and
``plain_markup`` turns HTML left-overs and inline Markdown into plain lines with simple block marks.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from .offsets import Edit

_DELETED = "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
_SINGLE = {
    **dict.fromkeys("‘’‚‛′ʼ\x91\x92", "'"),
    **dict.fromkeys("“”„‟″\x93\x94", '"'),
    **dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000", " "),
    **{chr(code): " " for code in range(0x2000, 0x200b)},
    **dict.fromkeys("\u2028\u2029\x0b\x0c", "\n"),
    **dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2012\x96", "–"),
    **dict.fromkeys("\u2015\u2e3a\u2e3b\x97", "—"),
    "…": "...", "\x85": "...", "\x95": "•", "\r": "\n", "\r\n": "\n",
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl",
}

_VARIANTS = {
    plain: "[{}]".format("".join(re.escape(char) for char in (plain, *(c for c, to in _SINGLE.items() if to == plain))))
    for plain in ("'", "-")
}


def as_written(name: str, source: str) -> str:
    """A cleaned name as the source writes it: "O'Neill" may be "O’Neill" there.

    Args:
        name: a stretch of cleaned text.
        source: the text before cleaning.

    Returns:
        The first place in the source that differs in apostrophes and hyphens only; the name itself if there is none.
    """
    if _VARIANTS.keys().isdisjoint(name):
        return name
    found = re.search("".join(_VARIANTS.get(char) or re.escape(char) for char in name), source)
    return found[0] if found is not None else name


# UTF-8 read as Windows-1252: a lead character, then continuation bytes as that code page shows them. Each
# alternative is narrow enough not to touch correct text ("CAFÉ” —" is left alone).
_BYTES = {bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(0x80, 0x100)}
_BYTES.update({chr(code): code for code in range(0x80, 0x100)})
_TAIL = "[" + re.escape("".join(char for char, code in _BYTES.items() if code < 0xC0)) + "]"
_RARE_TAIL = "[" + re.escape("".join(
    char for char, code in _BYTES.items() if code < 0xC0 and char not in "“”‘’‚„–—…•»« \xa0")) + "]"
_GARBLED = (rf"(?:[ÃÂ]{_TAIL}|[ÄÅÆÈÉÊË]{_RARE_TAIL}|â{_TAIL}{_TAIL}|á[º»¸]{_TAIL}|ï[»¼¸]{_TAIL}"
            rf"|ã[€\x81‚ƒ]{_TAIL}|ð[Ÿ\x9f]{_TAIL}{_TAIL})+|â€")
_GARBLED_RUN = re.compile(_GARBLED)

_ENTITY = re.compile(r"&(?:amp;)*(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_ACCENTS = re.compile("[\u0300-\u036f]{1,8}")
_DELETE = re.compile(f"[{_DELETED}]+")
# Every character that may start an edit; one class at the head of the pattern lets the scan skip the rest quickly.
_SUSPECT = re.compile(
    rf"[&ÃÂÄÅÆÈÉÊËâáïãð{''.join(key for key in _SINGLE if len(key) == 1)}{_DELETED}"
    "\u0300-\u036f\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def _degarble(text: str) -> str | None:
    """The text that was written as UTF-8 and read as Windows-1252, or None where that is not what happened."""
    if text == "â€":
        return '"'
    try:
        fixed = bytes(_BYTES[char] for char in text).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
    again = _GARBLED_RUN.fullmatch(fixed)
    return (_degarble(fixed) or fixed) if again else fixed


def _unescape(text: str) -> str:
    for _ in range(3):
        plain = html.unescape(text)
        if plain == text:
            break
        text = plain
    return text


def _tidy(text: str) -> str:
    """A few replacement characters with their own typography put right."""
    return "".join(
        "" if unicodedata.category(char) in ("Cf", "Mn") else "\ufffd" if "\ud800" <= char <= "\udfff"
        else " " if char < " " and char != "\n" else _SINGLE.get(char, char) for char in text)


def repair_characters(text: str) -> Iterator[Edit]:
    """Edits that undo wrong decoding, entities, invisible and typographic characters."""
    position = 0
    for suspect in _SUSPECT.finditer(text):
        start = suspect.start()
        if start < position:
            continue
        begin, end, fixed = _repair(text, start, position)
        if end > begin and fixed != text[begin:end]:
            yield begin, end, fixed
            position = end


def _repair(text: str, start: int, free: int) -> Edit:
    """The edit at a suspect character, which may reach back to ``free``; an empty one leaves it as it is."""
    char = text[start]
    if char == "&":
        entity = _ENTITY.match(text, start)
        fixed = _unescape(entity[0]) if entity else ""
        return (start, entity.end(), _tidy(fixed)) if entity and fixed != entity[0] else (start, start, "")
    garbled = _GARBLED_RUN.match(text, start) if char in "ÃÂÄÅÆÈÉÊËâáïãð" else None
    if garbled is not None and (plain := _degarble(garbled[0])) is not None:
        return start, garbled.end(), _tidy(plain)
    if char == "\r":
        return start, start + 1 + (text[start + 1:start + 2] == "\n"), "\n"
    if char in _SINGLE:
        return start, start + 1, _SINGLE[char]
    if "\u0300" <= char <= "\u036f" and char != "\u034f":
        accents = _ACCENTS.match(text, start)
        end = accents.end() if accents else start
        if start > free and text[start - 1].isalpha():
            return start - 1, end, unicodedata.normalize("NFC", text[start - 1:end])
        return start, start, ""
    if deleted := _DELETE.match(text, start):
        return start, deleted.end(), ""
    if char < " " or "\x7f" <= char <= "\x9f":
        return start, start + 1, " "
    return (start, start + 1, "\ufffd") if "\ud800" <= char <= "\udfff" else (start, start, "")


_BREAK_TAGS = frozenset(
    "p div section article header footer main nav aside ul ol dl dd dt table thead tbody tfoot caption blockquote "
    "figure figcaption form fieldset pre hr html head body title address center details summary".split())
_LINE_TAGS = frozenset("br tr option".split())
_INLINE_TAGS = frozenset(
    "a abbr acronym amp-img audio b base bdi bdo big button canvas cite code col colgroup data del dfn em embed font i "
    "iframe img input ins kbd label legend link map mark meta object output param path picture q s samp select small "
    "source span strike strong sub sup textarea time track tt u var video wbr".split())
_HIDDEN = re.compile(r"<(script|style|noscript|template|svg)\b|<!--", re.IGNORECASE)
_BOLD_LINE = re.compile(r"^[ \t]*(\*\*|__)(?=[^\s*_])[^*_\n]{1,150}\1:?[ \t]*$", re.MULTILINE)

_MARK_START = re.compile(r"[!\[<\\*_`~—-]")
_MARKUP = re.compile(
    r"(?P<image>\[?!\[[^\[\]\n]{0,500}\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,300}\)[^()\n]{0,300})?\))?"
    r"(?:\]\([^()\n]{0,2000}\))?)"
    r"|(?P<link>\[(?P<text>[^\[\]\n]{0,500})\]\([^()\n]{0,2000}(?:\([^()\n]{0,300}\)[^()\n]{0,300})?\))"
    r"|(?P<note>\[(?:\d{1,3}|note \d+|citation needed|edit)\])"
    r"|(?P<auto><(?:https?://|mailto:)[^<>\s]{1,2000}>)"
    r"|(?P<tag></?(?P<name>[A-Za-z][A-Za-z0-9-]{0,20})(?:[\s/][^<>]{0,3000})?>)"
    r"|(?P<escape>\\[\\*_\[\](){}#+.!~`>|$-])"
    r"|(?P<mark>[*_`~]{1,4})"
    r"|(?P<dash>—+)"
    r"|(?P<hyphens>--+)"
)


def _hidden(text: str) -> list[tuple[int, int]]:
    """Spans of scripts, styles and comments; an element that never closes is left to the line rules."""
    spans, position = [], 0
    missing: set[str] = set()
    for match in _HIDDEN.finditer(text):
        closing = f"</{match[1].lower()}[^<>]*>" if match[1] else "-->"
        if match.start() < position or closing in missing:
            continue
        found = re.compile(closing, re.IGNORECASE).search(text, match.end())
        if found is None:
            missing.add(closing)
            continue
        position = found.end()
        spans.append((match.start(), position))
    return spans


def _tag(name: str, closing: bool) -> str | None:
    """What an HTML tag leaves behind in plain lines; None for a name that is no tag."""
    if name in _BREAK_TAGS:
        return "\n\n"
    if name in _LINE_TAGS:
        return "\n"
    if name == "li":
        return "\n" if closing else "\n- "
    if name in ("td", "th"):
        return " " if closing else " | "
    if len(name) == 2 and name[0] == "h" and name[1] in "123456":
        return "\n\n" if closing else "\n\n" + "#" * int(name[1]) + " "
    return "" if name in _INLINE_TAGS else None


def _mark(text: str, start: int, end: int, headings: frozenset[int]) -> str | None:
    """What an emphasis or code mark leaves behind; None where it is an ordinary character."""
    if start in headings:
        return "## "
    before, after = text[start - 1:start], text[end:end + 1]
    mark, length = text[start], end - start
    if mark == "`" and length >= 3 and not text[text.rfind("\n", 0, start) + 1:start].strip():
        return None
    if mark == "~" and length == 1 or mark == "*" and length == 1 and before.isalnum() and after.isalnum():
        return None
    if mark == "_" and (before.isalnum() or before in ("/", "@")) and (after.isalnum() or after == "/"):
        return None
    if mark in "*_" and length < 4 and (not before or before.isspace()) and (not after or after.isspace()):
        return None
    if mark == "*" and before.isdigit() and after.isdigit():
        return None
    return ""


def _dash(text: str, start: int, end: int, dash: str) -> Iterator[Edit]:
    """A dash with one space on either side, unless it stands at a line's edge or between digits."""
    before, after = text[start - 1:start], text[end:end + 1]
    if before.isdigit() and after.isdigit():
        return
    left = " " if before and not before.isspace() else ""
    right = " " if after and not after.isspace() else ""
    if left:
        yield start, start, left
    if text[start:end] != dash:
        yield start, end, dash
    if right:
        yield end, end, right


def _hyphens(text: str, start: int, end: int) -> Iterator[Edit]:
    before, after = text[start - 1:start], text[end:end + 1]
    tight = bool(before) and bool(after) and not before.isspace() and not after.isspace()
    spaced = before == " " == after
    if end - start <= 3 and (spaced or tight and "|" not in before + after and ":" not in before + after):
        yield from _dash(text, start, end, "—")


def plain_markup(text: str) -> Iterator[Edit]:
    """Edits that leave plain lines: links to their text, tags to line breaks and simple marks, dashes spaced."""
    headings = frozenset(match.start(1) for match in _BOLD_LINE.finditer(text)) if "**" in text or "__" in text \
        else frozenset()
    hidden = _hidden(text) if "<" in text else []
    position = 0
    for begin, end in [*hidden, (len(text), len(text))]:
        yield from _inline(text, position, begin, headings)
        if begin < end:
            yield begin, end, "\n"
        position = end


def _inline(text: str, begin: int, stop: int, headings: frozenset[int]) -> Iterator[Edit]:
    position = begin
    for candidate in _MARK_START.finditer(text, begin, stop):
        start = candidate.start()
        match = _MARKUP.match(text, start, stop) if start >= position else None
        if match is None:
            continue
        end = match.end()
        position, kind = end, match.lastgroup
        if kind == "mark":
            left = _mark(text, start, end, headings)
            if left is not None:
                yield start, end, left
        elif kind == "link":
            yield start, start + 1, ""
            yield from _inline(text, start + 1, match.end("text"), headings)
            yield match.end("text"), end, ""
        elif kind == "dash":
            yield from _dash(text, start, end, "—")
        elif kind == "hyphens":
            yield from _hyphens(text, start, end)
        elif kind == "tag":
            left = _tag(match["name"].lower(), text[start + 1] == "/")
            if left is not None:
                yield start, end, left
        elif kind == "escape":
            yield start, start + 1, ""
        elif kind == "auto":
            yield start, start + 1, ""
            yield end - 1, end, ""
        else:
            yield start, end, ""
