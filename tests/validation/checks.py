"""Find the problems of small questionnaires."""

from typing import Any

from tests.support.build import Part, choice, ticks, unchecked_questionnaire, yes_no

from implcheck.model.problem import Problem
from implcheck.validation.parts import Parts
from implcheck.validation.questionnaire import questionnaire_problems

BASE = (yes_no("one.base"), choice("one.pick", {"x": 0, "y": 4}), ticks("one.ticks", ["x", "y"], {0: 0, 1: 4}))
Found = tuple[str, tuple[str | int, ...], dict[str, str]]


def problems(*questions: Part, rules: tuple[Part, ...] = (), **more: Any) -> list[Problem]:
    """Return every disagreement between the parts of a questionnaire."""
    return list(questionnaire_problems(Parts.of(unchecked_questionnaire(*questions, rules=rules, **more))))


def found(*questions: Part, rules: tuple[Part, ...] = (), **more: Any) -> list[Found]:
    """Return code, path and details of every disagreement."""
    return [
        (problem.code, problem.path, dict(problem.details)) for problem in problems(*questions, rules=rules, **more)
    ]


def codes(*questions: Part, rules: tuple[Part, ...] = (), **more: Any) -> list[str]:
    """Return the codes alone."""
    return [problem.code for problem in problems(*questions, rules=rules, **more)]
