"""Whether the parts of a questionnaire agree with each other: what no single part can see of itself.

The same checks run on a whole questionnaire and on the valid parts of a broken one, so that a file tells
everything that is wrong with it at once.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from implcheck.model.condition import AboutPractice, AboutQuestion, Condition, statements
from implcheck.model.did_you_mean import Nearest
from implcheck.model.enums import Level
from implcheck.model.level_rules import LevelRules
from implcheck.model.limits import MOST_STATEMENTS, MOST_STATEMENTS_IN_ALL
from implcheck.model.phases import PhaseDefinition, no_such_phase
from implcheck.model.practice import Claim, Practice, Source
from implcheck.model.problem import Path, Problem, problem
from implcheck.model.question import (
    UNKNOWN,
    Advice,
    ChoiceQuestion,
    LevelsQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    Steps,
    YesNoQuestion,
    listed,
    shown,
)
from implcheck.model.roles import RoleDefinition
from implcheck.model.rule import Rule
from implcheck.model.text import Text

MOST_QUICK = 10
"""How many questions a quick check may have in all: more would not be quick."""


SECTIONS = ("phases", "roles", "sources", "claims", "practices", "questions", "rules")


@dataclass(frozen=True)
class Parts:
    """The parts of a questionnaire by their index in the file. A part that is not valid in itself is left out.

    `named` holds the ids of the parts left out, so that nobody is told that something named does not exist
    when it merely has a fault of its own.
    """

    languages: tuple[str, ...] = ()
    head: tuple[Text | None, Text | None] = (None, None)
    levels: LevelRules | None = None
    phases: Mapping[int, PhaseDefinition] = field(default_factory=dict)
    roles: Mapping[int, RoleDefinition] = field(default_factory=dict)
    usual: frozenset[str] = frozenset()
    """The sections that the file leaves out, for which the usual ones hold; their texts are not the file's to mend."""
    sources: Mapping[int, Source] = field(default_factory=dict)
    claims: Mapping[int, Claim] = field(default_factory=dict)
    practices: Mapping[int, Practice] = field(default_factory=dict)
    questions: Mapping[int, Question] = field(default_factory=dict)
    rules: Mapping[int, Rule] = field(default_factory=dict)
    named: frozenset[str] = frozenset()

    @cached_property
    def ids(self) -> Mapping[str, Mapping[str, int]]:
        """By section the ids of its valid parts, with the index of the first that has it."""
        ids: dict[str, dict[str, int]] = {section: {} for section in SECTIONS}
        for section, known in ids.items():
            for index, part in getattr(self, section).items():
                known.setdefault(part.id, index)
        return ids

    @cached_property
    def asked(self) -> frozenset[str]:
        """The ids of the practices that have a question, valid or not."""
        return frozenset(
            {question.practice for question in self.questions.values()} | {one.partition(".")[0] for one in self.named}
        )

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """The valid questions by their id."""
        return {question.id: question for question in self.questions.values()}


def faults(parts: Parts) -> Iterator[Problem]:
    """Everything on which the parts disagree, with its path."""
    for section in SECTIONS:
        yield from _repeated(section, {index: part.id for index, part in getattr(parts, section).items()})
    for index, practice in parts.practices.items():
        yield from _below(("practices", index), _practice_faults(parts, practice))
    for index, question in parts.questions.items():
        yield from _below(("questions", index), _question_faults(parts, index, question))
    for index, rule in parts.rules.items():
        yield from _below(("rules", index), _rule_faults(parts, rule))
    if parts.roles and not any(role.offered for role in parts.roles.values()):
        yield problem("no-role-offered", ("roles",), on_key=True)
    quick = [index for index, question in parts.questions.items() if question.quick is not None]
    for index in quick[MOST_QUICK:]:
        yield problem("too-many-quick", ("questions", index, "quick"), on_key=True, most=MOST_QUICK)
    yield from _sizes(parts)
    if parts.levels is not None:
        yield from _below(("levels",), _level_faults(parts.levels))
    if parts.languages:
        yield from _language_faults(parts)


