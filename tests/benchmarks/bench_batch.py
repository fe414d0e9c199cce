"""Ratios of the batch path, measured in turn in one process: ``python tests/benchmarks/bench_batch.py [MEASURE ...]``.

Measures: ``gate`` (gated batches with 0, 1, 10 and 100 % relevant pages against the plain small pipeline), ``pipeline``
(pages with moves against the plain small pipeline), ``components`` (the share of each), ``import`` (of talent_ner over
importing spaCy), ``scaling`` (``--jobs 2`` against ``--jobs 1``, by the clock), ``memory`` (resident after 10,000 and
100,000 short documents, of which one in fifty is read in full; takes minutes). The last two only when asked for. Other
times are processor time. The relevant pages are the demo texts; the others are made from a few invented sentences.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import spacy

import talent_ner
from talent_ner.batch.extractor import Extractor, Options
from talent_ner.batch.shards import SHARD_BYTES
from talent_ner.lexicon.resources import pattern_json, pattern_text
from talent_ner.pipeline import installed_pipeline

PAGES = 100
SENTENCES = (
    "Fold the butter into the flour until the dough is smooth, then let it rest for an hour.",
    "Rain is likely in the north, with temperatures of 12 degrees and a light wind from the sea.",
    "The battery lasts ten hours in normal use and charges fully in about ninety minutes.",
    "Version 2.4 fixes two errors in the parser and makes the cache smaller.",
    "The old bridge is closed for repairs, so buses stop at the station instead.",
)


def relevant() -> list[str]:
    """The demo texts."""
    return [pattern_text("demo", entry["file"]) for entry in pattern_json("demo", "index.json")]


def other(number: int) -> str:
    """A page without any event; no two are the same."""
    paragraphs = [" ".join(SENTENCES[(number + i + j) % len(SENTENCES)] for j in range(4)) for i in range(5)]
    return f"page {number}\n\n" + "\n\n".join(paragraphs)


def mix(percent: int) -> list[str]:
    """Pages of which so many in a hundred are relevant."""
    texts = relevant()
    return [texts[i % len(texts)] if i < percent * PAGES // 100 else other(i) for i in range(PAGES)]


def seconds(work: Callable[[], Any]) -> float:
    """The least processor time of two runs."""
    times = []
    for _ in range(2):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times)


def gate() -> Iterator[str]:
    plain, extract = spacy.load(installed_pipeline()), Extractor(Options(form="events"))
    list(extract([(text, {}) for text in relevant()]))
    for percent in (0, 1, 10, 100):
        texts = mix(percent)
        before = seconds(lambda texts=texts: list(plain.pipe(texts)))
        after = seconds(lambda texts=texts: list(extract([(text, {}) for text in texts])))
        yield f"gated batch, {percent} % relevant: {before / after:.1f} times the speed of the plain pipeline"


def pipeline() -> Iterator[str]:
    plain, nlp = spacy.load(installed_pipeline()), talent_ner.load()
    texts = relevant() * 4
    list(talent_ner.extract_many(texts, nlp=nlp))
    base = seconds(lambda: list(plain.pipe(texts)))
    for name, gated in (("gated", True), ("read as a whole", False)):
        ours = seconds(lambda gated=gated: list(talent_ner.extract_many(texts, nlp=nlp, gate=gated)))
        yield f"pages with moves, {name}: {base / ours:.2f} times the speed of the plain pipeline"


def components() -> Iterator[str]:
    nlp = talent_ner.load()
    texts = relevant() * 4
    list(nlp.pipe(texts))
    begin = time.process_time()
    docs = [nlp.make_doc(text) for text in texts]
    spent = {"tokenizer": time.process_time() - begin}
    for name, component in nlp.pipeline:
        begin = time.process_time()
        docs = list(component.pipe(docs)) if hasattr(component, "pipe") else [component(doc) for doc in docs]
        spent[name] = time.process_time() - begin
    for name, part in spent.items():
        yield f"{name}: {part / sum(spent.values()):.1%}"


def import_time() -> Iterator[str]:
    def run(code: str) -> float:
        program = f"import time; t = time.process_time(); {code}; print(time.process_time() - t)"
        return min(float(subprocess.check_output([sys.executable, "-c", program])) for _ in range(3))

    alone, both = run("import spacy"), run("import spacy, talent_ner")
    yield f"import of spaCy and talent_ner: {both / alone:.3f} times that of spaCy, {both - alone:.3f} seconds more"
    ready = run(f"import spacy; spacy.load({installed_pipeline()!r})")
    first = run("import talent_ner; talent_ner.extract('Ana Ruiz left Acme Labs to join Beta Corp.')")
    yield f"start to the first result: {first / ready:.2f} times loading the plain pipeline"


def scaling() -> Iterator[str]:
    """Needs as many idle cores as processes, unlike the other measures; start-up is in it, twice."""
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder, "rows.jsonl")
        lines = [json.dumps({"text": text, "other": "x" * (SHARD_BYTES // 10)}) for text in relevant() * 60]
        rows.write_text("\n".join(lines), encoding="utf-8")
        times, found = [], set()
        for jobs in (1, 2):
            out = Path(folder, f"{jobs}.jsonl")
            begin = time.perf_counter()
            subprocess.run([sys.executable, "-m", "talent_ner.cli", "extract", str(rows), "-o", str(out),
                            "--jobs", str(jobs)], check=True)
            times.append(time.perf_counter() - begin)
            found.add(out.read_bytes())
    same = "the same bytes" if len(found) == 1 else "OTHER BYTES"
    yield f"two processes: {times[0] / times[1]:.2f} times the speed of one, {same}"


def resident() -> int:
    """Resident memory of this process now, in bytes (Linux)."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize()


def short(number: int) -> tuple[str, dict[str, Any]]:
    """A short document; one in fifty tells of a move, by names that no other has."""
    told = f"Ana Ruiz{number} left Acme{number} to join Beta{number}."
    return (told if number % 50 == 0 else f"{SENTENCES[number % len(SENTENCES)]} Page {number}.", {})


def memory() -> Iterator[str]:
    extract, early, events = Extractor(Options(form="events")), 0, 0
    for begin in range(0, 100_000, 1000):
        events += sum(len(document.events) for document in extract(map(short, range(begin, begin + 1000))))
        if begin + 1000 == 10_000:
            early = resident()
    late = resident()
    yield (f"memory: {late / early:.3f} times that after a tenth ({early >> 20} and {late >> 20} MiB), "
           f"{events} events in 100,000 documents")


MEASURES = {"gate": gate, "pipeline": pipeline, "components": components, "import": import_time, "scaling": scaling,
            "memory": memory}

if __name__ == "__main__":
    for name in sys.argv[1:] or ["gate", "pipeline", "components", "import"]:
        for line in MEASURES[name]():
            print(line, flush=True)
