"""Stations called by what they send under: "WKFB-FM", "107.7 WKFB", "K92.7", "hip-hop station Foxglove 105".

Call signs look like the acronyms of anything, so that a word of broadcasting must stand in their sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from ..lexicon.resources import word_set
from ..syntax.columns import words
from .name_evidence import ORG

_SIGN = re.compile(r"(?P<letters>[KWCX][A-Z]{2,3})|[A-Z]{1,3}\d{2,3}\.\d")
_BAND = frozenset({"AM", "FM", "TV", "DT", "LP", "CD"})
_NUMBER = re.compile(r"\d{2,3}(?:\.\d)?")
_SHOUTED = 4  # letters of the longest word that is no sign that a line is written in capitals


def broadcasters(doc: Doc) -> Iterator[Span]:
    """The names of stations, without the frequency that stands beside a call sign."""
    texts = words(doc)
    for i, word in enumerate(texts):
        if word == "station" and _named_by_number(doc, i):
            yield Span(doc, i + 1, i + 3, label=ORG)
        elif word[0] in "KWCX" and (sign := _SIGN.fullmatch(word)) and _on_air(doc, i):
            yield Span(doc, i, _past_band(texts, i + 1) if sign["letters"] else i + 1, label=ORG)


def _named_by_number(doc: Doc, station: int) -> bool:
    """ "Station Foxglove 105"."""
    name = doc[station + 1 : station + 3]
    return len(name) == 2 and name[0].is_title and bool(_NUMBER.fullmatch(name[1].text))


def _past_band(texts: list[str], i: int) -> int:
    """Past the band of "WKFB-FM", "WKFB TV"."""
    dash = texts[i : i + 1] in (["-"], ["–"])
    return i + dash + 1 if texts[i + dash : i + dash + 1] and texts[i + dash] in _BAND else i


def _on_air(doc: Doc, i: int) -> bool:
    """Whether the sentence is about broadcasting, and not all in capitals."""
    around = [t.text for t in doc[max(i - 2, 0) : i + 3] if t.i != i and t.is_alpha and len(t) > _SHOUTED]
    shouted = bool(around) and all(text.isupper() for text in around)
    told = word_set("organizations", "broadcasting")
    return not shouted and any(t.lower_ in told or t.text in _BAND for t in doc[i].sent if t.i != i)
