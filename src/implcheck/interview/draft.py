"""The draft: the answers that an interview has collected so far."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from implcheck.model.answers import Answer, Answers, Unanswered
from implcheck.model.decisions import AcceptedRisk, AgreedAction

NO_ANSWERS: Mapping[str, Answer] = MappingProxyType({})


@dataclass(frozen=True)
class Draft:
    """An answers file in progress. `questionnaire` is how the file refers to its questionnaire.

    `version` is the version that the file names, `round` its round, and `dated` the day in a file that is continued; an
    interview changes none of them. `language` is the one that the file remembers for its interview. `accepted_risks` and
    `actions` are those that the file holds.
    """

    questionnaire: str
    date: datetime.date
    project: str = ""
    phase: str | None = None
    role: str = ""
    round: datetime.date | None = None
    language: str | None = None
    version: str | None = None
    accepted_risks: tuple[AcceptedRisk, ...] = ()
    dated: datetime.date | None = None
    actions: tuple[AgreedAction, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=lambda: NO_ANSWERS)

    @classmethod
    def of(cls, answers: Answers, today: datetime.date) -> "Draft":
        """The draft that continues an answers file."""
        return cls(
            questionnaire=answers.questionnaire,
            date=today,
            project=answers.project,
            phase=answers.phase,
            round=answers.round,
            language=answers.language,
            role=answers.respondent.role if answers.respondent is not None else "",
            version=answers.questionnaire_version,
            accepted_risks=answers.accepted_risks,
            dated=answers.date,
            actions=answers.actions,
            answers=answers.answers,
        )

    def again(self, last: Answers, language: str | None) -> "Draft":
        """This draft of a new file as that of a re-assessment: what was decided last time stays, and no answer yet.

        The phase is that of last time unless the draft has one.
        """
        held = Draft.of(last, self.date)
        return replace(
            self,
            project=held.project,
            phase=self.phase or held.phase,
            role=held.role,
            language=language,
            accepted_risks=held.accepted_risks,
            actions=held.actions,
        )

    def as_dated(self) -> "Draft":
        """The draft with the day in its file, if there is one, until something is answered."""
        return self if self.dated is None else replace(self, date=self.dated)

    @property
    def can_be_saved(self) -> bool:
        """Whether it is a valid answers file already, which needs at least a project and a phase."""
        return bool(self.project) and self.phase is not None

    def as_answers(self) -> Answers:
        """The draft as validated answers. Call it only if `can_be_saved`."""
        return Answers.model_validate(
            {
                "implcheck": 1,
                "questionnaire": self.questionnaire,
                "questionnaire_version": self.version,
                "project": self.project,
                "phase": self.phase,
                "date": self.date,
                "round": self.round,
                "language": self.language,
                "respondent": {"role": self.role} if self.role else None,
                "answers": dict(self.answers),
                "accepted_risks": self.accepted_risks,
                "actions": self.actions,
            }
        )

    def answered(self, id_: str) -> bool:
        """Whether a question has an answer; "we don't know" counts as an answer."""
        return not isinstance(self.answer(id_), Unanswered)

    def answer(self, id_: str) -> Answer:
        """The answer to a question; `Unanswered` if there is none yet."""
        return self.answers.get(id_, Unanswered())

    def with_answer(self, id_: str, answer: Answer) -> "Draft":
        """The draft with another answer to a question, with its note and evidence."""
        return replace(self, answers=MappingProxyType({**self.answers, id_: answer}))
