"""The fit that the recipes of the log-linear models share."""

from __future__ import annotations

from talent_ner.models.log_linear import Choice, fit

CHOICES = [Choice({"a": {"near": 1.0}, "b": {"far": 1.0}}, {"a"}) for _ in range(9)]


def test_right_candidates_gain_and_the_same_data_give_the_same_weights() -> None:
    weights = fit(CHOICES, prior=0.5, rare=3)
    assert weights == fit(CHOICES, prior=0.5, rare=3)
    assert weights["near"] > 0 > weights["far"]


def test_rare_features_get_no_weight() -> None:
    odd = Choice({"a": {"near": 1.0, "odd": 1.0}, "b": {"far": 1.0}}, {"a"})
    assert "odd" not in fit([*CHOICES, odd], prior=0.5, rare=3)


def test_choices_count_by_their_weight() -> None:
    against = [Choice({"a": {"near": 1.0}, "b": {"far": 1.0}}, {"b"}, weight) for weight in (20.0,)]
    assert fit(CHOICES + against, prior=0.5, rare=3)["near"] < 0


def test_any_of_several_right_candidates_will_do() -> None:
    both = [Choice({"a": {"near": 1.0}, "b": {"near": 1.0}, "c": {"far": 1.0}}, {"a", "b"})] * 5
    assert fit(both, prior=0.5, rare=3)["near"] > 0
