"""Where a project stands: scores and levels, per practice and overall.

One pure step from readings and weights, cheap enough to be asked again for every "what if": with equal
weights, with one answer changed, without the accepted risks. The reasons are put into words only when asked.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from implcheck.model.assessment import Reason, Score, make_reason
from implcheck.model.enums import TOP_SCORE, Level, Outcome, State, Truth
from implcheck.model.practice import Practice
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.rule import Rule
from implcheck.scoring.answer_states import QuestionStates
from implcheck.scoring.conditions import Judgement, judge
from implcheck.scoring.levels import OverallLevel, PracticeLevel, enough
from implcheck.scoring.question_state import QuestionState


@dataclass(frozen=True)
class Part:
    """The score of a set of questions, and how much of what the phase asks of them is answered.

    `score` is nothing when none of them counts, and `weight` is that of those that do. `asked` is the weight of all
    that the phase asks and `answered` that of the answers: what is not applicable is asked and not answered.
    """

    score: Score | None
    weight: int
    asked: int
    answered: int
    least: Fraction

    @property
    def known(self) -> Fraction:
        """The share of what is asked that is answered, 0 to 1; 0 if nothing is asked."""
        return Fraction(self.answered, self.asked) if self.asked else Fraction(0)

    @property
    def enough(self) -> bool:
        """Whether enough is answered to name a level."""
        return self.answered > 0 and self.known >= self.least

    @property
    def untouched(self) -> bool:
        """Whether something is asked and nothing of it is answered."""
        return self.asked > 0 and not self.answered


@dataclass(frozen=True)
class PracticeStanding:
    """A practice's score and level.

    `level` is nothing when not enough is known to name one; `shown` is what its low end comes to even then.
    The overall level looks at `shown`: a practice nobody looked at must not vanish from the worst of them.
    `floor` is the level of the low end if too little is known, with all that nobody answered as 0: what does not
    apply is no better known than what is blank.
    """

    part: Part
    found: PracticeLevel | None
    floor: Level | None

    @property
    def shown(self) -> Level | None:
        """The level of what can be shown today; nothing if nothing is asked and no rule raises it."""
        named = [self.floor, self.found.level if self.found is not None else None]
        return max((level for level in named if level is not None), default=None)

    @property
    def unsure(self) -> bool:
        """Whether it is shown at a level because too little is known of it."""
        return self.shown is not self.level

    @property
    def outcome(self) -> Outcome:
        """Whether there is a level. A knock-out or a rule is known, however little else is, or even nothing.

        Nothing is asked either of a practice of which every answer is accepted: nothing is left to judge.
        """
        if self.found is not None and (self.found.knock_outs or self.found.rules):
            return Outcome.ASSESSED
        if self.part.asked and not self.part.enough:
            return Outcome.NOT_ENOUGH_KNOWN
        return Outcome.ASSESSED if self.found is not None else Outcome.NOTHING_ASKED

    @property
    def level(self) -> Level | None:
        """The level, if there is one."""
        return self.found.level if self.found is not None and self.outcome is Outcome.ASSESSED else None

    def reasons(self) -> tuple[Reason, ...]:
        """Why it has that level, or none."""
        if self.outcome is Outcome.NOT_ENOUGH_KNOWN:
            return (make_reason("not-enough-known", known=self.part.known, least=self.part.least),)
        return self.found.reasons() if self.found is not None else ()


@dataclass(frozen=True)
class Evaluation:
    """Scores and levels by practice and overall, with what raises them.

    `rules` are those that the phase knows, each with its judgement. `found` is nothing when not enough is
    known to name a level: less than the least share, or nothing at all of a practice in `untouched`.
    """

    practices: Mapping[str, PracticeStanding]
    overall: Part
    least: Fraction
    """The lowest that the overall score can turn out to be, whatever the answers are that nobody gave; in points."""
    untouched: tuple[Practice, ...]
    knock_outs: tuple[QuestionState, ...]
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

    def reasons(self) -> tuple[Reason, ...]:
        """Why it has that level, or none."""
        if self.found is not None:
            return self.found.reasons()
        if self.untouched and self.overall.known >= self.overall.least:
            titles = tuple(one.title for one in self.untouched)
            return (make_reason("nothing-answered", count=len(titles), practices=titles),)
        return (make_reason("not-enough-known", known=self.overall.known, least=self.overall.least),)


def scored(states: Iterable[QuestionState], weights: Mapping[str, int]) -> tuple[Score | None, int]:
    """The weighted mean of readings, 100 x sum(weight x score / 4) / sum(weight), and the sum of their weights.

    For the low end and the ceiling alike; no score if there is no reading.
    """
    total = low = high = 0
    for one in states:
        weight = weights[one.question.id]
        total += weight
        low += weight * one.low
        high += weight * one.high
    if not total:
        return None, 0
    whole = TOP_SCORE * total
    return Score(low=Fraction(100 * low, whole), high=Fraction(100 * high, whole)), total


def evaluate(states: QuestionStates, weights: Mapping[str, int], ignored: frozenset[str] = frozenset()) -> Evaluation:
    """The standing that readings and weights give; rules in `ignored` are not judged."""
    questionnaire = states.questionnaire
    asked = [one for one in states.all_asked.values() if one.state is not State.NOT_ASKED]
    parts = {
        id_: _part(states, counting, all_of_it, weights)
        for id_, counting, all_of_it in _by_practice(questionnaire, states.counting, asked)
    }
    overall = _part(states, states.counting, asked, weights)
    knock_outs = tuple(
        one for one in states.counting if one.score is not None and one.question.knocks_out(one.score, states.phase)
    )
    bounds = {id_: (part.score.low, part.score.high) for id_, part in parts.items() if part.score is not None}
    rules = tuple(
        (rule, judged)
        for rule in questionnaire.rules
        if states.phase in rule.phases
        and rule.id not in ignored
        and (judged := judge(rule.when, states.by_id, bounds)).truth is not Truth.ABSENT
    )
    held = [rule for rule, judged in rules if judged.truth is Truth.TRUE]
    practices = {
        id_: PracticeStanding(
            part,
            practice_level(questionnaire, id_, part.score, knock_outs, held),
            _floor(states, part, [one for one in asked if one.question.practice == id_], weights),
        )
        for id_, part in parts.items()
    }
    untouched = tuple(one for one in questionnaire.practices if parts[one.id].untouched)
    found = None
    if overall.score is not None and overall.enough and not untouched:
        levels = {id_: one.shown for id_, one in practices.items() if one.shown is not None}
        unsure = {id_ for id_, one in practices.items() if one.unsure}
        found = OverallLevel(questionnaire, overall.score, knock_outs, held, levels, unsure)
    lowest, _ = scored((one for one in asked if one.question.id not in states.left_out), weights)
    least = lowest.low if lowest is not None else Fraction(0)
    return Evaluation(practices, overall, least, untouched, knock_outs, rules, found)


def practice_level(
    questionnaire: Questionnaire,
    id_: str,
    score: Score | None,
    knock_outs: Iterable[QuestionState],
    held: Iterable[Rule],
) -> PracticeLevel | None:
    """The level that a practice's score, knock-outs and rules come to; nothing if there are none of these."""
    raising = [rule for rule in held if id_ in rule.raises]
    if score is None and not raising:
        return None
    return PracticeLevel(questionnaire, score, [one for one in knock_outs if one.question.practice == id_], raising)


