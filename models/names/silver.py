"""Silver labels for open text: an optional extra step of training, so that the recogniser meets real prose.

A token is labelled only where two witnesses agree: a name that the inventories know, or one that the borrowed
recogniser found and whose form confirms it (a known given name before a surname, "Labs" or "University" at the end).
A capitalised word that nobody vouches for is left open (``-``: no gradient); everything else is no name. Confirmed
people and organizations are then replaced by invented ones, which keeps the sentence and forgets the name.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from renaming import RENAMED, Labelled, Renamer, read_rows
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from words import lower_case_words

MAX_PARAGRAPH = 900  # characters
RARE = 3  # a word seen lower-case in fewer texts than this may be a name
_NAME_TOKEN = re.compile(r"[A-ZÀ-Þ][\w'’.-]*|-|van|de|der|von|la|al")
_UNNAMED = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "QUANTITY", "MONEY", "NORP", "LANGUAGE"})
_ORG_ENDS = frozenset(
    "Inc Inc. AI Labs Lab University Institute Technologies Robotics Research Ventures Capital Corp Corp. Group "
    "Systems Foundation Partners Bank Agency Commission Department Ltd College Intelligence Laboratory Company "
    "Studios Software".split())
_ACRONYMS = frozenset(
    "AI GPU GPUs CPU CPUs API APIs LLM LLMs PC PCs USB AGI CEO CTO CFO COO UI UX IT ML PR HR VR AR IP SQL JSON HTML "
    "CSS HTTP URL PDF RAM SSD DRAM IPO FAQ OK TV SDK CLI NLP OS IoT EV EVs SaaS CEOs TPU TPUs DIY PhD QA NPU 5G DNA "
    "RNA B2B RAG ID IDs I Internet".split())
# Listed names that are everyday words too: a list alone does not confirm them.
_EVERYDAY = frozenset(
    "Figure Magic Target Box Block Square Orange X Multi Neon Bun Arm Unity Snap Zoom Lambda Runway Dust Writer Tome "
    "Turing Wise Noon Character Cognition Adept Inflection Science Nature Mint Insider Fortune Axiom Harmonic "
    "Conjecture Dexterity Aurora Cruise Ford Shell Harvey Sierra Notion Jasper Manus Reliance Apple Meta Slack Slate "
    "Vice Recode Protocol Quartz Cambridge Oxford Sequoia Benchmark Globes Puck Wired Congress Senate Treasury "
    "Canonical Oracle Jio Ola Wix Suno Grab VK Valve Apollo UN WHO CMA AP FT Valor Opus Haiku Sonnet Bloom Falcon "
    "Granite Jamba Excel Outlook Safari Whisper Operator Vue Flask Redis".split())


class SilverText:
    """Paragraphs of open text with the labels two witnesses agree on.

    ``path`` is a ``.jsonl`` or ``.jsonl.gz`` file with a ``text`` in each row; at most ``limit`` paragraphs are drawn.
    ``borrowed`` is a pipeline with the official ``ner``.
    """

    def __init__(self, path: Path, borrowed: Language, limit: int, seed: int) -> None:
        self.rng = random.Random(seed)
        self.renamer = Renamer(borrowed, seed)
        self.names = self.renamer.names
        self.tokenizer = borrowed.make_doc
        texts = [row["text"] for row in read_rows(path)]
        self.lower_case = lower_case_words(texts)
        self.listed = self._listed_names()
        self.firsts = {name for names in self.names.firsts.values() for name in names}
        self.places = {place.removeprefix("the ") for place in self.names.flat["places"]}
        paragraphs = self._paragraphs(texts)[:limit]
        self.labelled = [self._label(doc) for doc in borrowed.pipe(paragraphs, batch_size=64)]

    def _listed_names(self) -> dict[tuple[str, ...], str]:
        names = self.names
        labelled = [(name, "ORG") for group in (names.flat["org_real"], names.flat["media"],
                                                names.institutions["university"], names.institutions["agency"],
                                                [fund for fund in names.flat["funds"] if " " in fund])
                    for name in group]
        labelled += [(name, "PRODUCT") for name in names.products["model"] + names.products["tech"]]
        return {tuple(token.text for token in self.tokenizer(name)): label
                for name, label in labelled if name not in _EVERYDAY}

    def _paragraphs(self, texts: list[str]) -> list[str]:
        chosen: list[str] = []
        for text in texts:
            usable = [part for part in map(str.strip, re.split(r"\n\s*\n", text)) if _usable(part)]
            self.rng.shuffle(usable)
            chosen += [part for part in usable if len(re.findall(r"(?<=[a-z,] )[A-Z]", part)) >= 2][:7] + usable[:3]
        chosen = list(dict.fromkeys(chosen))
        self.rng.shuffle(chosen)
        return chosen

    def _label(self, doc: Doc) -> Labelled:
        open_tokens = {token.i for token in doc if self._may_be_name(doc, token.i)}
        spans, taken = self._find_listed(doc, open_tokens)
        surnames = set()
        for start, end, label in _trimmed_entities(doc):
            if taken & set(range(start, end)):
                continue
            confirmed = self._confirmed(doc, start, end, label)
            if not confirmed:
                open_tokens |= set(range(start, end))
                continue
            spans.append((start, end, confirmed))
            taken |= set(range(start, end))
            if confirmed == "PERSON":
                surnames.add(doc[end - 1].text)
        spans += [(token.i, token.i + 1, "PERSON") for token in doc
                  if token.text in surnames and token.i not in taken and not _capital_beside(doc, token.i, token.i + 1)]
        return [t.text for t in doc], [bool(t.whitespace_) for t in doc], sorted(spans), open_tokens

    def _may_be_name(self, doc: Doc, at: int) -> bool:
        word = doc[at].text
        if not word[:1].isupper() or (word in _ACRONYMS and not _capital_beside(doc, at, at + 1)):
            return False
        inside = at > 0 and doc[at - 1].text not in ".!?\"“”:" and not doc[at - 1].is_space
        return self.lower_case[word.lower()] < (40 if inside else RARE)

    def _find_listed(self, doc: Doc, open_tokens: set[int]) -> tuple[list[tuple[int, int, str]], set[int]]:
        words, spans, taken, at = [token.text for token in doc], [], set(), 0
        while at < len(words):
            size = next((n for n in range(min(5, len(words) - at), 0, -1) if tuple(words[at:at + n]) in self.listed), 0)
            if size and _capital_beside(doc, at, at + size):
                open_tokens |= {i for i in range(at - 1, at + size + 1) if 0 <= i < len(words)}
            elif size:
                spans.append((at, at + size, self.listed[tuple(words[at:at + size])]))
                taken |= set(range(at, at + size))
            at += size or 1
        return spans, taken

    def _confirmed(self, doc: Doc, start: int, end: int, label: str) -> str:
        """The label of a borrowed entity whose form bears it out, else nothing."""
        words = [token.text for token in doc[start:end]]
        if label in ("GPE", "LOC") and " ".join(words) in self.places:
            return "PLACE"
        if len(words) < 2 or not all(_NAME_TOKEN.fullmatch(word) for word in words):
            return ""
        if label == "ORG" and words[-1] in _ORG_ENDS:
            return "ORG"
        person = label == "PERSON" and len(words) <= 5 and words[0] in self.firsts and not _ORG_ENDS & set(words)
        return "PERSON" if person and self.lower_case[words[-1].lower()] < 60 else ""

    def examples(self, count: int) -> Iterator[Example]:
        """``count`` paragraphs drawn at random, most of their people and organizations replaced by invented ones."""
        for labelled in self.rng.sample(self.labelled, min(count, len(self.labelled))):
            yield self.renamer.example(labelled, RENAMED)


def _usable(paragraph: str) -> bool:
    """Prose or a heading, not code, a link list or words glued together."""
    if not 15 <= len(paragraph) <= MAX_PARAGRAPH or "http" in paragraph or "](" in paragraph:
        return False
    letters = sum(char.isalpha() or char == " " for char in paragraph)
    return letters > 0.8 * len(paragraph) and not re.search(r"[a-z][a-z][A-Z][a-z]", paragraph)


def _trimmed_entities(doc: Doc) -> Iterator[tuple[int, int, str]]:
    for entity in doc.ents:
        start, end = entity.start, entity.end
        start += doc[start].lower_ == "the"
        end -= doc[end - 1].text in ("'s", "’s", "'")
        if end > start and entity.label_ not in _UNNAMED:
            yield start, end, entity.label_


def _capital_beside(doc: Doc, start: int, end: int) -> bool:
    beside = [doc[at].text for at in (start - 1, end) if 0 <= at < len(doc)]
    return any(word[:1].isupper() and word.isalpha() for word in beside)
