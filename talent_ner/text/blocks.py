"""Lines of a page put together to blocks: paragraphs wrapped at a column are joined, list items continued."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .delimited import delimited_rows
from .lines import GLUED, Line, byline_start, classify, dateline

_SENTENCE_END = re.compile(r"[.!?:;…][\"')\]]*$")
_OPEN_END = re.compile(
    r"(?:[,(–—]|\b(?:a|an|the|of|to|(?<!sign )(?<!log )in|on|at|by|for|from|with|and|or|but|as|that|which|who|its|his"
    r"|her|their|this|is|was|are|were|has|have|had|will|would|into|than|about|says|said|between|after|before))$")
_NAME_LINE = re.compile(r"[@/]|^(?:[A-Z]\S*\s?)+$")
_FENCE = ("```", "~~~")
_KEY = re.compile(r"([A-Za-z_][\w-]{0,40}):[ \t]*(.*)")
_FRONT_TEXT = frozenset(("title", "headline", "description", "summary", "subtitle", "excerpt", "dek"))
_FRONT_DATE = re.compile(r"(?:date|published|pubdate|publish|created|posted)", re.IGNORECASE)
_FRONT_LINES = 80
_WRAP = range(40, 130)
_LIFE_VERBS = frozenset("is was has covers writes reports edits leads joined works".split())
_CLOSING = ",.;:)%!?"
_OPENED, _LINK = 5, 8  # words of the shortest line that a link can break, and of the longest link
_JOINED = frozenset(("text", "item", "quote"))
_KEPT_HYPHEN = frozenset(
    "ex non co self well long short half all pre post anti pro multi cross high low full part old new semi mid vice "
    "so then one two three four five six seven eight nine ten open close state year month large small".split())
_COMPOUND = re.compile(r"\b[^\W\d_]{1,40}-[^\W\d_]{1,40}")
_WORD_END = re.compile(r"[^\W\d_]+$")
_WORD_START = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 40


class Group(NamedTuple):
    """A block before its text is built: its kind and level, and the spans of its lines or cells."""

    kind: str
    level: int
    spans: tuple[tuple[int, int], ...]
    cells: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a page, in offsets of the clean text.

    ``kind`` is ``heading``, ``paragraph``, ``item``, ``row``, ``quote``, ``byline`` or ``meta`` (dates, datelines,
    counts). ``level`` is a marked heading's rank (0 where only its shape tells), a list item's depth from 1, or 1
    for a row of a real table. ``cells`` are the spans between separators of a row or a labelled line. ``caps`` and
    ``titled`` say that the letters' case was changed because the line was in capitals, or in Title Case.
    """

    start: int
    end: int
    kind: str
    level: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    caps: bool = False
    titled: bool = False

    def to_list(self) -> list[object]:
        """JSON-native form."""
        cells = [list(cell) for cell in self.cells]
        return [self.start, self.end, self.kind, self.level, cells, self.caps, self.titled]

    @classmethod
    def from_list(cls, values: list) -> Block:
        """The block of its ``to_list``."""
        start, end, kind, level, cells, caps, titled = values
        return cls(start, end, kind, level, tuple((begin, stop) for begin, stop in cells), caps, titled)


def _front_matter(rows: list[tuple[int, str, int]]) -> tuple[list[Line], int]:
    """The lines worth keeping of a front matter that opens the page, and how many rows it takes (0 for none)."""
    opening = next((number for number, row in enumerate(rows) if row[1]), None)
    if opening is None or rows[opening][1] != "---":
        return [], 0
    closing = next((number for number in range(opening + 1, min(len(rows), opening + _FRONT_LINES))
                    if rows[number][1] in ("---", "...", "—")), None)
    if closing is None:
        return [], 0
    lines, keys, key, value_at = [], 0, "", 0
    for start, content, indent in rows[opening + 1:closing]:
        match = _KEY.match(content) if not indent else None
        if match is not None:
            keys, key, value_at = keys + 1, match[1].lower(), match.start(2)
            content, start = content[value_at:], start + value_at
        bare = content.strip("\"' >|-\t")
        if not bare or not key:
            continue
        start += content.find(bare)
        if key in _FRONT_TEXT:
            kind = "heading" if key in ("title", "headline") else "paragraph"
            lines.append(Line(start, start + len(bare), kind, 1 if kind == "heading" else 0))
        elif _FRONT_DATE.search(key):
            lines.append(Line(start, start + len(bare), "meta"))
    return (lines, closing + 1) if keys else ([], 0)


