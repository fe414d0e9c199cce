"""Trains the name recogniser: ``python models/names/train.py [--texts TEXTS.jsonl.gz] [--rounds N] [--out DIR]``.

Templates and inventories under ``data/`` make the texts (``generate.py``), pages of our own join them
(``labelled_pages.py``); ``--texts`` adds open text: public pages whose names were labelled by reading, and paragraphs
with silver labels (``silver.py``), not kept.
One core, seeded; figures go to ``metrics.json``, the component to ``model/`` (``cfg``, ``moves``, ``model``), the words
that it knows as such to ``words.txt``.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import spacy
from generate import LABELS, Generator
from labelled_pages import PageText, half, own_pages, read_pages
from measure import heldout, heldout_pages, measure, read_config
from renaming import read_rows
from silver import SilverText
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.training import Example
from spacy.util import compile_prefix_regex, fix_random_seed, minibatch
from thinc.api import Adam
from words import learned_words

from talent_ner.components.name_embedding import known_words, word_features

HERE = Path(__file__).parent
_TAGGING = ["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]


def blank_recogniser(config: dict[str, Any]) -> Language:
    """The base pipeline's shared embedding layer with an untrained recogniser behind it."""
    nlp = spacy.load(config["training"]["base"], exclude=[*_TAGGING, "ner"])
    settings = {key: value for key, value in config["components"]["ner"].items() if key != "factory"}
    recogniser = nlp.add_pipe("ner", config=settings)
    for label in LABELS:
        recogniser.add_label(label)
    examples = template_examples(nlp, Generator(config["training"]["seed"] + 1), 1)
    embed(nlp, examples)
    recogniser.initialize(lambda: examples[:50], nlp=nlp)
    return nlp


def split_prefixes(nlp: Language) -> Tokenizer:
    """The pipeline's tokenizer as the library has it: "ex-Acme" in two tokens, where the stock rules make three."""
    rules = nlp.Defaults
    prefixes = compile_prefix_regex([r"(?:[Ee]x|[Tt]hen)-(?=[A-Z])", *(rules.prefixes or ())])
    return Tokenizer(nlp.vocab, rules=rules.tokenizer_exceptions, prefix_search=prefixes.search,
                     suffix_search=nlp.tokenizer.suffix_search, infix_finditer=nlp.tokenizer.infix_finditer,
                     url_match=rules.url_match)


def template_examples(nlp: Language, generator: Generator, rounds: int) -> list[Example]:
    """Examples from the templates; the few whose names do not end where tokens end are left out."""
    examples = []
    for sentence in generator.texts(rounds):
        doc = nlp.make_doc(sentence.text)
        entities = [doc.char_span(start, end, label) for start, end, label in sentence.spans]
        if all(entities):
            reference = doc.copy()
            reference.ents = entities
            examples.append(Example(doc, reference))
    return examples


def embed(nlp: Language, examples: Iterable[Example]) -> None:
    """Stores the frozen shared embedding in each example's document, where the listener reads it."""
    layer = nlp.get_pipe("tok2vec")
    docs = sorted((example.predicted for example in examples), key=len)
    for batch in minibatch(docs, 128):
        layer.set_annotations(batch, layer.predict(batch))


def update(nlp: Language, examples: list[Example], settings: dict[str, Any], optimizer: Adam) -> float:
    """One pass over ``examples``; returns the loss."""
    recogniser, losses, batch, words = nlp.get_pipe("ner"), {"ner": 0.0}, [], 0
    for example in examples:
        batch.append(example)
        words += len(example.predicted)
        if words >= settings["batch_words"]:
            recogniser.update(batch, sgd=optimizer, losses=losses, drop=settings["dropout"])
            batch, words = [], 0
    if batch:
        recogniser.update(batch, sgd=optimizer, losses=losses, drop=settings["dropout"])
    return losses["ner"]


