"""Suggest what a person probably meant by an invalid value; nothing is ever corrected silently.

`did_you_mean` finds names that are nearly right. This module adds other words for the keys and values of the file formats,
in English and Dutch, and other notations. Other words for what a questionnaire defines are in the questionnaire.
"""

import datetime
import re
from collections.abc import Mapping

from implcheck.model.answer_value import NOT_YET
from implcheck.model.comparable_text import comparable
from implcheck.model.problem import Problem

_UNKNOWN = frozenset({"?", "??", "tbd", "don't know", "dont know", "not known", "onbekend", "weet niet", "geen idee"})
_NOT_YET = frozenset({"not yet", "not-yet", "not_yet", "notyet", "not so far", "nog niet", "nog-niet", "nog_niet"})
_NOT_APPLICABLE = frozenset(
    {"not_applicable", "not applicable", "not-applicable", "n/a", "na", "n.a.", "n.v.t.", "nvt", "niet van toepassing"}
)
_YES_NO = {"ja": "yes", "j": "yes", "y": "yes", "nee": "no", "neen": "no", "n": "no"}
_SYNONYMS: Mapping[str, str] = {
    **dict.fromkeys(("antwoord", "level", "niveau", "value", "waarde", "score"), "answer"),
    **dict.fromkeys(("notitie", "toelichting", "opmerking", "comment", "remark"), "note"),
    **dict.fromkeys(("bewijs", "proof", "source", "bron"), "evidence"),
    **dict.fromkeys(("fase", "stage"), "phase"),
    **dict.fromkeys(("datum", "day"), "date"),
    **dict.fromkeys(("antwoorden",), "answers"),
    **dict.fromkeys(("rol",), "role"),
    **dict.fromkeys(("vragenlijst",), "questionnaire"),
}
_MONTHS = 12
_YEAR_FIRST = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})(?![0-9])|([0-9]{4})([0-9]{2})([0-9]{2})$")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4})")


def suggest_word(given: str, allowed: list[str]) -> str:
    """Return the one of `allowed` for which `given` is another word, or empty text."""
    meant = _SYNONYMS.get(given.strip().lower(), "")
    return meant if meant in allowed else ""


def suggest_date(given: str) -> str:
    """Return a date in another notation as 2026-11-24; empty text if it is ambiguous or not a date."""
    if (found := _YEAR_FIRST.match(given.strip())) is not None:
        year, month, day = (int(part) for part in found.groups() if part is not None)
    elif (found := _DAY_FIRST.fullmatch(given.strip())) is not None:
        day, month, year = (int(part) for part in found.groups())
        if day <= _MONTHS:  # 3-4-2026 is a day in April, or in March
            return ""
    else:
        return ""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def suggest_answer(found: Problem, *, not_yet: bool = False) -> Problem:
    """Return the problem of an answer, with a suggestion if it had none and there is one.

    `not_yet` says whether the question has the answer that nothing of the kind has happened yet.
    """
    given = found.details.get("given", "")
    # The suggestion last: computing it takes longest.
    if not found.code.startswith("answer-") or not given or found.suggestion:
        return found
    bare = comparable(given).strip(" \"'").lower().rstrip(".!") or given
    if bare in _UNKNOWN:
        return found.with_suggestion("unknown")
    if not_yet and bare in _NOT_YET:
        return found.with_suggestion(NOT_YET)
    if bare in _NOT_APPLICABLE or given.lower() in _NOT_APPLICABLE:
        return found.with_suggestion("{not_applicable: ...}")
    match found.code:
        case "answer-not-a-level":
            # "level 3", "3 " and "3.0", but not "3-4" and not "3 of 4".
            digits = re.findall(r"[0-9]+", re.sub(r"\.0*$", "", bare))
            if len(digits) == 1 and digits[0] in found.details["levels"].split(", ") and "-" not in bare:
                return found.with_suggestion(digits[0])
        case "answer-not-yes-or-no":
            return found.with_suggestion(_YES_NO.get(bare, ""))
        case "answer-not-a-list":
            parts = [part.strip() for part in re.split("[,;]", bare)]
            if set(parts) <= set(found.details["options"].split(", ")):
                return found.with_suggestion(f"[{', '.join(parts)}]")
    return found
