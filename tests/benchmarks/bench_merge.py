"""Time and memory of merging: ``python tests/benchmarks/bench_merge.py [NUMBER_OF_REPORTS ...]``.

Each number is measured in a process of its own, on the invented reports of ``made.py``: first ``talent_ner.merge`` in
memory, then the command ``talent-ner merge`` from a file to a file. Times are processor time.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from made import reports

from talent_ner.batch.writers import writing
from talent_ner.cli import main
from talent_ner.merging.merge import merge
from talent_ner.types import Document

NUMBERS = ("10000", "100000", "1000000")


def _peak() -> str:
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB at most"


def in_memory(count: int) -> str:
    """Merges so many reports."""
    told = list(reports(count))
    held, begin = _peak(), time.process_time()
    found = merge(told)
    spent = time.process_time() - begin
    return (f"merge of {count:,} reports: {spent:.1f} s, {spent / count * 1e3:.3f} ms a report, {len(found):,} events, "
            f"{_peak()} ({held} before)")


def command(count: int) -> str:
    """Runs the command on a file of so many reports."""
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "events.jsonl", Path(folder) / "merged.jsonl"
        with writing(source, "events") as write:
            for report in reports(count):
                write(Document(report.doc_id, report.published, (report.event,), ()))
        sys.argv, begin = ["talent-ner", "merge", str(source), "-o", str(out)], time.process_time()
        with suppress(SystemExit):
            main()
        spent = time.process_time() - begin
        return f"command for {count:,} reports: {spent:.1f} s, {spent / count * 1e3:.3f} ms a report, {_peak()}"


MEASURES = {"memory": in_memory, "command": command}

if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in MEASURES:
        print(MEASURES[sys.argv[1]](int(sys.argv[2])), flush=True)
    else:
        for number in sys.argv[1:] or NUMBERS:
            for name in MEASURES:
                subprocess.run([sys.executable, __file__, name, number], check=True)
