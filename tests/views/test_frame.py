"""The data frame: one row an event, the same columns always, a clear word where pandas is missing."""

from __future__ import annotations

import sys

import pytest

from talent_ner.batch.rows import COLUMNS, rows
from talent_ner.types import Document
from talent_ner.views.frame import to_frame


def test_one_row_an_event(sample: Document) -> None:
    frame = to_frame(iter([sample, sample]))
    assert list(frame.columns) == list(COLUMNS)
    plain = frame.astype(object).where(frame.notna(), None)
    plain["published"] = [day.date().isoformat() for day in plain["published"]]
    assert plain.to_dict("records") == [*rows(sample), *rows(sample)]


def test_kinds_of_columns_do_not_depend_on_the_rows(sample: Document) -> None:
    assert dict(to_frame([]).dtypes) == dict(to_frame([sample]).dtypes)
    assert str(to_frame([])["count"].dtype) == "Int64"
    assert str(to_frame([])["published"].dtype) == "datetime64[ns]"
    assert list(to_frame([])["type"].cat.categories) == ["move", "offer", "appointment", "founding", "deal"]
    assert len(to_frame([Document("empty", None, (), ())])) == 0


def test_without_pandas(sample: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"to_frame needs pandas: pip install 'talent-ner\[frame\]'"):
        to_frame([sample])