def _sizes(parts: Parts) -> Iterator[Problem]:
    """The conditions that are too large, and the first with which all of them together are."""
    conditions = [(("questions", at, "when"), one.when) for at, one in parts.questions.items() if one.when is not None]
    conditions += [(("rules", at, "when"), one.when) for at, one in parts.rules.items()]
    total = 0
    for path, condition in conditions:
        size = sum(1 for _ in statements(condition))
        if size > MOST_STATEMENTS:
            yield problem("statements-too-many", path, on_key=True, most=MOST_STATEMENTS)
        if total <= MOST_STATEMENTS_IN_ALL < total + size:
            yield problem("statements-too-many-in-all", path, on_key=True, most=MOST_STATEMENTS_IN_ALL)
        total += size


def _below(prefix: Path, found: Iterator[Problem]) -> Iterator[Problem]:
    return (one.below(prefix) for one in found)


def _repeated(section: str, ids: Mapping[int, str]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, one in ids.items():
        if first.setdefault(one, index) != index:
            yield problem("duplicate-id", (section, index, "id"), id=one)


def _unknown_names(parts: Parts, section: str, path: Path, names: tuple[str, ...]) -> Iterator[Problem]:
    known = parts.ids[section]
    for index, name in enumerate(names):
        if name not in known and name not in parts.named:
            yield problem(
                f"no-such-{section.removesuffix('s')}", (*path, index), id=name, suggestion=Nearest(name, known)
            )


def _unknown_phases(parts: Parts, path: Path, phases: tuple[str, ...]) -> Iterator[Problem]:
    known = parts.ids["phases"]
    for index, phase in enumerate(phases):
        if phase not in known and phase not in parts.named:
            yield no_such_phase(phase, known, (*path, index))


def _practice_faults(parts: Parts, practice: Practice) -> Iterator[Problem]:
    yield from _unknown_names(parts, "sources", ("sources",), practice.sources)
    if practice.id not in parts.asked:
        yield problem("practice-without-questions", ("id",), id=practice.id)


def _question_faults(parts: Parts, index: int, question: Question) -> Iterator[Problem]:
    practices = parts.ids["practices"]
    if question.practice not in practices and question.practice not in parts.named:
        meant = Nearest(question.practice, practices, ending=f".{question.id.partition('.')[2]}")
        yield problem("question-without-practice", ("id",), practice=question.practice, suggestion=meant)
    yield from _unknown_phases(parts, ("phases",), question.phases)
    yield from _unknown_names(parts, "claims", ("claims",), question.claims)
    yield from _unknown_names(parts, "sources", ("sources",), question.sources)
    yield from _advice_faults(question.advice)
    yield from _TYPE_FAULTS[type(question)](question)
    if (knock_out := question.knock_out) is not None:
        yield from _unknown_phases(parts, ("knock_out", "phases"), knock_out.phases)
        for at, phase in enumerate(knock_out.phases):
            if phase not in question.phases and phase in parts.ids["phases"]:
                yield problem("knock-out-not-asked", ("knock_out", "phases", at), phase=phase)
        if min(question.possible_scores) > knock_out.at_most:
            yield problem("knock-out-out-of-reach", ("knock_out", "at_most"), score=knock_out.at_most)
    if question.when is not None:
        yield from _below(("when",), _condition_faults(parts, question.when, before=index))


def _advice_faults(advice: tuple[Advice, ...]) -> Iterator[Problem]:
    limits = [one.at_most for one in advice]
    if limits[-1] is not None:
        yield problem("advice-without-rest", ("advice", len(advice) - 1, "at_most"))
    for index, (limit, following) in enumerate(pairwise(limits)):
        if limit is None:
            yield problem("advice-after-rest", ("advice", index + 1))
        elif following is not None and following <= limit:
            yield problem("advice-out-of-order", ("advice", index + 1, "at_most"), before=limit, after=following)


def _levels_faults(question: LevelsQuestion) -> Iterator[Problem]:
    scores = [level.score for level in question.levels]
    for index, (before, after) in enumerate(pairwise(scores)):
        if after <= before:
            yield problem("levels-go-down", ("levels", index + 1, "score"), before=before, after=after)


def _yes_no_faults(question: YesNoQuestion) -> Iterator[Problem]:
    if question.score_yes == question.score_no:
        yield problem("scores-all-equal", ("score_no",), score=question.score_no)


def _choice_faults(question: ChoiceQuestion) -> Iterator[Problem]:
    yield from _option_faults([option.value for option in question.options])
    scores = {option.score for option in question.options}
    if len(scores) == 1:
        yield problem("scores-all-equal", ("options",), score=scores.pop())


def _multi_faults(question: MultiQuestion) -> Iterator[Problem]:
    yield from _option_faults([option.value for option in question.options])
    counted = sum(not option.exclusive for option in question.options)
    yield from _below(("score_by_count",), _step_faults(question.score_by_count, 0, counted, falling=False))


def _number_faults(question: NumberQuestion) -> Iterator[Problem]:
    if question.min >= question.max:
        yield problem("min-not-below-max", ("max",), min=shown(question.min), max=shown(question.max))
    yield from _below(("bands",), _step_faults(question.bands, question.min, question.max, falling=True))


_TYPE_FAULTS: Mapping[type, Callable[[Any], Iterator[Problem]]] = {
    LevelsQuestion: _levels_faults,
    YesNoQuestion: _yes_no_faults,
    ChoiceQuestion: _choice_faults,
    MultiQuestion: _multi_faults,
    NumberQuestion: _number_faults,
}


def _option_faults(values: list[str]) -> Iterator[Problem]:
    earlier: set[str] = set()
    for index, value in enumerate(values):
        if value == UNKNOWN:
            yield problem("option-reserved", ("options", index, "value"), value=value)
        if value in earlier:
            yield problem("duplicate-option", ("options", index, "value"), value=value)
        earlier.add(value)


def _step_faults(steps: Steps, least: float, most: float, *, falling: bool) -> Iterator[Problem]:
    if steps[0].from_ != least:
        yield problem("steps-start", (0, "from"), expected=shown(least), given=shown(steps[0].from_))
    falls = falling and steps[-1].score < steps[0].score
    for index, (before, after) in enumerate(pairwise(steps), start=1):
        if after.from_ <= before.from_:
            told = shown(before.from_), shown(after.from_)
            yield problem("steps-out-of-order", (index, "from"), before=told[0], after=told[1])
        elif after.from_ > most:
            yield problem("step-out-of-reach", (index, "from"), given=shown(after.from_), max=shown(most))
        if (after.score > before.score) if falls else (after.score < before.score):
            yield problem("steps-turn", (index, "score"), before=before.score, after=after.score)
    if len({step.score for step in steps}) == 1:
        yield problem("scores-all-equal", (), score=steps[0].score)


def _condition_faults(parts: Parts, condition: Condition, *, before: int | None = None) -> Iterator[Problem]:
    """`before` is the index of a question with this `when`, which looks back at earlier ones; a rule looks at all."""
    for path, statement in statements(condition):
        match statement:
            case AboutPractice() if before is not None:
                yield problem("when-about-practice", (*path, "practice"))
            case AboutPractice():
                known = parts.ids["practices"]
                if statement.practice not in known and statement.practice not in parts.named:
                    meant = Nearest(statement.practice, known)
                    yield problem("no-such-practice", (*path, "practice"), id=statement.practice, suggestion=meant)
            case AboutQuestion():
                if (question := parts.by_id.get(statement.question)) is None:
                    if statement.question not in parts.named:
                        meant = Nearest(statement.question, parts.by_id)
                        yield problem("no-such-question", (*path, "question"), id=statement.question, suggestion=meant)
                elif before is not None and parts.ids["questions"][question.id] >= before:
                    yield problem("when-looks-forward", (*path, "question"), id=question.id)
                elif before is not None and statement.unknown:
                    # It would hold until the answer comes, and then no longer: a score that was shown would be lost.
                    yield problem("when-about-unknown", (*path, "unknown"), on_key=True, id=question.id)
                else:
                    yield from _below(path, _statement_faults(question, statement))


def _statement_faults(question: Question, statement: AboutQuestion) -> Iterator[Problem]:
    for key, named, types in (
        ("is", statement.is_, (ChoiceQuestion, YesNoQuestion)),
        ("includes", statement.includes, (MultiQuestion,)),
    ):
        if named is None:
            continue
        values = _option_values(question)
        if not isinstance(question, types):
            yield problem("test-not-for-type", (key,), test=key, id=question.id, type=question.type)
        elif named not in values:
            meant = Nearest(named, values)
            yield problem(
                "no-such-option", (key,), value=named, id=question.id, options=listed(values), suggestion=meant
            )


def _option_values(question: Question) -> list[str]:
    if isinstance(question, (ChoiceQuestion, MultiQuestion)):
        return [option.value for option in question.options]
    return ["yes", "no"]


def _rule_faults(parts: Parts, rule: Rule) -> Iterator[Problem]:
    yield from _unknown_names(parts, "practices", ("raises",), rule.raises)
    yield from _unknown_phases(parts, ("phases",), rule.phases)
    yield from _unknown_names(parts, "claims", ("claims",), rule.claims)
    yield from _advice_faults(rule.advice)
    yield from _below(("when",), _condition_faults(parts, rule.when))
    questions = parts.by_id
    for kind in ("triggers", "stays_quiet"):
        for index, sample in enumerate(getattr(rule.samples, kind)):
            for name, value in sample.items():
                path = ("samples", kind, index, name)
                if name in questions:
                    fault = questions[name].fault(value)
                    yield from (fault.below(path),) if fault is not None else ()
                elif name not in parts.named:
                    yield problem("no-such-question", path, on_key=True, id=name, suggestion=Nearest(name, questions))


def _level_faults(levels: LevelRules) -> Iterator[Problem]:
    if levels.bands[-1].from_ != 0:
        yield problem("bands-end", ("bands", len(levels.bands) - 1, "from"))
    for index, (before, after) in enumerate(pairwise(levels.bands), start=1):
        if after.from_ >= before.from_:
            told = shown(before.from_), shown(after.from_)
            yield problem("bands-out-of-order", ("bands", index, "from"), before=told[0], after=told[1])
        if after.level <= before.level:
            yield problem("bands-levels", ("bands", index, "level"), before=before.level, after=after.level)
    for index, (worse, better) in enumerate(pairwise(levels.findings), start=1):
        if better > worse:
            yield problem("finding-levels", ("findings", index), before=worse, after=better)
    if Level.CRITICAL in levels.findings:
        yield problem("finding-critical", ("findings", levels.findings.index(Level.CRITICAL)))


def _language_faults(parts: Parts) -> Iterator[Problem]:
    for key, text in zip(("title", "description"), parts.head, strict=True):
        if text is not None:
            yield from _missing_languages(parts.languages, (key,), text)
    if parts.levels is not None:
        yield from _texts_below(parts.languages, ("levels",), parts.levels)
    for section in SECTIONS:
        for index, part in getattr(parts, section).items() if section not in parts.usual else ():
            yield from _texts_below(parts.languages, (section, index), part)


def _texts_below(languages: tuple[str, ...], path: Path, part: object) -> Iterator[Problem]:
    if isinstance(part, Text):
        yield from _missing_languages(languages, path, part)
    elif isinstance(part, BaseModel):
        fields = type(part).model_fields
        for name, value in part:
            yield from _texts_below(languages, (*path, fields[name].alias or name), value)
    elif isinstance(part, tuple):
        for index, value in enumerate(part):
            yield from _texts_below(languages, (*path, index), value)


def _missing_languages(languages: tuple[str, ...], path: Path, text: Text) -> Iterator[Problem]:
    if len(languages) == 1 and text.languages == ("",):
        return
    for language in languages:
        if language not in text.languages:
            yield problem("language-missing", path, language=language)
    for language in text.languages:
        if language and language not in languages:
            yield problem("language-not-declared", (*path, language), on_key=True, language=language)
