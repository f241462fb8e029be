"""The five types of question, a union discriminated by `type`, and how each scores an answer and puts it into words."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Discriminator, Field, Tag

from implcheck.model.answer_value import Value, shown
from implcheck.model.base import Flag, Frozen, tag
from implcheck.model.condition import Condition
from implcheck.model.enums import TOP_SCORE
from implcheck.model.limits import MOST_OPTIONS
from implcheck.model.question_parts import (
    Advice,
    AnchoredLevel,
    KnockOut,
    Names,
    Number,
    Option,
    Phases,
    QuestionId,
    ScoredAnswer,
    Step,
    Steps,
    Tick,
    Weight,
    YesOrNo,
    step_of,
)
from implcheck.model.text import Text

YES, NO = Text.of(en="Yes", nl="Ja"), Text.of(en="No", nl="Nee")


class Choice(NamedTuple):
    """What one can answer with, in the questionnaire's words. A tick has no score of its own: their number has."""

    value: int | str
    text: Text
    score: int | None = None
    is_exclusive: bool = False


class _Question(Frozen):
    """The fields that every question has. A question asks for one observable fact."""

    id: QuestionId = Field(description="practice.name; the part before the dot is the id of its practice.")
    title: Text = Field(description="A short name for tables: the topic.")
    problem: Text | None = Field(
        None, description="The problem as a title, true for every answer that scores 0, 1 or 2; without it, the title."
    )
    phases: Phases = Field(description="The phases in which the question is asked.")
    asked_of: Names = Field(
        (), description="Ids of the roles that can know, besides those that are asked everything; without it, all."
    )
    when: Condition | None = Field(None, description="Asked only if this holds; looks at earlier questions only.")
    weight: Weight = Field(description="How much it counts within its practice; 0.001 to 1000.")
    weight_reason: Text = Field(description="Why it weighs that.")
    quick: Text | None = Field(None, description="Why a quick check asks it too; ten questions at most have one.")
    claims: Names = Field((), description="The claims that the question covers.")
    sources: Names = Field((), description="The sources that support it.")
    text: Text = Field(description="The question.")
    help: Text = Field(description="Why it is asked and how to find out.")
    not_yet: Text | None = Field(
        None, description="The answer that nothing of the kind has happened yet, in words; it leaves the score."
    )
    knock_out: KnockOut | None = Field(None, description="The score that alone makes the practice critical.")
    evidence: Text = Field(description="What a reviewer would ask to see.")
    risk: Text = Field(description="What a low answer leads to: cause, event, consequence.")

    @property
    def practice(self) -> str:
        """The id of the practice: the part of the question's id before the dot."""
        return self.id.partition(".")[0]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The levels or options to choose from; none for yes or no and for a number."""
        return ()

    @property
    def scored(self) -> tuple[ScoredAnswer, ...]:
        """Everything that an answer can come down to, each with its score, in the questionnaire's order."""
        raise NotImplementedError

    def scored_as(self, value: Value) -> ScoredAnswer:
        """Return what an answer with this value comes down to."""
        raise NotImplementedError

    @property
    def possible_scores(self) -> frozenset[int]:
        """The scores that an answer can have, 0 to 4."""
        return frozenset(answer.score for answer in self.scored)

    def score(self, value: Value) -> int:
        """Return the score of an answer with this value, 0 to 4."""
        return self.scored_as(value).score

    def problem_at(self, value: Value | None) -> Text:
        """Return the problem that an answer with this value shows, as a title; the topic for a score of 3 or better.

        `value` is None for an answer that somebody is only assumed to give.
        """
        answer = self.scored_as(value) if value is not None else None
        if answer is not None and answer.problem is not None:
            return answer.problem
        states_problem = self.problem is not None and (answer is None or answer.score < TOP_SCORE - 1)
        return self.problem if states_problem and self.problem is not None else self.title

    def risk_at(self, value: Value | None) -> Text:
        """Return what an answer with this value leads to."""
        return (self.scored_as(value).risk if value is not None else None) or self.risk

    def advice_for(self, value: Value | None) -> Advice:
        """Return the step from an answer with this value.

        Raises:
            LookupError: it is the best answer, from which there is no step.
        """
        advice = self.scored_as(value).advice if value is not None else None
        if advice is None:
            raise LookupError(f"{self.id} has no advice for {value}")
        return advice

    def is_asked_of(self, role: str) -> bool:
        """Return whether a role with this id can know; `RoleDefinition.asked_everything` is not looked at."""
        return not self.asked_of or role in self.asked_of

    def knocks_out(self, score: int, phase: str) -> bool:
        """Return whether an answer of `score` is a knock-out in the phase with this id."""
        return self.knock_out is not None and phase in self.knock_out.phases and score <= self.knock_out.at_most


