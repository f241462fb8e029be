"""How far a round of respondents is: who answered, who is missing, and what nobody could answer.

It holds no answer, note or evidence, so that no report of it can show one by mistake: problems are without what was
written (`problems_to_show`).
"""

import datetime
from collections.abc import Mapping
from typing import NamedTuple

from implcheck.model.phases import PhaseDefinition
from implcheck.model.problem import Problem
from implcheck.model.questionnaire import Origin
from implcheck.model.roles import RoleDefinition
from implcheck.model.text import Text


class RoundAbout(NamedTuple):
    """What the round is about."""

    project: str
    """Empty if no file names it."""
    phase: PhaseDefinition | None
    """None if no file names it."""
    round: datetime.date | None
    """The day on which the round started; None if no file names a round."""
    today: datetime.date
    phases: tuple[PhaseDefinition, ...]
    """Those of the questionnaire, in its order, and so are `roles`."""
    roles: tuple[RoleDefinition, ...]
    questionnaire: str
    questionnaire_title: Text
    questionnaire_version: str
    questionnaire_origin: Origin
    languages: tuple[str, ...]


class RoleStatus(NamedTuple):
    """The respondents of a role, by its id, or as people wrote it."""

    role: str
    answered: int
    expected: int | None
    """None if nobody was expected in any role; 0 if only others were."""
    shown: bool
    """Whether the combined report shows the role separately now."""
    more_needed: int | None
    """How many more respondents of this role would do that; None if it is shown, or if they alone would not."""
    consent_helps: bool
    """Whether it would be shown if all in it agreed."""
    questions: int | None
    """How many questions the phase asks of it; None without a phase."""
    minutes: Mapping[str, int]
    """The minutes that reading them takes, by language; empty without a phase."""

    @property
    def missing(self) -> int:
        """How many of those expected have not answered."""
        return max(0, (self.expected or 0) - self.answered)

    @property
    def extra(self) -> int:
        """How many more answered than were expected; 0 if nobody was expected in any role."""
        return 0 if self.expected is None else max(0, self.answered - self.expected)


class OpenQuestion(NamedTuple):
    """A question without an answer so far."""

    id: str
    practice: str
    title: Text
    roles: tuple[str, ...] = ()
    """The roles that could answer it, if nobody who answered is asked."""


class EqualFile(NamedTuple):
    """A file that says what another one says. Both count."""

    file: str
    same_as: str


class BrokenFile(NamedTuple):
    """A file that is set aside, and why; `left_out` is the number of further problems."""

    file: str
    problems: tuple[Problem, ...]
    left_out: int = 0


class FutureFile(NamedTuple):
    """A file that names a round which starts after the day of the report: probably a typing error."""

    file: str
    round: datetime.date


class RoundStatus(NamedTuple):
    """The one value that the reports of a round read."""

    about: RoundAbout
    roles: tuple[RoleStatus, ...]
    """Who answered or was expected, in the questionnaire's order, then roles of people's own by name."""
    min_group: int
    """Respondents from which a role is shown separately without their consent."""
    unanswered: tuple[OpenQuestion, ...]
    """Questions that enough people who answered are asked, of whom nobody could answer."""
    unanswered_left_out: int
    """Of how many questions too few people are asked so far to say whether anybody could answer."""
    not_asked: tuple[OpenQuestion, ...]
    """Questions that nobody who answered is asked."""
    equal: tuple[EqualFile, ...]
    broken: tuple[BrokenFile, ...]
    without_round: tuple[str, ...]
    """Files that are left out because they name no round, where others do."""
    other_rounds: Mapping[datetime.date, int]
    """How many files are of each other round, the earliest first."""
    future: tuple[FutureFile, ...] = ()
    """Files of rounds that start after today, unless that round was asked for."""
    unread: tuple[str, ...] = ()
    """Other files in the folders, which are not read, such as `answers.yaml.txt`."""

    @property
    def answered(self) -> int:
        """How many respondents there are."""
        return sum(role.answered for role in self.roles)

    @property
    def expected(self) -> int | None:
        """How many were expected; None if nobody was."""
        known = [role.expected for role in self.roles if role.expected is not None]
        return sum(known) if known else None

    @property
    def missing(self) -> int:
        """How many of those expected have not answered."""
        return sum(role.missing for role in self.roles)
