"""Several respondents' answers made into one: per question first within each role, then over the roles.

The rule, question by question:

- Of each role the mean of the scores; of those means the mean by the roles' weights, so that thirty users do not
  drown one sponsor, or the reverse. Who does not know does not count here, but is told.
- People *agree* if their average deviation AD_M is at most c/6 (0.83 of a step); two people, if they are less than
  two steps apart; and no two roles may be more than a step (`GAP`) apart. Else the question is *disputed*.
- If they agree, the combined answer is one that somebody gave, with the score nearest to that mean; of two that are
  as near, the lower. The highest score not above the mean would do worse: one 3 among ninety-nine 4s would count as
  3, and one "no" among ninety-nine times yes as "no".
- If they do not agree, the lower view counts: the lowest, over the roles, of the lower quartile of the scores, and
  never above the mean. The combined answer is one that somebody gave, with the highest score not above that.
- So a combined assessment follows the same rules as any other.
- Nobody gave a score: it does not apply if all who answered say so, else nobody knows.

What is kept of the respondents is one count per question, role and score, and a few notes, so that memory does not
grow with them. Nothing depends on the order in which they are heard.
"""

from collections.abc import Container, Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType

from implcheck.model.answers import Answer, Given, NotApplicable, Respondent, Unanswered, Unknown
from implcheck.model.combined import Agreement, Combined, Gap, Note, Opinion, PracticeAgreement, View
from implcheck.model.enums import TOP_SCORE
from implcheck.model.heard import Heard, Said
from implcheck.model.question import Question, Value
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.roles import role_id
from implcheck.respondents import agreement_statistics
from implcheck.respondents.agreement_statistics import GAP
from implcheck.respondents.disclosure_control import MIN_GROUP, may_show, roles_to_show
from implcheck.respondents.sample import Bounded
from implcheck.respondents.score_labels import says

ENOUGH_FOR_SPREAD = 3
"""From how many scores on the spread of them says anything."""

FAR_FOR_TWO = 2
"""How many steps apart two people have to be to disagree."""

EQUAL: Mapping[str, Fraction] = MappingProxyType({})
"""No weights: every role weighs 1."""


class _Said:
    """What the respondents of all roles said of one question."""

    __slots__ = ("by_role", "evidence", "example", "not_applicable", "noted", "notes", "reason", "unknown")

    def __init__(self) -> None:
        self.by_role: dict[str, list[int]] = {}
        self.example: list[Value | None] = [None] * (TOP_SCORE + 1)
        self.unknown = 0
        self.not_applicable = 0
        self.reason = ""
        self.notes: Bounded[tuple[str, str]] = Bounded()
        self.noted = 0
        self.evidence: Bounded[str] = Bounded()

    @property
    def all_of_it(self) -> list[int]:
        """The histogram of everyone."""
        return [sum(column) for column in zip(*self.by_role.values(), strict=True)] or [0] * (TOP_SCORE + 1)

    @property
    def sizes(self) -> dict[str, int]:
        """How many of each role gave a score."""
        return {role: sum(given) for role, given in self.by_role.items()}


