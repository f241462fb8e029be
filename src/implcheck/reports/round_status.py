"""The report of a round of respondents: who answered, what is open, which files to look at, and a reminder to send.

It fits on one page, and shows no answers, notes or evidence. Roles are named, people are not.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from implcheck.model.round_status import OpenQuestion, RoleStatus, RoundStatus
from implcheck.reports import document, sentences
from implcheck.reports.document import (
    Block,
    Cell,
    Column,
    Document,
    Emphasis,
    Facts,
    Headline,
    Paragraph,
    Section,
    Table,
)
from implcheck.reports.files_to_look_at import files_to_look_at
from implcheck.reports.options import Depth
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages
from implcheck.wording.symbols import NO_LEVEL, PASSED

ROLES_SHARE, SHOWN_SHARE = 0.24, 0.4
"""The shares of the table's width for the roles, and for whether a role is shown separately."""


def document_of(status: RoundStatus, messages: Messages) -> Document:
    """Return the document of the status of a round."""
    about = status.about
    title = for_terminal(about.project) or messages.message("round.no-project")
    made_on = messages.message("report.made-on", today=messages.day(about.today))
    return Document(
        title, headline(status, messages), None, messages.language, _sections(status, messages), made_on, about.today
    )


def headline(status: RoundStatus, messages: Messages) -> str:
    """Return how far the round is, in one sentence."""
    if status.expected is None:
        return messages.message("round.answered", count=status.answered)
    if not status.missing:
        return messages.message("round.complete")
    return messages.message("round.missing", count=status.missing, expected=status.expected)


def reminder(status: RoundStatus, messages: Messages) -> tuple[str, tuple[str, ...], str] | None:
    """Return a text to send: how it begins, what is missing by role, and what to do; None if nothing is missing."""
    if not status.missing:
        return None
    about, project = status.about, for_terminal(status.about.project)
    begin = [messages.message("round.ask" if project else "round.ask-unnamed", project=project)]
    if about.round is not None:
        begin.append(messages.message("round.started", day=messages.day(about.round)))
    begin.append(messages.message("round.still-missing"))
    missing = tuple(_missing(role, messages) for role in status.roles if role.missing)
    return " ".join(begin), missing, f"{messages.message('round.how')} {_if_sent(status, messages)}"


def _if_sent(status: RoundStatus, messages: Messages) -> str:
    """Return what somebody reads who has answered; of a file that is not counted, nobody knows whose it is."""
    future = sum(late.round != status.about.round for late in status.future)
    if unused := len(status.broken) + len(status.without_round) + future:
        return messages.message("round.how-unread", count=unused)
    may_be_missing = status.other_rounds or status.unread
    return messages.message("round.how-unsure" if may_be_missing else "round.how-sent")


def _sections(status: RoundStatus, messages: Messages) -> tuple[Section, ...]:
    text = reminder(status, messages)
    asking: tuple[Block, ...] = ()
    if text is not None:
        begin, missing, end = text
        asking = (Paragraph(begin), *document.items(missing), Paragraph(end))
    own = sentences.own_questionnaire(status.about.questionnaire_origin, messages)
    return document.sections(
        Depth.SUMMARY,
        messages.message,
        ("verdict", "", _verdict(status, messages)),
        ("roles", "round.roles", _roles(status, messages)),
        ("unanswered", "round.unanswered", _unanswered(status, messages)),
        ("not-asked", "round.not-asked", _not_asked(status.not_asked, messages)),
        ("files", "round.files", document.items(files_to_look_at(status, messages))),
        ("reminder", "round.reminder", asking),
        ("about", "", document.notes(own)),
    )


def _verdict(status: RoundStatus, messages: Messages) -> tuple[Block, ...]:
    """Return what the round is about, how far it is, and what is not counted."""
    about = status.about
    facts = (
        messages.text(about.questionnaire_title),
        messages.phase(about.phase) if about.phase is not None else messages.message("round.no-phase"),
        messages.message("round.of", day=messages.day(about.round)) if about.round else messages.message("round.none"),
    )
    is_complete = status.expected is not None and not status.missing
    key = "round.nobody-expected" if status.expected is None else "round.so-far"
    remarks = [messages.message(key, count=status.answered)]
    if status.broken:
        remarks.append(messages.message("round.set-aside", count=len(status.broken)))
    if status.other_rounds:
        rounds = [
            messages.message("round.other", day=messages.day(day), files=files)
            for day, files in status.other_rounds.items()
        ]
        remarks.append(messages.message("round.others", rounds=messages.row(rounds)))
    return (
        Facts(facts),
        Headline(headline(status, messages), None, PASSED if is_complete else NO_LEVEL),
        *map(Paragraph, remarks),
    )


