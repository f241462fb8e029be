"""The status of a round as JSON, version 2: counts by role, open questions and files, and no answer."""

import datetime
from collections.abc import Mapping
from typing import Any

from implcheck.model.problem import Problem
from implcheck.model.roles import role_id
from implcheck.model.round_status import RoundStatus
from implcheck.reports.formats.json.from_model import Count, FromModel, LineNumber, NullIfEmpty, Sentence, key
from implcheck.reports.formats.json.values import DocumentV2, PhaseV2, QuestionnaireV2, RoleV2
from implcheck.reports.round_status import minutes_of, reminder
from implcheck.wording.messages import Messages
from implcheck.wording.problems import sentence


class RoleStatusV2(RoleV2):
    """The respondents of a role in this round."""

    id: str = key(
        "Its id in the questionnaire; a role that the questionnaire lacks is as it was written.",
        lambda status, messages: role_id(status.role, messages.roles),
    )
    title: str = key("Its name.", lambda status, messages: messages.role(status.role))
    answered: Count = key("How many answered.")
    expected: Count | None = key("How many were expected; null if nobody was expected in any role.")
    missing: Count | None = key(
        "How many of those have not answered; null if nobody was expected in any role.",
        lambda status, _: None if status.expected is None else status.missing,
    )
    shown: bool = key("Whether the combined report shows the role separately now.")
    more_needed: Count | None = key(
        "How many more respondents of the role would do that; null if it is shown, or if they alone would not."
    )
    consent_helps: bool = key("Whether it would be shown if all in it agreed.")
    questions: Count | None = key("How many questions the phase asks of it; null without a phase.")
    minutes: Count | None = key(
        "The minutes that reading them takes, at 200 words a minute, rounded up; null without a phase.",
        lambda status, messages: None if status.questions is None else minutes_of(status, messages),
    )


class OpenQuestionV2(FromModel):
    """A question without an answer so far."""

    id: str = key("Its id.")
    practice: str = key("The id of its practice.")
    title: Sentence = key("Its name.")
    roles: list[str] = key("The ids of the roles that could answer it; empty if somebody who answered is asked.")


class EqualFileV2(FromModel):
    """A file that says what another one says; both count."""

    file: str = key("The file, as it was given.")
    same_as: str = key("The one that it equals.")


class FileProblemV2(FromModel):
    """What is wrong with a file, without the text that was written."""

    code: str = key("Stable; docs/json.md lists every code with its sentence.")
    sentence: str = key(
        "What is wrong; … stands for what was written, which may be an answer.",
        lambda problem, messages: sentence(problem, messages.languages[0]),
    )
    file: NullIfEmpty = key("The file in which it is, as it was given.", "location.file")
    line: LineNumber = key("The line; null if the file as a whole is meant.", "location.line")
    column: LineNumber = key(
        "The column; null if the file as a whole is meant, or a cell of a workbook.",
        lambda problem, _: _column(problem),
    )
    cell: NullIfEmpty = key("The sheet and the cell of a workbook; null in any other file.", "location.cell")


class BrokenFileV2(FromModel):
    """A file that is set aside: it is not counted."""

    file: str = key("The file, as it was given.")
    problems: list[FileProblemV2] = key("What is wrong with it, in the order of the lines.", min_length=1)
    problems_left_out: Count = key("How many more problems there are, which are not listed.", "left_out")


class OtherRoundV2(FromModel):
    """Another round, whose files are not counted."""

    round: datetime.date = key("The day on which it started.", lambda counted, _: counted[0])
    files: Count = key("How many files are of it.", lambda counted, _: counted[1])


class FutureFileV2(FromModel):
    """A file that names a round which is still to come."""

    file: str = key("The file, as it was given.")
    round: datetime.date = key("The day on which its round starts.")


def _text(status: RoundStatus, messages: Messages) -> str | None:
    found = reminder(status, messages)
    if found is None:
        return None
    begin, missing, end = found
    return "\n".join((begin, *(f"- {line}" for line in missing), end))


class RoundV2(DocumentV2):
    """How far a round of respondents is: who answered, who is missing, and what nobody could answer."""

    project: NullIfEmpty = key("The name of the project; null if no file names it.", "about.project")
    phase: PhaseV2 | None = key("The phase; null if no file names it.", "about.phase")
    round: datetime.date | None = key("The day on which the round started; null if no file names it.", "about.round")
    today: datetime.date = key("The day of the report.", "about.today")
    questionnaire: QuestionnaireV2 = key("What is answered.", "about")
    answered: Count = key("How many people answered.")
    expected: Count | None = key("How many were expected; null if nobody was.")
    missing: Count | None = key(
        "How many of those have not answered, added up by role; null if nobody was expected.",
        lambda status, _: None if status.expected is None else status.missing,
    )
    min_group: Count = key("--min-group: from how many on a role is shown separately without consent.")
    roles: list[RoleStatusV2] = key("Who answered or was expected, in the questionnaire's order, then other roles.")
    unanswered: list[OpenQuestionV2] = key(
        "Questions that at least --min-group people who answered are asked, or people who all consent, and that nobody "
        "of them could answer. Questions with `when` are not among them."
    )
    unanswered_left_out: Count = key(
        "How many questions too few people who answered are asked to say whether anybody could answer them."
    )
    not_asked: list[OpenQuestionV2] = key("Questions that nobody who answered is asked.")
    equal_files: list[EqualFileV2] = key("Files that say what an earlier one says.", "equal")
    broken_files: list[BrokenFileV2] = key("Files that are set aside.", "broken")
    without_round: list[str] = key("Files that are not counted because they name no round, where others do.")
    other_rounds: list[OtherRoundV2] = key(
        "Other rounds, the earliest first.", lambda status, _: list(_items(status.other_rounds))
    )
    future_files: list[FutureFileV2] = key(
        "Files of rounds that start after `today`, unless that round was asked for: probably typing errors.", "future"
    )
    unread_files: list[str] = key(
        "Other files in the folder, which are not read: of a folder only .yaml and .yml files are.", "unread"
    )
    reminder: str | None = key("A text to send to those who are missing; null if nobody is.", _text)


def _column(problem: Problem) -> int:
    return 0 if problem.location is None or problem.location.cell else problem.location.column


def _items(rounds: Mapping[datetime.date, int]) -> list[tuple[Any, int]]:
    return list(rounds.items())
