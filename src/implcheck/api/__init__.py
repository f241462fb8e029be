"""The public functions: load answers, combine respondents, assess, compare, render. `implcheck` exports them all.

Nothing here reads the clock, writes a file or prints; the command line is options and streams around these functions.
"""

from implcheck.api.answers import load_answers
from implcheck.api.assessment import assess, compare
from implcheck.api.combination import combine
from implcheck.api.errors import (
    ApiError,
    MissingExtra,
    OtherProject,
    OtherQuestionnaire,
    StandardInputAmongOthers,
    UnknownFormat,
    UnknownLanguage,
    UnknownPhase,
    UnknownPractice,
    UnknownRole,
)
from implcheck.api.loaded import LoadedAnswers
from implcheck.api.questionnaires import load_questionnaire
from implcheck.api.rendering import formats_of, render
from implcheck.model.assessment import Assessment
from implcheck.model.comparison import Comparison
from implcheck.model.enums import Level
from implcheck.model.gate import Gate
from implcheck.model.problem import InvalidFile, Location, Problem, Rejected
from implcheck.model.questionnaire import Questionnaire

__all__ = [
    "ApiError",
    "Assessment",
    "Comparison",
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
    "StandardInputAmongOthers",
    "UnknownFormat",
    "UnknownLanguage",
    "UnknownPhase",
    "UnknownPractice",
    "UnknownRole",
    "assess",
    "combine",
    "compare",
    "formats_of",
    "load_answers",
    "load_questionnaire",
    "render",
]