class Tally:
    """The counts of all respondents so far; the only thing here that changes."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.respondents: dict[str, int] = {}
        self.unwilling: set[str] = set()
        self._said = {one.id: _Said() for one in questionnaire.questions}

    def add(self, respondent: Respondent, answers: Mapping[str, Answer]) -> None:
        """Count one respondent's answers, which agree with the questionnaire."""
        self.hear(Heard.of(respondent, answers))

    def hear(self, heard: Heard) -> None:
        """Count what some respondents of one role said; the answers agree with the questionnaire."""
        role = role_id(heard.role, self.questionnaire.roles)
        self.respondents[role] = self.respondents.get(role, 0) + heard.respondents
        if heard.respondents and not heard.may_stand_apart:
            self.unwilling.add(role)
        for one in heard.said:
            self._count(self._said[one.question], role, one)

    def _count(self, said: _Said, role: str, one: Said) -> None:
        answer = one.answer
        match answer:
            case Given():
                self._score(said, self.questionnaire.by_id[one.question], role, answer.answer, one.times)
            case Unknown():
                said.unknown += one.times
            case NotApplicable():
                said.not_applicable += one.times
                said.reason = min(said.reason or answer.not_applicable, answer.not_applicable)
            case Unanswered():
                return
        if answer.note is not None:
            said.noted += one.times
            said.notes.add((answer.note, role if one.may_be_quoted else ""))
        for evidence in answer.evidence:
            said.evidence.add(evidence)

    def _score(self, said: _Said, question: Question, role: str, value: Value, times: int) -> None:
        score = question.score(value)
        said.by_role.setdefault(role, [0] * (TOP_SCORE + 1))[score] += times
        held = said.example[score]
        # Whichever comes first in one fixed order, so that the order of the respondents does not matter.
        if held is None or _order(value) < _order(held):
            said.example[score] = value

    def answers(self, weights: Mapping[str, Fraction] = EQUAL, gap: Fraction = GAP) -> dict[str, Answer]:
        """The combined answer of each question that somebody said anything of, with all notes and evidence kept."""
        found: dict[str, Answer] = {}
        for id_, said in self._said.items():
            texts = dict.fromkeys(text for text, _ in sorted(said.notes.kept))
            aside = {"note": " / ".join(texts) or None, "evidence": tuple(sorted(said.evidence.kept))}
            score = _counted(said, weights, gap)
            if score is not None:
                found[id_] = Given.model_validate({"answer": said.example[score], **aside})
            elif said.not_applicable and not said.unknown:
                found[id_] = NotApplicable.model_validate({"not_applicable": said.reason, **aside})
            elif said.unknown or said.not_applicable:
                found[id_] = Unknown.model_validate(aside)
        return found

    def combined(
        self,
        phase: str,
        asked: Container[str],
        weights: Mapping[str, Fraction] = EQUAL,
        gap: Fraction = GAP,
        min_group: int = MIN_GROUP,
    ) -> Combined:
        """What is known of the respondents in a phase, about the questions whose ids are in `asked`."""
        willing = self.respondents.keys() - self.unwilling
        apart = roles_to_show(self.respondents, willing, min_group)
        looked_at = {id_: said for id_, said in self._said.items() if id_ in asked}
        opinions = []
        for id_, said in looked_at.items():
            shown = roles_to_show(said.sizes, willing, min_group, among=apart)
            opinion = self._opinion(id_, said, _mean(said, weights), (gap, weights), phase)
            opinion = opinion._replace(views=self._views(id_, said, shown), notes=_notes(said, apart))
            opinions.append(opinion if may_show(said.sizes, willing, min_group) else _without_spread(opinion))
        gaps = [found for one in opinions if (found := _gap(one, gap)) is not None]
        return Combined(
            respondents=sum(self.respondents.values()),
            roles=MappingProxyType({role: self.respondents[role] for role in self._in_order(apart)}),
            elsewhere=sum(many for role, many in self.respondents.items() if role not in apart),
            min_group=min_group,
            opinions=tuple(opinions),
            practices=self._practices(
                {id_: said for id_, said in looked_at.items() if may_show(said.sizes, willing, min_group)}
            ),
            gaps=tuple(sorted(gaps, key=lambda one: -one.step)),
        )

    def _opinion(
        self,
        id_: str,
        said: _Said,
        mean: Fraction | None,
        rule: tuple[Fraction, Mapping[str, Fraction]],
        phase: str,
    ) -> Opinion:
        question, everyone, (gap, weights) = self.questionnaire.by_id[id_], said.all_of_it, rule
        scores = [score for score, many in enumerate(everyone) if many]
        enough = sum(everyone) >= ENOUGH_FOR_SPREAD
        return Opinion(
            question=id_,
            title=question.title,
            scored=sum(everyone),
            unknown=said.unknown,
            not_applicable=said.not_applicable,
            mean=mean,
            lowest=min(scores, default=None),
            highest=max(scores, default=None),
            average_deviation=agreement_statistics.average_deviation(everyone) if enough else None,
            r_wg=agreement_statistics.r_wg(everyone) if enough else None,
            agreement=_agreement(said, gap),
            counted=_counted(said, weights, gap),
            knock_outs=sum(everyone[score] for score in scores if question.knocks_out(score, phase)),
            views=(),
            noted=said.noted,
        )

    def _views(self, id_: str, said: _Said, shown: frozenset[str]) -> tuple[View, ...]:
        """What each of the roles that may be shown says."""
        question, views = self.questionnaire.by_id[id_], []
        for role in self._in_order(shown):
            given = said.by_role[role]
            mean = agreement_statistics.mean(given)
            views.append(View(role, sum(given), mean, says(question, _nearest(given, mean))))
        return tuple(views)

    def _in_order(self, roles: Iterable[str]) -> list[str]:
        """The roles in the questionnaire's order, then those of people's own by name."""
        order = {role.id: at for at, role in enumerate(self.questionnaire.roles)}
        return sorted(roles, key=lambda role: (order.get(role, len(order)), role))

    def _practices(self, looked_at: Mapping[str, _Said]) -> tuple[PracticeAgreement, ...]:
        found = []
        for practice in self.questionnaire.practices:
            items = [
                said.all_of_it
                for id_, said in looked_at.items()
                if self.questionnaire.by_id[id_].practice == practice.id and sum(said.all_of_it) >= ENOUGH_FOR_SPREAD
            ]
            if items:
                deviation = agreement_statistics.average_deviation_of_items(items)
                agreed = deviation <= agreement_statistics.AD_LIMIT
                found.append(PracticeAgreement(practice.id, deviation, agreement_statistics.r_star_wg(items), agreed))
        return tuple(found)


