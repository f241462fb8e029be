"""Compare two assessments of one project."""

from implcheck.model.assessment import Assessment
from implcheck.model.comparison import Comparison, FindingPair, Move, PracticePair, QuestionMove
from implcheck.model.enums import State
from implcheck.model.findings import Acceptance
from implcheck.model.results import QuestionResult


def compare(before: Assessment, after: Assessment) -> Comparison:
    """What moved from `before` to `after`: the same project and questionnaire, assessed on the same day.

    Only questions that both assessments ask are compared, and a risk is new or gone only if it rests on those alone:
    another phase or version asks about other things, and what it adds is no change in the project.
    """
    asked_before, asked_after = _asked(before), _asked(after)
    both = asked_before.keys() & asked_after.keys()
    old, new = ({finding.id: finding for finding in each.findings} for each in (before, after))
    practices = {practice.id: practice for practice in before.practices}
    changed = [
        FindingPair(old[id_], finding)
        for id_, finding in new.items()
        if id_ in old and old[id_].level is not finding.level
    ]
    return Comparison(
        before=before,
        after=after,
        practices=tuple(
            PracticePair(practices[practice.id], practice) for practice in after.practices if practice.id in practices
        ),
        questions=tuple(
            QuestionMove(move, asked_before[id_], question)
            for id_, question in asked_after.items()
            if id_ in both and (move := _move(asked_before[id_], question)) is not None
        ),
        new=tuple(finding for id_, finding in new.items() if id_ not in old and both.issuperset(finding.questions)),
        gone=tuple(finding for id_, finding in old.items() if id_ not in new and both.issuperset(finding.questions)),
        changed=tuple(sorted(changed, key=lambda pair: pair.after.level < pair.before.level)),
        expired_acceptances=_expired_acceptances(before, after),
        not_compared=tuple(id_ for id_ in dict.fromkeys([*asked_before, *asked_after]) if id_ not in both),
    )


def _asked(assessment: Assessment) -> dict[str, QuestionResult]:
    return {question.id: question for question in assessment.questions if question.state is not State.NOT_ASKED}


def _move(before: QuestionResult, after: QuestionResult) -> Move | None:
    if before.state.counts is not after.state.counts:
        return Move.ENTERED if after.state.counts else Move.LEFT
    if before.score == after.score:
        return None
    if before.score is None or after.score is None:
        return Move.KNOWN if before.score is None else Move.UNKNOWN
    return Move.UP if after.score > before.score else Move.DOWN


def _expired_acceptances(before: Assessment, after: Assessment) -> tuple[Acceptance, ...]:
    """The acceptances in force on the day of `before` and over on that of `after`, whose risks count again.

    Answers without a date count as those of the day of the assessment.
    """
    then, now = (each.about.date or each.about.today for each in (before, after))
    renewed = {acceptance.risk.finding for acceptance in after.acceptances if acceptance.risk.until >= now}
    counting = {finding.id for finding in after.findings if finding.counts} - renewed
    expired = {
        acceptance.risk.finding: acceptance for acceptance in before.acceptances if then <= acceptance.risk.until < now
    }
    return tuple(acceptance for id_, acceptance in expired.items() if id_ in counting)
