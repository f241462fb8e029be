"""The valid parts of a questionnaire, whole or broken, as the checks take them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from implcheck.model.level_rules import LevelRules
from implcheck.model.phases import PhaseDefinition
from implcheck.model.practice import Claim, Practice, Source
from implcheck.model.question import Question
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.roles import RoleDefinition
from implcheck.model.rule import Rule
from implcheck.model.text import Text
from implcheck.model.version_change import VersionChange

SECTIONS = ("phases", "roles", "sources", "claims", "practices", "questions", "rules")
"""The lists of a questionnaire whose entries have ids."""


@dataclass(frozen=True)
class Parts:
    """The valid parts of a questionnaire by their index in the file.

    `invalid_ids` holds the ids of the invalid parts, so that a reference to one is not reported as missing.
    """

    languages: tuple[str, ...] = ()
    head: tuple[Text | None, Text | None] = (None, None)
    levels: LevelRules | None = None
    phases: Mapping[int, PhaseDefinition] = field(default_factory=dict)
    roles: Mapping[int, RoleDefinition] = field(default_factory=dict)
    usual: frozenset[str] = frozenset()
    """The sections that the file leaves out, for which the usual ones hold."""
    sources: Mapping[int, Source] = field(default_factory=dict)
    claims: Mapping[int, Claim] = field(default_factory=dict)
    practices: Mapping[int, Practice] = field(default_factory=dict)
    questions: Mapping[int, Question] = field(default_factory=dict)
    rules: Mapping[int, Rule] = field(default_factory=dict)
    changes: Mapping[int, VersionChange] = field(default_factory=dict)
    invalid_ids: frozenset[str] = frozenset()

    @classmethod
    def of(cls, questionnaire: Questionnaire) -> "Parts":
        """Return all parts of a valid questionnaire."""
        return cls(
            languages=questionnaire.languages,
            head=(questionnaire.title, questionnaire.description),
            levels=questionnaire.levels,
            phases=dict(enumerate(questionnaire.phases)),
            roles=dict(enumerate(questionnaire.roles)),
            usual=frozenset({"phases", "roles"} - questionnaire.model_fields_set),
            sources=dict(enumerate(questionnaire.sources)),
            claims=dict(enumerate(questionnaire.claims)),
            practices=dict(enumerate(questionnaire.practices)),
            questions=dict(enumerate(questionnaire.questions)),
            rules=dict(enumerate(questionnaire.rules)),
            changes=dict(enumerate(questionnaire.changes)),
        )

    @cached_property
    def ids(self) -> Mapping[str, Mapping[str, int]]:
        """By section, the ids of its valid parts, each with the index of the first part that has it."""
        ids: dict[str, dict[str, int]] = {section: {} for section in SECTIONS}
        for section, known in ids.items():
            for index, part in getattr(self, section).items():
                known.setdefault(part.id, index)
        return ids

    @cached_property
    def practices_with_questions(self) -> frozenset[str]:
        """The ids of the practices that have a question, valid or invalid."""
        return frozenset(
            {question.practice for question in self.questions.values()}
            | {id_.partition(".")[0] for id_ in self.invalid_ids}
        )

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """The valid questions by their id."""
        return {question.id: question for question in self.questions.values()}
