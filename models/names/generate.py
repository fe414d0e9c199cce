"""Makes labelled training texts from the templates and name inventories under ``data/``.

A template is one line of ``data/templates/*.txt``. ``{PERSON}``, ``{ORG}``, ``{PRODUCT}``, ``{TEAM}``, ``{PLACE}``
and their narrower kinds (``{UNIVERSITY}``, ``{INSTITUTION}``, ``{CRAFT}``, ``{SITE}`` …) are filled with names and
labelled; ``{TITLE}``, ``{POST}``, ``{DEPT}``, ``{STANDARD}``, ``{MONEY}`` and the like are filled and left unlabelled.
A digit ties slots of one template together (``{PERSON1}`` … ``{PERSON1.last}``, ``{ORG1}`` … ``{ORG1.short}``), a form
narrows a slot (``{ORG.bare}`` one word, ``{INSTITUTION.school}`` one kind), ``[a|b|c]`` offers a choice of wordings.
An inventory is a file of lines ``[group] name, name, …``. The same seed gives the same texts.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).with_name("data")
LABELS = ("PERSON", "ORG", "PRODUCT", "TEAM", "PLACE")
Span = tuple[int, int, str]

_SLOT = re.compile(r"\{([A-Z]+)(\d*)(?:\.([a-z]+))?\}")
_CHOICE = re.compile(r"\[([^\[\]{}]*\|[^\[\]]*|[^\[\]|]*\|[^\[\]]*)\]")
_LABEL_OF_SLOT = {
    "PERSON": "PERSON", "ORG": "ORG", "UNIVERSITY": "ORG", "FUND": "ORG", "MEDIA": "ORG", "CLUB": "ORG",
    "AGENCY": "ORG", "PARTY": "ORG", "PRODUCT": "PRODUCT", "WORK": "PRODUCT", "LAW": "PRODUCT", "EVENT": "PRODUCT",
    "AWARD": "PRODUCT", "LANGUAGE": "PRODUCT", "VENUE": "PRODUCT", "TEAM": "TEAM", "PLACE": "PLACE",
    "INSTITUTION": "ORG", "CRAFT": "PRODUCT", "CHIP": "PRODUCT", "GAME": "PRODUCT", "PROGRAMME": "PRODUCT",
    "GADGET": "PRODUCT", "SITE": "PLACE",
}
# How surnames of some cultures are put together: {0} a surname without its particles, {1} another one.
_COMPOUND_SURNAMES = {
    "arabic": ("bin {0}", "bint {0}", "ibn {0}", "Abu {0}", "al-{0}", "Al {0}", "bin {0} Al-{1}", "Ben {0}", "El-{0}"),
    "southeast_asian": ("bin {0}", "binti {0}", "Dela {0}", "{0} {1}"),
    "spanish": ("{0} {1}", "{0} {1}", "{0} y {1}", "de la {0}", "{0} de {1}", "del {0}", "{0}-{1}"),
    "portuguese": ("da {0}", "dos {0}", "{0} {1}", "{0} da {1}", "de {0} {1}"),
    "dutch": ("van {0}", "van den {0}", "van der {0}", "ter {0}", "in 't {0}", "{0}-{1}"),
    "french": ("de {0}", "du {0}", "Le {0}", "de la {0}", "{0}-{1}"),
    "german": ("von {0}", "von der {0}", "zu {0}", "{0}-{1}"),
    "italian": ("De {0}", "Di {0}", "Della {0}", "D'{0}", "Lo {0}"),
    "hebrew": ("Ben-{0}", "Bar-{0}", "Ben {0}"),
    "irish_scottish": ("Mc{0}", "Mac {0}", "Ó {0}", "Ní {0}", "Mac{0}"),
    "nordic": ("af {0}", "{0} {1}", "{0}-{1}"),
    "pacific_indigenous": ("Te {0}", "{0}-{1}"),
    "west_african": ("{0}-{1}", "N'{0}", "{0} {1}"),
}
_PARTICLES = frozenset("van de der den ter von zu bin ibn bint binti abu ben el al da dos do di della la le du del af "
                       "ó ní mac te dela y in".split())
_EAST_ASIAN = frozenset({"chinese", "chinese_hk_tw", "korean", "vietnamese", "japanese", "hungarian_baltic"})
_STARTS_SENTENCE = re.compile(r"(?:^|[.!?]\s|\n|[.!?] [“\"])$")
_VOWELS = "aeiou"
_LETTER_KINDS = (_VOWELS, "bdgkpt", "lmnr", "cfsvwz")
_GENERIC_HEADS = frozenset({
    "The", "University", "Bank", "National", "International", "General", "First", "American", "European", "Royal",
    "New", "Open", "Applied", "Advanced", "Global", "Deep", "Universidad", "Technical", "Ministry", "Department",
    "Institute", "Max", "Allen", "World", "United", "Center", "Banco", "Banque", "Grupo", "Groupe", "Deutsche",
    "Academy", "Alliance", "Archdiocese", "Atelier", "Café", "Caixa", "Canal", "Casa", "Centre", "Channel", "Church",
    "City", "Colegio", "Court", "Daily", "Diocese", "Dynamo", "Friends", "Government", "Gymnasium", "Hello", "Hospital",
    "Hotel", "House", "Just", "Kunsthalle", "Little", "Local", "Lycée", "Maison", "Museum", "Orchestra", "Port",
    "Project", "Radio", "Real", "Save", "Sparkasse", "Studio", "Team", "Union", "Every"})
_FUNCTION_WORDS = frozenset(
    "about aboard after again against alongside also although among anyone apart around away back because been before "
    "both call come could does down each earlier either else even every from have here into just know last later least "
    "less like made make many maybe meanwhile more most much must need neither next nobody none nothing once only onto "
    "perhaps read said same seen send should show since some somebody soon still such sure take tell than that their "
    "them then there they think this those thought through today together told tomorrow tonight took turn under unlike "
    "until upon want well went were what when where whether which while whom whose will with within without would yet "
    "yesterday your acro common first".split())
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SMALL_WORDS = frozenset("a an and as at but by for from in into of on or over the to vs with".split())
_LINE_STYLES = frozenset({"headlines", "lists", "negatives", "headlines_more", "captions_tables", "no_names",
                          "code_text"})
# By style: the shares of texts in Title Case, in capitals and in lower case.
_CASED_STYLES = {"headlines": (0.28, 0.10, 0.004), "social_time": (0.02, 0.02, 0.08), "lists": (0.03, 0.04, 0.005),
                 "headlines_more": (0.40, 0.16, 0.02), "captions_tables": (0.03, 0.05, 0.01),
                 "forum_casual": (0.0, 0.02, 0.30), "single_words": (0.04, 0.03, 0.04), "no_names": (0.12, 0.06, 0.06),
                 "paragraphs": (0.002, 0.005, 0.02), "articles": (0.002, 0.005, 0.02),
                 "local_news": (0.002, 0.005, 0.02)}
_PLAIN_CASE = (0.02, 0.02, 0.003)


@dataclass(frozen=True)
class Sentence:
    """One filled template: its text and the labelled character spans."""

    text: str
    spans: tuple[Span, ...]
    style: str


@dataclass
class _Cast:
    """The names one text keeps coming back to."""

    people: list[tuple[str, str, str]] = field(default_factory=list)
    orgs: list[str] = field(default_factory=list)


def read_inventory(name: str) -> dict[str, list[str]]:
    """The groups of ``data/inventory/NAME.txt``, each a list of names in file order.

    Raises ValueError, naming file and line, where a line is not ``[group] name, name``.
    """
    path = DATA / "inventory" / f"{name}.txt"
    groups: dict[str, list[str]] = {}
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
        found = re.fullmatch(r"\[(\w+)\] (.+)", line)
        if found is None:
            raise ValueError(f"{path}:{number}: not of the form '[group] name, name'")
        groups[found[1]] = [item.strip() for item in found[2].split(",") if item.strip()]
    return groups


def read_templates() -> list[tuple[str, str]]:
    """All templates as (style, line), the style being the stem of the file; ``\\n`` stands for a line break."""
    templates = []
    for path in sorted((DATA / "templates").glob("*.txt")):
        lines = path.read_text(encoding="utf8").splitlines()
        templates += [(path.stem, line.replace("\\n", "\n")) for line in lines if line.strip()]
    return templates


class Generator:
    """Fills templates; every draw comes from one seeded random source."""

    def __init__(self, seed: int = 0) -> None:
        self.rng = random.Random(seed)
        self.firsts = read_inventory("first_names")
        self.lasts = read_inventory("last_names")
        self.cultures = [culture for culture in self.lasts if culture in self.firsts]
        self.all_lasts = [name for names in self.lasts.values() for name in names]
        self.org_words = read_inventory("org_words")
        self.institutions = read_inventory("institutions")
        self.products = read_inventory("products")
        self.words = read_inventory("words")
        self.events = read_inventory("events")
        self.works = read_inventory("papers")
        self.teams = read_inventory("teams")
        self.flat = {name: read_inventory(name)[name] for name in
                     ("org_real", "funds", "media", "common_orgs", "places", "laws")}
        self.geography = read_inventory("geography")
        self.patterns = read_inventory("patterns")
        self.things = read_inventory("things")
        self.templates = read_templates()
        ordinary = {word for _, line in self.templates for word in re.findall(r"\b[a-z]{4,11}\b", line)
                    if not word.endswith(("s", "ed", "ing", "ly", "er")) and word not in _FUNCTION_WORDS}
        self.ordinary = sorted(word.capitalize() for word in ordinary)

    # -- names ---------------------------------------------------------------------------------------------------
    def person(self) -> tuple[str, str, str]:
        """A person as (full name, surname, given name)."""
        rng = self.rng
        culture = rng.choice(self.cultures)
        first = rng.choice(self.firsts[culture])
        last = self._surname(culture)
        if rng.random() < 0.02:
            return first, first, first
        if culture == "vietnamese" and rng.random() < 0.5:
            first = " ".join((rng.choice(self.firsts["vietnamese_middle"]), *rng.sample(self.firsts[culture], 1)))
        if culture in _EAST_ASIAN:
            draw = rng.random()
            if draw < 0.40:
                first = self.novel(first) if rng.random() < 0.3 else first
                return f"{last} {first}", last, first
            if draw < 0.65:
                first = rng.choice(self.firsts["english"])
        elif rng.random() < 0.12:
            first = rng.choice(self.firsts[rng.choice(self.cultures)])
        if rng.random() < 0.3:
            first = self.novel(first)
        return self._shape(first, last, culture), last, first

    def _surname(self, culture: str) -> str:
        rng = self.rng
        names = self.lasts["english_more"] if culture == "english" and rng.random() < 0.4 else self.lasts[culture]
        last = rng.choice(names)
        if culture in _COMPOUND_SURNAMES and rng.random() < 0.14:
            stems = [self.novel(_stem(rng.choice(names))) for _ in range(2)]
            return rng.choice(_COMPOUND_SURNAMES[culture]).format(*stems)
        if rng.random() < 0.45:
            last = self.novel(last)
        draw = rng.random()
        if draw < 0.13:
            last = f"{last}-{rng.choice(self.all_lasts if draw < 0.08 else names)}"
        elif draw < 0.24 and culture not in _EAST_ASIAN:
            last = self._blend(last, rng.choice(names))
        elif draw < 0.27:
            last = f"{last} {rng.choice(names)}"
        return last

    def novel(self, name: str) -> str:
        """A name on no list that looks like ``name``: one to three letters replaced, each by one of its kind."""
        letters = list(name)
        kept = {at for word in re.finditer(r"[^\W\d_]+", name) if word[0].lower() in _PARTICLES
                for at in range(*word.span())}
        known = "".join(_LETTER_KINDS)
        kept |= {found.start() for found in re.finditer(r"\w(?=h)", name)}  # "ch", "th" and the like stay whole
        places = [at for at, letter in enumerate(letters) if letter.lower() in known and at not in kept]
        if len(places) < 4:
            return name
        for at in self.rng.sample(places, self.rng.randint(1, 3)):
            kind = next(kind for kind in _LETTER_KINDS if letters[at].lower() in kind)
            new = self.rng.choice(kind)
            letters[at] = new.upper() if letters[at].isupper() else new
        return "".join(letters)

    def word(self) -> str:
        """A capitalised everyday word such as companies take for a name."""
        return self.rng.choice(self.org_words["noun"] if self.rng.random() < 0.45 else self.ordinary)

    def _blend(self, one: str, other: str) -> str:
        """A surname on no list: the head of one name and the tail of another of the same culture."""
        if " " in one or " " in other or min(len(one), len(other)) < 5:
            return one
        cut = self.rng.randint(2, len(one) - 2)
        tail = other[self.rng.randint(2, len(other) - 3):]
        return one[:cut] + tail.lower().lstrip("-'’")

    def _shape(self, first: str, last: str, culture: str) -> str:
        rng = self.rng
        draw = rng.random()
        if draw < 0.76:
            return f"{first} {last}"
        middle = rng.choice(self.firsts[culture])
        if draw < 0.83:
            return f"{first} {middle[0]}. {last}"
        if draw < 0.87:
            return f"{first} {middle} {last}"
        if draw < 0.90:
            return f"{first[0]}. {last}"
        if draw < 0.925:
            return f"{first[0]}. {middle[0]}. {last}"
        if draw < 0.935:
            return f"{first[0]}.{middle[0]}. {last}"
        if draw < 0.955:
            return f"{first} {last} {rng.choice(('Jr.', 'Jr', 'Sr.', 'II', 'III'))}"
        if draw < 0.97:
            return f"{first}-{middle} {last}" if "-" not in first + middle else f"{first} {last}"
        if draw < 0.98:
            return f"{first} “{middle}” {last}"
        return f"{first[0]}. {middle} {last}" if draw < 0.99 else last

    def coined(self) -> str:
        """An invented brand word such as "Velindra"."""
        rng, words = self.rng, self.org_words
        start, middle = rng.choice(words["coin_start"]), rng.choice(words["coin_mid"])
        word = start + (middle if start[-1] in _VOWELS else middle[0]) + rng.choice(words["coin_end"])
        if rng.random() < 0.15:
            word += rng.choice(words["coin_mid"]) + rng.choice(words["coin_end"])
        return word

    def org(self, common_words: bool = False) -> str:
        """The name of an organization; with ``common_words`` one that is also an everyday word."""
        rng, words = self.rng, self.org_words
        if common_words:
            return rng.choice((rng.choice(self.flat["common_orgs"]), self.word()))
        draw = rng.random()
        if draw < 0.22:
            return rng.choice(self.flat["org_real"])
        if draw < 0.27:
            return rng.choice(self.institutions["university"] + self.flat["funds"] + self.flat["media"]
                              + words["foreign"])
        if draw < 0.35:
            return self.institution()
        if draw < 0.39:
            return self._unit_of(self.org())
        if draw < 0.45:
            return self._odd_org(rng.random())
        name = self._invented_org(rng.random())
        return f"{name} {rng.choice(words['legal'])}" if rng.random() < 0.06 else name

    def _invented_org(self, draw: float) -> str:
        rng, words = self.rng, self.org_words
        suffix = "AI" if rng.random() < 0.2 else rng.choice(words["suffix"])
        adjective = rng.choice(words["adjective"])
        if draw < 0.17:
            return self.coined()
        if draw < 0.31:
            return f"{self.coined()} {suffix}"
        if draw < 0.38:
            return f"{adjective} {self.word()} {suffix}"
        if draw < 0.50:
            return f"{self.word()} {suffix}"
        if draw < 0.55:
            return f"{adjective} {rng.choice((self.word(), rng.choice(words['suffix'])))}"
        if draw < 0.59:
            return f"{self.word()} {self.word()}"
        if draw < 0.66:
            return rng.choice(words["camel_a"]) + rng.choice(words["camel_b"])
        if draw < 0.70:
            return f"{rng.choice((self.coined(), self.word()))}.{rng.choice(words['tld'])}"
        if draw < 0.75:
            return self.word() + self.word().lower()
        return self._compound_org(draw, suffix)

    def _compound_org(self, draw: float, suffix: str) -> str:
        rng, words = self.rng, self.org_words
        surname, place = self.novel(rng.choice(self.all_lasts)), _bare(rng.choice(self.flat["places"]))
        if draw < 0.81:
            other = rng.choice((rng.choice(self.all_lasts), self.word()))
            return f"{rng.choice((surname, self.word()))} & {other}"
        if draw < 0.86:
            letters = "".join(rng.choice("ABCDEFGHIKLMNOPRSTUVWXZ") for _ in range(rng.randint(2, 5)))
            return letters if rng.random() < 0.7 else f"{letters} {suffix}"
        if draw < 0.89:
            return f"{surname} {suffix}"
        if draw < 0.91:
            return f"{self.novel(place)} {suffix}"
        if draw < 0.93:
            return rng.choice(("Bank of {}", "Museum of {}", "Port of {}", "Institute of {}", "Radio {}", "{} Times",
                               "Orchestra of {}", "Hospital of {}", "{} Airlines", "Royal {} Society")).format(place)
        if draw < 0.95:
            return f"{self.coined()} {self.word()}"
        if draw < 0.96:
            return self.word() + str(rng.randint(1, 99))
        if draw < 0.98:
            return self.novel(rng.choice(words["foreign"]))
        return self.coined().lower() if draw < 0.985 else rng.choice("aexionz") + rng.choice(words["suffix"][:8])

    def _odd_org(self, draw: float) -> str:
        """A company whose spelling gives no hint of a company: "7shores", "xLoom", "House of Reeds"."""
        rng, word, coined = self.rng, self.word(), self.coined()
        surname = self.novel(rng.choice(self.all_lasts))
        if draw < 0.12:
            return f"{rng.randint(2, 99)}{rng.choice((word, word.lower(), 'AI', 'x'))}"
        if draw < 0.24:
            return rng.choice("abdeginopqtuxyz") + rng.choice((word, coined, "AI", "Bio", "Health"))
        if draw < 0.36:
            return f"{rng.choice((coined, word, surname)).lower()}.{rng.choice(self.org_words['tld'])}"
        if draw < 0.44:
            return f"{rng.choice(self.firsts[rng.choice(self.cultures)])} {rng.choice(self.org_words['suffix'])}"
        if draw < 0.52:
            return coined.lower()
        letters = rng.sample("ABCDEFGHJKLMNPRSTVWXZ", 2)
        shape = rng.choice(self.patterns["odd"])
        return shape.format(word, self.word(), surname, rng.choice(self.all_lasts), coined, *letters)

    def _unit_of(self, parent: str) -> str:
        """A sub-unit that carries its parent's name: "Velindra Health"."""
        return f"{_short_org(parent)} {self.rng.choice(self.patterns['unit'])}"

    def institution(self, kind: str = "") -> str:
        """A local or professional body such as a hospital, a council or a law firm; ``kind`` is a group of patterns."""
        rng = self.rng
        kind = kind or rng.choice([name for name in self.patterns if name not in ("odd", "unit")])
        town = self.place() if rng.random() < 0.2 else self._town(rng.random())
        surname = rng.choice(self.all_lasts)
        first = rng.choice(self.firsts[rng.choice(("english", "english", "french", "spanish", "italian", "german"))])
        return rng.choice(self.patterns[kind]).format(
            place=_bare(town), surname=self.novel(surname), other=rng.choice(self.all_lasts), word=self.word(),
            adjective=rng.choice(self.org_words["adjective"]), coined=self.coined(), saint=first,
            number=rng.randint(2, 40))

    def bare(self, label: str) -> str:
        """One word that could name a person or a company, so that only the sentence around it tells which."""
        rng = self.rng
        surname = rng.choice(self.lasts[rng.choice(self.cultures)]).split()[-1]
        first = rng.choice(self.firsts[rng.choice(self.cultures)]).split()[0]
        word = rng.choice(self.org_words["noun"]) if label == "PERSON" else self.word()
        pool = (surname, self.novel(surname), rng.choice(self.lasts["english_more"]), word, self.coined(), first)
        weights = (5, 6, 3, 2, 2, 1) if label == "PERSON" else (2, 3, 1, 6, 7, 1)
        return rng.choices(pool, weights)[0]

    def place(self) -> str:
        draw = self.rng.random()
        if draw < 0.45:
            return self.rng.choice(self.flat["places"])
        return self.rng.choice(self.geography["region"]) if draw < 0.60 else self._town(self.rng.random())

    def _town(self, draw: float) -> str:
        rng, geography = self.rng, self.geography
        if draw < 0.5:
            return rng.choice(geography["town"])
        if draw < 0.67:
            return self.novel(rng.choice(geography["town"]))
        return rng.choice(geography["town_start"]) + rng.choice(geography["town_end"])

    def site(self) -> str:
        """A street, river, park, stadium or building."""
        rng = self.rng
        if rng.random() < 0.35:
            return rng.choice(self.geography["site"])
        name = rng.choice((self.novel(rng.choice(self.all_lasts)), self.word(), _bare(self.place())))
        return rng.choice(self.geography["site_shape"]).format(name)

    def thing(self, slot: str) -> str:
        """A spacecraft, vehicle, ship, chip, game, programme or gadget, listed or made up."""
        rng, things = self.rng, self.things
        kind = slot.lower()
        if rng.random() < 0.45:
            return rng.choice(things[kind])
        stem = rng.choice((rng.choice(things["stem"]), self.coined(), self.word()))
        return rng.choice(things[f"{kind}_shape"]).format(
            stem, self.word(), rng.choice(("II", "III", "IV", "2", "3", "7", "X")), rng.choice("ABCGHKMNRSTXZ"),
            rng.randint(2, 990))

    def university(self) -> str:
        rng = self.rng
        if rng.random() < 0.55:
            return rng.choice(self.institutions["university"])
        place = self.novel(_bare(rng.choice(self.flat["places"])))
        surname, adjective = self.novel(rng.choice(self.all_lasts)), rng.choice(self.org_words["adjective"])
        shape = rng.choice(("University of {0}", "{0} University", "{1} University", "{1} College", "{1} Institute",
                            "{0} Institute of Technology", "Technical University of {0}", "{2} {0} University",
                            "Universidad de {0}", "Université de {0}", "Universität {0}", "{1} Institute for Learning",
                            "{0} Polytechnic", "{0} School of Economics", "Institute for {2} Studies"))
        return shape.format(place, surname, adjective)

    def fund(self) -> str:
        rng = self.rng
        if rng.random() < 0.5:
            return rng.choice(self.flat["funds"])
        tail = rng.choice(("Capital", "Ventures", "Partners", "Venture Partners", "Capital Partners", "Growth",
                           "Investments", "Asset Management", "Equity", "Fund", "Angels"))
        head = rng.choice((self.coined(), self.word(), rng.choice(self.all_lasts)))
        return f"{head} {tail}"

    def media(self) -> str:
        rng = self.rng
        if rng.random() < 0.6:
            return rng.choice(self.flat["media"])
        return self.institution("newspaper")

    def club(self) -> str:
        rng = self.rng
        if rng.random() < 0.6:
            return rng.choice(self.institutions["club"])
        place = _bare(rng.choice(self.flat["places"]))
        shape = ("FC {0}", "{0} FC", "{0} United", "Real {0}", "{0} {1}s", "Atlético {0}", "SC {0}", "{0} City",
                 "Dynamo {0}", "{0} Rovers")
        return rng.choice(shape).format(place, rng.choice(self.org_words["noun"]))

    def agency(self) -> str:
        rng = self.rng
        if rng.random() < 0.7:
            return rng.choice(self.institutions["agency"])
        topic = rng.choice(self.words["field"]).title()
        shape = ("Ministry of {0}", "Department of {0}", "National {0} Agency", "{0} Authority", "Office for {0}",
                 "Council on {0}", "{0} Commission", "International {0} Union", "Association for {0}")
        return rng.choice(shape).format(topic)

    def product(self) -> str:
        rng = self.rng
        draw = rng.random()
        if draw < 0.36:
            return rng.choice(self.products["model"])
        if draw < 0.62:
            return rng.choice(self.products["tech"])
        stem = rng.choice(self.products["stem"]) if draw < 0.85 else self.coined()
        joint = rng.choice((" ", " ", "-"))
        name = stem + joint + rng.choice(self.products["suffix"])
        return f"{name} {rng.choice(self.products['suffix'])}" if rng.random() < 0.1 else name

    def law(self) -> str:
        rng = self.rng
        if rng.random() < 0.6:
            return rng.choice(self.flat["laws"])
        words = [rng.choice(self.org_words["adjective"]), rng.choice(self.words["field"]).title()]
        return f"{' '.join(words)} {rng.choice(('Act', 'Bill', 'Directive', 'Treaty', 'Regulation', 'Accord'))}"

    def event(self) -> str:
        rng = self.rng
        if rng.random() < 0.65:
            return rng.choice(self.events["event"])
        topic = rng.choice(self.words["field"]).title()
        shape = ("{0} Summit", "{0} Week", "International Conference on {0}", "Workshop on {0}", "{0} Forum",
                 "{0} Days", "{1} Festival", "{1} Open", "{0} Expo")
        return rng.choice(shape).format(topic, _bare(rng.choice(self.flat["places"])))

    def award(self) -> str:
        if self.rng.random() < 0.6:
            return self.rng.choice(self.events["award"])
        tail = self.rng.choice(("Prize", "Award", "Medal", "Fellowship", "Trophy"))
        return f"{self.rng.choice(self.all_lasts)} {tail}"

    # -- unlabelled fillers --------------------------------------------------------------------------------------
    def money(self) -> str:
        rng = self.rng
        sign = rng.choice(("$", "$", "$", "€", "£", "₹", "¥", "US$"))
        number = rng.choice((str(rng.randint(1, 900)), f"{rng.randint(1, 99)}.{rng.randint(1, 9)}"))
        unit = rng.choice((" million", " million", " billion", "m", "bn", "M", "B", "k", " crore"))
        return rng.choice((f"{sign}{number}{unit}", f"{number} million euros", f"{sign}{rng.randint(1, 9)}00,000",
                           f"more than {sign}{number}{unit}", f"{number} million dollars"))

    def date(self) -> str:
        rng = self.rng
        month, year, day = rng.choice(_MONTHS), rng.randint(1995, 2027), rng.randint(1, 28)
        shape = ("{m} {y}", "{y}", "{d} {m} {y}", "{m} {d}, {y}", "{y}-07-{d:02d}", "{a} {d}", "{a}. {d}, {y}",
                 "early {y}", "{d}/07/{y}", "Q3 {y}", "late {m}")
        return rng.choice(shape).format(m=month, y=year, d=day, a=month[:3])

    def _plain(self, slot: str, form: str) -> str:
        rng = self.rng
        if slot in ("TITLE", "POST"):
            title = rng.choice(self.words[slot.lower()])
            return _title_case(title) if form == "cap" or rng.random() < 0.12 else title
        if slot in ("FIELD", "NATIONALITY", "DEPT", "STANDARD", "ACRONYM", "HONORIFIC"):
            return rng.choice(self.words[slot.lower()])
        if slot == "NUMBER" and form == "n":
            return str(rng.randint(2, 99))
        makers = {"MONEY": self.money, "DATE": self.date, "MONTH": lambda: rng.choice(_MONTHS),
                  "DAY": lambda: rng.choice(_DAYS), "YEAR": lambda: str(rng.randint(1980, 2027)),
                  "NUMBER": lambda: rng.choice((str(rng.randint(2, 99)), "two", "five", "eleven", "twenty")),
                  "INITIAL": lambda: rng.choice("ABCDEFGHJKLMNPRSTVWYZ"),
                  "TICKER": lambda: "".join(rng.choice("ABCDEFGKLMNPRSTVX") for _ in range(4))}
        return makers[slot]()

    def _named(self, slot: str, form: str) -> str:
        rng = self.rng
        if slot == "INSTITUTION":
            return self.institution(form)
        if slot in ("CRAFT", "CHIP", "GAME", "PROGRAMME", "GADGET"):
            return self.thing(slot)
        makers = {"UNIVERSITY": self.university, "FUND": self.fund, "MEDIA": self.media, "CLUB": self.club,
                  "AGENCY": self.agency, "PRODUCT": self.product, "LAW": self.law, "EVENT": self.event,
                  "AWARD": self.award, "PLACE": self.place, "SITE": self.site}
        if slot in makers:
            return makers[slot]()
        lists = {"PARTY": self.institutions["party"], "LANGUAGE": self.words["language"], "VENUE": self.words["venue"],
                 "WORK": self.works["paper"] + self.works["book"],
                 "TEAM": self.teams["team"] * 2 + self.teams["unit"]}
        return rng.choice(lists[slot])

    # -- sentences -----------------------------------------------------------------------------------------------
    def fill(self, template: str, style: str, cast: _Cast | None = None) -> Sentence:
        """One template with its slots filled, in the casing that its style calls for."""
        while (found := _CHOICE.search(template)) is not None:
            template = template[:found.start()] + self.rng.choice(found[1].split("|")) + template[found.end():]
        pieces = _capital_openings(self._pieces(template, cast or _Cast()))
        draw, (title, upper, lower) = self.rng.random(), _CASED_STYLES.get(style, _PLAIN_CASE)
        if draw < title:
            case = self.rng.choice((_title_case, _headline_case))
            pieces = [(text if label else case(text), label) for text, label in pieces]
        elif draw < title + upper:
            pieces = [(text.upper(), label) for text, label in pieces]
        elif draw < title + upper + lower:
            pieces = [(text.lower(), label) for text, label in pieces]
        return self._sentence(pieces, style)

    def _sentence(self, pieces: list[tuple[str, str]], style: str) -> Sentence:
        curly = self.rng.random() < 0.25
        text, spans, before = "", [], ""
        for piece, label in pieces:
            if before and text.endswith("s") and re.match(r"'s\b", piece) and self.rng.random() < 0.3:
                piece = "'" + piece[2:]
            elif before and text.endswith(".") and piece.startswith("."):
                piece = piece[1:]
            piece = piece.replace("'", "’") if curly else piece
            if label and piece.lower().startswith("the "):
                if piece[0] == "t" or label == "PLACE":
                    text += "" if text.lower().endswith("the ") else piece[:4]
                    piece = piece[4:]
                elif text.lower().endswith("the "):
                    text = text[:-4]
            if label:
                spans.append((len(text), len(text) + len(piece), label))
            text, before = text + piece, label
        return Sentence(text, tuple(spans), style)

    def _pieces(self, template: str, cast: _Cast) -> list[tuple[str, str]]:
        tied: dict[str, tuple[str, str, str] | str] = {}
        used: set[str] = set()
        pieces, at = [], 0
        for found in _SLOT.finditer(template):
            pieces.append((template[at:found.start()], ""))
            pieces.append(self._slot(found[1], found[2], found[3] or "", tied, used, cast))
            at = found.end()
        pieces.append((template[at:], ""))
        return [piece for piece in pieces if piece[0]]

    def _slot(self, slot: str, tie: str, form: str, tied: dict, used: set[str], cast: _Cast) -> tuple[str, str]:
        label = _LABEL_OF_SLOT.get(slot, "")
        key = slot + tie
        known = tied.get(key) if tie else None
        if form == "bare" and slot in ("PERSON", "ORG") and known is None:
            known = self.bare(slot)
            known = (known, known, known) if slot == "PERSON" else known
        if slot == "PERSON":
            person, again = (known, False) if known else self._cast_person(cast, used)
            tied[key] = person
            if again and not form and self.rng.random() < 0.6:
                form = "last"
            return {"last": person[1], "first": person[2]}.get(form, person[0]), label
        if slot == "ORG":
            name, again = (known, False) if known else self._cast_org(cast, used, form == "common")
            tied[key] = name
            if again and self.rng.random() < 0.5:
                name = _short_org(name)
            return {"acro": _acronym, "short": _short_org, "unit": self._unit_of}.get(form, str)(name), label
        if label:
            name = known or self._named(slot, form)
            tied[key] = name
            return (_acronym(name) if form == "acro" else name), label
        return self._plain(slot, form), ""

    def _cast_person(self, cast: _Cast, used: set[str]) -> tuple[tuple[str, str, str], bool]:
        """A person, and whether the text has named them before: then a surname often does."""
        free = [person for person in cast.people if person[0] not in used]
        again = bool(free) and self.rng.random() < 0.5
        person = self.rng.choice(free) if again else self.person()
        used.add(person[0])
        if not again:
            cast.people.append(person)
        return person, again

    def _cast_org(self, cast: _Cast, used: set[str], common_words: bool) -> tuple[str, bool]:
        """An organization, and whether the text has named it before: then a short form often does."""
        free = [] if common_words else [name for name in cast.orgs if name not in used]
        again = bool(free) and self.rng.random() < 0.5
        name = self.rng.choice(free) if again else self.org(common_words)
        used.add(name)
        if not again and not common_words:
            cast.orgs.append(name)
        return name, again

    def texts(self, rounds: int) -> Iterator[Sentence]:
        """Texts of one to eight filled templates; each template is used ``rounds`` times over all texts."""
        for _ in range(rounds):
            order = self.templates[:]
            self.rng.shuffle(order)
            while order:
                size = min(len(order), self.rng.choice((1, 1, 2, 3, 4, 5, 6, 8)))
                cast = _Cast()
                chosen = [order.pop() for _ in range(size)]
                yield self._join([self.fill(template, style, cast) for style, template in chosen])

    def _join(self, sentences: list[Sentence]) -> Sentence:
        text, spans, before = "", [], ""
        for sentence in sentences:
            if text:
                lines = sentence.style in _LINE_STYLES or before in _LINE_STYLES or text[-1] not in ".!?\"'’"
                text += self.rng.choice(("\n", "\n", "\n\n") if lines else (" ", " ", " ", "\n\n"))
            spans += [(start + len(text), end + len(text), label) for start, end, label in sentence.spans]
            text, before = text + sentence.text, sentence.style
        return Sentence(text, tuple(spans), sentences[0].style)


