"""Where a project stands: scores and levels, per practice and overall.

One pure step from readings and weights, cheap enough to be asked again for every "what if": with equal
weights, with one answer changed, without the accepted risks. The reasons are put into words only when asked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from implcheck.model.assessment import Because, Score, because
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.rule import Rule
from implcheck.model.scale import TOP_SCORE, Level, Outcome, State, Truth
from implcheck.scoring.conditions import Judgement, judge
from implcheck.scoring.levels import OverallLevel, PracticeLevel, enough
from implcheck.scoring.readiness import Reading, Readings


@dataclass(frozen=True)
class Part:
    """The score of a set of questions: `score` is nothing when none of them counts; `known` a share, 0 to 1."""

    score: Score | None
    known: Fraction
    weight: int


@dataclass(frozen=True)
class PracticeStanding:
    """A practice's score and level.

    `level` is nothing when not enough is known to name one; `shown` is what its low end comes to even then.
    The overall level looks at `shown`: a practice nobody looked at must not vanish from the worst of them.
    """

    part: Part
    least: Fraction
    found: PracticeLevel | None

    @property
    def shown(self) -> Level | None:
        """The level of what can be shown today; nothing if nothing is asked and no rule raises it."""
        return self.found.level if self.found is not None else None

    @property
    def outcome(self) -> Outcome:
        """Whether there is a level. A knock-out or a rule is known, however little else is, or even nothing."""
        if self.found is None:
            return Outcome.NOTHING_ASKED
        raised = self.found.knock_outs or self.found.rules
        return Outcome.ASSESSED if raised or self.part.known >= self.least else Outcome.NOT_ENOUGH_KNOWN

    @property
    def level(self) -> Level | None:
        """The level, if there is one."""
        return self.shown if self.outcome is Outcome.ASSESSED else None

    def because(self) -> tuple[Because, ...]:
        """Why it has that level, or none."""
        if self.outcome is Outcome.NOT_ENOUGH_KNOWN:
            return (because("not-enough-known", known=self.part.known, least=self.least),)
        return self.found.because() if self.found is not None else ()


@dataclass(frozen=True)
class Standing:
    """Scores and levels by practice and overall, with what raises them.

    `rules` are those that the phase knows, each with its judgement. `found` is nothing when not enough is
    known to name a level.
    """

    practices: Mapping[str, PracticeStanding]
    overall: Part
    least: Fraction
    knock_outs: tuple[Reading, ...]
    rules: tuple[tuple[Rule, Judgement], ...]
    found: OverallLevel | None

    @property
    def triggered(self) -> tuple[tuple[Rule, Judgement], ...]:
        """The rules that hold."""
        return tuple((rule, judged) for rule, judged in self.rules if judged.truth is Truth.TRUE)

    @property
    def level(self) -> Level | None:
        """The overall level, if there is one."""
        return self.found.level if self.found is not None else None

    def because(self) -> tuple[Because, ...]:
        """Why it has that level, or none."""
        if self.found is None:
            return (because("not-enough-known", known=self.overall.known, least=self.least),)
        return self.found.because()


def scored(readings: Iterable[Reading], weights: Mapping[str, int]) -> Part:
    """The weighted mean of readings: 100 x sum(weight x score / 4) / sum(weight), for low and ceiling alike."""
    total = low = high = known = 0
    for one in readings:
        weight = weights[one.question.id]
        total += weight
        low += weight * one.low
        high += weight * one.high
        known += weight if one.state is State.ANSWERED else 0
    if not total:
        return Part(None, Fraction(0), 0)
    whole = TOP_SCORE * total
    return Part(Score(low=Fraction(100 * low, whole), high=Fraction(100 * high, whole)), Fraction(known, total), total)


def stand(readings: Readings, weights: Mapping[str, int], ignored: frozenset[str] = frozenset()) -> Standing:
    """The standing that readings and weights give; rules in `ignored` are not judged."""
    questionnaire, least = readings.questionnaire, enough(readings.questionnaire)
    grouped: dict[str, list[Reading]] = {practice.id: [] for practice in questionnaire.practices}
    for one in readings.counting:
        grouped[one.question.practice].append(one)
    parts = {practice: scored(group, weights) for practice, group in grouped.items()}
    overall = scored(readings.counting, weights)
    knock_outs = tuple(
        one for one in readings.counting if one.score is not None and one.question.knocks_out(one.score, readings.phase)
    )
    bounds = {id_: (part.score.low, part.score.high) for id_, part in parts.items() if part.score is not None}
    rules = tuple(
        (rule, judged)
        for rule in questionnaire.rules
        if readings.phase in rule.phases
        and rule.id not in ignored
        and (judged := judge(rule.when, readings.by_id, bounds)).truth is not Truth.ABSENT
    )
    held = [rule for rule, judged in rules if judged.truth is Truth.TRUE]
    practices = {
        id_: PracticeStanding(part, least, _practice(questionnaire, id_, part, knock_outs, held))
        for id_, part in parts.items()
    }
    found = None
    if overall.score is not None and overall.known >= least:
        levels = {id_: one.shown for id_, one in practices.items() if one.shown is not None}
        unsure = {id_ for id_, one in practices.items() if one.outcome is Outcome.NOT_ENOUGH_KNOWN}
        found = OverallLevel(questionnaire, overall.score, knock_outs, held, levels, unsure)
    return Standing(practices, overall, least, knock_outs, rules, found)


def _practice(
    questionnaire: Questionnaire, id_: str, part: Part, knock_outs: tuple[Reading, ...], held: list[Rule]
) -> PracticeLevel | None:
    raising = [rule for rule in held if id_ in rule.raises]
    if part.score is None and not raising:
        return None
    mine = [one for one in knock_outs if one.question.practice == id_]
    return PracticeLevel(questionnaire, part.score, mine, raising)
