"""Combining the answers of several respondents."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType

from implcheck.api.defaults import GAP, MIN_GROUP
from implcheck.api.errors import UnknownRole
from implcheck.api.loaded import LoadedAnswers
from implcheck.model.did_you_mean import nearest
from implcheck.model.enums import TOP_SCORE
from implcheck.model.limits import HEAVIEST
from implcheck.model.roles import RoleDefinition, role_id
from implcheck.respondents.combination_rule import EQUAL_WEIGHTS, CombinationRule

Number = int | float | Fraction


def combine(
    loaded: LoadedAnswers,
    *,
    role_weights: Mapping[str, Number] = EQUAL_WEIGHTS,
    gap: Number = GAP,
    min_group: int = MIN_GROUP,
) -> LoadedAnswers:
    """Combine several respondents by another rule than the default; the answers of one file are returned unchanged.

    Args:
        loaded: What `load_answers` returned.
        role_weights: Weight of a role's view relative to other roles, which weigh 1; above 0, at most 1000.
        gap: More than this many score steps between the means of two roles are a perception gap; above 0, at most 4.
        min_group: The smallest number of respondents that is shown as a group without their consent, and of people who
            could have written a text that is shown without a role; at least 1.

    Raises:
        UnknownRole: No respondent has one of the roles, and it is not in the questionnaire either.
        ValueError: A number is out of range.

    >>> from implcheck import load_answers
    >>> loaded = load_answers("examples/respondents")
    >>> combined = combine(loaded, role_weights={"sponsor": 2}, gap=1.5)
    >>> combined.respondents
    5
    """
    roles = loaded.questionnaire.roles
    weights = {role_id(role, roles): _exact(weight) for role, weight in role_weights.items()}
    if any(not 0 < weight <= HEAVIEST for weight in weights.values()):
        raise ValueError(f"a role weight is above 0 and at most {HEAVIEST}")
    if int(min_group) != min_group or min_group < 1:
        raise ValueError("min_group is a whole number, at least 1")
    if not 0 < gap <= TOP_SCORE:
        raise ValueError(f"gap is above 0 and at most {TOP_SCORE}")
    if loaded.group is None:
        return loaded
    from implcheck.respondents.combine import combine_answers

    check_roles(weights, loaded.group.roles, roles)
    rule = CombinationRule(MappingProxyType(weights), _exact(gap))
    group = loaded.group._replace(rule=rule, min_group=min_group)
    answers = MappingProxyType(combine_answers(group.tally, rule, min_group))
    return replace(loaded, answers=loaded.answers.model_copy(update={"answers": answers}), group=group)


def check_roles(weighed: Iterable[str], respondents: Sequence[str], roles: Sequence[RoleDefinition]) -> None:
    """Check that every weighed role is one of the respondents' or one of the questionnaire's `roles`.

    Raises:
        UnknownRole: One is neither, so it is probably misspelt.
    """
    known = (*respondents, *sorted(role.id for role in roles))
    for role in weighed:
        if role not in known:
            raise UnknownRole(role=role, suggestion=nearest(role, known))


def _exact(number: Number) -> Fraction:
    """Return the number as it is written in decimals: 0.1 is a tenth."""
    return number if isinstance(number, Fraction) else Fraction(str(number))
