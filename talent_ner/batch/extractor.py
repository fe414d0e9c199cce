"""The extraction that every batch runs: gate, pipeline, long texts in pieces, memory given back.

What is read of a text is what ``talent_ner.extract`` reads of it, so both give the same answer. A text of which nothing
is worth reading gives a document without events, and the pipeline does not see it.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..gate import excerpts
from ..text.clean import CleanView
from ..text.dates import dateline
from ..types import Document
from .long import join, split

Text = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Options:
    """What an extraction depends on besides its texts.

    ``form`` is what is wanted of them: for ``events`` the gate need not let pass what gives affiliations only.
    ``published`` is the ISO date of texts that carry none.
    """

    form: str = "documents"
    model: str | None = None
    published: str | None = None
    gated: bool = True


class Extractor:
    """Texts to documents, in order; loads the pipeline at the first text that needs it.

    Args:
        options: see :class:`Options`; its ``published`` is left to the caller.
        nlp: a pipeline that is loaded already.
    """

    def __init__(self, options: Options, nlp: Any = None):
        self._options, self._nlp = options, nlp
        self._warm = False

    def __call__(self, inputs: Iterable[Text]) -> Iterator[Document]:
        texts = list(inputs)
        pieces = [list(split(text)) for text, _ in texts]
        parts = [(part, context if len(found) == 1 else _dated(text, context))
                 for found, (text, context) in zip(pieces, texts) for _, part in found]
        views = self._views([part for part, _ in parts])
        worthy = [view is None or bool(view.text) for view in views]
        documents = iter(self._extract([(*part, view) for part, view, read in zip(parts, views, worthy) if read]))
        results = iter([next(documents) if read else None for read in worthy])
        for found, (text, context) in zip(pieces, texts):
            told = [(offset, document) for offset, _ in found if (document := next(results)) is not None]
            if len(found) == 1 and told:
                yield told[0][1]
            elif told:
                whole = Document(_name(text, context), _dated(text, context)["published"], (), ())
                yield join(whole, [offset for offset, _ in told], [document for _, document in told])
            else:
                yield self._stopped(text, context)

    def _stopped(self, text: str, context: dict[str, Any]) -> Document:
        """A document without events; its date is looked for only if the document itself is wanted."""
        published = context.get("published") or (None if self._options.form == "events" else dateline(text))
        return Document(_name(text, context), published, (), ())

    def _views(self, texts: Sequence[str]) -> Sequence[CleanView | None]:
        """What is to be read of each text, None for all of it."""
        if not self._options.gated:
            return [None] * len(texts)
        return excerpts(texts, events_only=self._options.form == "events")

    def _extract(self, texts: Sequence[tuple[str, dict[str, Any], CleanView | None]]) -> list[Document]:
        if not texts:
            return []
        from ..api import extract_many, unread

        nlp = self._pipeline()
        with nlp.memory_zone() if hasattr(nlp, "memory_zone") else nullcontext():
            return list(extract_many((unread(text, context, nlp, view) for text, context, view in texts), nlp=nlp))

    def _pipeline(self) -> Any:
        """The pipeline, with what it builds at its first document built: that must outlive every memory zone.

        Whatever the process holds by then is left out of its later memory collections; references are counted as ever.
        """
        if self._nlp is None:
            from ..pipeline import load

            self._nlp = load(self._options.model)
        if not self._warm:
            self._nlp("Ann Li left Acme Labs in May 2021 to join Beta Corp for $2 million, her former employer said.")
            gc.collect()
            gc.freeze()  # what is loaded stays, so no later collection need go through it: 3 per cent of the time
            self._warm = True
        return self._nlp


@lru_cache(maxsize=2)
def shared(options: Options) -> Extractor:
    """The extractor that a process keeps for the same options."""
    return Extractor(options)


def _dated(text: str, context: dict[str, Any]) -> dict[str, Any]:
    """The context of a text's pieces, which do not all show the date that the text carries."""
    return {**context, "published": context.get("published") or dateline(text)}


def _name(text: str, context: dict[str, Any]) -> str:
    """As ``talent_ner.extract`` names a text that has no name."""
    return str(context.get("doc_id") or hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12])
