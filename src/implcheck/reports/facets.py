"""What the list of risks is sorted and filtered by: its order, level, practice, who, effort and points.

`facets` and `tags` have these in the same order.
"""

from collections.abc import Iterable, Sequence

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.findings import Action
from implcheck.reports import sentences
from implcheck.reports.document import Entry, Facet, Tag
from implcheck.wording.messages import Messages


def facets(entries: Sequence[Entry], assessment: Assessment, messages: Messages) -> tuple[Facet, ...]:
    """Return the facets of a list, each from its useful end. A filter offers only what an entry has."""
    used = [{value for entry in entries for value in entry.tags[at].values} for at in range(len(entries[0].tags))]
    levels = [messages.message("report.unknown"), *(messages.level(level) for level in reversed(Level))]
    practices = [messages.text(practice.short) for practice in assessment.practices]
    roles = [messages.text(role.title) for role in assessment.about.roles]

    def facet(at: int, key: str, order: Iterable[str] = (), *, is_descending: bool = False) -> Facet:
        options = (*(value for value in dict.fromkeys(order) if value in used[at]), *sorted(used[at].difference(order)))
        return Facet(messages.message(f"report.{key}"), options, is_descending)

    return (
        facet(0, "number"),
        facet(1, "level", levels, is_descending=True),
        facet(2, "practice", practices),
        facet(3, "who", roles),
        facet(4, "effort"),
        facet(5, "points", is_descending=True),
    )


def tags(assessment: Assessment, number: int, action: Action, messages: Messages) -> tuple[Tag, ...]:
    """Return the tags of an action. It is found under every role that takes part in it, or else under its "who".

    What is unknown ranks above the worst level, as other advice waits for it.
    """
    places = {practice.id: place for place, practice in enumerate(assessment.practices)}
    concerned, advice = assessment.practices_of(action), action.advice
    roles = [
        (place, role.title)
        for place, role in enumerate(assessment.about.roles)
        if advice is not None and role.id in advice.roles
    ]
    who = [title for _, title in roles] or ([advice.who] if advice is not None else [])
    return (
        Tag(number),
        Tag(len(Level) if action.level is None else action.level.rank, (sentences.action_word(action, messages),)),
        Tag(places[concerned[0].id], tuple(messages.text(practice.short) for practice in concerned)),
        Tag(roles[0][0] if roles else len(assessment.about.roles), tuple(map(messages.text, who))),
        Tag(advice.effort.rank if advice is not None else -1),
        Tag(float(action.points)),
    )
