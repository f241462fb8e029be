"""Check conditions: the questions, practices and options that they name, and their size."""

from collections.abc import Iterator

from implcheck.model.answer_value import listed
from implcheck.model.condition import AboutPractice, AboutQuestion, Condition, statements
from implcheck.model.did_you_mean import Nearest
from implcheck.model.limits import MOST_STATEMENTS, MOST_STATEMENTS_IN_ALL
from implcheck.model.problem import Problem, nested, problem
from implcheck.model.question import ChoiceQuestion, MultiQuestion, NumberQuestion, Question, YesNoQuestion
from implcheck.validation.parts import Parts


def size_problems(parts: Parts) -> Iterator[Problem]:
    """Yield the conditions that are too large, and the first with which all conditions together are too large."""
    conditions = [
        (("questions", index, "when"), question.when)
        for index, question in parts.questions.items()
        if question.when is not None
    ]
    conditions += [(("rules", index, "when"), rule.when) for index, rule in parts.rules.items()]
    total = 0
    for path, condition in conditions:
        size = sum(1 for _ in statements(condition))
        if size > MOST_STATEMENTS:
            yield problem("statements-too-many", path, on_key=True, most=MOST_STATEMENTS)
        if total <= MOST_STATEMENTS_IN_ALL < total + size:
            yield problem("statements-too-many-in-all", path, on_key=True, most=MOST_STATEMENTS_IN_ALL)
        total += size


def condition_problems(parts: Parts, condition: Condition, *, before: int | None = None) -> Iterator[Problem]:
    """Yield what is wrong with the names and tests in a condition.

    `before` is the index of the question with this `when`, which may only depend on earlier questions; None for a
    rule, which may depend on all.
    """
    for path, statement in statements(condition):
        match statement:
            case AboutPractice() if before is not None:
                yield problem("when-about-practice", (*path, "practice"))
            case AboutPractice():
                known = parts.ids["practices"]
                if statement.practice not in known and statement.practice not in parts.invalid_ids:
                    meant = Nearest(statement.practice, known)
                    yield problem("no-such-practice", (*path, "practice"), id=statement.practice, suggestion=meant)
            case AboutQuestion():
                if (question := parts.by_id.get(statement.question)) is None:
                    if statement.question not in parts.invalid_ids:
                        meant = Nearest(statement.question, parts.by_id)
                        yield problem("no-such-question", (*path, "question"), id=statement.question, suggestion=meant)
                elif before is not None and parts.ids["questions"][question.id] >= before:
                    yield problem("when-looks-forward", (*path, "question"), id=question.id)
                elif before is not None and statement.unknown:
                    # The condition would stop holding as soon as the answer is known, and the score would be lost.
                    yield problem("when-about-unknown", (*path, "unknown"), on_key=True, id=question.id)
                else:
                    yield from nested(path, _statement_problems(question, statement))


def _statement_problems(question: Question, statement: AboutQuestion) -> Iterator[Problem]:
    for key in ("below", "above"):
        if getattr(statement, key) is not None and not isinstance(question, NumberQuestion):
            yield problem("test-not-for-type", (key,), test=key, id=question.id, type=question.type)
    for key, option, types in (
        ("is", statement.is_, (ChoiceQuestion, YesNoQuestion)),
        ("includes", statement.includes, (MultiQuestion,)),
    ):
        if option is None:
            continue
        values = _option_values(question)
        if not isinstance(question, types):
            yield problem("test-not-for-type", (key,), test=key, id=question.id, type=question.type)
        elif option not in values:
            meant = Nearest(option, values)
            yield problem(
                "no-such-option", (key,), value=option, id=question.id, options=listed(values), suggestion=meant
            )


def _option_values(question: Question) -> list[str]:
    if isinstance(question, (ChoiceQuestion, MultiQuestion)):
        return [option.value for option in question.options]
    return ["yes", "no"]
