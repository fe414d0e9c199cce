"""How fast amounts are found: ``python tests/benchmarks/bench_money.py [TEXT_FILE ...]``.

Without files the corpus of example rows, shuffled among plain sentences, stands for text: one sentence in forty with
an amount as in ordinary pages, one in six as in news of pay. Prints megabytes a
second of processor time, with cold and warm caches, and the share of the time that price-parser takes.
"""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path
from unittest.mock import patch

from price_parser import Price

from talent_ner.text import money, money_tokens

CORPUS = Path(__file__).parents[1] / "data" / "money.jsonl"
PLAIN = (
    "The team met on Monday and went through the plan for the spring.",
    "Nobody expected the model to be ready so soon.",
    "Two of the three founders had worked together at a university in the north.", "It runs on a laptop, they say.",
    "The company, which has offices in four cities, declined to comment on the departure.",
)


def mixed_text(share: float, size: int = 2_000_000) -> str:
    """Text of about ``size`` characters, a ``share`` of its sentences from the corpus."""
    rng = random.Random(5)
    told = [json.loads(line)["text"] for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    sentences: list[str] = []
    length = 0
    while length < size:
        sentence = rng.choice(told) if rng.random() < share else rng.choice(PLAIN)
        sentences.append(sentence)
        length += len(sentence) + 1
    return " ".join(sentences)


def seconds(texts: list[str]) -> float:
    begin = time.process_time()
    for text in texts:
        money.find(text)
    return time.process_time() - begin


def price_parser_seconds(texts: list[str]) -> float:
    """The time spent inside price-parser during one cold run over ``texts``."""
    spent = 0.0
    original = Price.fromstring

    def timed(*args: object, **kwargs: object) -> Price:
        nonlocal spent
        begin = time.process_time()
        price = original(*args, **kwargs)  # type: ignore[arg-type]
        spent += time.process_time() - begin
        return price

    money_tokens.read_figure.cache_clear()
    with patch.object(money_tokens.Price, "fromstring", timed):
        seconds(texts)
    return spent


def main(paths: list[str]) -> None:
    if paths:
        report("files", [Path(path).read_text(encoding="utf-8") for path in paths])
    else:
        report("ordinary", [mixed_text(1 / 40)])
        report("dense", [mixed_text(1 / 6)])


def report(name: str, whole: list[str]) -> None:
    """Measure the texts, cut to pieces of a page's length, and print one line."""
    texts = [text[begin:begin + 5000] for text in whole for begin in range(0, len(text), 5000)]
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    money_tokens.read_figure.cache_clear()
    cold = seconds(texts)
    warm = min(seconds(texts) for _ in range(3))
    share = price_parser_seconds(texts) / cold
    print(f"{name}: {megabytes:.2f} MB  cold {megabytes / cold:.2f} MB/s  warm {megabytes / warm:.2f} MB/s  "
          f"price-parser {100 * share:.1f} % of the cold run")


if __name__ == "__main__":
    main(sys.argv[1:])
