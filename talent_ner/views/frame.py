"""Events as a pandas DataFrame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from ..batch.rows import COLUMNS, rows
from ..types import EVENT_TYPES, AmountKind, Deal, Document, Period, Precision, Qualifier, Status

if TYPE_CHECKING:
    import pandas

_DTYPES = {str: "object", bool: "boolean", int: "Int64", float: "Float64"}
#: Columns with a fixed set of values; they are categories, the same ones whatever the rows hold.
_CATEGORIES: dict[str, tuple[str, ...]] = {
    "type": tuple(EVENT_TYPES), "status": get_args(Status), "who_kind": ("person", "group"),
    "deal_kind": get_args(get_type_hints(Deal)["kind"]), "date_precision": get_args(Precision),
    "amount_qualifier": get_args(Qualifier), "amount_period": get_args(Period), "amount_kind": get_args(AmountKind),
}


def to_frame(results: Iterable[Document]) -> pandas.DataFrame:
    """One row an event, flat columns as ``talent_ner.batch.rows.COLUMNS`` lists them, the same for no results.

    Several organizations, sources or quotes in a cell are joined by "; "; missing values are None, ``NaT`` or ``<NA>``.
    ``published`` is a datetime, numbers are nullable, columns with a fixed set of values are categories. ``date``
    stays text, as it may be a year, a month, a quarter or a range.

    Raises:
        ImportError: pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise ImportError("talent_ner.to_frame needs pandas: pip install 'talent-ner[frame]'") from error
    data = [row for document in results for row in rows(document)]

    def column(name: str, kind: type) -> Any:
        values = [row[name] for row in data]
        if name == "published":
            return pandas.to_datetime(pandas.Series(values, dtype="object"), errors="coerce").astype("datetime64[ns]")
        if name in _CATEGORIES:
            return pandas.Series(pandas.Categorical(values, categories=_CATEGORIES[name]))
        return pandas.Series(values, dtype=_DTYPES[kind])

    return pandas.DataFrame({name: column(name, kind) for name, kind in COLUMNS.items()})
