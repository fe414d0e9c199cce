"""The date expressions of a text, one after the other: where they stand and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from talent_ner.text.date_context import clean_start, plausible
from talent_ner.text.date_grammar import opens, parse
from talent_ner.text.date_words import Form

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w+")
# Letters that match "s", "i" and "k" in any case but are none, and the hyphen that does not break; one for one, so that
# offsets stay.
_FOLD = str.maketrans({"ſ": "s", "ı": "i", "İ": "I", "\u212a": "K", "\u2011": "-", "\u2010": "-"})
_LISTED = re.compile(r"\s*(?:,\s*(?:and\s+|or\s+)?|/|&|\s(?:and|or)\s)\s*", re.IGNORECASE)


def yearless(form: Form) -> bool:
    """Whether a form is a bare month or a day of a month that leaves its year open."""
    return form.kind == "date" and form.year is None and form.month is not None and form.shift is None


def _in_line(line: str) -> Iterator[Form]:
    done = 0
    for match in _WORD.finditer(line):
        start = match.start()
        word = match.group().lower()
        if start < done or not opens(word) or not clean_start(line, start):
            continue
        form = parse(line, start, word)
        if form is None:
            continue
        if form.kind == "void":
            done = form.end
        elif plausible(line, form):
            done = form.end
            yield form


def _scanned(text: str) -> list[Form]:
    """The expressions of every line; none runs over a line's end, where a list or another paragraph begins."""
    found: list[Form] = []
    for line in _LINE.finditer(text):
        start, content = line.start(), line.group()
        if not content.isascii():
            content = content.translate(_FOLD)
        found += [replace(form, start=form.start + start, end=form.end + start) for form in _in_line(content)]
    return found


def _listed_years(text: str, forms: list[Form]) -> list[Form]:
    """``May, June and July 2024``: the months of a list share the year of the last one."""
    shared = forms[:]
    for index in range(len(shared) - 2, -1, -1):
        form, after = shared[index], shared[index + 1]
        if yearless(form) and after.kind == "date" and after.year and after.month and _LISTED.fullmatch(
                text, form.end, after.start):
            shared[index] = replace(form, year=after.year)
    return shared


def forms(text: str) -> list[Form]:
    """The date expressions of a text, in order and without overlap."""
    return _listed_years(text, _scanned(text))
