"""The five types of question, a union discriminated by `type`, and how each scores an answer and puts it into words."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from implcheck.model.answer_value import Value, shown
from implcheck.model.base import Flag, tag
from implcheck.model.limits import MOST_OPTIONS
from implcheck.model.question_base import Choice, QuestionBase
from implcheck.model.question_parts import (
    AnchoredLevel,
    Number,
    Option,
    Step,
    Steps,
    Tick,
    YesOrNo,
    step_of,
)
from implcheck.model.text import Text

YES, NO = Text.of(en="Yes", nl="Ja"), Text.of(en="No", nl="Nee")


class LevelsQuestion(QuestionBase):
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


class YesNoQuestion(QuestionBase):
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


class ChoiceQuestion(QuestionBase):
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


class MultiQuestion(QuestionBase):
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


class NumberQuestion(QuestionBase):
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


TYPES: Mapping[str, type[QuestionBase]] = {
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
