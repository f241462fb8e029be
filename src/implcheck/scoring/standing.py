"""Where a project stands: scores and levels, per practice and overall.

One pure step from readings and weights, cheap enough to be asked again for every "what if": with equal
weights, with one answer changed, without the accepted risks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from implcheck.model.assessment import Because, Score, because
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.rule import Rule
from implcheck.model.scale import TOP_SCORE, Level, Outcome, State, Truth
from implcheck.scoring.conditions import Judgement, judge
from implcheck.scoring.levels import enough, overall_level, practice_level
from implcheck.scoring.readiness import Reading, Readings


@dataclass(frozen=True)
class Part:
    """The score of a set of questions: `score` is nothing when none of them counts; `known` a share, 0 to 1."""

    score: Score | None
    known: Fraction
    weight: Fraction


@dataclass(frozen=True)
class PracticeStanding:
    """A practice's score and level.

    `level` is nothing when not enough is known to name one; `shown` is what its low end comes to even then.
    The overall level looks at `shown`: a practice nobody looked at must not vanish from the worst of them.
    """

    part: Part
    outcome: Outcome
    level: Level | None
    shown: Level | None
    because: tuple[Because, ...]


@dataclass(frozen=True)
class Standing:
    """Scores and levels by practice and overall, with what raises them.

    `rules` are those that the phase knows, each with its judgement. `level` is nothing when not enough is
    known to name one.
    """

    practices: Mapping[str, PracticeStanding]
    overall: Part
    knock_outs: tuple[Reading, ...]
    rules: tuple[tuple[Rule, Judgement], ...]
    level: Level | None
    because: tuple[Because, ...]

    @property
    def triggered(self) -> tuple[tuple[Rule, Judgement], ...]:
        """The rules that hold."""
        return tuple((rule, judged) for rule, judged in self.rules if judged.truth is Truth.TRUE)


def scored(readings: Iterable[Reading], weights: Mapping[str, Fraction]) -> Part:
    """The weighted mean of readings: 100 x sum(weight x score / 4) / sum(weight), for low and ceiling alike."""
    total = low = high = known = Fraction(0)
    for one in readings:
        weight = weights[one.question.id]
        total += weight
        low += weight * one.low
        high += weight * one.high
        known += weight if one.state is State.ANSWERED else 0
    if not total:
        return Part(None, Fraction(0), Fraction(0))
    points = 100 / (TOP_SCORE * total)
    return Part(Score(low=low * points, high=high * points), known / total, total)


def stand(readings: Readings, weights: Mapping[str, Fraction], ignored: frozenset[str] = frozenset()) -> Standing:
    """The standing that readings and weights give; rules in `ignored` are not judged."""
    questionnaire = readings.questionnaire
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
    practices = {id_: _practice(questionnaire, id_, part, knock_outs, held) for id_, part in parts.items()}
    if overall.score is None or overall.known < enough(questionnaire):
        missing = because("not-enough-known", known=overall.known, least=enough(questionnaire))
        return Standing(practices, overall, knock_outs, rules, None, (missing,))
    worst = {id_: one.shown for id_, one in practices.items() if one.shown is not None}
    level, why = overall_level(questionnaire, overall.score, worst, knock_outs, held)
    return Standing(practices, overall, knock_outs, rules, level, why)


def _practice(
    questionnaire: Questionnaire, id_: str, part: Part, knock_outs: tuple[Reading, ...], held: list[Rule]
) -> PracticeStanding:
    if part.score is None:
        return PracticeStanding(part, Outcome.NOTHING_ASKED, None, None, ())
    mine = [one for one in knock_outs if one.question.practice == id_]
    raising = [rule for rule in held if id_ in rule.raises]
    shown, why = practice_level(questionnaire, part.score, mine, raising)
    if part.known >= enough(questionnaire) or mine or raising:
        return PracticeStanding(part, Outcome.ASSESSED, shown, shown, why)
    missing = because("not-enough-known", known=part.known, least=enough(questionnaire))
    return PracticeStanding(part, Outcome.NOT_ENOUGH_KNOWN, None, shown, (missing,))
