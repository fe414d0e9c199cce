"""Precision, recall and F1 of PERSON and ORG: ``python models/names/measure.py [--errors] [--texts TEXTS]``.

On the held-out sentences and, given the corpus, on the held-out pages.

Of the borrowed recogniser, of our own alone, and of the library with recogniser, evidence and lists together. A mention
counts where both ends and the label agree; a leading "the" and a trailing possessive are no part of a name.
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
from spacy.tokens import Doc
from thinc.api import Config

import talent_ner
from talent_ner.components import name_embedding  # noqa: F401 - registers the architecture that the config names
from talent_ner.components.state import Offsets

HERE = Path(__file__).parent
MEASURED = ("PERSON", "ORG")
Mention = tuple[int, int, str]


def read_config() -> dict[str, Any]:
    return Config().from_disk(HERE / "config.cfg")


def heldout() -> list[Page]:
    """The sentences set aside before training."""
    lines = (HERE / "data" / "heldout.jsonl").read_text(encoding="utf8").splitlines()
    return [Page(row["text"], [tuple(span) for span in row["spans"]], heldout=True) for row in map(json.loads, lines)]


def heldout_pages(texts: Path) -> list[Page]:
    """The labelled pages of a corpus that were held out from training."""
    return [page for page in read_pages(texts) if page.heldout]


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


def library(*, lists: bool) -> Language:
    """The library's pipeline up to the names: recogniser, evidence and, if wanted, lists together."""
    nlp = talent_ner.load(lists=lists)
    nlp.select_pipes(disable=nlp.pipe_names[nlp.pipe_names.index("talent_entities") + 1:])
    return nlp


def mentions(doc: Doc) -> set[Mention]:
    """The measured entities of a document, at their offsets in the text as given, trimmed to the name itself."""
    offsets = Offsets(doc)
    return {
        trimmed(offsets.source, *offsets.span(entity.start_char, entity.end_char), entity.label_)
        for entity in doc.ents if entity.label_ in MEASURED
    }


def trimmed(text: str, start: int, end: int, label: str) -> Mention:
    """The mention without a leading "the" and a trailing possessive."""
    name = text[start:end]
    if name[:4].lower() == "the ":
        start += 4
    ending = next((tail for tail in ("'s", "’s", "'", "’") if name.endswith(tail)), "")
    return start, end - len(ending), label


def measure(nlp: Language, pages: list[Page]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 for PERSON, ORG and both, each between 0 and 1, on labelled texts."""
    docs = nlp.pipe(page.text for page in pages)
    return _by_label([_sides(page, doc) for page, doc in zip(pages, docs, strict=True)])


def _sides(page: Page, doc: Doc) -> tuple[set[Mention], set[Mention]]:
    """The mentions that are labelled and those that were found; what touches a place left open does not count."""
    gold = {trimmed(page.text, *span) for span in page.spans if span[2] in MEASURED}
    unsure = [(start, end) for start, end, label in page.spans if not label]
    return gold, {m for m in mentions(doc) if not any(m[0] < end and start < m[1] for start, end in unsure)}


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
    sentences, own = heldout(), load()
    borrowed = spacy.load(read_config()["training"]["base"])
    pages = heldout_pages(options.texts) if options.texts else []
    for name, nlp in (("borrowed", borrowed), ("own", own), ("all together, lists off", library(lists=False)),
                      ("all together", library(lists=True))):
        print(f"{name}:", json.dumps(measure(nlp, sentences)))
        if pages:
            print(f"{name}, pages:", json.dumps(measure(nlp, pages)))
    texts = [" ".join(page.text for page in sentences[at:at + 10]) for at in range(0, len(sentences), 10)] * 2
    print(f"CPU of the whole pipeline, own to borrowed: {cpu_ratio(own, borrowed, texts):.2f}")
    if options.errors:
        print_errors(own, sentences)


def print_errors(nlp: Language, pages: list[Page]) -> None:
    """Each text with a mention that was missed or invented."""
    for page, doc in zip(pages, nlp.pipe(page.text for page in pages), strict=True):
        gold, found = _sides(page, doc)
        for kind, wrong in (("missed", gold - found), ("invented", found - gold)):
            for start, end, label in sorted(wrong):
                print(f"{kind} {label} {page.text[start:end]!r}: {page.text}")


if __name__ == "__main__":
    main()
