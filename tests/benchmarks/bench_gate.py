"""What the gate saves and what it changes: ``python tests/benchmarks/bench_gate.py [NAME=PATH ...] [--limit N]``.

Each NAME is a corpus: a folder of ``.txt`` files, or JSON Lines (``.jsonl``, ``.jsonl.gz``) with ``text`` and perhaps
``published``. Without any, the demo texts. The same pages are read with and without the gate and by the plain small
pipeline, in turn, in one process; times are processor time. An event is lost if none of the same type, participant and
trigger comes out with the gate, and changed if one does but with another status or organization; ``--show`` lists them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy

import talent_ner
from talent_ner.lexicon.resources import pattern_json, pattern_text
from talent_ner.pipeline import installed_pipeline
from talent_ner.types import Document

Text = tuple[str, dict[str, Any]]
_ORGS = ("origin", "destination", "organization", "buyer", "target")


def corpus(path: str) -> list[Text]:
    """The texts of a folder or a JSON Lines file."""
    source = Path(path)
    if source.is_dir():
        return [(file.read_text(encoding="utf-8"), {"doc_id": file.stem}) for file in sorted(source.glob("*.txt"))]
    opener = gzip.open if source.suffix == ".gz" else open
    with opener(source, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [(row["text"], {"doc_id": row.get("doc_id"), "published": row.get("published")}) for row in rows]


def demo() -> list[Text]:
    """The texts that ship with the package."""
    return [(pattern_text("demo", entry["file"]), {"doc_id": entry["file"], "published": entry["published"]})
            for entry in pattern_json("demo", "index.json")]


def told(document: Document) -> dict[str, str]:
    """Each event by what it is about, with what it says."""
    found = {}
    for event in document.to_dict()["events"]:
        who = event["who"] and event["who"].get("name", event["who"].get("text"))
        orgs = {slot: [org["name"] for org in event[slot]] for slot in _ORGS if slot in event}
        found[json.dumps([event["type"], who, event["trigger"]["start"]])] = json.dumps([event["status"], orgs])
    return found


def ties(document: Document) -> set[str]:
    """The affiliations by person, organization, role and whether they go on."""
    return {json.dumps([tie["person"]["name"], tie["org"]["name"], tie["role"], tie["current"]])
            for tie in document.to_dict()["affiliations"]}


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    begin = time.process_time()
    result = work()
    return result, time.process_time() - begin


def compare(name: str, texts: list[Text], nlp: Any, plain: Any, show: bool) -> None:
    """Prints the figures of one corpus."""
    whole, slow = timed(lambda: list(talent_ner.extract_many(texts, nlp=nlp, gate=False)))
    gated, fast = timed(lambda: list(talent_ner.extract_many(texts, nlp=nlp)))
    _, base = timed(lambda: list(plain.pipe([text for text, _ in texts])))
    events = lost = changed = new = all_ties = lost_ties = 0
    for full, part in zip(whole, gated):
        before, after = told(full), told(part)
        events, all_ties = events + len(before), all_ties + len(ties(full))
        lost, new = lost + len(before.keys() - after.keys()), new + len(after.keys() - before.keys())
        changed += sum(after.get(key, said) != said for key, said in before.items())
        lost_ties += len(ties(full) - ties(part))
        for key in sorted(before.keys() ^ after.keys()) if show else ():
            print(" ", "-" if key in before else "+", full.doc_id, key, before.get(key, after.get(key)))
    print(f"{name}: {len(texts)} pages; {events} events, lost {lost}, new {new}, changed {changed}; "
          f"{all_ties} affiliations, lost {lost_ties}; speed of the plain pipeline as a whole {base / slow:.2f}, "
          f"gated {base / fast:.2f} times", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="*", metavar="NAME=PATH")
    parser.add_argument("--limit", type=int, default=0, help="so many pages of each corpus, drawn at random")
    parser.add_argument("--longest", type=int, default=100_000, help="leave out pages of more characters")
    parser.add_argument("--show", action="store_true", help="list the events that differ")
    arguments = parser.parse_args()
    pipelines = talent_ner.load(), spacy.load(installed_pipeline())
    list(talent_ner.extract_many(demo(), nlp=pipelines[0]))
    named = [(name, corpus(path)) for name, _, path in (each.partition("=") for each in arguments.corpora)]
    for label, pages in named or [("demo", demo())]:
        pages = [page for page in pages if len(page[0]) <= arguments.longest]
        if arguments.limit and len(pages) > arguments.limit:
            pages = random.Random(0).sample(pages, arguments.limit)
        compare(label, pages, *pipelines, arguments.show)
