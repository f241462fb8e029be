"""Assessments of several respondents, for tests."""

from collections.abc import Mapping
from typing import Any

from tests.support.build import TODAY, knock_out, levels, number, questionnaire, ticks

from implcheck.model.answers import Answers, Respondent
from implcheck.model.assessment import Assessment
from implcheck.model.combined import Combined
from implcheck.model.questionnaire import Questionnaire
from implcheck.respondents.combine import combine, combine_answers
from implcheck.respondents.tally import Tally
from implcheck.scoring.assess import assess

SMALL = questionnaire(
    levels("one.a", knock_out=knock_out(0)),
    number("one.b", {0: 0, 1: 1, 2: 2, 4: 3, 8: 4}),
    ticks("one.c", ["x", "y"], {0: 0, 1: 2, 2: 4}),
)

Voice = tuple[str, Mapping[str, Any]]
"""A role and the answers of one respondent in it, as written in a file."""


def assessed(
    *voices: Voice,
    small: Questionnaire = SMALL,
    willing: bool | frozenset[str] = True,
    quoted: bool = False,
    min_group: int = 5,
) -> Assessment:
    """The assessment of several respondents; `willing` are those who may stand apart, or the roles of those."""
    tally = Tally(small)
    head = {"implcheck": 1, "questionnaire": "small", "project": "P", "phase": "kickoff"}
    for role, written in voices:
        answers = Answers.model_validate({**head, "answers": dict(written)}).answers
        may_stand_apart = willing if isinstance(willing, bool) else role in willing
        tally.add(Respondent(role=role, may_stand_apart=may_stand_apart, may_be_quoted=quoted), answers)
    together = Answers.model_validate({**head, "answers": combine_answers(tally, min_group=min_group)})
    combined = combine(tally, "kickoff", small.by_id, min_group=min_group)
    return assess(small, together, today=TODAY, combined=combined)


def combined_of(assessment: Assessment) -> Combined:
    """What is said about the respondents of an assessment that has several."""
    assert assessment.combined is not None
    return assessment.combined