def _by_practice(
    questionnaire: Questionnaire, counting: Iterable[QuestionState], asked: Iterable[QuestionState]
) -> Iterator[tuple[str, list[QuestionState], list[QuestionState]]]:
    """Of every practice the readings that count and those that are asked."""
    grouped: dict[str, tuple[list[QuestionState], list[QuestionState]]] = {
        one.id: ([], []) for one in questionnaire.practices
    }
    for which, states in enumerate((counting, asked)):
        for one in states:
            grouped[one.question.practice][which].append(one)
    return ((id_, *both) for id_, both in grouped.items())


def _part(
    states: QuestionStates,
    counting: Iterable[QuestionState],
    asked: Sequence[QuestionState],
    weights: Mapping[str, int],
) -> Part:
    score, weight = scored(counting, weights)
    known = sum(weights[one.question.id] for one in asked if one.state is State.ANSWERED)
    return Part(score, weight, sum(weights[one.question.id] for one in asked), known, enough(states.questionnaire))


def _floor(
    states: QuestionStates, part: Part, asked: Iterable[QuestionState], weights: Mapping[str, int]
) -> Level | None:
    if not part.asked or part.enough:
        return None
    score, _ = scored((one for one in asked if one.question.id not in states.left_out), weights)
    return states.questionnaire.levels.of(score.low) if score is not None else None
