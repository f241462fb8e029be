"""Problems and warnings of the files of several respondents, as reports and the status of a round may show them.

A problem often quotes the text that is wrong, which may be an answer or a note that is left out, and shows its line. Kept
are the place, and the details that come from the tool or the questionnaire. Whoever has to mend the file sees all of it in
`check` and in the errors of a command.
"""

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from implcheck.model.answers import ANSWER_KEYS, Answers, Respondent
from implcheck.model.decisions import AcceptedRisk, AgreedAction
from implcheck.model.problem import Location, Problem, problem
from implcheck.model.questionnaire import Questionnaire
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

_KEYS = (Answers, Respondent, AcceptedRisk, AgreedAction, FileHeader, RespondentLine)
_OUR_KEYS = ANSWER_KEYS | {key for model in _KEYS for key in model.model_fields}
"""Keys that the format of the files has; any other may be a part of a note whose indentation is wrong."""

_ABOUT_FILES = (
    *("respondents-", "rounds-", "round-", "file-", "folder-", "files-", "questionnaire-"),
    *("setting", "toml-"),
)
"""The codes of problems that quote files, projects, phases, rounds and settings, and never an answer, by their start."""


def without_answers(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems without the text that was written, suggestions for it, and the line that it is in."""
    return tuple(map(_without_answers, problems))


def warnings_to_show(warnings: Iterable[Problem], questionnaire: Questionnaire) -> tuple[Problem, ...]:
    """Return the warnings about several respondents as a report shows them, those about another version first.

    The place of an answer to another version would tell that somebody gave one. So they have none: each has the number of
    `files` that it goes for, and what the questionnaire has no id for is not quoted. Other warnings keep their place.
    """
    retired = [change.retired for change in questionnaire.changes]
    known = frozenset().union(questionnaire.by_id, questionnaire.rules_by_id, *retired)
    others: list[Problem] = []
    files: dict[tuple[str, ...], set[str]] = {}
    for warning in warnings:
        if not warning.is_about_version:
            others.append(warning)
            continue
        id_, new = (text if (text := warning.details[name]) in known else ELLIPSIS for name in ("id", "new"))
        files.setdefault((warning.code, id_, new), set()).add(warning.location.file if warning.location else "")
    counted = (
        problem(code, id=id_, new=new, version=questionnaire.version, files=len(names)).at(Location(""))
        for (code, id_, new), names in sorted(files.items())
    )
    return (*counted, *without_answers(others))


def _without_answers(found: Problem) -> Problem:
    location = found.location or Location("")
    details = found.details
    if not found.code.startswith(_ABOUT_FILES):
        details = MappingProxyType({name: _shown(name, text) for name, text in details.items()})
    return replace(found, path=(), details=details, meant="", location=replace(location, text=""))


def _shown(name: str, text: str) -> str:
    return text if name in _OURS or (name == "key" and text in _OUR_KEYS) else ELLIPSIS
