"""The words of a report in one language: the tool's from the catalogue, the questionnaire's from its texts."""

import datetime
from collections.abc import Sequence
from fractions import Fraction

from implcheck.model.assessment import Assessment, Detail, Reason
from implcheck.model.enums import Effort, Level, Outcome
from implcheck.model.phases import PhaseDefinition
from implcheck.model.problem import Rejected
from implcheck.model.roles import RoleDefinition, role_id, usual_roles
from implcheck.model.text import Text
from implcheck.wording.catalog import catalog
from implcheck.wording.escape import for_terminal
from implcheck.wording.number_format import hundredths, percent, plain, tenths, whole

_SHARES = frozenset({"known", "least"})
"""Particulars that are shares of 0 to 1; other fractions are points."""


class Messages:
    """Says things in the first of `languages` that has them. All text it gives is safe to print.

    `roles` are those of the questionnaire, whose titles are used; without them the usual ones.
    """

    def __init__(self, languages: Sequence[str], roles: Sequence[RoleDefinition] | None = None) -> None:
        self.languages = tuple(languages)
        self.roles = tuple(roles) if roles is not None else usual_roles()
        self._catalogue = catalog(self.languages[0])

    @classmethod
    def for_report(cls, report: Assessment | Rejected, languages: Sequence[str]) -> "Messages":
        """Return the messages of a report, with the roles of the questionnaire that was answered."""
        return cls(languages, None if isinstance(report, Rejected) else report.about.roles)

    def message(self, key: str, **details: object) -> str:
        """The tool's sentence at `key`."""
        return self._catalogue.message(key, **details)

    def text(self, text: Text) -> str:
        """A sentence of the questionnaire."""
        return for_terminal(text.in_(*self.languages))

    def level(self, level: Level | None) -> str:
        """A level in a word."""
        return self.message(f"level.{level or 'none'}")

    def phase(self, phase: PhaseDefinition) -> str:
        """A phase in a word."""
        return self.text(phase.title)

    def described_phase(self, phase: PhaseDefinition) -> str:
        """A phase with when a project is in it."""
        if phase.description is None:
            return self.phase(phase)
        described = self.text(phase.description)
        return self.message("interview.phase-described", phase=self.phase(phase), description=described)

    def role(self, role: str) -> str:
        """A role: the questionnaire's title of it, or as the person wrote it."""
        found = self._role(role)
        return for_terminal(role) if found is None else self.text(found.title)

    def respondents(self, role: str, count: int) -> str:
        """The respondents of a role: "the sponsor", "the 12 key users"."""
        found = self._role(role)
        key = found.id if found is not None and found in usual_roles() else "own"
        return self.message(f"respondents.the-{key}", count=count, role=self.role(role))

    def _role(self, role: str) -> RoleDefinition | None:
        id_ = role_id(role, self.roles)
        return next((known for known in self.roles if known.id == id_), None)

    def effort(self, effort: Effort) -> str:
        """An effort with its meaning."""
        return self.message("report.effort-value", effort=effort, meaning=self.message(f"effort.{effort}"))

    def up_to(self, score: int) -> str:
        """The scores from 0 to `score`."""
        return self.message("explain.up-to", score=score) if score else "0"

    def day(self, date: datetime.date) -> str:
        """A date."""
        return self._catalogue.day(date)

    def row(self, names: Sequence[str], joint: str = "and") -> str:
        """Names in a row: "a, b and c"."""
        return self._catalogue.row(names, joint)

    def tenths(self, points: Fraction) -> str:
        """Points with one decimal."""
        return self._decimals(tenths(points))

    def hundredths(self, points: Fraction) -> str:
        """Points with two decimals."""
        return self._decimals(hundredths(points))

    def plain(self, number: Fraction) -> str:
        """An exact number, with as many decimals as it needs, at most three."""
        return self._decimals(plain(number))

    def weight(self, weight: float) -> str:
        """A weight as the questionnaire gives it, or a sum of them."""
        return self.plain(Fraction(str(weight)))

    def _decimals(self, written: str) -> str:
        return written.replace(".", self.message("decimal"))

    def titles(self, titles: Sequence[Text], joint: str = "and") -> str:
        """Titles in a row, each in quotes: in a sentence a title is a name."""
        return self.row([f'"{self.text(title)}"' for title in titles], joint)

    def reason(self, why: Reason) -> str:
        """A reason as a sentence."""
        details = {name: self._worded(name, value) for name, value in why.details.items()}
        return self.message(f"because.{why.code}", **details)

    def headline(self, assessment: Assessment) -> str:
        """The verdict in one sentence."""
        return self.message(f"verdict.{assessment.level or 'none'}")

    def score(self, assessment: Assessment) -> str:
        """The score, and the ceiling where unknowns leave room; without a level also what they rest on."""
        if assessment.score is None:
            return self.message("verdict.no-score")
        low, high = whole(assessment.score.low), whole(assessment.score.high)
        count = len(assessment.to_find_out)
        key = "verdict.ceiling" if count else "verdict.score"
        sentence = self.message(key, score=low, ceiling=high, count=count)
        if assessment.level is not None:
            return sentence
        return self.message("verdict.score-known", score=sentence, known=percent(assessment.known))

    def practice_level(self, outcome: Outcome, level: Level | None) -> str:
        """A practice's level in a word, or why it has none."""
        return self.message("level.nothing_asked") if outcome is Outcome.NOTHING_ASKED else self.level(level)

    def _worded(self, name: str, value: Detail) -> object:
        match value:
            case Text():
                return self.text(value)
            case tuple():
                return self.titles(value)
            case Level():
                return self.level(value)
            case Fraction():
                return percent(value) if name in _SHARES else whole(value)
            case datetime.date():
                return self.day(value)
            case str():
                return for_terminal(value)
            case _:
                return value