def _short_org(name: str) -> str:
    """ "Velindra Labs" as a text calls it the second time: "Velindra"; a name that opens generically stays whole."""
    words = name.split()
    generic = words[0] in _GENERIC_HEADS or words[-1] in _local_tails() or "&" in name or " of " in name
    generic = generic or len(words[0]) < 4
    return name if len(words) == 1 or generic else words[0]


@lru_cache
def _local_tails() -> frozenset[str]:
    """The last words of bodies named for a place, such as "Council": these names are not shortened to the place."""
    return frozenset(pattern.split()[-1] for group in read_inventory("patterns").values() for pattern in group
                     if pattern.startswith("{place} ")) | {"University", "College", "School"}


def _bare(place: str) -> str:
    return place.removeprefix("the ")


def _title_case(text: str) -> str:
    return re.sub(r"(?<![\w'’.])[a-zà-þ]", lambda found: found[0].upper(), text)


def _capital_openings(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A name with a small particle or article opens a sentence with a capital: "Van den Berg said"."""
    before, result = "", []
    for piece, label in pieces:
        if label in ("PERSON", "PLACE") and _STARTS_SENTENCE.search(before):
            piece = piece[0].upper() + piece[1:]
        result.append((piece, label))
        before = piece
    return result


def _headline_case(text: str) -> str:
    """Title Case that leaves articles and short prepositions small, as newspapers set it."""
    words = re.split(r"(\s+)", _title_case(text))
    return "".join(word.lower() if at and word.lower() in _SMALL_WORDS else word for at, word in enumerate(words))


def _stem(surname: str) -> str:
    """A surname without its particles: "van den Berg" gives "Berg", "Al-Harbi" gives "Harbi"."""
    return re.split(r"[\s'’-]", surname)[-1]


def _acronym(name: str) -> str:
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return letters.upper() if len(letters) > 1 else name[:3].upper()
