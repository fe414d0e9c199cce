"""Status of what a trigger tells, read off auxiliaries, negation and governors."""

from __future__ import annotations

import pytest
from parses import parse, word

from talent_ner.syntax.modality import assess
from talent_ner.syntax.status import UNREAL, Assessment

CASES = [
    ("active-join", "joined", "occurred"), ("passive-perfect", "named", "occurred"),
    ("participle-having", "left", "occurred"), ("participle-before", "joining", "occurred"),
    ("control-persuade-passive", "join", "occurred"), ("control-purpose", "join", "occurred"),
    ("managed", "recruit", "occurred"), ("copula-first", "leave", "occurred"), ("report-ccomp", "left", "occurred"),
    ("report-paren", "left", "occurred"), ("conj-verbs-three", "founded", "occurred"),
    ("negated-reason", "leave", "occurred"), ("noun-departure", "departure", "occurred"), ("let-go", "go", "occurred"),
    ("raising-seem", "left", "occurred"), ("light-made", "move", "occurred"), ("progressive", "leaving", "expected"),
    ("conj-will", "leave", "expected"), ("conj-will", "join", "expected"), ("control-decide", "leave", "expected"),
    ("control-agree", "join", "expected"), ("raising-expected", "join", "expected"),
    ("raising-set", "leave", "expected"), ("raising-likely", "join", "expected"), ("planned", "leave", "expected"),
    ("plan-noun", "leave", "expected"), ("report-expect", "leave", "expected"),
    ("noun-planned", "departure", "expected"), ("about-to", "join", "expected"), ("would-future", "join", "expected"),
    ("modal-may", "join", "considered"), ("gerund-about", "leaving", "considered"),
    ("gerund-of", "joining", "considered"), ("gerund-considered", "leaving", "considered"),
    ("whether", "leave", "considered"), ("considered-hiring", "hiring", "considered"),
    ("noun-talks", "sale", "considered"), ("refused", "join", "declined"), ("decided-not", "join", "declined"),
    ("noun-rejected-offer", "offer", "declined"), ("particle-turned", "offer", "declined"),
    ("thwarted", "hire", "failed"), ("tried", "hire", "failed"), ("failed", "recruit", "failed"),
    ("nearly", "joined", "failed"), ("noun-failed", "takeover", "failed"), ("gerund-from", "joining", "failed"),
    ("gerund-dissuade", "leaving", "failed"), ("negated", "leave", "denied"), ("negated-never", "joined", "denied"),
    ("negated-nobody", "left", "denied"), ("denied", "left", "denied"), ("denied-gerund", "joining", "denied"),
    ("no-plans", "leave", "denied"), ("false-reports", "left", "denied"), ("ruled-out", "leaving", "denied"),
    ("unbarred", "leaving", "occurred"), ("close-to", "hiring", "expected"), ("verge", "leaving", "expected"),
    ("rather-than", "join", "declined"), ("rather-than-noun", "joined", "occurred"),
    ("rather-than-noun", "return", UNREAL), ("modal-would-have", "joined", UNREAL), ("conditional", "leaves", UNREAL),
    ("question", "leave", UNREAL), ("gerund-without", "leaving", UNREAL), ("gerund-instead", "joining", UNREAL),
    ("wish", "joined", UNREAL),
]


@pytest.mark.parametrize(("identifier", "trigger", "status"), CASES, ids=[f"{case[0]}-{case[1]}" for case in CASES])
def test_status(identifier: str, trigger: str, status: str) -> None:
    assert assess(word(parse(identifier), trigger)).status == status


@pytest.mark.parametrize(("identifier", "trigger", "assessment"), [
    ("raising-said", "left", Assessment("occurred", True)), ("raising-be", "leaving", Assessment("expected", True)),
    ("raising-expected", "join", Assessment("expected", False)),
    ("report-ccomp", "left", Assessment("occurred", False)),
])
def test_hearsay_in_the_grammar(identifier: str, trigger: str, assessment: Assessment) -> None:
    assert assess(word(parse(identifier), trigger)) == assessment
