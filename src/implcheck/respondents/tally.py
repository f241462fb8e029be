"""Answers of many respondents, tallied by role; identical answers are stored once with a count.

Every source feeds the same tally: answers files through `Tally.add`, long files through an `AnswerCache`. It keeps a
count per question, role and score, an example of each score, and a few notes, so that its size does not depend on the
number of respondents, and nothing depends on their order.
"""

from collections.abc import Iterable, Mapping
from functools import partial

from implcheck.model.answers import Answer, Respondent
from implcheck.model.limits import MOST_ROLES
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.roles import role_id
from implcheck.respondents.authors import Authors
from implcheck.respondents.question_tally import QuestionTally, Slot

MOST_REMEMBERED = 10_000
"""Different answers whose written form a cache remembers, so that its memory has a limit."""

WrittenForm = tuple[type, object] | str
"""An answer as it was written, so that 3, 3.0 and true are different."""


SlotsByQuestion = dict[str, dict[WrittenForm, Slot]]
"""Slots by question and by written form."""


class RoleTally:
    """The respondents of a role."""

    __slots__ = ("may_stand_apart", "name", "respondents")

    def __init__(self, name: str) -> None:
        self.name = name
        self.respondents = 0
        self.may_stand_apart = True
        """Whether all of them allow that the role is shown apart."""

    def add(self, *, may_stand_apart: bool) -> None:
        """Count a respondent."""
        self.respondents += 1
        if not may_stand_apart:
            self.may_stand_apart = False


class Tally:
    """All respondents so far, by role, and their answers, by question."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.roles: dict[str, RoleTally] = {}
        self.questions = {
            question.id: QuestionTally(question, partial(questionnaire.is_asked_of, question))
            for question in questionnaire.questions
        }

    @property
    def respondents(self) -> dict[str, int]:
        """How many respondents each role has."""
        return {name: role.respondents for name, role in self.roles.items()}

    @property
    def willing(self) -> frozenset[str]:
        """The roles all of whose respondents allow that the role is shown apart."""
        return frozenset(name for name, role in self.roles.items() if role.may_stand_apart)

    def in_order(self, roles: Iterable[str]) -> tuple[str, ...]:
        """Return roles in the questionnaire's order, then those of people's own by name."""
        order = {role.id: at for at, role in enumerate(self.questionnaire.roles)}
        return tuple(sorted(roles, key=lambda role: (order.get(role, len(order)), role)))

    def role(self, written: str) -> RoleTally:
        """Return the tally of a role, however it was written."""
        name = role_id(written, self.questionnaire.roles)
        return self.roles.setdefault(name, RoleTally(name))

    def add(self, respondent: Respondent, answers: Mapping[str, Answer]) -> None:
        """Count a respondent; the answers agree with the questionnaire."""
        role = self.role(respondent.role)
        role.add(may_stand_apart=respondent.may_stand_apart)
        authors = Authors(role.name, respondent.may_be_quoted)
        for id_, answer in answers.items():
            question = self.questions[id_]
            counts, index = question.slot(authors, answer)
            counts[index] += 1
            question.add_remarks(authors, answer)


class RoleCache:
    """The slots of a role for the answers in one file: of respondents who may not be quoted, and of those who may.

    Each holds them by question and by the form in which the answers were written.
    """

    __slots__ = ("role", "slots")

    def __init__(self, role: RoleTally, questions: tuple[str, ...]) -> None:
        self.role = role
        self.slots: tuple[SlotsByQuestion, SlotsByQuestion] = (
            {id_: {} for id_ in questions},
            {id_: {} for id_ in questions},
        )


class AnswerCache:
    """Adds the answers of one long file to a tally, parsing each written form once."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
        self.roles: dict[str, RoleCache] = {}
        self._questions = tuple(tally.questions)
        self._remembered = 0

    def role(self, written: str) -> RoleCache | None:
        """Return the cache of a role, or None if this would be one role too many."""
        if (known := self.roles.get(written)) is not None:
            return known
        if len(self.roles) >= MOST_ROLES:
            return None
        return self.roles.setdefault(written, RoleCache(self.tally.role(written), self._questions))

    def invalid_role(self) -> RoleCache:
        """Return a cache to check the answers of a respondent whose role is invalid; the tally will not be used."""
        return RoleCache(RoleTally(""), self._questions)

    def add(self, cache: RoleCache, id_: str, form: WrittenForm | None, answer: Answer, *, may_be_quoted: bool) -> None:
        """Count an answer, and remember its written form, unless that is None or the answer has remarks."""
        question, authors = self.tally.questions[id_], Authors(cache.role.name, may_be_quoted)
        slot = counts, index = question.slot(authors, answer)
        counts[index] += 1
        if form is None or answer.note is not None or answer.evidence:
            question.add_remarks(authors, answer)
            return
        if self._remembered >= MOST_REMEMBERED:
            self._forget()
        cache.slots[may_be_quoted][id_][form] = slot
        self._remembered += 1

    def _forget(self) -> None:
        """Empty the cache; the readers keep references to its dictionaries."""
        for cache in self.roles.values():
            for by_question in cache.slots:
                for slots in by_question.values():
                    slots.clear()
        self._remembered = 0
