"""Build small questionnaires and answers with only what a test is about."""

import datetime
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from implcheck.loading.questionnaire import find_questionnaire
from implcheck.model.answers import Answers
from implcheck.model.assessment import Assessment
from implcheck.model.gate import Gate
from implcheck.model.questionnaire import Questionnaire
from implcheck.scoring.answer_states import QuestionStates, read_answers
from implcheck.scoring.assess import NO_GATE, assess
from implcheck.scoring.evaluation import Evaluation, evaluate
from implcheck.scoring.weights import effective_weights
from implcheck.validation.parts import Parts
from implcheck.validation.questionnaire import questionnaire_problems

TODAY = datetime.date(2026, 11, 24)
PHASES = ("kickoff", "execution", "aftercare")
NA = {"not_applicable": "There is nothing of the kind here"}
BANDS = {"low": 80, "moderate": 65, "high": 45, "critical": 0}

Part = dict[str, Any]
"""A part of a questionnaire as written in a file."""


@cache
def built_in() -> Questionnaire:
    """The built-in questionnaire."""
    return find_questionnaire("implementation")


def levels(id_: str, scores: Sequence[int] = (0, 1, 2, 3, 4), **more: Any) -> Part:
    """A question answered with one of `scores`."""
    return _question(id_, "levels", {"levels": [{"score": score, "text": f"Level {score}."} for score in scores]}, more)


def yes_no(id_: str, yes: int = 4, no: int = 0, **more: Any) -> Part:
    """A question answered with yes or no."""
    return _question(id_, "yes_no", {"if_yes": {"score": yes}, "if_no": {"score": no}}, more)


def choice(id_: str, options: Mapping[str, int], **more: Any) -> Part:
    """A question answered with one of `options`, each with its score."""
    written = [{"value": value, "score": score, "text": f"Option {value}."} for value, score in options.items()]
    return _question(id_, "choice", {"options": written}, more)


def ticks(id_: str, options: Sequence[str], counts: Mapping[float, int], **more: Any) -> Part:
    """A question answered with ticks, or with `none`; `counts` gives the score from that many ticks on."""
    written: list[Part] = [{"value": value, "text": f"Tick {value}."} for value in options]
    written.append({"value": "none", "exclusive": True, "text": "None of these."})
    return _question(id_, "multi", {"options": written, "score_by_count": _steps(counts)}, more)


def number(id_: str, bands: Mapping[float, int], most: float = 100, **more: Any) -> Part:
    """A question answered with a number; `bands` gives the score from that number on."""
    return _question(id_, "number", {"unit": "hours", "min": min(bands), "max": most, "bands": _steps(bands)}, more)


def knock_out(at_most: int = 0, phases: Sequence[str] = PHASES, **more: Any) -> Part:
    """The score at which a question alone is reason to stop; `more` may hold a `headline`."""
    return {"at_most": at_most, "phases": list(phases), "reason": "Nothing else can carry it.", **more}


def advice(effort: str = "S", do: str = "Do it.", **more: Any) -> Part:
    """Advice with an effort; `more` may hold `roles` and `needs`."""
    return {"do": do, "who": "Project lead", "effort": effort, "done_when": "It is done.", **more}


def need(question: str, at_least: int = 2) -> Part:
    """What advice needs first."""
    return {"question": question, "at_least": at_least}


def rule(name: str, when: Part, **more: Any) -> Part:
    """A rule called `rule.<name>`: high, raising practice `one`, in every phase, unless `more` says otherwise."""
    usual = {
        "id": f"rule.{name}",
        "title": f"Combination {name}",
        "level": "high",
        "raises": ["one"],
        "phases": list(PHASES),
        "when": when,
        "samples": {"triggers": [{}], "stays_quiet": [{}]},
        "risk": "Together they are worse.",
        "advice": advice(),
    }
    return {**usual, **more}


def questionnaire(
    *questions: Part,
    rules: Sequence[Part] = (),
    practices: Mapping[str, float | Mapping[str, float]] | None = None,
    bands: Mapping[str, float] = BANDS,
    **limits: Any,
) -> Questionnaire:
    """A questionnaire whose parts agree; practices weigh 1 and the limits are the usual ones unless told otherwise."""
    made = unchecked_questionnaire(*questions, rules=rules, practices=practices, bands=bands, **limits)
    problems = tuple(questionnaire_problems(Parts.of(made)))
    assert problems == ()
    return made


