"""The questionnaire: practices, questions, rules, and how scores become levels."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, NamedTuple

from pydantic import Field, PrivateAttr

from implcheck.model.base import FormatVersion, Frozen
from implcheck.model.level_rules import LevelRules
from implcheck.model.limits import (
    LONGEST_ID,
    MOST_LANGUAGES,
    MOST_PHASES,
    MOST_PRACTICES,
    MOST_QUESTIONS,
    MOST_ROLES,
    MOST_RULES,
    MOST_SOURCES,
)
from implcheck.model.phases import PhaseDefinition, Slug, usual_phases
from implcheck.model.practice import Claim, Practice, Source
from implcheck.model.question import Question
from implcheck.model.question_parts import Need
from implcheck.model.roles import RoleDefinition, exists_when, usual_roles
from implcheck.model.rule import Rule
from implcheck.model.text import Text
from implcheck.model.version_change import VersionChange

Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$", max_length=LONGEST_ID)]


class Origin(NamedTuple):
    """Where a questionnaire was read. Both are empty for a questionnaire that is, byte for byte, a built-in one."""

    file: str = ""
    """As it was named."""
    digest: str = ""
    """The SHA-256 of its bytes, 64 hexadecimal digits."""

    @property
    def is_builtin(self) -> bool:
        """Whether it is a built-in questionnaire itself."""
        return not self.digest


class Questionnaire(Frozen):
    """A questionnaire: practices, questions, rules, and how scores become levels."""

    implcheck: FormatVersion = Field(description="The version of the file format.")
    id: Slug = Field(description="The name that answers files refer to.")
    version: str = Field(min_length=1, max_length=LONGEST_ID, description="The version of the content, in quotes.")
    languages: Annotated[tuple[Language, ...], Field(min_length=1, max_length=MOST_LANGUAGES)] = Field(
        description="Every text has a sentence in each of these; the first is the fallback."
    )
    changes: tuple[VersionChange, ...] = Field(
        (), max_length=MOST_SOURCES, description="What versions changed for answers given before, the oldest first."
    )
    title: Text = Field(description="What a report says above the verdict.")
    description: Text = Field(description="What it checks and what it is not.")
    phases: Annotated[tuple[PhaseDefinition, ...], Field(min_length=1, max_length=MOST_PHASES)] = Field(
        default_factory=usual_phases,
        description="In the order in which a project passes them; without these: kickoff, execution, aftercare.",
    )
    roles: Annotated[tuple[RoleDefinition, ...], Field(min_length=1, max_length=MOST_ROLES)] = Field(
        default_factory=usual_roles,
        description="Who may answer, in the order in which they are offered and reported; without these: project-lead, "
        "sponsor, line-manager, key-user, user, consultant, coordinator, other.",
    )
    sources: tuple[Source, ...] = Field((), max_length=MOST_SOURCES, description="What the questionnaire rests on.")
    claims: tuple[Claim, ...] = Field((), max_length=MOST_SOURCES, description="What it answers to.")
    levels: LevelRules = Field(description="How scores become levels.")
    practices: Annotated[tuple[Practice, ...], Field(min_length=1, max_length=MOST_PRACTICES)] = Field(
        description="In the order of the report."
    )
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=MOST_QUESTIONS)] = Field(
        description="In the order of asking."
    )
    rules: tuple[Rule, ...] = Field(
        (), max_length=MOST_RULES, description="Combinations that are worse than their parts."
    )
    _origin: Origin = PrivateAttr(default=Origin())

    @property
    def origin(self) -> Origin:
        """Where it was read: reports name it unless it is a built-in one, whose id and version anybody can copy."""
        return self._origin

    def read_from(self, origin: Origin) -> None:
        """Note where it was read; for the loader, which is the only one to know."""
        self._origin = origin

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """The questions by their id."""
        return MappingProxyType({question.id: question for question in self.questions})

    @cached_property
    def rules_by_id(self) -> Mapping[str, Rule]:
        """The rules by their id."""
        return MappingProxyType({rule.id: rule for rule in self.rules})

    @cached_property
    def practices_by_id(self) -> Mapping[str, Practice]:
        """The practices by their id."""
        return MappingProxyType({practice.id: practice for practice in self.practices})

    def of_practice(self, practice: str, phase: str | None = None) -> tuple[Question, ...]:
        """The questions of a practice, in their order; with a phase those that it asks, conditions aside."""
        questions = self.questions if phase is None else self.asked_in(phase)
        return tuple(question for question in questions if question.practice == practice)

    def asked_weight(self, practice: str, phase: str) -> Fraction:
        """The weight of all questions that a phase asks of a practice."""
        return sum((Fraction(str(question.weight)) for question in self.of_practice(practice, phase)), Fraction(0))

    @property
    def quick(self) -> frozenset[str]:
        """The ids of the questions that a quick check asks."""
        return frozenset(question.id for question in self.questions if question.quick is not None)

    @cached_property
    def phases_by_id(self) -> Mapping[str, PhaseDefinition]:
        """The phases by their id, in their order."""
        return MappingProxyType({phase.id: phase for phase in self.phases})

    def phases_among(self, ids: Collection[str]) -> tuple[PhaseDefinition, ...]:
        """The phases with one of these ids, in the questionnaire's order."""
        return tuple(phase for phase in self.phases if phase.id in ids)

    @cached_property
    def roles_by_id(self) -> Mapping[str, RoleDefinition]:
        """The roles by their id, in their order."""
        return MappingProxyType({role.id: role for role in self.roles})

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """The present id of each question and rule that was renamed, by its earlier id."""
        return MappingProxyType({old: new for change in self.changes for old, new in change.renamed.items()})

    @cached_property
    def replaced(self) -> Mapping[str, str]:
        """The question that asks it now, by the id of each question that was replaced."""
        return MappingProxyType({old: new for change in self.changes for old, new in change.replaced.items()})

    @cached_property
    def exists_when(self) -> Mapping[str, Need]:
        """By the id of each role that may not exist, the answer that shows that somebody has it."""
        return MappingProxyType(exists_when(self.roles))

    def is_asked_of(self, question: Question, role: str | None) -> bool:
        """Return whether somebody in this role is asked the question: the id of a role, their own word, or None.

        Whoever has a role of their own, or names none, is asked everything.
        """
        known = self.roles_by_id.get(role) if role is not None else None
        return known is None or known.asked_everything or question.is_asked_of(known.id)

    @property
    def offered_roles(self) -> tuple[RoleDefinition, ...]:
        """The roles that respondents are offered, in their order."""
        return tuple(role for role in self.roles if role.offered)

    def asked_in(self, phase: str) -> tuple[Question, ...]:
        """The questions of the phase with this id, in their order, conditions aside."""
        return tuple(question for question in self.questions if phase in question.phases)

    def phases_asked(self, *, quick: bool = False) -> tuple[PhaseDefinition, ...]:
        """The phases that ask anything, in their order; with `quick` those of a quick check."""
        asking = {phase for question in self.questions if not quick or question.quick for phase in question.phases}
        return self.phases_among(asking)

    def rules_in(self, phase: str) -> tuple[Rule, ...]:
        """The rules of the phase with this id, in their order."""
        return tuple(rule for rule in self.rules if phase in rule.phases)
