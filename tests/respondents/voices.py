"""Small tallies of respondents, and what is combined from them."""

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st
from tests.support.build import choice, knock_out, levels, number, questionnaire, ticks, yes_no
from tests.support.strategies import filled

from implcheck.model.answers import Answers, Respondent
from implcheck.model.combined import Combined, QuestionAgreement
from implcheck.model.questionnaire import Questionnaire
from implcheck.respondents.combination_rule import CombinationRule
from implcheck.respondents.combine import combine
from implcheck.respondents.tally import Tally

SMALL = questionnaire(
    levels("one.a", knock_out=knock_out(0)),
    yes_no("one.b"),
    choice("one.c", {"good": 4, "fair": 2, "poor": 0}),
    number("two.d", {0: 0, 1: 1, 2: 2, 4: 3, 8: 4}),
    ticks("two.e", ["a", "b", "c"], {0: 0, 1: 1, 2: 2, 3: 4}),
)
ROLES = ("sponsor", "project-lead", "key-user", "user")

Voice = tuple[str, Mapping[str, Any]]
"""A respondent: the role, and the answers as they would stand in a file."""


def answers(written: Mapping[str, Any], questionnaire: Questionnaire) -> Answers:
    return Answers.model_validate(
        {
            "implcheck": 1,
            "questionnaire": questionnaire.id,
            "project": "P",
            "phase": "kickoff",
            "answers": dict(written),
        }
    )


def tally(
    voices: Sequence[Voice], questionnaire: Questionnaire = SMALL, *, willing: bool = True, quoted: bool = False
) -> Tally:
    made = Tally(questionnaire)
    for role, written in voices:
        made.add(
            Respondent(role=role, may_stand_apart=willing, may_be_quoted=quoted),
            answers(written, questionnaire).answers,
        )
    return made


def combined(voices: Sequence[Voice], *, min_group: int = 5, willing: bool = True, **parameters: Any) -> Combined:
    made = tally(voices, willing=willing)
    return combine(made, "kickoff", SMALL.by_id, CombinationRule(**parameters), min_group)


def scored(*scores: int, role: str = "user", question: str = "one.a") -> list[Voice]:
    return [(role, {question: score}) for score in scores]


def on_first_question(voices: Sequence[Voice], **parameters: Any) -> QuestionAgreement:
    agreement = combined(voices, **parameters).question("one.a")
    assert agreement is not None
    return agreement


@st.composite
def rounds(draw: st.DrawFn, least: int = 1) -> list[Voice]:
    return draw(st.lists(st.tuples(st.sampled_from(ROLES), filled(SMALL)), min_size=least, max_size=12))
