"""The levels still possible, against trying out every answer to every question."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from tests.support.build import (
    NA,
    PHASES,
    assessed,
    built_in,
    choice,
    knock_out,
    levels,
    number,
    questionnaire,
    rule,
    standing,
    ticks,
    yes_no,
)
from tests.support.strategies import Case, Given, filled, small_questionnaires

from implcheck.model.question import ChoiceQuestion, LevelsQuestion, MultiQuestion, NumberQuestion, Question
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.scale import Level, Phase
from implcheck.scoring.judged import Judged
from implcheck.scoring.possible import Completions, Possible
from implcheck.scoring.readiness import read_answers
from implcheck.scoring.weights import effective_weights

MOST = 3000
"""Completions that a test tries out."""


def every_answer(question: Question) -> list[Any]:
    """Every value that a question allows; of numbers one per band."""
    match question:
        case LevelsQuestion():
            return [one.score for one in question.levels]
        case ChoiceQuestion():
            return [one.value for one in question.options]
        case MultiQuestion():
            rest = [one.value for one in question.options if not one.exclusive]
            subsets = [
                [one for one, ticked in zip(rest, mask, strict=True) if ticked]
                for mask in product([False, True], repeat=len(rest))
            ]
            return [[one.value] for one in question.options if one.exclusive] + [one for one in subsets if one]
        case NumberQuestion():
            return [one.from_ for one in question.bands]
        case _:
            return ["yes", "no"]


def is_given(value: Any) -> bool:
    return value not in ("unknown", None) and value != NA


def completions(of: Questionnaire, answers: Given, phase: str, *, quick: bool = False) -> Iterator[Given]:
    """Every way to answer what nobody answered: a question that is then not asked does no harm."""
    looked_at = of.quick if quick else of.by_id
    kept = {id_: value for id_, value in answers.items() if is_given(value) and id_ in looked_at}
    open_ = [one for one in of.asked_in(Phase(phase)) if one.id not in kept]
    for values in product(*(every_answer(one) for one in open_)):
        yield {**kept, **{one.id: value for one, value in zip(open_, values, strict=True)}}


def many(of: Questionnaire, answers: Given, phase: str) -> int:
    product_ = 1
    for one in of.asked_in(Phase(phase)):
        product_ *= 1 if is_given(answers.get(one.id)) else len(every_answer(one))
    return product_


def brute(of: Questionnaire, answers: Given, phase: str, *, quick: bool = False) -> tuple[Level, Level] | None:
    """The best and the worst level of every completion, each assessed for itself."""
    found = {standing(of, one, phase).level for one in completions(of, answers, phase, quick=quick)}
    if found == {None}:
        return None
    known = [one for one in found if one is not None]
    assert len(known) == len(found), "a completion has no level"
    return min(known), max(known)


def judged(of: Questionnaire, answers: Given, phase: str, *, quick: bool = False) -> Judged:
    written: Mapping[str, Any] = {
        "implcheck": 1, "questionnaire": "small", "project": "P", "phase": phase, "answers": answers
    }
    from implcheck.model.answers import Answers

    model = Answers.model_validate(written)
    return Judged(read_answers(of, model.answers, Phase(phase), quick=quick), effective_weights(of))


def possible(of: Questionnaire, answers: Given, phase: str = "kickoff", *, quick: bool = False) -> Possible | None:
    one = judged(of, answers, phase, quick=quick)
    return Completions(one.readings, one.weights).possible()


@given(st.data(), small_questionnaires(whens=True), st.booleans())
@settings(max_examples=300, deadline=None)
def test_what_is_possible_is_what_every_completion_gives(data: st.DataObject, of: Questionnaire, quick: bool) -> None:
    phase = data.draw(st.sampled_from(PHASES))
    answers = data.draw(filled(of))
    assume(many(of, answers, phase) <= MOST)
    found = possible(of, answers, phase)
    assert (found and tuple(found[:2])) == brute(of, answers, phase)
    assert found is None or found.exact
