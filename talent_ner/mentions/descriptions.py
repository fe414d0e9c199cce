"""Mentions that point without naming: pronouns, "the company", "the ChatGPT maker", "the former Acme executive"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from spacy.tokens import Doc, Token

from ..lexicon.names import OrganizationEntry
from ..lexicon.resources import vocabulary, word_set
from ..syntax.columns import labels, lower_words, tokens_with
from ..syntax.mention import ORG, PERSON, Mention, MentionIndex, group_data

SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
PLURAL = frozenset({"they", "them", "their", "both"})
NEUTER = frozenset({"it", "its"})
FIRST = frozenset({"i", "me", "my", "myself"})
FIRST_PLURAL = frozenset({"we", "us", "our"})
_PRONOUNS = PLURAL | NEUTER | FIRST | FIRST_PLURAL | SINGULAR.keys() | {"there"}
_POINTING = frozenset({"the", "this", "that", "his", "her", "their", "its", "my", "your"})
_MAKERS = frozenset("maker developer creator owner parent operator publisher builder giant".split())


def organization_descriptions(doc: Doc, index: MentionIndex, entries: Iterable[OrganizationEntry]) -> list[Mention]:
    """Descriptions of organizations, and parts of named ones ("Apple's AI division", "his team at Meta")."""
    by_phrase = {phrase.lower(): entry.id for entry in entries for phrase in entry.descriptions}
    by_product = {product.lower(): entry.id for entry in entries for product in entry.products}
    ends = {phrase[i:] for phrase in by_phrase for i in range(len(phrase))}
    told = word_set("organizations", "description_nouns") | _nouns_of_names(doc, index)
    nouns = ends | _MAKERS | told
    found: list[Mention] = []
    for token in tokens_with(doc, nouns | _parts()):
        covering = index.covering(token.i)
        if covering is not None and covering.form in ("name", "surname"):
            continue
        mention = _part(doc, token, index)
        if mention is None and token.lower_ in nouns:
            mention = _description(doc, token, index, by_phrase, by_product, told)
        if mention is not None:
            found.append(mention)
    return found


@lru_cache(maxsize=1)
def _parts() -> frozenset[str]:
    """What units of an organization are called."""
    return word_set("organizations", "governing") | word_set("organizations", "part_nouns")


def _nouns_of_names(doc: Doc, index: MentionIndex) -> frozenset[str]:
    """What a house may be called by the last word of its name: "the centre" beside "Corvane Space Centre".

    Of two such houses on one page the word alone means neither.
    """
    names = (m for m in index.mentions if m.type == ORG and m.form == "name" and m.end - m.start > 1)
    opened = {(doc[m.start + (doc[m.start].lower_ == "the")].lower_, doc[m.end - 1].lower_) for m in names}
    heads = Counter(last for _, last in opened)
    return frozenset(word for word, count in heads.items() if count == 1) & word_set("organizations", "nouns_of_names")


def _part(doc: Doc, token: Token, index: MentionIndex) -> Mention | None:
    """A unit of a named organization stands for the organization."""
    governing = token.lower_ in word_set("organizations", "governing")
    part = governing or token.lower_ in word_set("organizations", "part_nouns")
    if not part or token.pos_ not in ("NOUN", "PROPN"):
        return None
    if token.dep_ in ("compound", "nmod", "amod"):
        return None
    i = token.i - 1
    while i >= 0 and token.i - i <= 7 and not doc[i + 1].is_sent_start and not governing:
        mention = index.covering(i)
        if mention is not None and mention.type == ORG:
            whole = _whose_office(token, mention, index)
            return Mention(mention.start, token.i + 1, token.i, ORG, "part", None, {"of": whole})
        if mention is not None or not (
            doc[i].pos_ in ("NOUN", "ADJ", "PROPN", "PART", "NUM") or doc[i].text in ("-", '"', "'", "newly")
        ):
            break
        i -= 1
    for preposition in [*token.children, *_of_its_members(token)]:
        if preposition.dep_ == "prep" and preposition.lower_ in ("at", "of"):
            for obj in preposition.children:
                mention = index.headed(obj.i) if obj.dep_ == "pobj" else None
                if mention is not None and mention.type == ORG:
                    return Mention(token.i, token.i + 1, token.i, ORG, "part", mention.ref, {"of": mention.head})
    return None


def _of_its_members(board: Token) -> Iterator[Token]:
    """ "The board of directors of Acme": what hangs on the directors hangs on their board."""
    for of in board.children:
        if of.dep_ == "prep" and of.lower_ == "of":
            for members in of.children:
                if members.lower_ in word_set("organizations", "board_members"):
                    yield from members.children


def _whose_office(noun: Token, named: Mention, index: MentionIndex) -> int:
    """Whose part it is by the token of a mention: that of who owns it rather than of the place it is called by.

    "Acme's Corvane office", "its Corvane office", "the Corvane office of Acme" are Acme's.
    """
    if noun.lower_ not in word_set("organizations", "placed_parts"):
        return named.head
    owner = next((c for c in noun.children if c.dep_ == "poss" and c.i < named.start), None)
    if owner is not None:
        return owner.i
    for preposition in noun.children:
        if preposition.dep_ == "prep" and preposition.lower_ == "of":
            objects = (index.headed(t.i) for t in preposition.children if t.dep_ == "pobj")
            return next((m.head for m in objects if m is not None and m.type == ORG), named.head)
    return named.head


def _beside_person(doc: Doc, token: Token, index: MentionIndex) -> bool:
    """ "Jo Berg, the software developer": what stands beside a person is one."""
    before = token.left_edge.i - 2
    if before < 0 or doc[before + 1].text != ",":
        return False
    mention = index.covering(before)
    return mention is not None and mention.type == PERSON and not doc[before + 1].is_sent_start


def _description(
    doc: Doc,
    token: Token,
    index: MentionIndex,
    by_phrase: dict[str, str],
    by_product: dict[str, str],
    told: frozenset[str],
) -> Mention | None:
    noun = token.lower_
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "nmod"):
        return None
    if noun in _MAKERS and _beside_person(doc, token, index):
        return None
    start = _phrase_start(doc, token)
    if noun == "house" and start == token.i:
        return None  # a fashion house is an organization, a house is not
    phrase = doc[start : token.i + 1].text.lower()
    entry = by_phrase.get(phrase)
    if entry is None and noun in _MAKERS and start < token.i:
        modifier = doc[start : token.i].text.lower().removesuffix("'s").removesuffix(" -").strip(" -")
        entry = by_product.get(modifier)
    determiner = doc[start - 1].lower_ if start > 0 and not doc[start].is_sent_start else ""
    if entry is not None and determiner in _POINTING | {"'s"}:
        return Mention(start - 1, token.i + 1, token.i, ORG, "description", None, {"id": entry, "noun": noun})
    owner = _owner(doc[start - 1], index) if start > 0 else None
    if (
        noun in told
        and (owner is not None or determiner in _POINTING or determiner == "whose")
        and _is_plain(doc, start, token)
        and not _is_led_group(start, token)
    ):
        return Mention(
            start - 1,
            token.i + 1,
            token.i,
            ORG,
            "description",
            None,
            {
                "noun": noun,
                "determiner": determiner,
                "owner": owner,
                "modifiers": doc[start : token.i].text.lower(),
            },
        )
    return None


def _owner(determiner: Token, index: MentionIndex) -> int | None:
    """The head of whom a description belongs to: "his" in "his firm", Davis in "Davis, whose firm has invested" and
    in "Davis's firm".
    """
    if determiner.text in ("'s", "’s", "'", "’") and determiner.i > 0:
        person = index.covering(determiner.i - 1)
        return person.head if person is not None and person.type == PERSON else None
    if determiner.lower_ != "whose":
        return determiner.i if determiner.lower_ in SINGULAR else None
    node = determiner
    while node.head.i != node.i and node.dep_ != "relcl":
        node = node.head
    return node.head.i if node.dep_ == "relcl" else None


def _phrase_start(doc: Doc, token: Token) -> int:
    i = token.i
    while (
        i > 0
        and not doc[i].is_sent_start
        and (
            doc[i - 1].pos_ in ("NOUN", "ADJ", "PROPN", "NUM", "VERB")
            and doc[i - 1].lower_ not in ("is", "was")
            or doc[i - 1].text in ("-", "'s")
            and i - 1 > 0
        )
        and token.i - i < 5
    ):
        i -= 1
    return i


def _is_plain(doc: Doc, start: int, noun: Token) -> bool:
    """A description of one spoken of before: no comparison ("the largest bank"), nothing that a clause predicates."""
    unlike = word_set("reference", "not_anaphoric")
    ranked = any(t.tag_ in ("JJS", "RBS") or t.lower_ in unlike for t in doc[start : noun.i])
    if ranked or noun.dep_ == "attr" and noun.head.lemma_ == "be":
        return False
    return not any(c.dep_ in ("appos", "relcl") and c.pos_ == "PROPN" for c in noun.children)


def _is_led_group(start: int, noun: Token) -> bool:
    """ "Will lead the hardware group": named by its field, what someone leads is a part of the house."""
    verb = noun.head
    to_lead = verb.tag_ == "VB" and verb.lemma_.lower() in vocabulary("titles")["verbs_of_leading"]
    return noun.lower_ == "group" and start < noun.i and noun.dep_ == "dobj" and to_lead


def pronouns(doc: Doc) -> Iterator[Mention]:
    """Personal and possessive pronouns, unresolved."""
    for token in tokens_with(doc, _PRONOUNS):
        word = token.lower_
        if word in SINGULAR:
            yield Mention(token.i, token.i + 1, token.i, PERSON, "pronoun", None, {"gender": SINGULAR[word]})
        elif word in PLURAL and (word != "both" or token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "dep")):
            yield Mention(
                token.i,
                token.i + 1,
                token.i,
                "GROUP",
                "plural",
                None,
                group_data(2 if word == "both" else None, vague=True, definite=True),
            )
        elif word in NEUTER or word == "there" and token.dep_ == "advmod":
            yield Mention(token.i, token.i + 1, token.i, ORG, "pronoun", None, {})
        elif word in FIRST:
            yield Mention(token.i, token.i + 1, token.i, PERSON, "first", None, {})
        elif word in FIRST_PLURAL and token.text != "US":
            yield Mention(token.i, token.i + 1, token.i, ORG, "first", None, {})


def _demonyms(doc: Doc, index: MentionIndex) -> Iterator[Mention]:
    """ "The Singaporean", "the Australian": one person by origin."""
    for i, label in enumerate(labels(doc)):
        token = doc[i] if label in ("nsubj", "nsubjpass", "dobj", "pobj") and i > 0 else None
        if token is None or not token.text[0].isupper():
            continue
        single = token.tag_ in ("NN", "NNP", "JJ") and token.lower_.endswith(("an", "ese", "ish"))
        if single and doc[token.i - 1].lower_ == "the" and index.covering(token.i) is None and not list(token.rights):
            data = {"noun": "person", "employer": None, "former": False, "text": ""}
            yield Mention(token.i - 1, token.i + 1, token.i, PERSON, "description", None, data)


def _ages(doc: Doc) -> list[Token]:
    """What may end an age: "28-year-old", in one token or in several."""
    return [doc[i] for i, word in enumerate(lower_words(doc)) if word.endswith("old")]


def person_descriptions(doc: Doc, index: MentionIndex, roles: list[Mention]) -> list[Mention]:
    """Titles that stand alone ("the company's chief scientist"), and "the researcher", "the 28-year-old"."""
    found = []
    for role in roles:
        if role.data.get("person") is not None or role.data["plural"]:
            continue
        token = doc[role.head]
        if token.dep_ in ("attr", "oprd", "appos", "compound", "amod", "nmod") or (
            token.dep_ == "pobj" and token.head.lower_ in ("as", "of", "for")
        ):
            continue
        determiner = doc[role.start - 1].lower_ if role.start > 0 and not doc[role.start].is_sent_start else ""
        definite = determiner in _POINTING or role.data["employer"] is not None and determiner not in ("a", "an")
        if definite:
            found.append(
                Mention(
                    role.start,
                    role.end,
                    role.head,
                    PERSON,
                    "description",
                    None,
                    {
                        "noun": role.data["head"],
                        "employer": role.data["employer"],
                        "former": role.data["former"],
                        "text": role.data["text"],
                    },
                )
            )
    found += _demonyms(doc, index)
    for token in _ages(doc):
        if token.lower_.endswith("-old") or (token.lower_ == "old" and token.i > 2 and token.nbor(-1).text == "-"):
            article = next((doc[j] for j in range(token.i, max(-1, token.i - 7), -1) if doc[j].lower_ == "the"), None)
            if article is not None and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj"):
                found.append(
                    Mention(
                        article.i,
                        token.i + 1,
                        token.i,
                        PERSON,
                        "description",
                        None,
                        {"noun": "person", "employer": None, "former": False, "text": ""},
                    )
                )
    return found
