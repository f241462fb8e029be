"""The written cases: each has the right answers beside it, and a sentence of the case decides every one."""

import datetime
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from tests.support.cli import ROOT

from implcheck.loading.answers import AnswersFile, load_answers
from implcheck.loading.source import decoded
from implcheck.model.answers import Answer, Unknown
from implcheck.model.enums import Outcome
from implcheck.scoring.assess import assess

CASES = sorted(path for path in (ROOT / "tests" / "cases").glob("*.md") if path.name != "README.md")
EVERY_CASE = pytest.mark.parametrize("case", CASES, ids=[path.stem for path in CASES])
FEWEST_WORDS, MOST_WORDS = 350, 475
LEAST_ANSWERED = 2 / 3
DUTCH = {"kickoff-metaalbedrijf", "execution-gemeente"}


def text_of(case: Path) -> str:
    return " ".join(case.read_text(encoding="utf-8").split())


@cache
def loaded(case: Path) -> AnswersFile:
    path = case.with_suffix(".answers.yaml")
    return load_answers(decoded(str(path), path.read_bytes()))


def given(case: Path) -> Mapping[str, Answer]:
    return {id_: answer for id_, answer in loaded(case).answers.answers.items() if not isinstance(answer, Unknown)}


def sentences(answer: Answer) -> list[str]:
    return (answer.note or "").split(" […] ")


def test_there_are_two_cases_for_each_phase() -> None:
    phases = Counter(loaded(case).answers.phase for case in CASES)
    assert phases == {"kickoff": 2, "execution": 2, "aftercare": 2}
    assert {case.stem for case in CASES} >= DUTCH


@EVERY_CASE
def test_a_case_says_that_it_is_made_up_and_which_phase_it_is_in(case: Path) -> None:
    label = {True: ("*Verzonnen:", "kick-off|uitvoering|nazorg"), False: ("*Made up:", "kickoff|execution|aftercare")}
    made_up, phases = label[case.stem in DUTCH]
    second = case.read_text(encoding="utf-8").split("\n\n")[1]
    assert second.startswith(made_up)
    assert re.search(rf"(Phase|Fase): ({phases})", second)
    assert case.stem.startswith(loaded(case).answers.phase)


@EVERY_CASE
def test_a_case_is_about_a_page(case: Path) -> None:
    account = case.read_text(encoding="utf-8").split("\n\n", 2)[2]
    assert FEWEST_WORDS <= len(account.split()) <= MOST_WORDS


@EVERY_CASE
def test_every_question_of_the_phase_has_an_answer(case: Path) -> None:
    file = loaded(case)
    asked = [question.id for question in file.questionnaire.asked_in(file.answers.phase)]
    assert sorted(file.answers.answers) == sorted(asked)
    assert len(given(case)) >= LEAST_ANSWERED * len(asked)


@EVERY_CASE
def test_a_sentence_of_the_case_decides_every_answer(case: Path) -> None:
    quoted = [(id_, sentence) for id_, answer in given(case).items() for sentence in sentences(answer)]
    assert [(id_, sentence) for id_, sentence in quoted if not sentence or sentence not in text_of(case)] == []
    unfinished = [(id_, sentence) for id_, sentence in quoted if sentence[-1] not in ".?" or not sentence[0].isupper()]
    assert unfinished == []


@EVERY_CASE
def test_what_the_case_does_not_say_has_no_sentence(case: Path) -> None:
    unknown = [answer for answer in loaded(case).answers.answers.values() if isinstance(answer, Unknown)]
    assert [answer.note for answer in unknown if answer.note is not None] == []


@EVERY_CASE
def test_the_case_does_not_copy_the_levels(case: Path) -> None:
    file, text = loaded(case), text_of(case).casefold()
    levels = [
        (question.id, choice.text.in_(language))
        for question in file.questionnaire.asked_in(file.answers.phase)
        for choice in question.choices
        for language in ("en", "nl")
    ]
    long_enough = [(id_, level) for id_, level in levels if len(level.split()) > 3]
    assert [(id_, level) for id_, level in long_enough if level.casefold().rstrip(".") in text] == []


@EVERY_CASE
def test_the_right_answers_can_be_assessed(case: Path) -> None:
    file = loaded(case)
    assert file.warnings == ()
    today = file.answers.date
    assert isinstance(today, datetime.date)
    assessment = assess(file.questionnaire, file.answers, today=today)
    assert assessment.outcome in {Outcome.ASSESSED, Outcome.NOT_ENOUGH_KNOWN}
    assert (assessment.level or assessment.indication) is not None
    assert assessment.unasked_answers == ()


def test_the_cases_differ() -> None:
    # A reader who always answers the same would be right too often.
    values = Counter(
        (id_, str(getattr(answer, "answer", "none"))) for case in CASES for id_, answer in given(case).items()
    )
    assert max(values.values()) <= 3
