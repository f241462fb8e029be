"""The texts of a report in one language: from the tool's catalogue and from the questionnaire."""

import datetime
from collections.abc import Sequence
from fractions import Fraction

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Effort, Level, Outcome
from implcheck.model.phases import PhaseDefinition
from implcheck.model.problem import Rejected
from implcheck.model.results import Detail, Reason
from implcheck.model.roles import RoleDefinition, role_id, usual_roles
from implcheck.model.text import Text
from implcheck.wording.catalog import Catalog
from implcheck.wording.escape import for_terminal
from implcheck.wording.number_format import hundredths, percent, plain, tenths, whole

_SHARES = frozenset({"known", "least"})
"""The details that are shares, 0 to 1; other fractions are points, 0 to 100."""


class Messages(Catalog):
    """Returns texts that are safe to print, in the first of `languages` that they exist in.

    `roles` are the roles of the questionnaire, whose titles are used; by default the usual roles.
    """

    def __init__(self, languages: Sequence[str], roles: Sequence[RoleDefinition] | None = None) -> None:
        super().__init__(languages[0])
        self.languages = tuple(languages)
        self.roles = tuple(roles) if roles is not None else usual_roles()

    @classmethod
    def for_report(cls, report: Assessment | Rejected, languages: Sequence[str]) -> "Messages":
        """Return the messages of a report, with the roles of the questionnaire that was answered."""
        return cls(languages, None if isinstance(report, Rejected) else report.about.roles)

    def text(self, text: Text) -> str:
        """Return a text of the questionnaire."""
        return for_terminal(text.in_(*self.languages))

    def level(self, level: Level | None) -> str:
        """Return the word for a level."""
        return self.message(f"level.{level or 'none'}")

    def phase(self, phase: PhaseDefinition) -> str:
        """Return the title of a phase."""
        return self.text(phase.title)

    def described_phase(self, phase: PhaseDefinition) -> str:
        """Return the title of a phase with its description, if it has one."""
        title, description = self.text(phase.title), phase.description
        if description is None:
            return title
        return self.message("interview.phase-described", phase=title, description=self.text(description))

    def role(self, role: str) -> str:
        """Return the questionnaire's title of a role, or the role as the person wrote it."""
        found = self._role(role)
        return for_terminal(role) if found is None else self.text(found.title)

    def respondents(self, role: str, count: int) -> str:
        """Return the respondents of a role: "the sponsor", "the 12 key users"."""
        found = self._role(role)
        usual = found is not None and (found.id, found.title) in {(known.id, known.title) for known in usual_roles()}
        key = found.id if found is not None and usual else "own"
        return self.message(f"respondents.the-{key}", count=count, role=self.role(role))

    def _role(self, role: str) -> RoleDefinition | None:
        id_ = role_id(role, self.roles)
        return next((known for known in self.roles if known.id == id_), None)

    def effort(self, effort: Effort) -> str:
        """Return an effort with its meaning."""
        return self.message("report.effort-value", effort=effort, meaning=self.message(f"effort.{effort}"))

    def up_to(self, score: int) -> str:
        """Return the scores from 0 to `score` in words."""
        return self.message("explain.up-to", score=score) if score else "0"

    def tenths(self, points: Fraction) -> str:
        """Return points with one decimal."""
        return self._decimals(tenths(points))

    def hundredths(self, points: Fraction) -> str:
        """Return points with two decimals."""
        return self._decimals(hundredths(points))

    def plain(self, number: Fraction) -> str:
        """Return a number with as many decimals as it needs, at most three."""
        return self._decimals(plain(number))

    def weight(self, weight: float) -> str:
        """Return a weight of the questionnaire, or a sum of weights."""
        return self.plain(Fraction(str(weight)))

    def _decimals(self, written: str) -> str:
        return written.replace(".", self.message("decimal"))

    def titles(self, titles: Sequence[Text], joint: str = "and") -> str:
        """Return titles in a row, each in quotes, as names in a sentence."""
        return self.row([f'"{self.text(title)}"' for title in titles], joint)

    def reason(self, why: Reason) -> str:
        """Return a reason as a sentence."""
        details = {name: self._worded(name, value) for name, value in why.details.items()}
        return self.message(f"reason.{why.code}", **details)

    def headline(self, assessment: Assessment) -> str:
        """Return the verdict in one sentence."""
        return self.message(f"verdict.{assessment.level or 'none'}")

    def score(self, assessment: Assessment) -> str:
        """Return the score, with the ceiling if anything is unknown; without a level also the share that is known."""
        if assessment.score is None:
            return self.message("verdict.no-score")
        (low, ceiling), count = map(whole, assessment.score), len(assessment.to_find_out)
        sentence = self.message(
            "verdict.ceiling" if count else "verdict.score", score=low, ceiling=ceiling, count=count
        )
        if assessment.level is not None:
            return sentence
        return self.message("verdict.score-known", score=sentence, known=percent(assessment.known))

    def practice_level(self, outcome: Outcome, level: Level | None) -> str:
        """Return the word for a practice's level, or why it has none."""
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