def _rows(text: str) -> list[tuple[int, str, int]]:
    """Start of content, stripped content and indent of each line."""
    rows, position = [], 0
    for raw in text.split("\n"):
        content = raw.strip()
        indent = raw.index(content[0]) if content else 0
        rows.append((position + indent, content, indent))
        position += len(raw) + 1
    return rows


def _unfenced(rows: list[tuple[int, str, int]]) -> list[tuple[int, str, int]]:
    """The rows without fenced code; a fence that never closes hides nothing."""
    fences = [number for number, row in enumerate(rows) if row[1].startswith(_FENCE)]
    kept, position = [], 0
    for opening, closing in zip(fences[::2], fences[1::2]):
        kept.extend(rows[position:opening])
        kept.append((rows[opening][0], "", 0))
        position = closing + 1
    kept.extend(row for row in rows[position:] if not row[1].startswith(_FENCE))
    return kept


def _read(text: str) -> list[Line | None]:
    """Classified lines in order; None stands for a blank line, a rule or a line of junk."""
    rows = _rows(text)
    front, skip = _front_matter(rows)
    lines: list[Line | None] = [*front, None]
    for start, content, indent in _unfenced(rows[skip:]):
        line = classify(content, start, indent) if content else None
        if line is not None and line.kind in ("rule", "junk"):
            last = lines[-1]
            if last is not None and last.kind == "text" and _underlines(content, last, text[last.end - 1]):
                lines[-1] = last._replace(kind="heading", level=1 if content[0] == "=" else 2)
            line = None
        lines.append(line)
    lines = delimited_rows(text, lines)
    for number, begin in _glued_numbers(text, lines).items():
        line = lines[number]
        if line is not None:
            lines[number] = line._replace(start=begin, kind="item", level=max(line.level, 1))
    return lines


def _underlines(rule: str, line: Line, ending: str) -> bool:
    """Whether a rule makes the line above it, of which ``ending`` is the last sign, a heading."""
    drawn = not rule.strip("=") or not rule.strip("-") and ending not in ".!?"
    return len(rule) > 2 and drawn and line.end - line.start <= 120


def _wraps(run: list[str], edges: list[int]) -> list[bool]:
    """For each line but the last: whether it was broken because the next line's first word had no room.

    ``edges`` are the columns where the lines end. The run must look wrapped as a whole: every second line full, and
    a lower-case start after an unfinished line among them, so that a list of names is not taken for a paragraph.
    """
    width = max(edges)
    if width not in _WRAP:
        return [False] * (len(run) - 1)
    full = [edge + 1 + len(following.split(None, 1)[0]) > width - 2 for edge, following in zip(edges, run[1:])]
    broken = any(is_full and following[0].islower() and _SENTENCE_END.search(line[-6:]) is None
                 for is_full, line, following in zip(full, run, run[1:]))
    return full if broken and 2 * sum(full) >= len(full) else [False] * len(full)


def _continues(line: str, following: str) -> bool:
    """Whether a break between two lines falls inside a sentence."""
    if _SENTENCE_END.search(line[-6:]) is not None:
        return False
    if following[0] in _CLOSING:
        return True
    if _OPEN_END.search(line[-12:]) is not None:
        return True
    if not following[0].islower() or line[-1] in ")]":
        return False
    return len(line) >= 40 or len(line.split()) > 2 and _NAME_LINE.search(line) is None


def _around_link(before: list[str], after: list[str]) -> bool:
    """Whether a sentence runs on around a link that stands in a line of its own: "She came to" / "Acme" / "in May".

    Args:
        before: the lines of the block so far.
        after: the line that may belong to it, and the one behind it if any.
    """
    if _SENTENCE_END.search(before[-1][-6:]) is not None:
        return False
    if len(before) > 1 and len(before[-1].split()) <= _LINK:
        return after[0][0].islower() and not _tells_of_name(after[0])
    opened = len(before) > 1 or len(before[0].split()) >= _OPENED and re.search(r"[ ,][a-z]+$", before[0]) is not None
    if not opened or len(after) < 2 or len(after[0].split()) > _LINK or _SENTENCE_END.search(after[0][-6:]) is not None:
        return False
    return after[1][0] in ",.;)" or after[1][0].islower() and not _tells_of_name(after[1])


def _tells_of_name(line: str) -> bool:
    """Whether a line goes on from a name above it, as short biographies do: "is a reporter at Acme"."""
    return line.split(None, 1)[0] in _LIFE_VERBS


