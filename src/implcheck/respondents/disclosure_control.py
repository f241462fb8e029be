"""Disclosure control: which groups may be shown apart without revealing the answers of a smaller group.

A group is shown if it is large enough or all its respondents consent. A single group that is not shown could be computed
from the total, so if the respondents who are not shown are fewer than the smallest group allowed, further groups are
hidden with them, as few as possible. Official statistics call this secondary suppression.
"""

from collections.abc import Collection, Mapping

MIN_GROUP = 5
"""Respondents from which a group is shown apart without their consent."""


def roles_to_show(
    sizes: Mapping[str, int], willing: Collection[str], min_group: int, *, among: Collection[str] | None = None
) -> frozenset[str]:
    """Return the roles that may be shown apart, of those in `among`; `sizes` holds the number of respondents of each.

    `willing` holds the roles all of whose respondents consent.
    """
    shown = {
        role
        for role, many in sizes.items()
        if many and (among is None or role in among) and (many >= min_group or role in willing)
    }
    hidden = {role: many for role, many in sizes.items() if many and role not in shown}
    while shown and hidden.keys() - set(willing) and sum(hidden.values()) < min_group:
        enough = [role for role in shown if sum(hidden.values()) + sizes[role] >= min_group]
        also_hidden = min(enough or shown, key=lambda role: (sizes[role] if enough else -sizes[role], role))
        hidden[also_hidden] = sizes[also_hidden]
        shown.discard(also_hidden)
    return frozenset(shown)


def may_show(sizes: Mapping[str, int], willing: Collection[str], min_group: int) -> bool:
    """Return whether all respondents together may be shown: they are enough, or all consent.

    Where `willing` has only roles that are shown apart, nothing depends on the consent of people in other roles.
    """
    return sum(sizes.values()) >= min_group or all(role in willing for role, many in sizes.items() if many)
