"""Precision, recall and F1 of PERSON and ORG: ``python models/names/measure.py [--errors] [--texts TEXTS]``.

On the held-out sentences and, given the corpus, on the held-out pages.

A mention counts where both ends and the label agree; a leading "the" and a trailing possessive are no part of a name.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import spacy
from labelled_pages import Page, read_pages
from spacy.language import Language
from thinc.api import Config

from talent_ner.components import name_embedding  # noqa: F401 - registers the architecture that the config names

HERE = Path(__file__).parent
MEASURED = ("PERSON", "ORG")
Mention = tuple[int, int, str]


def read_config() -> dict[str, Any]:
    return Config().from_disk(HERE / "config.cfg")


def heldout() -> list[dict[str, Any]]:
    """The sentences set aside before training: rows of ``text`` and ``spans`` [start, end, label]."""
    lines = (HERE / "data" / "heldout.jsonl").read_text(encoding="utf8").splitlines()
    return [json.loads(line) for line in lines]


def load(folder: Path = HERE / "model") -> Language:
    """The base pipeline with the recogniser of this folder in place of its own.

    Raises:
        FileNotFoundError: the recogniser has not been trained.
    """
    config = read_config()
    nlp = spacy.load(config["training"]["base"], exclude=["ner", "senter"])
    settings = {key: value for key, value in config["components"]["ner"].items() if key != "factory"}
    nlp.add_pipe("ner", config=settings).from_disk(folder, exclude=["vocab"])
    return nlp


def mentions(doc: spacy.tokens.Doc) -> set[Mention]:
    """The measured entities of a document, trimmed to the name itself."""
    found = set()
    for entity in doc.ents:
        start, end = entity.start_char, entity.end_char
        if entity.text.startswith("the "):
            start += 4
        ending = next((tail for tail in ("'s", "’s", "'", "’") if entity.text.endswith(tail)), "")
        if entity.label_ in MEASURED:
            found.add((start, end - len(ending), entity.label_))
    return found


def measure(nlp: Language, rows: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 for PERSON, ORG and both, each between 0 and 1."""
    pairs = []
    for row, doc in zip(rows, nlp.pipe(row["text"] for row in rows), strict=True):
        gold = {(start, end, label) for start, end, label in row["spans"] if label in MEASURED}
        pairs.append((gold, mentions(doc)))
    return _by_label(pairs)


def measure_pages(nlp: Language, pages: list[Page]) -> dict[str, dict[str, float]]:
    """The same figures on the pages held out from training; what touches a place left open does not count."""
    pairs = []
    for page in pages:
        if page.heldout:
            unsure = [(start, end) for start, end, label in page.spans if not label]
            gold = {(start, end, label) for start, end, label in page.spans if label in MEASURED}
            found = mentions(nlp(page.text))
            pairs.append((gold, {m for m in found if not any(m[0] < end and start < m[1] for start, end in unsure)}))
    return _by_label(pairs)


def _by_label(pairs: list[tuple[set[Mention], set[Mention]]]) -> dict[str, dict[str, float]]:
    return {name: _score(pairs, labels) for name, labels in
            (("PERSON", {"PERSON"}), ("ORG", {"ORG"}), ("both", set(MEASURED)))}


def _score(pairs: list[tuple[set[Mention], set[Mention]]], labels: set[str]) -> dict[str, float]:
    right = told = wanted = 0
    for gold, found in pairs:
        gold, found = ({item for item in side if item[2] in labels} for side in (gold, found))
        right, told, wanted = right + len(gold & found), told + len(found), wanted + len(gold)
    precision, recall = right / max(1, told), right / max(1, wanted)
    return {"precision": round(precision, 3), "recall": round(recall, 3),
            "f1": round(2 * right / max(1, told + wanted), 3)}


def cpu_ratio(one: Language, other: Language, texts: list[str]) -> float:
    """CPU time of ``one`` to that of ``other`` on the same texts: the best of six runs each, taken in turn."""
    best = [float("inf"), float("inf")]
    for _ in range(6):
        for which, nlp in enumerate((one, other)):
            began = time.process_time()
            for _ in nlp.pipe(texts):
                pass
            best[which] = min(best[which], time.process_time() - began)
    return best[0] / best[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="print each sentence with a mention missed or invented")
    parser.add_argument("--texts", type=Path, help="the corpus whose held-out pages are measured too")
    options = parser.parse_args()
    rows, own = heldout(), load()
    borrowed = spacy.load(read_config()["training"]["base"])
    print("borrowed", json.dumps(measure(borrowed, rows)))
    print("own     ", json.dumps(measure(own, rows)))
    if options.texts:
        pages = read_pages(options.texts)
        print("pages, borrowed", json.dumps(measure_pages(borrowed, pages)))
        print("pages, own     ", json.dumps(measure_pages(own, pages)))
    texts = [" ".join(row["text"] for row in rows[at:at + 10]) for at in range(0, len(rows), 10)] * 2
    print(f"CPU of the whole pipeline, own to borrowed: {cpu_ratio(own, borrowed, texts):.2f}")
    if options.errors:
        print_errors(own, rows)


def print_errors(nlp: Language, rows: list[dict[str, Any]]) -> None:
    """Each sentence with a mention that was missed or invented."""
    for row, doc in zip(rows, nlp.pipe(row["text"] for row in rows), strict=True):
        gold = {(start, end, label) for start, end, label in row["spans"] if label in MEASURED}
        found = mentions(doc)
        for kind, wrong in (("missed", gold - found), ("invented", found - gold)):
            for start, end, label in sorted(wrong):
                print(f"{kind} {label} {row['text'][start:end]!r}: {row['text']}")


if __name__ == "__main__":
    main()