def _roles(status: RoundStatus, messages: Messages) -> tuple[Block, ...]:
    """Return a table with a row for each role and their sum, and what to know about it."""
    counts = ["answered"] if status.expected is None else ["answered", "expected", "missing"]
    share = (1 - ROLES_SHARE - SHOWN_SHARE) / len(counts)
    columns = (
        Column(messages.message("round.role"), ROLES_SHARE),
        *(Column(messages.message(f"round.column-{count}"), share, is_figure=True) for count in counts),
        Column(messages.message("round.column-shown"), SHOWN_SHARE),
    )
    rows = [
        (
            Cell(messages.role(role.role)),
            *(Cell(str(getattr(role, count))) for count in counts),
            Cell(_shown(role, messages)),
        )
        for role in status.roles
    ]
    if not rows:
        return ()
    has_total = len(rows) > 1
    if has_total:
        sums = (Cell(str(getattr(status, count))) for count in counts)
        rows.append((Cell(messages.message("report.together")), *sums, Cell("")))
    return (
        Table(messages.message("round.caption"), columns, tuple(rows), has_total=has_total),
        *document.items(_extra(status.roles, messages)),
        Paragraph(messages.message("round.shown-note", least=status.min_group), Emphasis.NOTE),
    )


def _shown(role: RoleStatus, messages: Messages) -> str:
    """Return whether the combined report shows a role separately, and else what it needs for that."""
    if role.shown:
        return messages.message("yes")
    if role.more_needed is not None:
        key = "round.not-shown-more-or-consent" if role.consent_helps else "round.not-shown-more"
        return messages.message(key, more=role.more_needed)
    return messages.message("round.not-shown-consent" if role.consent_helps else "round.not-shown-others")


def _extra(roles: Sequence[RoleStatus], messages: Messages) -> Iterator[str]:
    """Yield in which roles more people answered than were expected."""
    for role in roles:
        if role.extra and role.expected:
            numbers = {"count": role.answered, "expected": role.expected}
            yield messages.message("round.extra", role=messages.role(role.role), **numbers)
    if others := [role for role in roles if role.extra and not role.expected]:
        names = messages.row([messages.role(role.role) for role in others], "report.or")
        yield messages.message("round.unexpected", roles=names, count=sum(role.answered for role in others))


def _unanswered(status: RoundStatus, messages: Messages) -> tuple[Block, ...]:
    """Return the questions that nobody who is asked could answer, and of how many that may not be said."""
    count = status.unanswered_left_out
    left_out = [messages.message("round.unanswered-left-out", count=count)] if count else []
    titles = (messages.text(open_.title) for open_ in status.unanswered)
    return (*document.items(titles), *document.notes(left_out))


def _not_asked(questions: Sequence[OpenQuestion], messages: Messages) -> tuple[Block, ...]:
    """Return the questions that nobody who answered is asked, by the roles that could answer them."""
    order = {role.id: at for at, role in enumerate(messages.roles)}
    by_roles = sorted(questions, key=lambda question: [order.get(role, len(order)) for role in question.roles])
    return document.items(
        messages.message(
            "round.for-roles",
            roles=messages.row([messages.role(role) for role in roles], "report.or"),
            questions=messages.titles([open_.title for open_ in found]),
        )
        for roles, found in groupby(by_roles, key=lambda question: question.roles)
    )


def _missing(role: RoleStatus, messages: Messages) -> str:
    """Return how many of a role are missing, and how long their questions take to read."""
    name, count = messages.role(role.role), role.missing
    if role.questions is None:
        return messages.message("round.missing-role", role=name, count=count)
    minutes = minutes_of(role, messages)
    reading = messages.message("round.reading", count=minutes)
    return messages.message(
        "round.missing-role-reading", role=name, missing=count, count=role.questions, reading=reading
    )


def minutes_of(role: RoleStatus, messages: Messages) -> int:
    """Return the minutes of reading in the language of the report, else in the questionnaire's first."""
    known = role.minutes
    return next(
        (known[language] for language in messages.languages if language in known), next(iter(known.values()), 0)
    )
