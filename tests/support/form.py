"""The test vectors for the logic of the form and of Python, with conversions between their forms of answers."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from tests.support import build
from tests.support.build import Part
from tests.support.cli import ROOT

from implcheck.interview.draft import Draft
from implcheck.interview.state import Interview, asked_questions
from implcheck.interview.steps import Cursor, Step
from implcheck.model.questionnaire import Questionnaire
from implcheck.questionnaires.form import Preset, contents

VECTORS: Mapping[str, Any] = json.loads((ROOT / "tests" / "data" / "form" / "vectors.json").read_text(encoding="utf-8"))


def _question(written: Mapping[str, Any]) -> Part:
    more = {key: written[key] for key in ("phases", "when", "asked_of", "not_yet") if key in written}
    id_ = written["id"]
    match written["type"]:
        case "levels":
            return build.levels(id_, written["scores"], **more)
        case "yes_no":
            return build.yes_no(id_, written.get("yes", 4), written.get("no", 0), **more)
        case "choice":
            return build.choice(id_, written["options"], **more)
        case "multi":
            return build.ticks(id_, written["options"], {int(at): to for at, to in written["counts"].items()}, **more)
        case _:
            bands = {float(at): to for at, to in written["bands"].items()}
            return build.number(id_, bands, written["most"], whole=written.get("whole", False), **more)


@cache
def every_condition() -> Questionnaire:
    """Return the questionnaire of the vectors: every type of question and every kind of `when`."""
    return build.questionnaire(*map(_question, VECTORS["questions"]))


@cache
def of_roles(only: tuple[str, ...] = ()) -> Questionnaire:
    """Return the questionnaire of the vectors about roles, or `only` some of its questions."""
    questions = [written for written in VECTORS["questions_of_roles"] if not only or written["id"] in only]
    return build.questionnaire(*map(_question, questions))


def as_in_file(answers: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Convert answers of the form to those of an answers file: one text as evidence, and null for no answer."""
    return {
        id_: dict(answer)
        if answer.keys() & {"answer", "unknown", "not_yet", "not_applicable"}
        else {**answer, "answer": None}
        for id_, answer in answers.items()
    }


def as_in_form(given: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Convert answers of a file, in their short form, to those of the form."""
    held: dict[str, dict[str, Any]] = {}
    for id_, value in given.items():
        if value in ("unknown", "not_yet"):
            held[id_] = {value: True}
        elif isinstance(value, dict):
            held[id_] = dict(value)
        elif value is not None:
            held[id_] = {"answer": value}
    return held


def interview_of(
    questionnaire: Questionnaire, given: Mapping[str, Any], phase: str, role: str = "", *, shown: bool = False
) -> Interview:
    """Return an interview with these answers, as in a file; `shown` says whether questions for other roles are."""
    draft = Draft("small", build.TODAY, phase=phase, role=role, answers=build.answers(given, phase).answers)
    return Interview(questionnaire, draft, Cursor(Step.END), others_shown=shown)


def asked_in_python(
    questionnaire: Questionnaire, given: Mapping[str, Any], phase: str, role: str = "", *, shown: bool = False
) -> list[str]:
    """Return the ids of the questions that the interview asks."""
    interview = interview_of(questionnaire, given, phase, role, shown=shown)
    return [question.id for question in asked_questions(interview)]


def data_of(questionnaire: Questionnaire) -> dict[str, Any]:
    """Return the data of the form of a questionnaire without its words."""
    return contents(questionnaire, "small", Preset("en"), {})


def asked_without_condition(questionnaire: Questionnaire, phase: str) -> set[str]:
    """Return the ids of the questions of a phase that have no condition."""
    return {question.id for question in questionnaire.asked_in(phase) if question.when is None}
