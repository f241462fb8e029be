"""Migrate answers that were given to another version of a questionnaire: keep what still means the same, tell the rest."""

import datetime
from collections.abc import Collection
from types import MappingProxyType

from implcheck.model.answer_value import NOT_YET, UNKNOWN, Value
from implcheck.model.answers import Answer, Answers, Given, Unanswered
from implcheck.model.decisions import SECTIONS, AgreedAction, Decision, Place
from implcheck.model.problem import Path, Problem, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.version_change import VersionChange, changes_since
from implcheck.validation.answers import answer_problems


def names_another_version(version: object, questionnaire: Questionnaire) -> bool:
    """Return whether `version`, as the answers name it, is another one."""
    return isinstance(version, str) and version.strip() != questionnaire.version


def is_of_another_version(given: Answers, questionnaire: Questionnaire) -> bool:
    """Return whether answers were given to another version, also if every one of them still means the same."""
    return names_another_version(given.questionnaire_version, questionnaire) or bool(_changes(given, questionnaire))


def changes_after(
    version: object, date: object, ids: Collection[str], questionnaire: Questionnaire
) -> tuple[VersionChange, ...]:
    """Return the changes since the version that was answered; `version` and `date` are as their file names them.

    A file that names no version is older than a change if it is dated before it, or answers one of the `ids` that the
    change retired.
    """
    changes = questionnaire.changes
    if isinstance(version, str):
        return changes_since(version.strip(), changes) if names_another_version(version, questionnaire) else ()
    for index, change in enumerate(changes):
        is_dated_before = isinstance(date, datetime.date) and date < change.date
        if is_dated_before or any(id_ in change.retired for id_ in ids):
            return changes[index:]
    return ()


def migrate(given: Answers, questionnaire: Questionnaire) -> tuple[Answers, tuple[Problem, ...]]:
    """Return the answers that fit `questionnaire`, and a problem for each answer or decision that changes or goes.

    Nothing is guessed: an answer keeps its meaning, under its new id if it was renamed, or is left out, a list of
    options as a whole. The note and the evidence of an answer that is left out stay with its question, or with the one
    that replaced it.
    """
    migration = _Migration(given, questionnaire)
    for change in _changes(given, questionnaire):
        migration.apply(change)
    migration.leave_out_what_does_not_fit()
    decisions = {key: migration.section(key) for key in SECTIONS}
    fitting = given.model_copy(update={"answers": MappingProxyType(migration.answers), **decisions})
    return fitting, tuple(migration.problems)


def _changes(given: Answers, questionnaire: Questionnaire) -> tuple[VersionChange, ...]:
    ids = {*given.answers, *(decision.finding for decision in given.decisions.values())}
    return changes_after(given.questionnaire_version, given.date, ids, questionnaire)


class _Migration:
    """Answers and decisions on their way to another version, and the problems to report about them."""

    def __init__(self, given: Answers, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.answers: dict[str, Answer] = dict(given.answers)
        self.decisions = given.decisions
        self.problems: list[Problem] = []
        self._written_as = {id_: id_ for id_ in given.answers}
        """The id under which an answer stands in the file, by its present id."""

    def section(self, key: str) -> tuple[Decision, ...]:
        """Return the decisions of a section that are kept, in their order."""
        return tuple(decision for (section, _), decision in self.decisions.items() if section == key)

    def apply(self, change: VersionChange) -> None:
        """Carry the answers over to the version of a change."""
        # Renames happen at once: a new id may be the old one of another question.
        renamed = {old: self.answers.pop(old) for old in change.renamed if old in self.answers}
        written_as = {old: self._written_as.pop(old) for old in renamed}
        for old in [id_ for id_ in self.answers if id_ in change.retired]:
            new = change.replaced.get(old)
            self._leave_out(old, "other-version-replaced" if new is not None else "other-version-question", then=new)
        for old, answer in renamed.items():
            new, is_taken = change.renamed[old], change.renamed[old] in self.answers
            self.answers[old if is_taken else new] = answer
            self._written_as[old if is_taken else new] = written_as[old]
            if is_taken:
                self._leave_out(old, "other-version-replaced", then=new)
            else:
                self._add_problem("other-version-renamed", ("answers", written_as[old]), old, new=new)
        for id_, answer in tuple(self.answers.items()):
            if isinstance(answer, Given) and not _still_means_the_same(answer.answer, change.reworded.get(id_)):
                self._leave_out(id_, "other-version-reworded", then=id_)
        self._apply_to_decisions(change)

    def _apply_to_decisions(self, change: VersionChange) -> None:
        for place, decision in tuple(self.decisions.items()):
            if decision.finding in change.renamed:
                new = change.renamed[decision.finding]
                self.decisions[place] = decision.model_copy(update={"finding": new})
                self._add_problem("other-version-renamed", (*place, "finding"), decision.finding, new=new)
            elif decision.finding in change.retired:
                self._leave_out_decision(place)
        for place, decision in self.decisions.items():
            noted = decision.answer_when_agreed if isinstance(decision, AgreedAction) else None
            if noted is not None and not _still_means_the_same(noted, change.reworded.get(decision.finding)):
                self._forget_noted(place)

    def leave_out_what_does_not_fit(self) -> None:
        """Leave out what the questionnaire does not allow."""
        for found in tuple(answer_problems(self.answers, self.decisions, self.questionnaire)):
            match found.path:
                case (str(section), int(index), "answer_when_agreed", *_):
                    self._forget_noted((section, index))
                case (str(section), int(index), *_):
                    self._leave_out_decision((section, index))
                case (_, str(id_), *_) if id_ in self.questionnaire.by_id:
                    self._leave_out(id_, "other-version-answer", then=id_)
                case (_, str(id_), *_):
                    self._leave_out(id_, "other-version-question")

    def _leave_out(self, id_: str, code: str, then: str | None = None) -> None:
        """Leave out an answer; its note and evidence go to the question `then`, unless that has an answer."""
        answer, written_as = self.answers.pop(id_), self._written_as.pop(id_)
        self._add_problem(code, ("answers", written_as), written_as, new=then)
        if then is not None and then not in self.answers:
            self.answers[then] = Unanswered(note=answer.note, evidence=answer.evidence)
            self._written_as[then] = written_as

    def _leave_out_decision(self, place: Place) -> None:
        finding = self.decisions.pop(place).finding
        self._add_problem("other-version-finding", (*place, "finding"), finding)

    def _forget_noted(self, place: Place) -> None:
        """Forget the answer that an action notes, which means something else now: it cannot be compared."""
        self.decisions[place] = self.decisions[place].model_copy(update={"answer_when_agreed": None})

    def _add_problem(self, code: str, path: Path, id_: str, new: str | None = None) -> None:
        version, on_key = self.questionnaire.version, path[0] == "answers"
        self.problems.append(problem(code, path, on_key=on_key, id=id_, version=version, new=new or id_))


def _still_means_the_same(value: Value, kept: tuple[Value, ...] | None) -> bool:
    """Return whether an answer still means the same; `kept` are those of a reworded question that do.

    Of ticked options each one has to be kept.
    """
    if kept is None or value in {UNKNOWN, NOT_YET}:
        return True
    return all(option in kept for option in value) if isinstance(value, tuple) else value in kept
