"""Check that the parts of a questionnaire agree with each other: names, phases, levels and sizes.

The same checks run on a whole questionnaire and on the valid parts of a broken one, so that all problems of a file are
reported at once.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from implcheck.model.answer_value import shown
from implcheck.model.did_you_mean import Nearest
from implcheck.model.enums import Level
from implcheck.model.level_rules import LevelRules
from implcheck.model.phases import no_such_phase
from implcheck.model.practice import ANY_PHASE, Practice
from implcheck.model.problem import Path, Problem, nested, problem
from implcheck.model.question import Question
from implcheck.model.rule import Rule
from implcheck.validation.advice import (
    advice_problems,
    circle_problems,
    question_advice_problems,
    role_need_problems,
    role_problems,
)
from implcheck.validation.answers import value_problem
from implcheck.validation.changes import change_problems
from implcheck.validation.conditions import condition_problems, size_problems
from implcheck.validation.languages import language_problems
from implcheck.validation.parts import SECTIONS, Parts
from implcheck.validation.question_types import type_problems

MOST_QUICK = 10
"""Questions of a quick check; with more it would not be quick."""


def questionnaire_problems(parts: Parts) -> Iterator[Problem]:
    """Yield every disagreement between the parts of a questionnaire, with its path."""
    for section in SECTIONS:
        yield from _repeated(section, {index: part.id for index, part in getattr(parts, section).items()})
    for index, practice in parts.practices.items():
        yield from nested(("practices", index), _practice_problems(parts, practice))
    for index, question in parts.questions.items():
        yield from nested(("questions", index), _question_problems(parts, index, question))
    for index, rule in parts.rules.items():
        yield from nested(("rules", index), _rule_problems(parts, rule))
    yield from _role_problems(parts)
    yield from circle_problems(parts)
    yield from change_problems(parts)
    quick = [index for index, question in parts.questions.items() if question.quick is not None]
    for index in quick[MOST_QUICK:]:
        yield problem("too-many-quick", ("questions", index, "quick"), on_key=True, most=MOST_QUICK)
    yield from size_problems(parts)
    if parts.levels is not None:
        yield from nested(("levels",), _level_problems(parts.levels))
    if parts.languages:
        yield from language_problems(parts)


def _role_problems(parts: Parts) -> Iterator[Problem]:
    yield from role_need_problems(parts)
    if parts.roles and not any(role.offered for role in parts.roles.values()):
        yield problem("no-role-offered", ("roles",), on_key=True)


def _repeated(section: str, ids: Mapping[int, str]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, id_ in ids.items():
        if first.setdefault(id_, index) != index:
            yield problem("duplicate-id", (section, index, "id"), id=id_)


def _unknown_names(parts: Parts, section: str, path: Path, names: tuple[str, ...]) -> Iterator[Problem]:
    known = parts.ids[section]
    for index, name in enumerate(names):
        if name not in known and name not in parts.invalid_ids:
            yield problem(
                f"no-such-{section.removesuffix('s')}", (*path, index), id=name, suggestion=Nearest(name, known)
            )


def _unknown_phases(parts: Parts, path: Path, phases: tuple[str, ...]) -> Iterator[Problem]:
    known = parts.ids["phases"]
    for index, phase in enumerate(phases):
        if phase not in known and phase not in parts.invalid_ids:
            yield no_such_phase(phase, known, (*path, index))


def _practice_problems(parts: Parts, practice: Practice) -> Iterator[Problem]:
    yield from _unknown_names(parts, "sources", ("sources",), practice.sources)
    yield from _weight_problems(parts, practice)
    if practice.id not in parts.practices_with_questions:
        yield problem("practice-without-questions", ("id",), id=practice.id)


def _weight_problems(parts: Parts, practice: Practice) -> Iterator[Problem]:
    """Yield the phases without a weight in which the practice has questions, and those with a weight and no question."""
    if ANY_PHASE in practice.weight:
        return
    known = parts.ids["phases"]
    unknown = [phase for phase in practice.weight if phase not in known and phase not in parts.invalid_ids]
    for phase in unknown:
        yield no_such_phase(phase, known, ("weight", phase), on_key=True)
    asked = {
        phase for question in parts.questions.values() if question.practice == practice.id for phase in question.phases
    }
    for phase in practice.weight:
        if phase in known and phase not in asked and not parts.invalid_ids:
            yield problem("weight-without-questions", ("weight", phase), on_key=True, phase=phase)
    for phase in known if not unknown else ():  # one that seems to be missing may be the one that is misspelt
        if phase in asked and phase not in practice.weight:
            yield problem("weight-missing", ("weight",), on_key=True, phase=phase)


def _question_problems(parts: Parts, index: int, question: Question) -> Iterator[Problem]:
    practices = parts.ids["practices"]
    if question.practice not in practices and question.practice not in parts.invalid_ids:
        meant = Nearest(question.practice, practices, ending=f".{question.id.partition('.')[2]}")
        yield problem("question-without-practice", ("id",), practice=question.practice, suggestion=meant)
    yield from _unknown_phases(parts, ("phases",), question.phases)
    yield from _unknown_names(parts, "claims", ("claims",), question.claims)
    yield from _unknown_names(parts, "sources", ("sources",), question.sources)
    yield from role_problems(parts, ("asked_of",), question.asked_of)
    yield from type_problems(question)
    yield from question_advice_problems(parts, question)
    if (knock_out := question.knock_out) is not None:
        yield from _unknown_phases(parts, ("knock_out", "phases"), knock_out.phases)
        for at, phase in enumerate(knock_out.phases):
            if phase not in question.phases and phase in parts.ids["phases"]:
                yield problem("knock-out-not-asked", ("knock_out", "phases", at), phase=phase)
        if min(question.possible_scores) > knock_out.at_most:
            yield problem("knock-out-out-of-reach", ("knock_out", "at_most"), score=knock_out.at_most)
    if question.when is not None:
        yield from nested(("when",), condition_problems(parts, question.when, before=index))


def _rule_problems(parts: Parts, rule: Rule) -> Iterator[Problem]:
    yield from _unknown_names(parts, "practices", ("raises",), rule.raises)
    yield from _unknown_phases(parts, ("phases",), rule.phases)
    yield from _unknown_names(parts, "claims", ("claims",), rule.claims)
    yield from nested(("advice",), advice_problems(parts, rule.advice))
    yield from nested(("when",), condition_problems(parts, rule.when))
    questions = parts.by_id
    for section in ("triggers", "stays_quiet"):
        for index, sample in enumerate(getattr(rule.samples, section)):
            for name, value in sample.items():
                path = ("samples", section, index, name)
                if name in questions:
                    found = value_problem(questions[name], value)
                    yield from (found.below(path),) if found is not None else ()
                elif name not in parts.invalid_ids:
                    yield problem("no-such-question", path, on_key=True, id=name, suggestion=Nearest(name, questions))


def _level_problems(levels: LevelRules) -> Iterator[Problem]:
    if levels.bands[-1].from_ != 0:
        yield problem("bands-end", ("bands", len(levels.bands) - 1, "from"))
    for index, (before, after) in enumerate(pairwise(levels.bands), start=1):
        if after.from_ >= before.from_:
            start, following = shown(before.from_), shown(after.from_)
            yield problem("bands-out-of-order", ("bands", index, "from"), before=start, after=following)
        if after.level <= before.level:
            yield problem("bands-levels", ("bands", index, "level"), before=before.level, after=after.level)
    for index, (worse, better) in enumerate(pairwise(levels.findings), start=1):
        if better > worse:
            yield problem("finding-levels", ("findings", index), before=worse, after=better)
    if Level.CRITICAL in levels.findings:
        yield problem("finding-critical", ("findings", levels.findings.index(Level.CRITICAL)))
