"""The vectors that the form's logic and Python's are both held against, and their answers in either's form."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from tests.support import build
from tests.support.build import Part
from tests.support.cli import ROOT

from implcheck.interview.draft import Draft
from implcheck.interview.state import Cursor, Interview, Step, asked_questions
from implcheck.model.enums import Phase
from implcheck.model.questionnaire import Questionnaire
from implcheck.questionnaires.form import Preset, contents

VECTORS: Mapping[str, Any] = json.loads((ROOT / "tests" / "data" / "form" / "vectors.json").read_text(encoding="utf-8"))


def _question(written: Mapping[str, Any]) -> Part:
    more = {key: written[key] for key in ("phases", "when") if key in written}
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
    """The questionnaire of the vectors: every type of question, and a `when` of every kind."""
    return build.questionnaire(*map(_question, VECTORS["questions"]))


def as_in_file(answers: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Answers as the form holds them, as an answers file has them: its only evidence is a text, nothing is null."""
    return {
        id_: dict(one) if one.keys() & {"answer", "unknown", "not_applicable"} else {**one, "answer": None}
        for id_, one in answers.items()
    }


def as_in_form(given: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Answers as a file has them in short, as the form holds them."""
    held: dict[str, dict[str, Any]] = {}
    for id_, value in given.items():
        if value == "unknown":
            held[id_] = {"unknown": True}
        elif isinstance(value, dict):
            held[id_] = dict(value)
        elif value is not None:
            held[id_] = {"answer": value}
    return held


def asked_in_python(of: Questionnaire, given: Mapping[str, Any], phase: str) -> list[str]:
    """The ids of the questions that the interview would ask; `given` as in a file."""
    answers = build.answers(given, phase)
    draft = Draft("small", build.TODAY, phase=Phase(phase), answers=answers.answers)
    return [one.id for one in asked_questions(Interview(of, draft, Cursor(Step.END)))]


def data_of(of: Questionnaire) -> dict[str, Any]:
    """What the form of a questionnaire has as its data, with no words: logic.js reads none."""
    return contents(of, "small", Preset("en"), {})


def asked_without_condition(of: Questionnaire, phase: str) -> set[str]:
    """The ids of the questions of a phase that no condition stands before."""
    return {one.id for one in of.asked_in(Phase(phase)) if one.when is None}
