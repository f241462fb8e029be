"""What an interview has collected so far."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from implcheck.model.answers import Answer, Answers, Unanswered
from implcheck.model.scale import Phase

NOTHING: Mapping[str, Answer] = MappingProxyType({})


@dataclass(frozen=True)
class Draft:
    """An answers file in the making. `questionnaire` is how the file refers to its questionnaire."""

    questionnaire: str
    date: datetime.date
    project: str = ""
    phase: Phase | None = None
    role: str = ""
    answers: Mapping[str, Answer] = field(default_factory=lambda: NOTHING)

    @classmethod
    def of(cls, answers: Answers, today: datetime.date) -> "Draft":
        """The draft that goes on with an answers file."""
        return cls(
            questionnaire=answers.questionnaire,
            date=today,
            project=answers.project,
            phase=answers.phase,
            role=answers.respondent.role if answers.respondent is not None else "",
            answers=answers.answers,
        )

    @property
    def can_be_saved(self) -> bool:
        """Whether it is a valid answers file already: a project and a phase are the least."""
        return bool(self.project) and self.phase is not None

    def as_answers(self) -> Answers:
        """The draft as an answers file holds it; only once `can_be_saved`."""
        return Answers.model_validate(
            {
                "implcheck": 1,
                "questionnaire": self.questionnaire,
                "project": self.project,
                "phase": self.phase,
                "date": self.date,
                "respondent": {"role": self.role} if self.role else None,
                "answers": dict(self.answers),
            }
        )

    def answered(self, id_: str) -> bool:
        """Whether a question has an answer; "we don't know" is one."""
        return not isinstance(self.answers.get(id_, Unanswered()), Unanswered)

    def with_answer(self, id_: str, answer: Answer) -> "Draft":
        """The draft with one answer given, or changed; its note and evidence stay unless it brings its own."""
        before = self.answers.get(id_)
        if before is not None:
            kept = {"note": answer.note or before.note, "evidence": answer.evidence or before.evidence}
            answer = answer.model_copy(update=kept)
        return replace(self, answers=MappingProxyType({**self.answers, id_: answer}))
