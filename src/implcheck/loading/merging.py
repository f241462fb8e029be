"""Merge answers with what a person or another interview wrote into their file meanwhile: nothing of it is lost.

Only what changed since the file was read or written last is put in; of an answer or a decision, only the parts that did.
"""

from typing import Any

from implcheck.model.answers import Answer, Answers, Unanswered
from implcheck.model.decisions import SECTIONS, AgreedAction, Decision

HEAD_KEYS = ("implcheck", "questionnaire", "questionnaire_version", "project", "phase", "date", "round", "language")
"""The keys of a file above its answers, the respondent aside."""

_DETAILS = ("note", "evidence")
"""The parts that every answer can have, whatever its kind."""


def merged_answers(current: Answers, answers: Answers, before: Answers | None) -> Answers:
    """Return the current answers with the changes between `before` and `answers`; without `before` all is a change.

    What was taken back goes, unless somebody else changed it meanwhile.
    """
    head = {key: getattr(answers, key) for key in (*HEAD_KEYS, "respondent")}
    changed = {
        key: value
        for key, value in head.items()
        if key == "date" or before is None or getattr(before, key) != value  # the day of the last change
    }
    old = before.answers if before is not None else {}
    given = {
        id_: _merged_answer(current.answers.get(id_, Unanswered()), answer, old.get(id_, Unanswered()))
        for id_, answer in answers.answers.items()
        if old.get(id_) != answer
    }
    taken_back = old.keys() - answers.answers.keys()
    kept = {id_: answer for id_, answer in current.answers.items() if id_ not in taken_back or answer != old[id_]}
    decisions = {
        key: _merged_decisions(
            getattr(current, key), getattr(answers, key), getattr(before, key) if before is not None else ()
        )
        for key in SECTIONS
    }
    return current.model_copy(update={**changed, **decisions, "answers": {**kept, **given}})


def identity(decision: Decision) -> object:
    """Return what makes a decision the same one: a finding has one action, and each acceptance stands by itself."""
    return decision.finding if isinstance(decision, AgreedAction) else decision


def _merged_answer(present: Answer, given: Answer, before: Answer) -> Answer:
    details = {key: getattr(given if getattr(given, key) != getattr(before, key) else present, key) for key in _DETAILS}
    only_details = given == before.model_copy(update={key: getattr(given, key) for key in _DETAILS})
    return (present if only_details else given).model_copy(update=details)


def _merged_decisions(
    current: tuple[Decision, ...], given: tuple[Decision, ...], before: tuple[Decision, ...]
) -> tuple[Decision, ...]:
    old = {identity(decision): decision for decision in before}
    new = {identity(decision): decision for decision in given if decision not in before}
    gone = old.keys() - {identity(decision) for decision in given}
    stay = [decision for decision in current if identity(decision) not in gone or decision != old[identity(decision)]]
    merged = [_merged_decision(decision, new.pop(identity(decision), None), old) for decision in stay]
    return (*merged, *new.values())


def _merged_decision(present: Decision, given: Decision | None, old: dict[object, Decision]) -> Decision:
    if given is None:
        return present
    before = old.get(identity(given))
    changed: dict[str, Any] = {
        key: value
        for key, value in given
        if value != (getattr(before, key) if before is not None else type(given).model_fields[key].default)
    }
    return present.model_copy(update=changed)
