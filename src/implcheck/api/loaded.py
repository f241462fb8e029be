"""Loaded answers as a value, with the respondents behind combined ones."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from implcheck.api.defaults import MIN_GROUP
from implcheck.model.answers import NOWHERE, Answers, Locations
from implcheck.model.combined import Combined
from implcheck.model.enums import State
from implcheck.model.problem import Problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.respondents.combination_rule import CombinationRule

if TYPE_CHECKING:
    from implcheck.respondents.tally import Tally


class Group(NamedTuple):
    """Several respondents, tallied, and the rule by which they are combined."""

    tally: "Tally"
    dates: tuple[datetime.date | None, ...]
    """The different dates of the respondents; None stands for one without a date."""
    rule: CombinationRule = CombinationRule()
    min_group: int = MIN_GROUP

    @property
    def respondents(self) -> int:
        """The number of respondents."""
        return sum(self.tally.respondents.values())

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of the respondents."""
        return tuple(self.tally.respondents)


@dataclass(frozen=True)
class LoadedAnswers:
    """Valid answers and the questionnaire they answer: what `assess` takes.

    Of several respondents, `answers` are the combined ones, by the default rule until `combine` says otherwise.
    """

    questionnaire: Questionnaire
    answers: Answers
    phase: str
    """The phase to assess: the one asked for, else that of the answers."""
    folders: tuple[Path, ...] = (Path(),)
    """The folders in which files named as evidence are looked up."""
    locations: Locations = NOWHERE
    """Position of each answer in its file; of several respondents only which file is the first."""
    warnings: tuple[Problem, ...] = ()
    """What is probably not as it was meant, and answers left out because they were given to another version."""
    group: Group | None = field(default=None, repr=False)
    """The respondents behind combined answers; None if one answers file was read."""

    @property
    def respondents(self) -> int:
        """The number of respondents."""
        return self.group.respondents if self.group is not None else 1

    @property
    def dates(self) -> tuple[datetime.date | None, ...]:
        """The different dates of the respondents; None stands for one without a date."""
        return self.group.dates if self.group is not None and self.respondents > 1 else (self.answers.date,)

    @property
    def is_of_another_version(self) -> bool:
        """Whether one respondent answered another version, also if every answer still means the same."""
        from implcheck.validation.migration import is_of_another_version

        return any(warning.is_about_version for warning in self.warnings) or is_of_another_version(
            self.answers, self.questionnaire
        )

    @property
    def warnings_to_show(self) -> tuple[Problem, ...]:
        """The warnings as a report shows them: of several respondents without what they wrote."""
        if self.respondents == 1 or not self.warnings:
            return self.warnings
        from implcheck.respondents.problems_to_show import warnings_to_show

        return warnings_to_show(self.warnings, self.questionnaire)

    def combined(self, *, quick: bool = False) -> Combined | None:
        """Return how far the respondents agree on the questions asked; None for a single respondent."""
        if self.group is None or self.respondents == 1:
            return None
        from implcheck.respondents.combine import combine
        from implcheck.scoring.answer_states import read_answers

        states = read_answers(self.questionnaire, self.answers.answers, self.phase, quick=quick)
        asked = {id_ for id_, question in states.by_id.items() if question.state is not State.NOT_ASKED}
        group = self.group
        return combine(group.tally, self.phase, asked, group.rule, group.min_group)
