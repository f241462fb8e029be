"""The status of each role in a round: who answered, who is missing, and whether the role can be shown separately.

What helps a role that is not shown is derived from what the combined report shows anyway: the sizes of the roles, and which
are shown. It never depends on the consent of people whose role is not shown, so that nobody can conclude from it who agreed.
"""

from collections.abc import Mapping
from types import MappingProxyType

from implcheck.model.questionnaire import Questionnaire
from implcheck.model.reading_time import minutes_to_read, questions_for
from implcheck.model.round_status import RoleStatus
from implcheck.respondents.disclosure_control import roles_to_show
from implcheck.respondents.tally import Tally


def role_statuses(
    tally: Tally, expected: Mapping[str, int], phase: str | None, min_group: int
) -> tuple[RoleStatus, ...]:
    """Return the status of each role that answered or is expected, in the questionnaire's order.

    `expected` holds the number of respondents by the id of a role; empty if nobody is expected in particular.
    """
    sizes = tally.respondents
    shown = roles_to_show(sizes, tally.willing, min_group)
    roles = tally.in_order(dict.fromkeys((*sizes, *expected)))
    return tuple(_status(role, tally.questionnaire, sizes, shown, expected, phase, min_group) for role in roles)


def _status(
    role: str,
    questionnaire: Questionnaire,
    sizes: Mapping[str, int],
    shown: frozenset[str],
    expected: Mapping[str, int],
    phase: str | None,
    min_group: int,
) -> RoleStatus:
    size = sizes.get(role, 0)
    is_shown = role in shown
    return RoleStatus(
        role=role,
        answered=size,
        expected=expected.get(role, 0) if expected else None,
        shown=is_shown,
        more_needed=None if is_shown else _more_needed(role, sizes, shown, min_group),
        consent_helps=not is_shown and _consent_helps(role, sizes, shown, expected, min_group),
        questions=None if phase is None else len(questions_for(questionnaire, role, phase)),
        minutes=_minutes(questionnaire, role, phase),
    )


def _more_needed(role: str, sizes: Mapping[str, int], shown: frozenset[str], min_group: int) -> int | None:
    """Return how many more respondents of a role let it be shown; None if the others would have to be more too."""
    more = min_group - sizes.get(role, 0)
    if more <= 0:
        return None
    then = roles_to_show({**sizes, role: min_group}, shown, min_group)
    return more if role in then else None


def _consent_helps(
    role: str, sizes: Mapping[str, int], shown: frozenset[str], expected: Mapping[str, int], min_group: int
) -> bool:
    """Return whether a role would be shown if all in it agreed, as if nobody who is not shown had agreed yet."""
    then = {**sizes, role: max(sizes.get(role, 0), expected.get(role, 0), 1)}
    return role in roles_to_show(then, {*shown, role}, min_group)


def _minutes(questionnaire: Questionnaire, role: str, phase: str | None) -> Mapping[str, int]:
    if phase is None:
        return MappingProxyType({})
    languages = questionnaire.languages
    return MappingProxyType({language: minutes_to_read(questionnaire, language, role, phase) for language in languages})
