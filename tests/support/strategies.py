"""Hypothesis strategies: answers, and small questionnaires that cover everything a file may contain."""

from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st
from tests.support.build import (
    NA,
    PHASES,
    Part,
    advice,
    built_in,
    choice,
    knock_out,
    levels,
    need,
    number,
    questionnaire,
    rule,
    ticks,
    yes_no,
)

from implcheck.model.condition import AboutPractice, AboutQuestion, AllOf, AnyOf, Condition, Not
from implcheck.model.question import (
    ChoiceQuestion,
    LevelsQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from implcheck.model.questionnaire import Questionnaire

Given = dict[str, Any]
"""Answers by question id, as written in a file."""


ROLES: list[Part] = [
    {"id": "lead", "title": "Lead", "asked_everything": True},
    {"id": "sponsor", "title": "Sponsor"},
    {"id": "user", "title": "User"},
]


@dataclass(frozen=True, repr=False)
class Case:
    """A questionnaire, a phase, answers to it, and the role of whoever gave them."""

    questionnaire: Questionnaire
    phase: str
    given: Given
    role: str | None = None

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        """Show a failing case without its texts."""
        printer.text(repr(self))

    def __repr__(self) -> str:
        questionnaire = self.questionnaire
        lines = [
            f"{question.id}: {question.type}, weight {question.weight}, {_short(question)}"
            for question in questionnaire.questions
        ]
        lines += [f"{rule.id}: {rule.level}, raises {rule.raises}, when {rule.when!r}" for rule in questionnaire.rules]
        lines += [
            f"practices { ({practice.id: dict(practice.weight) for practice in questionnaire.practices}) }",
            f"levels {questionnaire.levels!r}",
            f"exists_when {dict(questionnaire.exists_when)}, answered by {self.role}",
        ]
        return "\n".join([f"Case in {self.phase} of {questionnaire.id}", *lines, f"given {self.given}"])


def values(question: Question) -> st.SearchStrategy[Any]:
    """Every value that a question allows."""
    match question:
        case LevelsQuestion():
            return st.sampled_from([level.score for level in question.levels])
        case YesNoQuestion():
            return st.sampled_from(["yes", "no"])
        case ChoiceQuestion():
            return st.sampled_from([option.value for option in question.options])
        case MultiQuestion():
            alone = [[option.value] for option in question.options if option.exclusive]
            rest = [option.value for option in question.options if not option.exclusive]
            ticked = st.lists(st.sampled_from(rest), min_size=1, unique=True)
            return ticked | st.sampled_from(alone) if alone else ticked
        case NumberQuestion():
            # The edges of the bands are where a number matters.
            edges = [step.from_ for step in question.bands]
            whole = st.integers(int(question.min), int(question.max))
            return whole | st.sampled_from([int(edge) if edge == int(edge) else edge for edge in edges])


def every_value(question: Question) -> list[Any]:
    """Values for every level, option, number of ticks and band that a question has."""
    match question:
        case LevelsQuestion():
            return [level.score for level in question.levels]
        case YesNoQuestion():
            return ["yes", "no"]
        case ChoiceQuestion():
            return [option.value for option in question.options]
        case MultiQuestion():
            rest = [option.value for option in question.options if not option.exclusive]
            counted = [rest[: count + 1] for count in range(len(rest))]
            return [*counted, *([option.value] for option in question.options if option.exclusive)]
        case NumberQuestion():
            return [int(step.from_) for step in question.bands]


def scored_values(question: Question) -> list[tuple[int, Any]]:
    """One value for each score that a question can give, in the order of the scores."""
    by_score = {score_of(question, value): value for value in every_value(question)}
    return sorted(by_score.items(), key=lambda pair: pair[0])


def score_of(question: Question, value: Any) -> int:
    """The score of a value as written in a file."""
    return question.score(tuple(value) if isinstance(value, list) else value)


@st.composite
def filled(draw: st.DrawFn, questionnaire: Questionnaire) -> Given:
    """Answers to a questionnaire: most given, some unknown, blank, not applicable, not yet or left out."""
    kinds = ["value"] * 6 + ["unknown", "blank", "na", "out"]
    given: Given = {}
    for question in questionnaire.questions:
        match draw(st.sampled_from([*kinds, "not yet"] if question.not_yet is not None else kinds)):
            case "value":
                given[question.id] = draw(values(question))
            case "unknown":
                given[question.id] = "unknown"
            case "blank":
                given[question.id] = None
            case "na":
                given[question.id] = NA
            case "not yet":
                given[question.id] = "not_yet"
    return given


@st.composite
def built_in_cases(draw: st.DrawFn) -> Case:
    """Answers to the built-in questionnaire, in any phase."""
    return Case(built_in(), draw(st.sampled_from(PHASES)), draw(filled(built_in())))


@st.composite
def small_cases(draw: st.DrawFn, *, whens: bool = False, unknowns: bool = False) -> Case:
    """Answers to a small questionnaire, in any phase; with `unknowns` rules look at what is unknown."""
    drawn = draw(small_questionnaires(whens=whens, unknowns=unknowns))
    return Case(drawn, draw(st.sampled_from(PHASES)), draw(filled(drawn)))


@st.composite
def nearly_best_cases(draw: st.DrawFn) -> Case:
    """The best answers to a small questionnaire, but for a few, of which one weighs little."""
    case = draw(small_cases(whens=True))
    asked = case.questionnaire.asked_in(case.phase)
    best = {question.id: scored_values(question)[-1][1] for question in asked}
    lightest = min(asked, key=lambda question: question.weight, default=None)
    others = draw(st.lists(st.sampled_from(asked), max_size=1)) if asked else []
    but_for = {question.id: draw(values(question)) for question in (lightest, *others) if question is not None}
    return replace(case, given={**best, **but_for})


@st.composite
def cases_by_role(draw: st.DrawFn, *, whens: bool = True) -> Case:
    """Answers to a small questionnaire by somebody in a role: one of its own, or another word."""
    case = draw(small_cases(whens=whens))
    return replace(case, role=draw(st.sampled_from([*(role["id"] for role in ROLES), "Head of IT"])))


def cases() -> st.SearchStrategy[Case]:
    """Answers to the built-in questionnaire or to a small one without `when` on its questions."""
    return built_in_cases() | small_cases()


@st.composite
def small_questions(draw: st.DrawFn, *, whens: bool = False) -> list[Part]:
    """Two to six questions in up to three practices, of all types."""
    names = draw(st.lists(st.sampled_from(["one", "two", "three"]), min_size=2, max_size=6))
    questions: list[Part] = []
    for index, practice in enumerate(names):
        question = draw(_question(f"{practice}.q{index}"))
        if whens and questions and draw(st.booleans()):
            question["when"] = draw(conditions(questions))
        questions.append(question)
    return questions


@st.composite
def small_questionnaires(
    draw: st.DrawFn, *, whens: bool = False, unknowns: bool = False, quick: bool = False
) -> Questionnaire:
    """A questionnaire of a few questions, up to two rules, and varied weights and limits.

    With `whens` questions have conditions, with `unknowns` rules look at what is unknown, with `quick` some questions
    are those of a quick check.
    """
    questions = draw(small_questions(whens=whens))
    for question in questions if quick else []:
        question["quick"] = draw(st.sampled_from([None, "It decides."]))
    practices = list(dict.fromkeys(question["id"].partition(".")[0] for question in questions))
    rules = [
        rule(
            f"r{index}",
            draw(conditions(questions, practices, unknowns=unknowns)),
            level=draw(st.sampled_from(["low", "moderate", "high", "critical"])),
            raises=draw(st.lists(st.sampled_from(practices), min_size=1, unique=True)),
            phases=draw(_phases(PHASES)),
            **({"headline": f"Stop for r{index}"} if draw(st.booleans()) else {}),
        )
        for index in range(draw(st.integers(0, 2)))
    ]
    sponsored = {"exists_when": need(draw(st.sampled_from(questions))["id"], draw(st.integers(1, 3)))}
    roles = [{**role, **sponsored} if role["id"] == "sponsor" and draw(st.booleans()) else role for role in ROLES]
    for index, question in enumerate(questions):
        for answer in _below_the_top(question):
            answer["advice"] = draw(_advice(answer["advice"], [each["id"] for each in questions[:index]], roles))
    for of_rule in rules:
        of_rule["advice"] = draw(_advice(of_rule["advice"], [each["id"] for each in questions], roles))
    return questionnaire(
        *questions,
        rules=rules,
        roles=roles,
        practices={id_: draw(_weight(questions, id_)) for id_ in practices},
        least_known=draw(st.sampled_from([0, 50, 70, 100])),
        above_worst_practice=draw(st.integers(0, 3)),
        critical_from=draw(st.integers(1, 3)),
    )


@st.composite
def conditions(
    draw: st.DrawFn,
    questions: list[Part],
    practices: list[str] | None = None,
    depth: int = 2,
    *,
    unknowns: bool = False,
) -> Part:
    """A condition about `questions`, and about `practices` if there are any; with `unknowns` also about unknown answers."""
    kinds = ["statement", "statement", *(["all", "any", "not"] if depth else [])]

    def part(depth: int) -> Part:
        inner = conditions(questions, practices, depth, unknowns=unknowns)
        made: Part = draw(inner)
        return made

    match draw(st.sampled_from(kinds)):
        case "all":
            return {"all": [part(depth - 1) for _ in range(draw(st.integers(1, 2)))]}
        case "any":
            return {"any": [part(depth - 1) for _ in range(draw(st.integers(1, 2)))]}
        case "not":
            return {"not": part(depth - 1)}
        case _:
            return draw(_statement(questions, practices or [], unknowns=unknowns))


def true_by_better_answers(questionnaire: Questionnaire, condition: Condition, *, negated: bool = False) -> set[str]:
    """The questions and practices whose better answer may make a condition true, which is unusual."""
    match condition:
        case AllOf():
            return set().union(
                *(true_by_better_answers(questionnaire, part, negated=negated) for part in condition.all)
            )
        case AnyOf():
            return set().union(
                *(true_by_better_answers(questionnaire, part, negated=negated) for part in condition.any)
            )
        case Not():
            return true_by_better_answers(questionnaire, condition.not_, negated=not negated)
        case AboutPractice():
            return {condition.practice} if negated else set()
        case AboutQuestion():
            becomes_true, becomes_false = _when_better(questionnaire.by_id[condition.question], condition)
            return {condition.question} if (becomes_false if negated else becomes_true) else set()


def _when_better(question: Question, condition: AboutQuestion) -> tuple[bool, bool]:
    """Whether a better answer can make a statement about it true, and whether it can make it false."""
    if condition.is_ is not None:
        scores = [score for score, _ in scored_values(question)]
        own = score_of(question, condition.is_)
        return own > min(scores), own < max(scores)
    if condition.includes is not None:
        return True, True
    if condition.below is not None or condition.above is not None:
        return True, True  # a better number may be a larger or a smaller one
    return condition.at_least is not None, condition.at_most is not None


def _short(question: Question) -> str:
    knock_out = (
        (question.knock_out.at_most, [str(phase) for phase in question.knock_out.phases])
        if question.knock_out
        else None
    )
    return f"phases {[str(phase) for phase in question.phases]}, knock-out {knock_out}, when {question.when!r}"


def _phases(among: tuple[str, ...] | list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(among), min_size=1, unique=True)


@st.composite
def _question(draw: st.DrawFn, id_: str) -> Part:
    phases = draw(st.just(list(PHASES)) | _phases(PHASES))
    more: Part = {
        "phases": phases,
        "weight": draw(st.sampled_from([0.5, 1, 2, 3])),
        "advice": advice(draw(st.sampled_from(["S", "M", "L"]))),
    }
    if draw(st.booleans()):
        headline = {"headline": f"Stop for {id_}"} if draw(st.booleans()) else {}
        more["knock_out"] = knock_out(draw(st.integers(0, 2)), draw(_phases(phases)), **headline)
    if draw(st.booleans()):
        more["problem"] = f"Problem {id_}"
    if draw(st.integers(0, 3)) == 0:
        more["not_yet"] = "Nothing has happened yet."
    if draw(st.integers(0, 3)) == 0:
        more["asked_of"] = draw(st.lists(st.sampled_from(["sponsor", "user"]), min_size=1, unique=True))
    variants: list[Part] = [
        levels(id_, **more),
        levels(id_, [0, 2, 4], **more),
        yes_no(id_, 4, 0, **more),
        choice(id_, {"good": 4, "fair": 2, "poor": 0}, **more),
        ticks(id_, ["a", "b", "c"], {0: 0, 1: 1, 2: 2, 3: 4}, **more),
        number(id_, {0: 0, 5: 1, 10: 2, 20: 3, 40: 4}, **more),
        number(id_, {0: 4, 4: 3, 6: 2, 11: 1, 21: 0}, **more),
        number(id_, {0: 0, 10: 2, 20: 4, 30: 2, 40: 1}, **more),
    ]
    return draw(st.sampled_from(variants))


def _below_the_top(question: Part) -> list[Part]:
    """The answers of a question as written that have advice."""
    listed = [question[key] for key in ("levels", "options", "score_by_count", "bands") if key in question]
    answers = [*(answer for each in listed for answer in each), *(question.get(key, {}) for key in ("if_yes", "if_no"))]
    return [answer for answer in answers if "advice" in answer]


@st.composite
def _advice(draw: st.DrawFn, usual: Part, earlier: list[str], roles: list[Part]) -> Part:
    """Advice with roles and needs. What it needs are earlier questions, so that no needs go in circles."""
    may_take_part = [
        role["id"] for role in roles if "exists_when" not in role or role["exists_when"]["question"] in earlier
    ]
    if draw(st.integers(0, 2)):
        return usual
    needs = [
        need(id_, draw(st.integers(1, 4)))
        for id_ in (draw(st.lists(st.sampled_from(earlier), max_size=2)) if earlier else [])
    ]
    return {**usual, "roles": draw(st.lists(st.sampled_from(may_take_part), max_size=2)), "needs": needs}


@st.composite
def _weight(draw: st.DrawFn, questions: list[Part], practice: str) -> float | dict[str, float]:
    """The weight of a practice: one number, or one for each phase in which it has questions."""
    weights = st.sampled_from([0.5, 1, 3, 10, 12.25])
    if draw(st.booleans()):
        return draw(weights)
    own = [question["phases"] for question in questions if question["id"].startswith(f"{practice}.")]
    return {phase: draw(weights) for phase in dict.fromkeys(phase for phases in own for phase in phases)}


@st.composite
def _statement(draw: st.DrawFn, questions: list[Part], practices: list[str], *, unknowns: bool) -> Part:
    if practices and draw(st.integers(0, 4)) == 0:
        return {"practice": draw(st.sampled_from(practices)), "score_below": draw(st.sampled_from([25, 50, 75]))}
    question = draw(st.sampled_from(questions))
    tests: list[Part] = [{"at_most": draw(st.integers(0, 3))}, {"at_least": draw(st.integers(1, 4))}]
    tests += [{"unknown": True}] if unknowns else []
    match question["type"]:
        case "yes_no":
            tests.append({"is": draw(st.sampled_from(["yes", "no"]))})
        case "choice":
            tests.append({"is": draw(st.sampled_from(["good", "fair", "poor"]))})
        case "multi":
            tests.append({"includes": draw(st.sampled_from(["a", "b", "c", "none"]))})
        case "number":
            tests.append({draw(st.sampled_from(["below", "above"])): draw(st.sampled_from([0, 4.5, 10, 25, 40]))})
    return {"question": question["id"], **draw(st.sampled_from(tests))}
