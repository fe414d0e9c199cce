"""Fits ``kinds.json``: ``python models/names/kinds.py RECOGNISER0 RECOGNISER1 [--measure]``.

It tells what a surface names on a page, from what the recogniser and the page's evidence say of all its places
(``talent_ner/mentions/name_model.py``). What a recogniser says of pages that it was trained on is too good to learn
from: each half of our own pages is read by the one of two that was trained on the other (``train.py --half 0``,
``--half 1``). With ``--measure`` each half is judged by weights fitted on the other, and nothing is written.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from labelled_pages import Page, half, own_pages
from measure import HERE, MEASURED
from spacy.language import Language
from talent_ner.models import log_linear
from talent_ner.models.log_linear import Choice

import talent_ner
from talent_ner.components.state import Offsets
from talent_ner.mentions.name_evidence import OTHER
from talent_ner.mentions.name_features import Features
from talent_ner.mentions.name_model import KINDS, NameModel
from talent_ner.syntax.reading import reading

PRIOR = 1.0
"""The inverse variance of the prior."""
WORDS = 8
"""Lines of fewer words are not read by themselves."""
RARE = 15
"""Features of fewer surfaces get no weight."""


@dataclass(frozen=True, slots=True)
class Surface:
    """What a page shows of a surface, and in how many places it is labelled as what."""

    features: Features
    labels: Counter[str]


def load(recogniser: Path) -> Language:
    """The library's pipeline up to the names, with another recogniser's weights."""
    nlp = talent_ner.load()
    nlp.get_pipe("ner").from_disk(recogniser, exclude=["vocab"])
    nlp.select_pipes(disable=nlp.pipe_names[nlp.pipe_names.index("talent_entities"):])
    return nlp


def surfaces(nlp: Language, pages: Iterable[Page]) -> Iterator[Surface]:
    """The surfaces of labelled pages, which the pipeline reads up to the names."""
    recogniser = nlp.get_pipe("talent_entities").recogniser
    for page in pages:
        doc = nlp(page.text)
        labels = {(start, end): label for start, end, label in page.spans}
        unsure = [(start, end) for start, end, label in page.spans if not label]
        offsets = Offsets(doc)
        with reading(doc):
            for spans, features in recogniser.surfaces(doc):
                places = [offsets.span(span.start_char, span.end_char) for span in spans]
                told = [labels.get(place, OTHER) for place in places
                        if not any(start < place[1] and place[0] < end for start, end in unsure)]
                if told:
                    yield Surface(features, Counter(label if label in MEASURED else OTHER for label in told))


def paragraphs(pages: Iterable[Page]) -> Iterator[Page]:
    """The lines of pages that are of some length, each as a text by itself: users have sentences as well as pages."""
    for page in pages:
        for line in re.finditer(r"[^\n]+", page.text):
            if len(line.group().split()) >= WORDS:
                inside = [(start, end, label) for start, end, label in page.spans
                          if line.start() <= start and end <= line.end()]
                spans = [(start - line.start(), end - line.start(), label) for start, end, label in inside]
                yield Page(line.group(), spans, page.heldout)


def fit(found: list[Surface]) -> NameModel:
    """The weights; a surface counts by the root of its places, shared out among its labels."""
    choices = []
    for surface in found:
        candidates = {kind: {f"{kind}|{name}": value for name, value in surface.features.items()} for kind in KINDS}
        root = math.sqrt(surface.labels.total())
        choices += [Choice(candidates, {label}, count / root) for label, count in sorted(surface.labels.items())]
    weights = log_linear.fit(choices, prior=PRIOR, rare=RARE)
    names = dict.fromkeys(name.split("|", 1)[1] for name in weights)
    return NameModel({name: tuple(weights.get(f"{kind}|{name}", 0.0) for kind in KINDS) for name in names})


def judged(model: NameModel, found: Iterable[Surface]) -> Iterator[tuple[str, str, int]]:
    """For each surface and label what comes of its places: ``right``, ``told`` or ``labelled``, and their number."""
    for surface in found:
        kind = model.kind(surface.features)
        for label in MEASURED:
            yield label, "labelled", surface.labels[label]
        if kind != OTHER:
            yield kind, "told", surface.labels.total()
            yield kind, "right", surface.labels[kind]


def report(halves: list[list[Surface]]) -> None:
    """Precision and recall, each half judged by the other's weights."""
    counts: Counter[tuple[str, str]] = Counter()
    for judges, others in ((halves[0], halves[1]), (halves[1], halves[0])):
        model = fit(others)
        for label, verdict, count in judged(model, judges):
            counts[label, verdict] += count
    for label in MEASURED:
        right, told, labelled = (counts[label, verdict] for verdict in ("right", "told", "labelled"))
        print(f"{label:7} P {right / told:.3f}  R {right / labelled:.3f}  of {labelled} whose ends are right")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("recognisers", type=Path, nargs=2, help="the folders of those trained with --half 0, --half 1")
    parser.add_argument("--measure", action="store_true", help="print figures and leave the weights alone")
    options = parser.parse_args()
    halves = []
    for number, recogniser in enumerate(options.recognisers):
        pages = half(own_pages(), 1 - number)
        halves.append(list(surfaces(load(recogniser), [*pages, *paragraphs(pages)])))
    if options.measure:
        report(halves)
        return
    model = fit(halves[0] + halves[1])
    lines = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}: {list(weights)}"
                       for name, weights in sorted(model.weights.items()))
    (HERE / "kinds.json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
