"""Whether every question is answered, as `--require-complete` asks."""

from collections.abc import Mapping
from dataclasses import dataclass

from implcheck.model.answers import Given, NotApplicable
from implcheck.model.scale import State
from implcheck.scoring.readiness import Readings
from implcheck.scoring.standing import Part


@dataclass(frozen=True)
class Completeness:
    """How complete the answers to some questions are: `missing` have none, `part` says how much is really answered.

    What is not applicable counts as answered, but only as far as the least share of the weight is really answered.
    """

    part: Part
    missing: tuple[str, ...]
    not_looked_at: tuple[str, ...]

    @property
    def excused(self) -> bool:
        """Whether too much is called not applicable."""
        return bool(self.part.asked) and not self.part.enough


def complete(readings: Readings, part: Part, practice: str | None = None) -> Completeness:
    """The completeness of the questions of a practice, or of all, of which `part` is what is known."""
    asked = [
        id_
        for id_, one in readings.all_asked.items()
        if one.state is not State.NOT_ASKED and practice in {None, one.question.practice}
    ]
    skipped = tuple(id_ for id_ in asked if id_ not in readings.asked)
    missing = tuple(id_ for id_ in asked if id_ in readings.asked and not _said(readings.answers, id_))
    return Completeness(part, missing, skipped)


def _said(answers: Mapping[str, object], id_: str) -> bool:
    return isinstance(answers.get(id_), (Given, NotApplicable))
