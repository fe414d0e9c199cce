"""Ratios of the batch path, measured in turn in one process: ``python tests/benchmarks/bench_batch.py [MEASURE ...]``.

Measures: ``gate`` (gated batches with 0, 1, 10 and 100 % relevant pages against the plain small pipeline), ``pipeline``
(pages with moves against the plain small pipeline), ``components`` (the share of each), ``import`` (of talent_ner over
importing spaCy), ``memory`` (after 10,000 and 100,000 short documents; takes long, so only when it is asked for).
Times are processor time. The relevant pages are the demo texts; the others are made from a few invented sentences.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import spacy

import talent_ner
from talent_ner.batch.extractor import Extractor, Options
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

    ratio = run("import spacy, talent_ner") / run("import spacy")
    yield f"import of spaCy and talent_ner: {ratio:.3f} times that of spaCy"


def memory() -> Iterator[str]:
    extract, early = Extractor(Options(gated=False)), 0
    for number in range(100_000):
        list(extract([(f"Ana Ruiz{number} left Acme{number} to join Beta{number}.", {})]))
        if number == 10_000:
            early = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / early:.2f} times that after a tenth"


MEASURES = {"gate": gate, "pipeline": pipeline, "components": components, "import": import_time, "memory": memory}

if __name__ == "__main__":
    for name in sys.argv[1:] or ["gate", "pipeline", "components", "import"]:
        for line in MEASURES[name]():
            print(line, flush=True)
