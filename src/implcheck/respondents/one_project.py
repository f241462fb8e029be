"""What the files of several respondents say about their one project: what it is, and what was decided about it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from implcheck.model.decisions import AcceptedRisk, AgreedAction
from implcheck.model.problem import Location, Problem, problem


class Statement(NamedTuple):
    """The project or phase that a file names, and where."""

    value: str
    location: Location


def usual_place(named: Sequence[str]) -> int:
    """Return the place of what is named most often; of several the first."""
    counts = Counter(named)
    return named.index(max(counts, key=lambda each: counts[each]))


def most_named(statements: Sequence[Statement]) -> tuple[Statement, list[Statement]]:
    """Return the first statement of what most files say, and those that differ from it."""
    usual = statements[usual_place([statement.value for statement in statements])]
    return usual, [other for other in statements if other.value != usual.value]


class DecisionsOfFiles:
    """Collects the decisions of file after file. Two files may not say different things about one action."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._risks: set[AcceptedRisk] = set()
        self._actions: dict[str, tuple[AgreedAction, Location]] = {}

    def add(self, risks: Iterable[AcceptedRisk], actions: Iterable[AgreedAction], places: Iterable[Location]) -> None:
        """Add the decisions of a file; `places` are the locations of its actions, in their order."""
        self._risks.update(risks)
        for action, place in zip(actions, places, strict=True):
            known, at = self._actions.setdefault(action.finding, (action, place))
            if known != action:
                self.problems.append(problem("respondents-other-action", id=action.finding, file=at.file).at(place))

    @property
    def accepted_risks(self) -> tuple[AcceptedRisk, ...]:
        """The risks that any of the files accepts, in a fixed order."""
        return tuple(sorted(self._risks, key=lambda risk: (risk.finding, risk.until, risk.owner, risk.reason)))

    @property
    def actions(self) -> tuple[AgreedAction, ...]:
        """The actions that any of the files has, in the order of their findings."""
        return tuple(action for _, (action, _) in sorted(self._actions.items()))
