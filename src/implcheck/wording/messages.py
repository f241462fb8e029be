"""The texts of a report in one language: from the tool's catalogue and from the questionnaire."""

import datetime
import re
from collections.abc import Sequence
from fractions import Fraction

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Effort, Level, Outcome
from implcheck.model.phases import PhaseDefinition
from implcheck.model.problem import Rejected
from implcheck.model.results import Detail, Reason
from implcheck.model.roles import RoleDefinition, role_id, usual_roles
from implcheck.model.round_status import RoundStatus
from implcheck.model.text import Text
from implcheck.wording.catalog import Catalog
from implcheck.wording.escape import for_terminal
from implcheck.wording.number_format import hundredths, percent, plain, tenths, whole

_SLUG = re.compile("[a-z0-9]+([-_][a-z0-9]+)+")

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
    def for_report(cls, report: Assessment | RoundStatus | Rejected, languages: Sequence[str]) -> "Messages":
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

    def owner(self, role: str) -> str:
        """Return the questionnaire's title of a role, or a person's own name of a role as words: "finance director"."""
        if self._role(role) is None and _SLUG.fullmatch(role):
            return for_terminal(role.replace("-", " ").replace("_", " "))
        return self.role(role)

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
        """Return a weight of the questionnaire."""
        return self.plain(Fraction(str(weight)))

    def _decimals(self, written: str) -> str:
        return written.replace(".", self.message("decimal"))

    def titles(self, titles: Sequence[Text], joint: str = "and") -> str:
        """Return titles in a row, each in quotes, as names in a sentence."""
        return self.row([f'"{self.text(title)}"' for title in titles], joint)

    def reason(self, why: Reason) -> str:
        """Return a reason as a sentence."""
        details = {name: self._worded(name, value) for name, value in why.details.items()}
        worst, level = why.details.get("worst"), why.details.get("level")
        if isinstance(worst, Level) and isinstance(level, Level):
            details["count"] = worst.rank - level.rank
        return self.message(f"reason.{why.code}", **details)

    def headline(self, assessment: Assessment) -> str:
        """Return the verdict in one sentence: the level, and what it asks for.

        If unknowns decide, or the first action is to find something out, that comes first; else the words of the
        knock-out or rule that decides it. Nothing is said of risks if the report shows none.
        """
        level = assessment.level
        if level is None:
            return self.message("verdict.none")
        name = self.message(f"verdict.name-{level}")
        if assessment.unknowns_decide or (assessment.actions and assessment.actions[0].finds_out):
            what = self.message("verdict.find-out", count=len(assessment.to_find_out))
        elif assessment.headline is not None:
            what = self.text(assessment.headline)
            what = what if ":" in what else self._after_colon(assessment.headline)
        else:
            shows_risks = level is Level.LOW or any(finding.counts for finding in assessment.findings)
            return self.message(f"verdict.{level}") if shows_risks else name
        return self.message("verdict.headline-two" if ":" in what else "verdict.headline", name=name, what=what)

    def _after_colon(self, text: Text) -> str:
        """Return a sentence as it goes on after a colon: in a language of the tool without its capital."""
        sentence, languages = self.text(text), text.languages
        is_word = sentence[1:2].islower() or sentence[1:2] == " "
        if self.language in languages and self.languages[0] == self.language and is_word:
            return sentence[0].lower() + sentence[1:]
        return sentence

    def points(self, assessment: Assessment) -> str:
        """Return the score, with the ceiling if anything is unknown."""
        if assessment.score is None:
            return self.message("verdict.no-score")
        (low, ceiling), count = map(whole, assessment.score), len(assessment.to_find_out)
        return self.message("verdict.ceiling" if count else "verdict.score", score=low, ceiling=ceiling, count=count)

    def score(self, assessment: Assessment) -> str:
        """Return the score, with the ceiling if anything is unknown; without a level also the share that is known."""
        sentence = self.points(assessment)
        if assessment.level is not None or assessment.score is None:
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
                return self.row(list(map(self.text, value))) if name == "practices" else self.titles(value)
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
