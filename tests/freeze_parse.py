"""Makes lines of ``data/parses.jsonl``: ``python tests/freeze_parse.py ID "A sentence." [ID "A sentence."]...``.

A line whose id is there already is replaced, others are appended. Run by hand: a frozen parse is material of tests,
so look at what was parsed before relying on it. Prints each token with its tag, label and head.
"""

from __future__ import annotations

import json
import sys

from parses import FILE, row

import talent_ner


def main(arguments: list[str]) -> None:
    """Freezes the sentences given in pairs of id and text."""
    lines = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()] if FILE.exists() else []
    known = {line["id"]: line for line in lines}
    nlp = talent_ner.load()
    for identifier, doc in zip(arguments[::2], nlp.pipe(arguments[1::2])):
        known[identifier] = row(identifier, doc)
        print(identifier, *(f"{t.text}/{t.tag_}/{t.dep_}:{t.head.text}" for t in doc))
    FILE.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in known.values()), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 3 or len(sys.argv) % 2 == 0:
        sys.exit(__doc__)
    main(sys.argv[1:])