class OpenText:
    """The optional extra steps: pages labelled by reading, and paragraphs with silver labels."""

    def __init__(self, texts: Path, nlp: Language, settings: dict[str, Any], only: int | None) -> None:
        self.settings, seed = settings, settings["seed"]
        self.pages = PageText(half(read_pages(texts), only), nlp, seed, settings["pages_renamed"])
        self.silver: SilverText | None = None
        if settings["silver_per_round"]:
            borrowed = spacy.load(settings["base"], exclude=[*_TAGGING, "tok2vec"])
            self.silver = SilverText(texts, borrowed, settings["silver_paragraphs"], seed)

    def examples(self) -> list[Example]:
        """Those of one round."""
        examples = list(self.pages.examples(self.settings["page_pieces_per_round"]))
        return examples + list(self.silver.examples(self.settings["silver_per_round"]) if self.silver else ())


def learn_words(nlp: Language, texts: Path | None) -> None:
    """Writes the words that are learned as such."""
    rows = [row["text"] for row in read_rows(texts)] if texts else []
    (HERE / "words.txt").write_text("\n".join(learned_words(nlp, rows)) + "\n", encoding="utf8")
    known_words.cache_clear()
    word_features.cache_clear()


def train(config: dict[str, Any], rounds: int, texts: Path | None, only: int | None = None) -> Language:
    """The trained pipeline (shared layer and recogniser).

    Args:
        config: the settings of ``config.cfg``.
        rounds: passes over the templates.
        texts: the corpus of the optional steps.
        only: 0 or 1, the half of the labelled pages that is used; None for all.
    """
    settings = config["training"]
    fix_random_seed(settings["seed"])
    rng, generator = random.Random(settings["seed"]), Generator(settings["seed"])
    learn_words(spacy.blank("en"), texts)
    nlp = blank_recogniser(config)
    own = PageText(half(own_pages(), only), nlp, settings["seed"], settings["pages_renamed"])
    open_text = OpenText(texts, nlp, settings, only) if texts else None
    optimizer = Adam(settings["learn_rate"], L2=0.01, grad_clip=1.0, L2_is_weight_decay=True, use_averages=True)
    tokenizers = (nlp.tokenizer, split_prefixes(nlp))
    for number in range(rounds):
        nlp.tokenizer = tokenizers[number % 2]
        examples = template_examples(nlp, generator, 1)
        examples += own.examples(settings["own_pieces_per_round"])
        examples += open_text.examples() if open_text else []
        embed(nlp, examples)
        rng.shuffle(examples)
        share = number / max(1, rounds - 1)
        optimizer.learn_rate = settings["learn_rate"] * (1 - share) + settings["final_learn_rate"] * share
        print(f"round {number + 1}/{rounds} loss {update(nlp, examples, settings, optimizer):.0f}", flush=True)
    nlp.tokenizer = tokenizers[0]
    recogniser = nlp.get_pipe("ner")
    with recogniser.model.use_params(optimizer.averages):
        averaged = recogniser.model.to_bytes()
    recogniser.model.from_bytes(averaged)
    return nlp


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, help="a .jsonl[.gz] corpus, for the optional extra steps")
    parser.add_argument("--rounds", type=int, help="passes over the templates (default: as in config.cfg)")
    parser.add_argument("--half", type=int, choices=(0, 1), help="use half of the labelled pages only, for kinds.py")
    parser.add_argument("--out", type=Path, default=HERE, help="where model/ and metrics.json go")
    options = parser.parse_args()
    config, began = read_config(), time.process_time()
    rounds = options.rounds or config["training"]["rounds"]
    nlp = train(config, rounds, options.texts, options.half)
    minutes = round((time.process_time() - began) / 60, 1)
    options.out.mkdir(parents=True, exist_ok=True)
    nlp.get_pipe("ner").to_disk(options.out / "model", exclude=["vocab"])
    sentences = heldout()
    metrics = {
        "heldout_sentences": len(sentences),
        "borrowed": measure(spacy.load(config["training"]["base"], exclude=_TAGGING), sentences),
        "own": measure(nlp, sentences),
        "training": {"rounds": rounds, "texts": bool(options.texts), "cpu_minutes": minutes},
    }
    if options.texts:
        metrics["heldout_pages"] = measure(nlp, heldout_pages(options.texts))
    (options.out / "metrics.json").write_text(json.dumps(metrics, indent=2) + "\n", encoding="utf8")
    print(json.dumps(metrics, indent=2))


if __name__ == "__main__":
    main()