def _runs(lines: list[Line | None]) -> Iterator[list[Line]]:
    """Lines in a row that could make one block: running text, alone or after a list mark, and quoted lines."""
    run: list[Line] = []
    for line in lines:
        if run and (line is None or line.kind != ("quote" if run[0].kind == "quote" else "text")
                    or run[0].kind not in _JOINED):
            yield run
            run = []
        if line is not None:
            run.append(line)
    if run:
        yield run


def _cuts(text: str, lines: list[Line]) -> Iterator[tuple[int, int]]:
    """The blocks of a run of lines, as slices of it."""
    run = [text[line.start:line.end] for line in lines]
    edges = [line.end - text.rfind("\n", 0, line.start) - 1 for line in lines]
    begin = 0
    for number, full in enumerate(_wraps(run, edges), 1):
        left, right = run[number - 1], run[number]
        joined = full or _continues(left, right) or left[-1] == "-" and left[-2:-1].isalpha() and right[0].isalpha()
        linked = lines[begin].kind != "item" and _around_link(run[begin:number], run[number:number + 2])
        if not (joined or linked):
            yield begin, number
            begin = number
    yield begin, len(lines)


def groups(text: str) -> Iterator[Group]:
    """The blocks of ``text`` in order, as the spans of the lines that make them."""
    for run in _runs(_read(text)):
        if len(run) == 1:
            yield from _group(text, run[0], ((run[0].start, run[0].end),))
            continue
        for begin, end in _cuts(text, run):
            yield from _group(text, run[begin], tuple((line.start, line.end) for line in run[begin:end]))


def _group(text: str, first: Line, spans: tuple[tuple[int, int], ...]) -> tuple[Group, ...]:
    """A block; two where a dateline opens it or a byline ends it."""
    if first.kind != "text":
        return (Group(first.kind, first.level, spans, first.cells),)
    begin, end = spans[0]
    line = text[begin:end]
    if (split := dateline(line)) is not None:
        return (Group("meta", 0, ((begin, begin + split[0]),)),
                Group("paragraph", 0, ((begin + split[1], end), *spans[1:])))
    if len(spans) == 1 and (trailer := byline_start(line)) is not None:
        return (Group("heading", 0, ((begin, begin + len(line[:trailer].rstrip())),)),
                Group("byline", 0, ((begin + trailer + 1, end),)))
    return (Group("heading" if len(spans) == 1 and _headline(line) else "paragraph", 0, spans),)


def _headline(line: str) -> bool:
    """Whether a line that stands alone reads as a headline: short, capitalised, and without a full stop."""
    return len(line) <= 120 and not line[0].islower() and line[-1] not in ".!?:;,\"'"


def _glued_numbers(text: str, lines: list[Line | None]) -> dict[int, int]:
    """Lines that open with their own number in a list, glued to the first word, and where that word begins."""
    found: dict[int, tuple[int, int]] = {}
    for index, line in enumerate(lines):
        if line is not None and line.kind in ("item", "text") and text[line.start].isdigit():
            match = GLUED.match(text, line.start, line.end)
            if match is not None:
                found[index] = (int(match[0]), match.end())
    result, order = {}, list(found)
    for place, index in enumerate(order):
        number, begin = found[index]
        neighbours = [found[other][0] for other in order[max(0, place - 1):place] + order[place + 1:place + 2]]
        if number - 1 in neighbours[:1] * (place > 0) or number + 1 in neighbours[-1:]:
            result[index] = begin
    return result


class Seams:
    """How the lines of one text are joined to blocks; its hyphenated words are collected on first use."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._compounds: frozenset[str] | None = None

    def _hyphen_stays(self, left: str, right: str) -> bool:
        """Whether a word broken after a hyphen is a compound ("long-time") and not one word ("depar-ture")."""
        if left.lower() in _KEPT_HYPHEN or not right[:1].islower():
            return True
        if self._compounds is None:
            self._compounds = frozenset(map(str.lower, _COMPOUND.findall(self._text)))
        return f"{left}-{right}".lower() in self._compounds

    def joint(self, left_end: int, right_start: int) -> tuple[int, str]:
        """Where the left line is cut that ends at ``left_end``, and what stands between it and the right one."""
        if self._text[right_start] in _CLOSING:
            return left_end, ""
        if self._text[left_end - 1] != "-" or not self._text[right_start].isalpha():
            return left_end, " "
        left = _WORD_END.search(self._text[max(0, left_end - _LONGEST_WORD):left_end - 1])
        right = _WORD_START.match(self._text[right_start:right_start + _LONGEST_WORD])
        if left is None or right is None:
            return left_end, " "
        return (left_end, "") if self._hyphen_stays(left[0], right[0]) else (left_end - 1, "")