class LevelsQuestion(_Question):
    """Answered with the number of the level that fits what can be observed."""

    type: Literal["levels"] = Field(description="Answered with a level.")
    levels: Annotated[tuple[AnchoredLevel, ...], Field(min_length=2, max_length=MOST_OPTIONS)] = Field(
        description="From low to high."
    )

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The levels."""
        return tuple(Choice(level.score, level.text, level.score) for level in self.levels)

    @property
    def scored(self) -> tuple[AnchoredLevel, ...]:
        """The levels."""
        return self.levels

    def scored_as(self, value: Value) -> AnchoredLevel:
        """Return the level itself."""
        return next(level for level in self.levels if level.score == value)

    def in_words(self, value: Value) -> tuple[Text, ...]:
        """Return the text of the level."""
        return tuple(level.text for level in self.levels if level.score == value)


class YesNoQuestion(_Question):
    """Answered with `yes` or `no`."""

    type: Literal["yes_no"] = Field(description="Answered with yes or no.")
    if_yes: YesOrNo = Field(description="The score of yes, and the advice if that is below 4.")
    if_no: YesOrNo = Field(description="The score of no, and the advice if that is below 4.")

    @property
    def scored(self) -> tuple[YesOrNo, YesOrNo]:
        """Yes and no."""
        return self.if_yes, self.if_no

    def scored_as(self, value: Value) -> YesOrNo:
        """Return yes or no."""
        return self.if_yes if value == "yes" else self.if_no

    def in_words(self, value: Value) -> tuple[Text, ...]:
        """Return yes or no."""
        return (YES if value == "yes" else NO,)


class ChoiceQuestion(_Question):
    """Answered with one of the options."""

    type: Literal["choice"] = Field(description="Answered with one option.")
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=MOST_OPTIONS)] = Field(
        description="What there is to choose from."
    )

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The options."""
        return tuple(Choice(option.value, option.text, option.score) for option in self.options)

    @property
    def scored(self) -> tuple[Option, ...]:
        """The options."""
        return self.options

    def scored_as(self, value: Value) -> Option:
        """Return the chosen option."""
        return next(option for option in self.options if option.value == value)

    def in_words(self, value: Value) -> tuple[Text, ...]:
        """Return the text of the option."""
        return tuple(option.text for option in self.options if option.value == value)


class MultiQuestion(_Question):
    """Answered with a list of options; the number of ticks gives the score."""

    type: Literal["multi"] = Field(description="Answered with a list of options.")
    options: Annotated[tuple[Tick, ...], Field(min_length=2, max_length=MOST_OPTIONS)] = Field(
        description="What there is to tick."
    )
    score_by_count: Steps = Field(description="The score by the number of ticks, exclusive ones not counted.")

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The options to tick."""
        return tuple(Choice(tick.value, tick.text, is_exclusive=tick.exclusive) for tick in self.options)

    @property
    def scored(self) -> Steps:
        """The steps by the number of ticks."""
        return self.score_by_count

    def scored_as(self, value: Value) -> Step:
        """Return the step for the number of ticked options; an exclusive option is not counted."""
        ticked = value if isinstance(value, tuple) else (value,)
        counted = [option for option in self.options if not option.exclusive and option.value in ticked]
        return step_of(self.score_by_count, len(counted))

    def in_words(self, value: Value) -> tuple[Text, ...]:
        """Return the texts of the ticked options, in the questionnaire's order."""
        return tuple(option.text for option in self.options if isinstance(value, tuple) and option.value in value)


class NumberQuestion(_Question):
    """Answered with a number in `unit`, from `min` to `max`."""

    type: Literal["number"] = Field(description="Answered with a number.")
    unit: Text = Field(description="What the number counts, as in '6 hours a week'.")
    whole: Flag = Field(False, description="Whether only whole numbers make sense.")
    min: Number = Field(description="The least that makes sense.")
    max: Number = Field(description="The most that makes sense.")
    bands: Steps = Field(description="The score by the number; it may rise and then fall, around a target range.")

    @property
    def scored(self) -> Steps:
        """The bands."""
        return self.bands

    def scored_as(self, value: Value) -> Step:
        """Return the band that the number falls in."""
        return step_of(self.bands, value if isinstance(value, (int, float)) else self.min)

    def in_words(self, value: Value) -> tuple[Text, ...]:
        """Return the number with its unit."""
        number = shown(value)
        written = (
            (language, f"{_in_language(number, language)}{'' if unit.startswith('%') else ' '}{unit}")
            for language, unit in self.unit
        )
        return (Text(tuple(written)),)


TYPES: Mapping[str, type[_Question]] = {
    "levels": LevelsQuestion,
    "yes_no": YesNoQuestion,
    "choice": ChoiceQuestion,
    "multi": MultiQuestion,
    "number": NumberQuestion,
}


def _type(given: Any) -> str | None:
    name = given.get("type") if isinstance(given, Mapping) else getattr(given, "type", None)
    return tag(name) if isinstance(name, str) and name in TYPES else None


Question = Annotated[
    Annotated[LevelsQuestion, Tag(tag("levels"))]
    | Annotated[YesNoQuestion, Tag(tag("yes_no"))]
    | Annotated[ChoiceQuestion, Tag(tag("choice"))]
    | Annotated[MultiQuestion, Tag(tag("multi"))]
    | Annotated[NumberQuestion, Tag(tag("number"))],
    Discriminator(_type, custom_error_type="question_type", custom_error_message="Not a type of question"),
]


def _in_language(number: str, language: str) -> str:
    """Return a number as the language writes it: Dutch has a decimal comma."""
    return number.replace(".", ",") if language.partition("-")[0] == "nl" else number