def unchecked_questionnaire(
    *questions: Part,
    rules: Sequence[Part] = (),
    practices: Mapping[str, float | Mapping[str, float]] | None = None,
    bands: Mapping[str, float] = BANDS,
    phases: Sequence[Part] = (),
    roles: Sequence[Part] = (),
    changes: Sequence[Part] = (),
    **limits: Any,
) -> Questionnaire:
    """A questionnaire whose parts need not agree, for tests of what is wrong with them."""
    named = dict.fromkeys(question["id"].partition(".")[0] for question in questions)
    weights = practices if practices is not None else dict.fromkeys(named, 1)
    return Questionnaire.model_validate(
        {
            "implcheck": 1,
            "id": "small",
            "version": "1",
            "languages": ["en"],
            "title": "Small",
            "description": "Just enough.",
            "levels": {
                "bands": [{"level": level, "from": points} for level, points in bands.items()],
                "findings": ["high", "high", "moderate", "low"],
                "least_known": 70,
                "above_worst_practice": 1,
                "critical_from": 2,
                "reason": "Chosen for a test.",
                **limits,
            },
            "practices": [_practice(id_, weight) for id_, weight in weights.items()],
            "questions": list(questions),
            "rules": list(rules),
            **({"phases": list(phases)} if phases else {}),
            **({"roles": list(roles)} if roles else {}),
            "changes": list(changes),
        }
    )


def changed(small: Questionnaire, **parts: Any) -> Questionnaire:
    """A questionnaire with other parts, built anew so that no cached value of the old one remains."""
    return Questionnaire(**{**{name: getattr(small, name) for name in small.model_fields_set}, **parts})


def answers(
    given: Mapping[str, Any], phase: str = "kickoff", accepted: Sequence[Part] = (), role: str | None = None
) -> Answers:
    """Answers as written in a file."""
    written = {"implcheck": 1, "questionnaire": "small", "project": "Project", "phase": phase, "answers": dict(given)}
    respondent = {"respondent": {"role": role}} if role is not None else {}
    return Answers.model_validate({**written, "accepted_risks": list(accepted), **respondent})


def accept(finding: str, until: str = "2026-12-31") -> Part:
    """A risk that somebody accepts."""
    return {"finding": finding, "reason": "It can wait", "owner": "sponsor", "until": until}


def assessed(
    small: Questionnaire,
    given: Mapping[str, Any],
    phase: str = "kickoff",
    accepted: Sequence[Part] = (),
    gate: Gate = NO_GATE,
    today: datetime.date = TODAY,
    role: str | None = None,
) -> Assessment:
    """The assessment of `given`, by somebody in `role` if there is one."""
    return assess(small, answers(given, phase, accepted, role), today=today, gate=gate)


def read(
    small: Questionnaire, given: Mapping[str, Any], phase: str = "kickoff", role: str | None = None
) -> QuestionStates:
    """The states of all questions."""
    return read_answers(small, answers(given, phase).answers, phase, role=role)


def evaluation(
    small: Questionnaire, given: Mapping[str, Any], phase: str = "kickoff", role: str | None = None
) -> Evaluation:
    """Scores and levels, without findings and advice."""
    return evaluate(read(small, given, phase, role), effective_weights(small, phase))


def low(assessment: Assessment) -> Fraction:
    """The low end of the overall score, for assessments that have one."""
    assert assessment.score is not None
    return assessment.score.low


def ceiling(assessment: Assessment) -> Fraction:
    """The ceiling of the overall score, for assessments that have one."""
    assert assessment.score is not None
    return assessment.score.ceiling


def _steps(bands: Mapping[float, int]) -> list[Part]:
    return [{"from": start, "score": score} for start, score in bands.items()]


def _practice(id_: str, weight: float | Mapping[str, float]) -> Part:
    return {
        "id": id_,
        "title": f"Practice {id_}",
        "short": id_,
        "purpose": "It decides.",
        "weight": weight,
        "weight_reason": "Chosen for a test.",
    }


def _question(id_: str, type_: str, own: Part, more: Part) -> Part:
    """A question; `advice` among `more` is the advice of every answer below 4 that has none, or of each score."""
    given = more.pop("advice", advice())
    by_score = given if set(given) <= set(range(4)) else dict.fromkeys(range(4), given)
    for answers_ in ("levels", "options", "score_by_count", "bands"):
        for answer in own.get(answers_, []):
            if answer.get("score", 4) < 4:
                answer.setdefault("advice", by_score[answer["score"]])
    for answer in (own[key] for key in ("if_yes", "if_no") if key in own):
        if answer["score"] < 4:
            answer.setdefault("advice", by_score[answer["score"]])
    usual = {
        "id": id_,
        "type": type_,
        "title": f"Question {id_}",
        "phases": list(PHASES),
        "weight": 1,
        "weight_reason": "Chosen for a test.",
        "text": "How is it?",
        "help": "Look.",
        "evidence": "A record.",
        "risk": "It may go wrong.",
    }
    return {**usual, **own, **more}
