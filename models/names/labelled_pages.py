"""Pages whose names were labelled by reading.

``models/pages.jsonl`` holds pages of our own: ``text`` and, under ``names``, the labelled spans. Public pages are an
optional extra step of training: ``data/page_labels.jsonl`` holds, for each, its ``doc_id``, the ``length`` that was
read (characters), the labelled ``spans`` [start, end, label] (label ``""`` where words are glued together or the
reader was in doubt: left open) and whether the page is ``heldout`` from training. Their text is not part of this
repository: the labels are of use to whoever has the corpus.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generate import DATA
from renaming import RENAMED, Labelled, Renamer, read_rows
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

PIECE = (60, 160)
"""Tokens: a piece of a page ends with the first line after so many, and with the first sentence after so many."""


@dataclass(frozen=True)
class Page:
    """A page with its labelled spans (offsets in characters)."""

    text: str
    spans: list[tuple[int, int, str]]
    heldout: bool


def read_pages(texts: Path) -> list[Page]:
    """The labelled pages that a corpus holds: a ``.jsonl`` or ``.jsonl.gz`` file with ``doc_id`` and ``text``."""
    by_id = {row["doc_id"]: row["text"] for row in read_rows(texts) if "doc_id" in row}
    lines = (DATA / "page_labels.jsonl").read_text(encoding="utf8").splitlines()
    return [Page(by_id[row["doc_id"]][:row["length"]], [tuple(span) for span in row["spans"]], row["heldout"])
            for row in map(json.loads, lines) if row["doc_id"] in by_id]


def own_pages(path: Path = DATA.parents[1] / "pages.jsonl") -> list[Page]:
    """The labelled pages that were written for this project; none is held out."""
    rows = map(json.loads, path.read_text(encoding="utf8").splitlines())
    return [Page(row["text"], [tuple(span) for span in row["names"]], False) for row in rows if "names" in row]


def half(pages: list[Page], number: int | None) -> list[Page]:
    """Half of the pages, number 0 or 1: every second one; all of them if it is None."""
    return pages if number is None else pages[number::2]


class PageText:
    """Pieces of the pages that are not held out; part of their names is replaced by invented ones.

    Args:
        pages: labelled pages.
        nlp: a pipeline whose tokenizer cuts them.
        seed: of the random choice of pieces and names.
        renamed: the share of pieces, from 0 to 1, whose names are replaced.
    """

    def __init__(self, pages: list[Page], nlp: Language, seed: int, renamed: float) -> None:
        self.rng, self.renamed = random.Random(seed), renamed
        self.renamer = Renamer(nlp, seed)
        self.pieces = [piece for page in pages if not page.heldout for piece in _pieces(nlp.make_doc(page.text), page)]

    def examples(self, count: int) -> Iterator[Example]:
        """``count`` pieces drawn at random."""
        for piece in self.rng.sample(self.pieces, min(count, len(self.pieces))):
            yield self.renamer.example(piece, RENAMED if self.rng.random() < self.renamed else 0.0)


def _pieces(doc: Doc, page: Page) -> Iterator[Labelled]:
    spans, unsure = [], set()
    for start, end, label in page.spans:
        span = doc.char_span(start, end)
        wide = doc.char_span(start, end, alignment_mode="expand")
        if span is None or not label:
            unsure |= set(range(wide.start, wide.end))
        else:
            spans.append((span.start, span.end, label))
    for start, end in _cuts(doc):
        inside = [(a - start, b - start, label) for a, b, label in spans if start <= a and b <= end]
        words, spaces = [t.text for t in doc[start:end]], [bool(t.whitespace_) for t in doc[start:end]]
        yield words, spaces, inside, {at - start for at in unsure if start <= at < end}


def _cuts(doc: Doc) -> Iterator[tuple[int, int]]:
    start = 0
    for token in doc:
        length = token.i + 1 - start
        line_ends = token.is_space and "\n" in token.text and length >= PIECE[0]
        if line_ends or length >= PIECE[1] and token.text in ".!?":
            yield start, token.i + 1
            start = token.i + 1
    if len(doc) - start >= 8:
        yield start, len(doc)
