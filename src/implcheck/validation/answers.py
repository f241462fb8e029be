"""Check answers: each value by the type of its question, and the questions and findings that they name."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from implcheck.model.answer_value import NOT_YET, UNKNOWN, Scalar, Value, listed, quoted, shown
from implcheck.model.answers import Answer, Given, NotYet
from implcheck.model.comparable_text import comparable
from implcheck.model.decisions import AgreedAction, Decision, Place
from implcheck.model.did_you_mean import Nearest
from implcheck.model.problem import Problem, problem
from implcheck.model.question import (
    ChoiceQuestion,
    LevelsQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from implcheck.model.questionnaire import Questionnaire
from implcheck.validation.suggestions import suggest_answer


def answer_problems(
    answers: Mapping[str, Answer], decisions: Mapping[Place, Decision], questionnaire: Questionnaire
) -> Iterator[Problem]:
    """Yield every answer that its question does not allow, and every id that the questionnaire does not have."""
    yield from _answers_problems(answers, questionnaire)
    yield from decision_problems(decisions, questionnaire)


def _answers_problems(answers: Mapping[str, Answer], questionnaire: Questionnaire) -> Iterator[Problem]:
    for id_, answer in answers.items():
        question = questionnaire.by_id.get(id_)
        if question is None and (new := questionnaire.replaced.get(id_)) in questionnaire.by_id:
            yield problem("question-replaced", ("answers", id_), on_key=True, id=id_, new=new)
        elif question is None:
            meant = questionnaire.renamed.get(id_) or Nearest(id_, questionnaire.by_id)
            yield problem("no-such-question", ("answers", id_), on_key=True, id=id_, suggestion=meant)
        elif isinstance(answer, Given):
            for found in value_problems(question, answer.answer):
                yield suggest_answer(found, not_yet=question.not_yet is not None).below(("answers", id_, "answer"))
        elif isinstance(answer, NotYet) and question.not_yet is None:
            yield problem("answer-not-yet", ("answers", id_), id=id_)


def decision_problems(decisions: Mapping[Place, Decision], questionnaire: Questionnaire) -> Iterator[Problem]:
    """Yield what is wrong with decisions.

    That is a finding that cannot be, a second action of a finding, and a noted answer that the question does not allow.
    """
    known = dict.fromkeys((*questionnaire.by_id, *questionnaire.rules_by_id))
    acted_on: set[str] = set()
    for place, decision in decisions.items():
        id_, path = decision.finding, (*place, "finding")
        if id_ not in known:
            meant = questionnaire.renamed.get(id_) or Nearest(id_, known)
            yield problem("no-such-finding", path, id=id_, suggestion=meant)
        elif isinstance(decision, AgreedAction):
            if id_ in acted_on:
                yield problem("action-twice", path, id=id_)
            acted_on.add(id_)
            yield from _noted_problems(decision, place, questionnaire.by_id.get(id_))


def _noted_problems(action: AgreedAction, place: Place, question: Question | None) -> Iterator[Problem]:
    """Yield what is wrong with the answer that an action notes: with one that cannot be, nobody sees that it moved."""
    noted = action.answer_when_agreed
    if question is not None and noted is not None and noted not in {UNKNOWN, NOT_YET}:
        for found in value_problems(question, noted):
            yield found.below((*place, "answer_when_agreed"))


def value_problem(question: Question, value: Value) -> Problem | None:
    """Return what is wrong with `value` as an answer to a question, with its path in the value; None if it fits."""
    return next(value_problems(question, value), None)


def value_problems(question: Question, value: Value) -> Iterator[Problem]:
    """Yield everything that is wrong with `value` as an answer to a question: of a list there may be several."""
    found = _BY_TYPE[type(question)](question, value)
    if found is not None:
        yield found
    elif isinstance(question, MultiQuestion) and isinstance(value, tuple):
        yield from _ticks_problems(question, value)


def _level_problem(question: LevelsQuestion, value: Value) -> Problem | None:
    scores = [level.score for level in question.levels]
    if isinstance(value, bool) or not isinstance(value, int):
        written = str(value) if isinstance(value, float) else quoted(value)
        return problem("answer-not-a-level", given=written, levels=listed(scores), suggestion=_word(question, value))
    if value not in scores:
        return problem("answer-no-such-level", given=quoted(value), levels=listed(scores))
    return None


def _yes_no_problem(question: YesNoQuestion, value: Value) -> Problem | None:
    if value in ("yes", "no") and isinstance(value, str):
        return None
    meant: Nearest | str = {True: "yes", False: "no"}[value] if isinstance(value, bool) else ""
    if isinstance(value, str):
        meant = Nearest(value, ("yes", "no", *_words(question)))
    return problem("answer-not-yes-or-no", given=quoted(value), suggestion=meant)


def _choice_problem(question: ChoiceQuestion, value: Value) -> Problem | None:
    return _no_such_option(question, value, [option.value for option in question.options])


def _list_problem(question: MultiQuestion, value: Value) -> Problem | None:
    values = [option.value for option in question.options]
    if not isinstance(value, tuple):
        return problem(
            "answer-not-a-list", given=quoted(value), options=listed(values), suggestion=_word(question, value)
        )
    return None if value else problem("answer-empty-list", options=listed(values))


def _ticks_problems(question: MultiQuestion, value: tuple[Scalar, ...]) -> Iterator[Problem]:
    values = [option.value for option in question.options]
    exclusive = {option.value for option in question.options if option.exclusive}
    earlier: set[Scalar] = set()
    for index, ticked in enumerate(value):
        if (wrong := _no_such_option(question, ticked, values)) is not None:
            yield wrong.below((index,))
        elif ticked in earlier:
            yield problem("answer-ticked-twice", (index,), given=ticked)
        earlier.add(ticked)
    together = next((ticked for ticked in value if ticked in exclusive), None)
    if together is not None and len(earlier) > 1:
        yield problem("answer-exclusive", (value.index(together),), given=together)


def _number_problem(question: NumberQuestion, value: Value) -> Problem | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        meant = _as_number(value) or _word(question, value)
        return problem("answer-not-a-number", given=quoted(value), suggestion=meant)
    inside = question.min <= value <= question.max
    if not inside or (question.whole and value != int(value)):
        code = "answer-not-whole" if inside else "answer-out-of-range"
        return problem(code, given=quoted(value), min=shown(question.min), max=shown(question.max))
    return None


_BY_TYPE: Mapping[type, Callable[[Any, Value], Problem | None]] = {
    LevelsQuestion: _level_problem,
    YesNoQuestion: _yes_no_problem,
    ChoiceQuestion: _choice_problem,
    MultiQuestion: _list_problem,
    NumberQuestion: _number_problem,
}


def _no_such_option(question: Question, value: Value, values: list[str]) -> Problem | None:
    if isinstance(value, str) and value in values:
        return None
    meant = Nearest(shown(value), (*values, *_words(question)))
    return problem("answer-no-such-option", given=quoted(value), options=listed(values), suggestion=meant)


def _as_number(value: Value) -> str:
    """Return the number at the start of a text, such as `6` of `"6 hours"`, to suggest it; empty if there is none."""
    if not isinstance(value, str):
        return ""
    written = comparable(value).strip("\"'").rstrip("%").strip().replace("_", "").replace(",", ".")
    number = re.match(r"[-+]?[0-9]{1,12}(\.[0-9]{1,12})?(?= [^0-9]|$)", written)  # 1 000 may be one number or two
    return shown(float(number[0])) if number is not None else ""


def _word(question: Question, value: Value) -> Nearest:
    """Return the word that any question takes and that the value is near to, as the suggestion."""
    return Nearest(shown(value), _words(question))


def _words(question: Question) -> tuple[str, ...]:
    """Return the answers of one word that a question takes besides its own."""
    return (UNKNOWN,) if question.not_yet is None else (UNKNOWN, NOT_YET)
