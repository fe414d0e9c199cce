"""The runner: order kept, bad texts alone, batches bounded; with a function in the place of the pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from talent_ner.batch import runner
from talent_ner.batch.readers import InputError, Record
from talent_ner.types import Document


def _extract(inputs: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[Document]:
    for text, context in inputs:
        if text == "bad":
            raise RuntimeError("cannot read this")
        yield Document(context["doc_id"], context["published"], (), ())


def test_order_errors_and_dates() -> None:
    items = [
        Record("a", "x", "2025-01-01", "in.csv:2"), InputError("in.csv", 3, "why"),
        Record("b", "bad", None, "in.csv:4"), Record("c", "x", None, "in.csv:5"),
        Record("d", "bad", None, "odd:name.txt"),
    ]
    assert list(runner.run(items, _extract, "2025-06-30")) == [
        Document("a", "2025-01-01", (), ()), InputError("in.csv", 3, "why"),
        InputError("in.csv", 4, "RuntimeError: cannot read this"), Document("c", "2025-06-30", (), ()),
        InputError("odd:name.txt", None, "RuntimeError: cannot read this"),
    ]


def test_batches_are_bounded_by_characters() -> None:
    sizes: list[int] = []

    def extract(inputs: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[Document]:
        batch = list(inputs)
        sizes.append(len(batch))
        return _extract(batch)

    texts = ["x" * 60_000, "x" * 60_000, "x" * 250_000, "", "x"]
    found = list(runner.run((Record(str(n), text, None, "f") for n, text in enumerate(texts)), extract))
    assert [document.doc_id for document in found if isinstance(document, Document)] == ["0", "1", "2", "3", "4"]
    assert sizes == [1, 1, 1, 2]


def test_reading_is_lazy() -> None:
    taken: list[int] = []

    def items() -> Iterator[Record]:
        for number in range(10):
            taken.append(number)
            yield Record(str(number), "x" * runner.BATCH_CHARACTERS, None, "f")

    next(runner.run(items(), _extract))
    assert taken == [0, 1]
