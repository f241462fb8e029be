"""The charts of a report as values: what a format needs to draw each, with a description in words."""

from typing import NamedTuple

from implcheck.model.enums import Level


class Threshold(NamedTuple):
    """Where a level begins: at `points`, 0 to 100."""

    points: float
    level: Level
    word: str
    legend: str
    """The level and its points, as "high from 45"; the word alone for the level that begins at 0."""


class Scale(NamedTuple):
    """The overall score on a line from 0 to 100 with its thresholds.

    `low` is what the answers show, `ceiling` what is possible; both None without a score.
    """

    low: int | None
    ceiling: int | None
    level: Level | None
    thresholds: tuple[Threshold, ...]
    """In ascending order; the first is at 0."""
    description: str
    """The chart in words, for readers who cannot see it."""


class Bar(NamedTuple):
    """A practice as a bar from 0 to 100 points: `low` is the score, `ceiling` what is possible; both None without a score."""

    name: str
    title: str
    """The name in full."""
    low: int | None
    ceiling: int | None
    points: str
    level: Level | None
    word: str
    """The level, or why there is none."""
    reason: str = ""
    """What decides the level besides the points; empty if nothing does."""


class Bars(NamedTuple):
    """The practices as bars with thresholds."""

    heads: tuple[str, str, str]
    """Of the names, the points and the levels."""
    bars: tuple[Bar, ...]
    thresholds: tuple[Threshold, ...]
    legend: tuple[str, str, str]
    """The legend of a bar: the score, what is still possible (empty if nothing is), and the rest."""
    legend_thresholds: str
    description: str


class DotRow(NamedTuple):
    """A question with a dot per role: the level from 0 to 4, and the index of the role in `Dots.roles`."""

    name: str
    dots: tuple[tuple[float, int], ...]


class Dots(NamedTuple):
    """The views of roles, as dots on a line from 0 to 4 per question."""

    roles: tuple[str, ...]
    rows: tuple[DotRow, ...]
    description: str


class Line(NamedTuple):
    """A practice, or the overall score, over time."""

    name: str
    title: str
    values: tuple[int | None, ...]
    """Points at each of the times, 0 to 100."""
    points: tuple[str, ...]
    """The points as text, with the ceiling if it differs."""
    gain: str
    """The signed difference from first to last; "=" if there is none, empty unless both have a score."""
    levels: tuple[tuple[Level | None, str], ...]
    """At each of the times: the level and its word."""


class Lines(NamedTuple):
    """Points over time."""

    heads: tuple[str, str, str]
    """Of the names, the points and the levels."""
    times: tuple[str, ...]
    lines: tuple[Line, ...]
    thresholds: tuple[Threshold, ...]
    description: str


Chart = Scale | Bars | Dots | Lines