def _notes(said: _Said, apart: frozenset[str]) -> tuple[Note, ...]:
    """The notes in the order of their texts; with the role if who wrote it and the size of the role allow that."""
    kept = {Note(text, role if role in apart else None) for text, role in said.notes.kept}
    return tuple(sorted(kept, key=lambda one: (one.text, one.role or "")))


def _without_spread(opinion: Opinion) -> Opinion:
    """An opinion of too few to show more of it than what counts."""
    return opinion._replace(mean=None, lowest=None, highest=None, average_deviation=None, r_wg=None, knock_outs=None)


def _order(value: Value) -> tuple[str, str]:
    return type(value).__name__, f"{value:020.9f}" if isinstance(value, (int, float)) else str(value)


def _mean(said: _Said, weights: Mapping[str, Fraction]) -> Fraction | None:
    """The mean over the roles, by their weights; nothing if nobody gave a score."""
    told = [(weights.get(role, Fraction(1)), agreement_statistics.mean(given)) for role, given in said.by_role.items()]
    if not told:
        return None
    return sum((weight * mean for weight, mean in told), Fraction(0)) / sum(weight for weight, _ in told)


def _agreement(said: _Said, gap: Fraction) -> Agreement:
    everyone = said.all_of_it
    many = sum(everyone)
    if many <= 1:
        return Agreement.ONE_VOICE
    scores = [score for score, count in enumerate(everyone) if count]
    means = [agreement_statistics.mean(given) for given in said.by_role.values()]
    if max(means) - min(means) > gap:
        return Agreement.DISPUTED
    if many < ENOUGH_FOR_SPREAD:
        return Agreement.DISPUTED if max(scores) - min(scores) >= FAR_FOR_TWO else Agreement.AGREED
    agreed = agreement_statistics.average_deviation(everyone) <= agreement_statistics.AD_LIMIT
    return Agreement.AGREED if agreed else Agreement.DISPUTED


def _counted(said: _Said, weights: Mapping[str, Fraction], gap: Fraction) -> int | None:
    """The score of the combined answer; nothing if nobody gave a score."""
    mean = _mean(said, weights)
    if mean is None:
        return None
    if _agreement(said, gap) is not Agreement.DISPUTED:
        return _nearest(said.all_of_it, mean)
    lowest = min(agreement_statistics.lower_quartile(given) for given in said.by_role.values())
    view = min(mean, Fraction(lowest))
    return max(score for score, many in enumerate(said.all_of_it) if many and score <= view)


def _nearest(given: agreement_statistics.Histogram, mean: Fraction) -> int:
    """The score nearest to a mean that somebody gave; of two as near the lower."""
    return min((score for score, many in enumerate(given) if many), key=lambda score: (abs(score - mean), score))


def _gap(opinion: Opinion, gap: Fraction) -> Gap | None:
    """The gap between the two roles that are furthest apart, of those that may be shown; of equals the first."""
    if not opinion.views:
        return None
    higher = max(opinion.views, key=lambda view: view.mean)
    lower = min(opinion.views, key=lambda view: view.mean)
    return Gap(opinion.question, opinion.title, higher, lower) if higher.mean - lower.mean > gap else None
