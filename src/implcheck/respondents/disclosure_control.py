"""Which groups may be shown apart: large enough, or all willing, and without giving another group away.

A group that is not shown could be worked out from the whole if it were the only one missing: the whole less what is
shown is the rest. So if the respondents who are not shown are fewer than the least group, further groups are kept
back with them, as few as will do. Official statistics do the same, and call it secondary suppression.
"""

from collections.abc import Collection, Mapping

MIN_GROUP = 5
"""From how many respondents on a group is shown apart without their leave."""


def roles_to_show(
    sizes: Mapping[str, int], willing: Collection[str], least: int, *, among: Collection[str] | None = None
) -> frozenset[str]:
    """The roles that may be shown apart, of those in `among`; `sizes` says how many people each has.

    `willing` holds the roles all of whose respondents allow it.
    """
    shown = {
        role
        for role, many in sizes.items()
        if many and (among is None or role in among) and (many >= least or role in willing)
    }
    hidden = {role: many for role, many in sizes.items() if many and role not in shown}
    while shown and hidden.keys() - set(willing) and sum(hidden.values()) < least:
        enough = [role for role in shown if sum(hidden.values()) + sizes[role] >= least]
        kept_back = min(enough or shown, key=lambda role: (sizes[role] if enough else -sizes[role], role))
        hidden[kept_back] = sizes[kept_back]
        shown.discard(kept_back)
    return frozenset(shown)


def may_show(sizes: Mapping[str, int], willing: Collection[str], least: int) -> bool:
    """Whether all of them together may be shown: they are enough, or all willing."""
    return sum(sizes.values()) >= least or all(role in willing for role, many in sizes.items() if many)
