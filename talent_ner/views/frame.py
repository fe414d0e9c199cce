"""Events as a pandas DataFrame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..batch.rows import COLUMNS, rows
from ..types import Document

if TYPE_CHECKING:
    import pandas

_DTYPES = {str: "object", bool: "boolean", int: "Int64", float: "Float64"}


def to_frame(results: Iterable[Document]) -> pandas.DataFrame:
    """One row an event, flat columns as ``talent_ner.batch.rows.COLUMNS`` lists them, the same for no results.

    Several organizations, sources or quotes in a cell are joined by "; "; missing values are None or ``<NA>``.

    Raises:
        ImportError: pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise ImportError("talent_ner.to_frame needs pandas: pip install 'talent-ner[frame]'") from error
    data = [row for document in results for row in rows(document)]
    return pandas.DataFrame({name: pandas.Series([row[name] for row in data], dtype=_DTYPES[kind])
                             for name, kind in COLUMNS.items()})
