"""The public functions: load answers, combine respondents, check, assess, compare, watch a round, render.

`implcheck` exports them all. Nothing here reads the clock, writes a file or prints; the command line is options and streams around these functions.
Each name is imported when it is first used, so that no command pays for what it does not need.
"""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

TYPE_CHECKING = False  # type checkers take it for true

if TYPE_CHECKING:
    from implcheck.api.actions import render_actions
    from implcheck.api.answers import load_answers
    from implcheck.api.assessment import assess, compare
    from implcheck.api.checking import CheckedAnswers, CheckedInvalid, CheckedQuestionnaire, check
    from implcheck.api.combination import combine
    from implcheck.api.errors import (
        ApiError,
        ExpectedTwice,
        InvalidFile,
        MissingExtra,
        OtherProject,
        OtherQuestionnaire,
        StandardInputAmongOthers,
        UnexpectedRole,
        UnknownFormat,
        UnknownLanguage,
        UnknownPhase,
        UnknownPractice,
        UnknownRole,
    )
    from implcheck.api.loaded import LoadedAnswers
    from implcheck.api.questionnaires import load_questionnaire
    from implcheck.api.rendering import formats_of, load_word_template, render
    from implcheck.api.round import round_status
    from implcheck.model.assessment import Assessment
    from implcheck.model.comparison import Comparison
    from implcheck.model.enums import Level
    from implcheck.model.gate import Gate
    from implcheck.model.problem import Location, Problem, Rejected
    from implcheck.model.questionnaire import Questionnaire
    from implcheck.model.round_status import RoundStatus

__all__ = [
    "ApiError",
    "Assessment",
    "CheckedAnswers",
    "CheckedInvalid",
    "CheckedQuestionnaire",
    "Comparison",
    "ExpectedTwice",
    "Gate",
    "InvalidFile",
    "Level",
    "LoadedAnswers",
    "Location",
    "MissingExtra",
    "OtherProject",
    "OtherQuestionnaire",
    "Problem",
    "Questionnaire",
    "Rejected",
    "RoundStatus",
    "StandardInputAmongOthers",
    "UnexpectedRole",
    "UnknownFormat",
    "UnknownLanguage",
    "UnknownPhase",
    "UnknownPractice",
    "UnknownRole",
    "assess",
    "check",
    "combine",
    "compare",
    "formats_of",
    "load_answers",
    "load_questionnaire",
    "load_word_template",
    "render",
    "render_actions",
    "round_status",
]

_MODULES: Mapping[str, str] = MappingProxyType(
    {
        "ApiError": "implcheck.api.errors",
        "Assessment": "implcheck.model.assessment",
        "CheckedAnswers": "implcheck.api.checking",
        "CheckedInvalid": "implcheck.api.checking",
        "CheckedQuestionnaire": "implcheck.api.checking",
        "Comparison": "implcheck.model.comparison",
        "ExpectedTwice": "implcheck.api.errors",
        "Gate": "implcheck.model.gate",
        "InvalidFile": "implcheck.api.errors",
        "Level": "implcheck.model.enums",
        "LoadedAnswers": "implcheck.api.loaded",
        "Location": "implcheck.model.problem",
        "MissingExtra": "implcheck.api.errors",
        "OtherProject": "implcheck.api.errors",
        "OtherQuestionnaire": "implcheck.api.errors",
        "Problem": "implcheck.model.problem",
        "Questionnaire": "implcheck.model.questionnaire",
        "Rejected": "implcheck.model.problem",
        "RoundStatus": "implcheck.model.round_status",
        "StandardInputAmongOthers": "implcheck.api.errors",
        "UnexpectedRole": "implcheck.api.errors",
        "UnknownFormat": "implcheck.api.errors",
        "UnknownLanguage": "implcheck.api.errors",
        "UnknownPhase": "implcheck.api.errors",
        "UnknownPractice": "implcheck.api.errors",
        "UnknownRole": "implcheck.api.errors",
        "assess": "implcheck.api.assessment",
        "check": "implcheck.api.checking",
        "combine": "implcheck.api.combination",
        "compare": "implcheck.api.assessment",
        "formats_of": "implcheck.api.rendering",
        "load_answers": "implcheck.api.answers",
        "load_questionnaire": "implcheck.api.questionnaires",
        "load_word_template": "implcheck.api.rendering",
        "render": "implcheck.api.rendering",
        "render_actions": "implcheck.api.actions",
        "round_status": "implcheck.api.round",
    }
)
"""The module of each public name."""


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_MODULES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
