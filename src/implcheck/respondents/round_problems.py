"""The problems of a file in a round, without what was written: the status of a round shows no answers.

A problem often quotes the text that is wrong, which may be an answer or a note, and shows its line. Kept are the place,
and the details that come from the tool or the questionnaire.
"""

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from implcheck.model.answers import ANSWER_KEYS, AcceptedRisk, Answers, Respondent
from implcheck.model.problem import Location, Problem
from implcheck.model.respondents_file import FileHeader, RespondentLine

ELLIPSIS = "…"
"""What stands in a sentence in place of what was written."""

_OURS = frozenset(
    {
        *("allowed", "known", "most", "largest", "longest", "deepest", "least", "min", "max", "first", "last"),
        *("line", "count", "have", "expected", "system", "options", "phases", "bracket", "closing"),
    }
)
"""Details that no respondent wrote: numbers, and what the questionnaire and the tool allow."""

_KEYS = (Answers, Respondent, AcceptedRisk, FileHeader, RespondentLine)
_OUR_KEYS = ANSWER_KEYS | {key for model in _KEYS for key in model.model_fields}
"""Keys that the format of the files has; any other may be a part of a note whose indentation is wrong."""

_ABOUT_FILES = ("respondents-", "rounds-", "round-", "file-", "folder-", "files-", "questionnaire-")
"""The codes of problems that quote files, projects, phases and rounds, and never an answer, by their start."""


def without_answers(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems without the text that was written, suggestions for it, and the line that it is in."""
    return tuple(map(_without_answers, problems))


def _without_answers(found: Problem) -> Problem:
    location = found.location or Location("")
    details = found.details
    if not found.code.startswith(_ABOUT_FILES):
        details = MappingProxyType({name: _shown(name, text) for name, text in details.items()})
    return replace(found, path=(), details=details, meant="", location=replace(location, text=""))


def _shown(name: str, text: str) -> str:
    return text if name in _OURS or (name == "key" and text in _OUR_KEYS) else ELLIPSIS
