"""Check advice: that every answer below the top has it, the roles and needs that it names, and that no needs go in circles."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from implcheck.model.did_you_mean import Nearest
from implcheck.model.enums import TOP_SCORE
from implcheck.model.problem import Path, Problem, nested, problem
from implcheck.model.question import (
    ChoiceQuestion,
    LevelsQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from implcheck.model.question_parts import Advice, Need
from implcheck.model.roles import exists_when
from implcheck.validation.parts import Parts


def question_advice_problems(parts: Parts, question: Question) -> Iterator[Problem]:
    """Yield what is wrong with the advice of a question, with its path in the question."""
    for path, answer in zip(_paths(question), question.scored, strict=True):
        if answer.advice is None and answer.score < TOP_SCORE:
            yield problem("advice-missing", path, on_key=True, score=answer.score)
        elif answer.advice is not None and answer.score == TOP_SCORE:
            yield problem("advice-at-top", (*path, "advice"), on_key=True)
        elif answer.advice is not None:
            yield from nested((*path, "advice"), advice_problems(parts, answer.advice))


def advice_problems(parts: Parts, advice: Advice) -> Iterator[Problem]:
    """Yield the roles and questions in an advice that the questionnaire does not have, with their path in it."""
    yield from role_problems(parts, ("roles",), advice.roles)
    for index, need in enumerate(advice.needs):
        yield from nested(("needs", index), _need_problems(parts, need))


def role_need_problems(parts: Parts) -> Iterator[Problem]:
    """Yield what is wrong with the answers that show that somebody has a role, with their path in the questionnaire."""
    for index, role in parts.roles.items():
        if role.exists_when is not None:
            yield from nested(("roles", index, "exists_when"), _need_problems(parts, role.exists_when))


def role_problems(parts: Parts, path: Path, names: tuple[str, ...]) -> Iterator[Problem]:
    """Yield the roles among `names`, which stand at `path`, that the questionnaire does not have."""
    known = parts.ids["roles"]
    for index, name in enumerate(names):
        if name not in known and name not in parts.invalid_ids:
            listed = ", ".join(known)
            yield problem("no-such-role", (*path, index), id=name, known=listed, suggestion=Nearest(name, known))


def _need_problems(parts: Parts, need: Need) -> Iterator[Problem]:
    """Yield what is wrong with a need, with its path in it."""
    question = parts.by_id.get(need.question)
    if question is None:
        if need.question not in parts.invalid_ids:
            meant = Nearest(need.question, parts.by_id)
            yield problem("no-such-question", ("question",), id=need.question, suggestion=meant)
    elif max(question.possible_scores) < need.at_least:
        yield problem("need-out-of-reach", ("at_least",), score=need.at_least)


def circle_problems(parts: Parts) -> Iterator[Problem]:
    """Yield the first circle of needs: advice that has to wait, in the end, for itself.

    An answer waits for its needs, and a need for the answers to its question that score too low, as their advice comes
    first. Rules have needs too, but nothing waits for a rule.
    """
    needs_of_roles = exists_when(parts.roles.values())
    graph: dict[tuple[str, int, str], set[tuple[str, int, str]]] = {}
    for question in parts.questions.values():
        for answer in question.scored:
            waits_for = graph.setdefault((question.id, answer.score, "answer"), set())
            for need in answer.advice.all_needs(needs_of_roles) if answer.advice is not None else ():
                waits_for.add((need.question, need.at_least, "need"))
                below = parts.by_id[need.question].possible_scores if need.question in parts.by_id else ()
                graph[need.question, need.at_least, "need"] = {
                    (need.question, score, "answer") for score in below if score < need.at_least
                }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = list(dict.fromkeys(id_ for id_, _, _ in reversed(error.args[1])))
        start = min(circle, key=lambda id_: parts.ids["questions"][id_])
        turned = [*circle[circle.index(start) :], *circle[: circle.index(start)], start]
        yield problem("needs-in-a-circle", ("questions", parts.ids["questions"][start]), circle=" → ".join(turned))


def _paths(question: Question) -> Iterator[Path]:
    """Yield where each of the scored answers of a question stands in it."""
    if isinstance(question, YesNoQuestion):
        yield from (("if_yes",), ("if_no",))
    else:
        yield from ((_LISTS[type(question)], index) for index in range(len(question.scored)))


_LISTS: Mapping[type, str] = {
    LevelsQuestion: "levels",
    ChoiceQuestion: "options",
    MultiQuestion: "score_by_count",
    NumberQuestion: "bands",
}
"""The keys at which the scored answers of a question stand in a list, by its type."""
