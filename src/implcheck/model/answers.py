"""Answers of a respondent: per question a value, "unknown", "not yet", or "not applicable" with a reason; their locations."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag

from implcheck.model.answer_value import NOT_YET, UNKNOWN, AnswerValue
from implcheck.model.base import Flag, FormatVersion, Frozen, kind_of, tag
from implcheck.model.decisions import AcceptedRisks, AgreedActions, Decision, Place, by_place
from implcheck.model.limits import MOST_ANSWERS
from implcheck.model.person_fields import Date, Evidence, PersonName, PersonText
from implcheck.model.problem import Location


class Given(Frozen):
    """An answer with its value."""

    answer: AnswerValue
    note: PersonText | None = None
    evidence: Evidence = ()


class Unknown(Frozen):
    """The respondent does not know, and says so."""

    unknown: Literal[True] = True
    note: PersonText | None = None
    evidence: Evidence = ()


class NotApplicable(Frozen):
    """The question does not apply, for this reason."""

    not_applicable: PersonText
    note: PersonText | None = None
    evidence: Evidence = ()


class ReasonLeftOut(NotApplicable):
    """The question does not apply, by several respondents whose reasons may not be shown; in no file."""


REASON_LEFT_OUT = "left out"
"""What stands for such a reason, so that it counts as one; reports say it in a sentence."""

NO_REASON = "-"
"""What stands for a reason that says nothing and that may not be shown."""


class NotYet(Frozen):
    """Nothing of what the question asks about has happened yet."""

    not_yet: Literal[True] = True
    note: PersonText | None = None
    evidence: Evidence = ()


class Unanswered(Frozen):
    """The key is in the file, without a value."""

    unanswered: Literal[True] = True
    note: PersonText | None = None
    evidence: Evidence = ()


_WITHOUT_VALUE = frozenset({"unknown", "not_applicable", "not_yet"})
_WORDS = {UNKNOWN: {"unknown": True}, NOT_YET: {"not_yet": True}}
"""The long forms of the answers that are written as one word."""


def in_long_form(given: Any) -> Any:
    """Return the long form of an answer in any notation, so that errors are about one form and not about all."""
    if given is None:
        return {"unanswered": True}
    if isinstance(given, str) and given in _WORDS:
        return dict(_WORDS[given])
    if isinstance(given, Mapping) and "answer" in given and not given.keys() & _WITHOUT_VALUE:
        if given["answer"] is None or given["answer"] in (UNKNOWN, NOT_YET):
            others = {key: value for key, value in given.items() if key != "answer"}
            return {**others, **in_long_form(given["answer"])}
        return given
    return given if isinstance(given, (Mapping, Frozen)) else {"answer": given}


KINDS: Mapping[str, type[Frozen]] = {
    "unknown": Unknown,
    "not_applicable": NotApplicable,
    "not_yet": NotYet,
    "unanswered": Unanswered,
    "answer": Given,
}


ANSWER_KEYS = frozenset(key for kind, model in KINDS.items() for key in (kind, *model.model_fields))
"""The keys of an answer in its long form."""


def _kind(given: Any) -> str:
    return tag(kind_of(given, KINDS) or "answer")


Answer = Annotated[
    Annotated[Given, Tag(tag("answer"))]
    | Annotated[Unknown, Tag(tag("unknown"))]
    | Annotated[NotApplicable, Tag(tag("not_applicable"))]
    | Annotated[NotYet, Tag(tag("not_yet"))]
    | Annotated[Unanswered, Tag(tag("unanswered"))],
    Discriminator(_kind),
]


WrittenAnswer = Annotated[Answer, BeforeValidator(in_long_form)]
"""An answer in any notation that a file allows."""

AnswersById = Annotated[
    Mapping[str, WrittenAnswer],
    Field(max_length=MOST_ANSWERS),
    AfterValidator(MappingProxyType),
]


class Respondent(Frozen):
    """Who filled in the answers: a role, never a name."""

    role: PersonText = Field(description="The id of a role of the questionnaire, such as key-user, or your own word.")
    may_stand_apart: Flag = Field(
        False, description="Whether the answers of this role may be shown separately, even if few people have it."
    )
    may_be_quoted: Flag = Field(False, description="Whether notes may be shown with the role of who wrote them.")


class Answers(Frozen):
    """One respondent's answers about one project at one moment."""

    implcheck: FormatVersion = Field(description="The version of the file format.")
    questionnaire: PersonText = Field("implementation", description="The id of a built-in questionnaire, or a path.")
    questionnaire_version: PersonText | None = Field(
        None, description="The version of the questionnaire that was answered, in quotes; without it, the present one."
    )
    project: PersonText = Field(description="The name of the project, as the steering group knows it.")
    phase: PersonName = Field(description="The id of a phase of the questionnaire, such as kickoff.")
    date: Date | None = Field(None, description="The day of the assessment, as 2026-11-24.")
    round: Date | None = Field(
        None,
        description="The day on which the round of respondents started, as 2026-11-24; the same in all files of a round.",
    )
    language: PersonName | None = Field(
        None, description="The language of the questionnaire in which the interview goes on, such as nl."
    )
    respondent: Respondent | None = Field(None, description="Who filled it in: a role.")
    answers: AnswersById = Field(description="An answer per question id.")
    accepted_risks: AcceptedRisks = Field((), description="Findings that somebody accepts for a while.")
    actions: AgreedActions = Field((), description="What was agreed about findings, at most one action for each.")

    @property
    def decisions(self) -> dict[Place, Decision]:
        """The accepted risks and the agreed actions by their place in the file."""
        return by_place(self.accepted_risks, self.actions)


class Locations(NamedTuple):
    """Locations in a file: of answers by question id, of decisions in their order, and of missing answers."""

    file: str = ""
    answers: Mapping[str, Location] = MappingProxyType({})
    risks: tuple[Location, ...] = ()
    actions: tuple[Location, ...] = ()
    otherwise: Location = Location("")
    """Location of a missing answer: the key `answers`."""
    phase: Location = Location("")
    named: str = ""
    """The file or folder that was named first, if that is not `file`."""
    first_file: str = ""
    """The first file of several respondents. What they say together is in no file: `file` is empty then."""

    def of(self, ids: Iterable[str]) -> Location:
        """Return the location of the first of these questions in the file, in the file's order."""
        found = [self.answers[id_] for id_ in ids if id_ in self.answers]
        return min(found, key=lambda location: (location.line, location.column), default=self.otherwise)

    @property
    def source(self) -> str:
        """What was assessed, as it was named first: it stays the same when a folder gets another file."""
        return self.named or self.file


NOWHERE = Locations()
