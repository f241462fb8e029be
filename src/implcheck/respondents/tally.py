"""Respondents of a long file, counted as they are read: equal answers of a role are one answer and a number."""

from collections.abc import Iterator, Mapping
from itertools import chain

from pydantic import ValidationError

from implcheck.loading.pydantic_errors import problems_of
from implcheck.model.answers import Answer
from implcheck.model.heard import Heard, Said
from implcheck.model.limits import MOST_ROLES
from implcheck.model.problem import InvalidFile
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.survey import Line
from implcheck.validation.answers import answer_problems

MOST_HELD = 10_000
"""How many different answers are held before they are handed on, so that memory has an end."""

Key = tuple[type, object] | str
"""How an answer was written, in a form that tells 3, 3.0 and true apart."""


def one_answer(question: str, written: object, questionnaire: Questionnaire) -> Answer:
    """The answer that was written to a question.

    Raises:
        InvalidFile: with what is wrong with it, its place still to be found by its path.
    """
    try:
        answers: Mapping[str, Answer] = Line.model_validate({"role": "any", "answers": {question: written}}).answers
    except ValidationError as error:
        raise InvalidFile(tuple(problems_of(error, Line))) from None
    if found := tuple(answer_problems(answers, {}, questionnaire)):
        raise InvalidFile(found)
    return answers[question]


class Counted:
    """What was heard of one role since it was last handed on. `counts` holds a number per question and key."""

    __slots__ = ("answers", "counts", "may_stand_apart", "noted", "respondents", "role")

    def __init__(self, role: str, questions: tuple[str, ...]) -> None:
        self.role = role
        self.respondents = 0
        self.may_stand_apart = True
        self.counts: dict[str, dict[Key, int]] = {id_: {} for id_ in questions}
        self.answers: dict[tuple[str, Key], Answer] = {}
        self.noted: list[Said] = []

    def hear(self, question: str, key: Key | None, answer: Answer, *, may_be_quoted: bool) -> None:
        """Count an answer that was not met before; one with a note or evidence is kept by itself."""
        if key is None or answer.note is not None or answer.evidence:
            self.noted.append(Said(question, answer, 1, may_be_quoted))
            return
        self.counts[question][key] = self.counts[question].get(key, 0) + 1
        self.answers[question, key] = answer

    def handed_on(self) -> Heard:
        """What was heard, and a fresh start in the same dictionaries, which the readers keep hold of."""
        counted = (
            Said(id_, self.answers[id_, key], times)
            for id_, counts in self.counts.items()
            for key, times in counts.items()
        )
        heard = Heard(self.role, self.respondents, self.may_stand_apart, tuple(chain(counted, self.noted)))
        for counts in self.counts.values():
            counts.clear()
        self.answers.clear()
        self.noted.clear()
        self.respondents = 0
        self.may_stand_apart = True
        return heard


class Counting:
    """What was heard of all roles. `held` is how many different answers are held."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.questions = tuple(questionnaire.by_id)
        self.by_role: dict[str, Counted] = {}
        self.held = 0
        self.respondents = 0

    def role(self, role: str) -> Counted | None:
        """What was heard of a role; nothing if there are too many roles for one more."""
        if (known := self.by_role.get(role)) is not None:
            return known
        if len(self.by_role) >= MOST_ROLES:
            return None
        return self.by_role.setdefault(role, Counted(role, self.questions))

    def nobody(self) -> Counted:
        """Where to count one whose role is wrong, so that the answers are looked at all the same."""
        return Counted("", self.questions)

    def handed_on(self) -> Iterator[Heard]:
        """What was heard since the last time."""
        for counted in self.by_role.values():
            if counted.respondents:
                self.respondents += counted.respondents
                yield counted.handed_on()
        self.held = 0

    def read(self, question: str, written: object) -> Answer:
        """The answer that was written to a question.

        Raises:
            InvalidFile: with what is wrong with it, its place still to be found by its path.
        """
        self.held += 1
        return one_answer(question, written, self.questionnaire)
