"""Answers to the built-in questionnaire: the best and the worst ones, and drawn ones."""

from collections.abc import Mapping
from random import Random
from typing import Any

from tests.support.build import NA, built_in
from tests.support.strategies import Given, scored_values

from implcheck.model.question import ChoiceQuestion, NumberQuestion, Question

BEST_AND_WORST: Mapping[str, tuple[Any, Any]] = {
    "why.heard-in-own-words": (10, 0),
    "support.value-seen": (100, 0),
    "support.value-in-own-work": (10, 0),
    "commitment.status-meeting": ("all", "none"),
    "commitment.decision-speed": (0, 250),
    "timeline.margin": (25, 0),
    "timeline.date-scope": ("scope-gives", "both-fixed"),
    "capacity.planned-hours-freed": (100, 0),
    "capacity.project-lead-time": (100, 0),
    "capacity.hours-realised": (100, 0),
    "capacity.supplier-support": (["preparation", "setup", "go-live", "first-months"], ["none"]),
    "knowledge.people-per-area": (3, 0),
    "knowledge.departure-scenarios": (
        ["project-lead-leaves", "key-user-leaves", "sponsor-changes", "long-absence"],
        ["none"],
    ),
    "aftercare.key-user-contact": ("monthly", "never"),
    "aftercare.real-use": (100, 0),
}
"""The best and the worst answer to every question that is not answered with a level."""


def extreme(id_: str, *, best: bool) -> Any:
    """Return the best or the worst answer to a question."""
    highest, lowest = BEST_AND_WORST.get(id_, (4, 0))
    return highest if best else lowest


def best_answers(phase: str, changed: Mapping[str, Any] | None = None) -> Given:
    """Return the best answer to everything that the phase asks, except for `changed`."""
    given = {question.id: extreme(question.id, best=True) for question in built_in().asked_in(phase)}
    assert given.keys() >= (changed or {}).keys(), "the phase does not ask that"
    return {**given, **(changed or {})}


def worst_answers(phase: str) -> Given:
    """Return the worst answer to everything that the phase asks."""
    return {question.id: extreme(question.id, best=False) for question in built_in().asked_in(phase)}


def drawn_answers(random: Random, phase: str) -> Given:
    """Draw answers to what the phase asks: anything from all at random to nearly all at their best, some without a score."""
    at_best, open_ = random.choice([0, 0.5, 0.8, 0.95]), random.choice([0, 0, 0.05, 0.2, 0.5])
    given: Given = {}
    for question in built_in().asked_in(phase):
        without_score = ["unknown", "unknown", None, NA, *(["not_yet"] if question.not_yet else [])]
        if random.random() < open_:
            given[question.id] = random.choice(without_score)
        elif random.random() < at_best:
            given[question.id] = extreme(question.id, best=True)
        else:
            given[question.id] = random.choice(_one_of_each(question))
    return given


def _one_of_each(question: Question) -> list[Any]:
    """Return an answer for everything that an answer can come down to: each band of a number, on both sides of a target."""
    match question:
        case NumberQuestion():
            return [int(band.from_) for band in question.bands]
        case ChoiceQuestion():
            return [option.value for option in question.options]
        case _:
            return [value for _, value in scored_values(question)]
