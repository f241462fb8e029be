"""What moved between two assessments of one project."""

from implcheck.model.assessment import Acceptance, Assessment, QuestionResult
from implcheck.model.comparison import Comparison, FindingPair, Move, PracticePair, QuestionMove
from implcheck.model.enums import State


def compare(before: Assessment, after: Assessment) -> Comparison:
    """What moved from `before` to `after`: the same project and questionnaire, assessed on the same day.

    Only questions that both ask are compared, and a risk is new or gone only if it rests on nothing else: another
    phase or version asks about other things, and what it adds is no change in the project.
    """
    was, now = _asked(before), _asked(after)
    both = was.keys() & now.keys()
    old, new = ({one.id: one for one in of.findings} for of in (before, after))
    practices = {one.id: one for one in before.practices}
    changed = [FindingPair(old[id_], one) for id_, one in new.items() if id_ in old and old[id_].level is not one.level]
    return Comparison(
        before=before,
        after=after,
        practices=tuple(PracticePair(practices[one.id], one) for one in after.practices if one.id in practices),
        questions=tuple(
            QuestionMove(move, was[id_], one)
            for id_, one in now.items()
            if id_ in both and (move := _move(was[id_], one)) is not None
        ),
        new=tuple(one for id_, one in new.items() if id_ not in old and both.issuperset(one.questions)),
        gone=tuple(one for id_, one in old.items() if id_ not in new and both.issuperset(one.questions)),
        changed=tuple(sorted(changed, key=lambda one: one.after.level < one.before.level)),
        expired_acceptances=_ran_out(before, after),
        not_compared=tuple(id_ for id_ in dict.fromkeys([*was, *now]) if id_ not in both),
    )


def _asked(of: Assessment) -> dict[str, QuestionResult]:
    return {one.id: one for one in of.questions if one.state is not State.NOT_ASKED}


def _move(was: QuestionResult, now: QuestionResult) -> Move | None:
    if was.state.counts is not now.state.counts:
        return Move.ENTERED if now.state.counts else Move.LEFT
    if was.score == now.score:
        return None
    if was.score is None or now.score is None:
        return Move.KNOWN if was.score is None else Move.UNKNOWN
    return Move.UP if now.score > was.score else Move.DOWN


def _ran_out(before: Assessment, after: Assessment) -> tuple[Acceptance, ...]:
    """The acceptances in force on the day of `before` and over on that of `after`, whose risks count again.

    Answers without a date count as those of today.
    """
    then, now = (of.about.date or of.about.today for of in (before, after))
    renewed = {one.risk.finding for one in after.acceptances if one.risk.until >= now}
    again = {one.id for one in after.findings if one.counts} - renewed
    over = {one.risk.finding: one for one in before.acceptances if then <= one.risk.until < now}
    return tuple(one for id_, one in over.items() if id_ in again)
