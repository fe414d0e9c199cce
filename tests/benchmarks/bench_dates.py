"""Speed of the date finder on a file of documents, and the share of the time that dateparser takes.

    python tests/benchmarks/bench_dates.py DOCUMENTS.jsonl[.gz] [--limit 300]

Each line is a JSON object with ``text`` and, if known, ``published``. One pass with an empty cache of calendar days,
one with a full one; seconds are processor time of this process.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dateparser.date import DateDataParser

from talent_ner.text.dates import find


def _documents(path: Path, limit: int) -> list[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for _, line in zip(range(limit), lines)]


@contextmanager
def _dateparser_clock() -> Iterator[list[float]]:
    """Collects the seconds of every call to dateparser while open."""
    seconds: list[float] = []
    read = DateDataParser.get_date_data

    def timed(self: DateDataParser, *args: Any, **kwargs: Any) -> Any:
        start = time.process_time()
        result = read(self, *args, **kwargs)
        seconds.append(time.process_time() - start)
        return result

    DateDataParser.get_date_data = timed
    try:
        yield seconds
    finally:
        DateDataParser.get_date_data = read


def main() -> None:
    """Prints megabytes a second, the number of expressions, and dateparser's calls and share, cold and warm."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("documents", type=Path)
    options.add_argument("--limit", type=int, default=300, help="number of documents (300)")
    given = options.parse_args()
    documents = _documents(given.documents, given.limit)
    size = sum(len(document["text"].encode()) for document in documents) / 1e6
    find("on 5 May 2020")  # dateparser loads its tables at the first day it reads
    for label in ("cold", "warm"):
        with _dateparser_clock() as calls:
            start = time.process_time()
            count = sum(len(find(document["text"], document.get("published"))) for document in documents)
            seconds = time.process_time() - start
        print(f"{label}: {size:.2f} MB, {count} expressions, {size / seconds:.2f} MB/s, dateparser {len(calls)} calls, "
              f"{100 * sum(calls) / seconds:.0f} % of the time")


if __name__ == "__main__":
    main()
