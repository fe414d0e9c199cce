"""Job titles: their extent and the employer they name.

A local grammar over tokens and mentions, as parsers err most in such stacks of nouns: "former Google engineer Wei",
"Acme's chief scientist, Ann Li", "Ann Li, the head of research at Acme", "co-founder and CEO of Acme".
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from spacy.tokens import Doc, Token

from ..lexicon.resources import word_set
from ..syntax.columns import tokens_with
from ..syntax.mention import ORG, PERSON, ROLE, Mention, MentionIndex
from .complements import DETERMINERS, LINKS, Complements
from .name_evidence import is_title
from .stretches import is_unit
from .title_heads import TitleHeads, singular

_SUCCESSIVE = frozenset("new newest next incoming".split())
ADVERBS = frozenset("now currently then already still formerly previously once also recently latterly until".split())


class TitleGrammar:
    """Finds titles in a Doc and links them to employers and people.

    Args:
        doc: the parsed document.
        mentions: names and organization descriptions.
    """

    def __init__(self, doc: Doc, mentions: Iterable[Mention]):
        self.doc = doc
        self.index = MentionIndex(mentions)
        self.heads = TitleHeads(doc, self.index)
        self.complements = Complements(doc, self.index)

    def roles(self) -> list[Mention]:
        """One ROLE mention a title; ``data`` holds its text, employer (a token of the ORG mention) and ``former``."""
        found: list[Mention] = []
        end = 0
        for token in tokens_with(self.doc, _heads()):
            if token.i >= end and self.heads.found(token):
                found.append(self._role_at(token.i))
                end = found[-1].end
        return found

    def _role_at(self, i: int) -> Mention:
        core = self._left_edge(i)
        head_end = self._head_end(i)
        end, employer = self.complements.after(head_end)
        start, left_employers, former = self._premodifiers(core)
        unnamed = employer is None or self.index.covering(employer) is None
        if left_employers and (unnamed or self.complements.is_field(employer)):
            employer = left_employers[0]
        former |= any(t.lower_ in word_set("titles", "former_after_heads") for t in self.doc[core:head_end])
        behind = self.index.headed(employer) if employer is not None else None
        if behind is not None and behind.form == "part" and behind.data["of"] > behind.head:
            behind = self.index.headed(behind.data["of"])  # "chairman of the board of Acme, Ann Li"
        text = self._text(core, end, employer)
        plural = singular(self.doc[head_end - 1])
        if plural is not None:
            text = text.replace(self.doc[head_end - 1].text, plural, 1)
        return Mention(
            start,
            max(end, head_end),
            head_end - 1,
            ROLE,
            "title",
            None,
            {
                "text": text,
                "employer": employer,
                "others": left_employers[1:] if left_employers and employer == left_employers[0] else [],
                "until": max(end, head_end, behind.end if behind is not None else 0),
                "former": former,
                "core": core,
                "head": plural.lower() if plural is not None else self.doc[head_end - 1].lemma_.lower(),
                "plural": plural is not None,
            },
        )

    def _left_edge(self, i: int) -> int:
        """Where the title's own words begin: modifiers of the head that are no names, determiners or "former"."""
        while i > 0:
            token = self.doc[i - 1]
            if self.doc[i].is_sent_start or self.index.covering(token.i) is not None:
                break
            if is_unit(token) or _ends_age(token) or token.lower_ in ("current", "longer"):
                break
            if token.lower_ == "and" and self._two_fields(token.i) or i > 1 and _whose_sport(token):
                i -= 2
                continue
            hyphen = token.text == "-" and not token.whitespace_
            modifier = (
                self.heads.misread(token)
                or token.tag_ == "VBG" and token.dep_ in ("amod", "compound") and self._org_at(token.i - 1)
                or token.pos_ in ("NOUN", "ADJ", "PROPN")
                or token.lower_ in word_set("titles", "role_modifiers")
            )
            if (
                not (hyphen or modifier)
                or self._formerly(token)
            ):
                break
            if (
                token.pos_ == "ADJ"
                and token.lower_ not in word_set("titles", "role_modifiers")
                and token.dep_ not in ("amod", "compound", "nmod")
            ):
                break
            i -= 1
        return i

    def _two_fields(self, joint: int) -> bool:
        """ "A senior venture capital and start-up reporter": one article, and a field that is no title before "and"."""
        kin = word_set("people", "kin")
        for i in range(joint - 1, max(joint - 6, 0), -1):
            token = self.doc[i]
            if token.lower_ in ("a", "an"):
                return i < joint - 1
            field = token.pos_ in ("NOUN", "ADJ") and token.is_lower and token.lemma_ not in kin
            if not field or is_title(token) or self.index.covering(i) is not None:
                return False
        return False

    def _head_end(self, i: int) -> int:
        """Past the last head of a stack: "chief executive officer", "co-founder and CEO"."""
        end = i + 1
        while end < len(self.doc) and not self.doc[end].is_sent_start:
            token = self.doc[end]
            if (stop := self._set_phrase(end)) is not None:
                end = stop
                continue
            if self.index.covering(end) is not None:
                break
            title = is_title(token) and token.pos_ in ("NOUN", "PROPN", "ADJ")
            if title or token.lower_ in word_set("titles", "after_heads"):
                end += 1
            elif (
                token.lower_ in ("and", "&", "-", "/")
                and end + 1 < len(self.doc)
                and self._title_ahead(end + 1) is not None
            ):
                end = self._title_ahead(end + 1) or end
            elif (
                token.lower_ in word_set("titles", "role_modifiers")
                and end + 1 < len(self.doc)
                and is_title(self.doc[end + 1])
                and self.index.covering(end + 1) is None
            ):
                end += 2
            else:
                break
        return end

    def _set_phrase(self, end: int) -> int | None:
        """The end of "chief transformation officer" behind "chief", of "editor-in-chief" behind "editor",
        of "officer-in-charge" behind "officer".
        """
        doc = self.doc
        words = [t.lower_ for t in doc[end : end + 5]]
        if doc[end - 1].lower_ == "chief" and (size := _officer(words) or self._agent(end)):
            return end + size
        joined = [w for w in words if w != "-"][:2]
        if joined == ["in", "chief"] or joined == ["in", "charge"] and doc[end].text == "-":
            return end + words.index(joined[1]) + 1
        return None

    def _agent(self, i: int) -> int:
        """One for "futurist" in "chief futurist", "scout" in "chief scout Ann Li": whatever a chief may be chief of, by
        the form of the word or the name behind it; else 0.
        """
        token = self.doc[i] if i < len(self.doc) else None
        if token is None or token.pos_ not in ("NOUN", "PROPN") or self.index.covering(i) is not None:
            return 0
        named = self.index.covering(i + 1) if i + 1 < len(self.doc) and token.is_lower else None
        before_name = named is not None and named.type == PERSON and named.start == i + 1
        return int(before_name or token.lower_.endswith(tuple(word_set("titles", "agent_endings"))))

    def _title_ahead(self, start: int) -> int | None:
        """The end of a title that starts at the token within three modifiers, if one does."""
        for i in range(start, min(start + 4, len(self.doc))):
            token = self.doc[i]
            if self.index.covering(i) is not None or token.is_sent_start:
                return None
            if is_title(token):
                return i + 1
            if token.lower_ not in word_set("titles", "role_modifiers"):
                return None
        return None

    def _names_beat(self, mention: Mention, core: int) -> bool:
        """ "The Gazette's Lisbon correspondent" works for the Gazette: what is covered is named behind the owner."""
        if mention.end != core or mention.start < 2 or self.doc[mention.start].ent_kb_id_:
            return False
        press = any(t.lower_ in word_set("titles", "press_heads") for t in self.doc[core : core + 3])
        return press and self.doc[mention.start - 1].lower_ in ("'s", "'") and self._org_at(mention.start - 2)

    def _premodifiers(self, core: int) -> tuple[int, list[int], bool]:
        """Leftwards of the core: "Google's longtime", "former OpenAI", "ex-", "an Apple and Meta"; the employers, the
        nearest first.
        """
        start, former = core, self._formerly(self.doc[core])
        employers: list[int] = []
        i = core - 1
        while i >= 0 and not self.doc[i + 1].is_sent_start:
            token = self.doc[i]
            mention = self.index.covering(i)
            if mention is not None and mention.type == ORG and (not employers or self._joined(mention, employers)):
                if not self._names_beat(mention, core):
                    employers.append(mention.head)
                start, i = mention.start, mention.start - 1
            elif token.lower_ in ("'s", "'") and not employers and i > 0 and self.index.covering(i - 1) is not None:
                i -= 1
            elif self._formerly(token):
                former |= token.lower_ not in word_set("titles", "departing")
                start, i = i, i - 1
            elif token.lower_ in ("formerly", "previously", "once"):
                former, start, i = True, i, i - 1
            elif token.text == "-" and i > 0 and self.doc[i - 1].lower_ in ("ex", "then", "Google"):
                i -= 1
            elif (
                token.lower_ in word_set("titles", "prefix_modifiers")
                or (token.pos_ in ("ADJ", "ADV", "NUM") and not employers)
                or (token.lower_ == "and" and employers and i > 0 and self._org_at(i - 1))
            ):
                start, i = i, i - 1
            elif token.text == "," and employers and i > 0 and self._org_at(i - 1):
                i -= 1
            elif mention is not None and mention.type == ORG:
                start, i = mention.start, mention.start - 1
            else:
                break
        return start, employers, former

    def _formerly(self, token: Token) -> bool:
        """ "Former chief", "ex-chief", "then chairman"; not "ex officio"."""
        ahead = self.doc[token.i + 1 : token.i + 3].text.lower()
        word = token.lower_
        return (word in word_set("titles", "former") or word.rstrip("-") in ("ex", "then")) and "officio" not in ahead

    def _joined(self, mention: Mention, employers: list[int]) -> bool:
        """Whether the name is a further employer: "former Acme and Beta engineer", not "from Acme and Beta chief X"."""
        joint = self.doc[mention.end]
        governed = mention.start > 0 and self.doc[mention.start - 1].pos_ in ("ADP", "SCONJ", "VERB")
        return not governed and (joint.lower_ in ("and", "&") or joint.text == "," and len(employers) > 1)

    def _org_at(self, i: int) -> bool:
        mention = self.index.covering(i)
        return mention is not None and mention.type == ORG

    def _text(self, core: int, end: int, employer: int | None) -> str:
        doc = self.doc
        while core < end - 1 and (
            doc[core].lower_ in ADVERBS | _SUCCESSIVE or doc[core].text in ("-", ",") or _is_ordinal(doc[core])
        ):
            core += 1
        return doc[core:end].text.strip(" ,-")


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    """The heads of titles and their plurals, in small letters."""
    heads = {head.lower() for head in word_set("titles", "heads")}
    return frozenset(heads | {f"{head}s" for head in heads})


def _ends_age(token: Token) -> bool:
    """ "A 34-year-old chemist" is no old chemist."""
    return token.lower_ == "old" and token.i > 0 and token.nbor(-1).text == "-"


def _officer(words: list[str]) -> int:
    """How many words behind "chief" make the title: "people and culture officer" three or four, at most; else 0."""
    for size, word in enumerate(words, 1):
        if word == "officer":
            return size
        if not (word.isalpha() or word in ("&", "-", "/")) or word in DETERMINERS or word in LINKS:
            return 0
    return 0


def _is_ordinal(token: Token) -> bool:
    """ "12th": which of its holders someone is, is no part of a post's name."""
    return token.text[:1].isdigit() and token.lower_[-2:] in ("st", "nd", "rd", "th")


def _whose_sport(genitive: Token) -> bool:
    """ "Head women's basketball coach", "the boys' track coach"."""
    return genitive.tag_ == "POS" and genitive.nbor(-1).lower_ in ("men", "women", "boys", "girls", "ladies")
