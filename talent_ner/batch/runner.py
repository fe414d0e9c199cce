"""Records to results, in order, in batches of bounded size; a failing text costs that text alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..types import Document
from .readers import InputError, Item, Record

#: Texts in, results out, lazily and in order: ``talent_ner.extract_many`` bound to a pipeline.
Extract = Callable[[Iterable[tuple[str, dict[str, Any]]]], Iterable[Document]]
BATCH_CHARACTERS = 100_000  # spaCy's tensors take about 3 KiB a character: some 300 MB


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    size = 0
    for item in items:
        length = max(100, len(item.text) if isinstance(item, Record) else 0)  # the floor bounds the number of items
        if batch and size + length > BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += length
    if batch:
        yield batch


def _run(records: list[Record], extract: Extract, published: str | None) -> list[Document]:
    return list(extract((record.text, {"doc_id": record.doc_id, "published": record.published or published})
                        for record in records))


def _one(record: Record, extract: Extract, published: str | None) -> Document | InputError:
    try:
        return _run([record], extract, published)[0]
    except Exception as error:  # whatever one text provokes, the others must not suffer
        file, _, line = record.origin.rpartition(":")
        known = bool(file) and line.isdigit()
        return InputError(file if known else record.origin, int(line) if known else None,
                          f"{type(error).__name__}: {error}")


def run(items: Iterable[Item], extract: Extract, published: str | None = None) -> Iterator[Document | InputError]:
    """The result of each record; errors among the items pass through, and so do texts that the pipeline refuses.

    Args:
        items: what ``readers.read`` yields.
        extract: see ``Extract``.
        published: ISO date for records that carry none.
    """
    for batch in _batches(items):
        records = [item for item in batch if isinstance(item, Record)]
        try:
            done: Iterator[Document | InputError] = iter(_run(records, extract, published))
        except Exception:  # one of them failed, and the pipeline does not tell which
            done = (_one(record, extract, published) for record in records)
        for item in batch:
            yield next(done) if isinstance(item, Record) else item
