"""Combine a tally into one set of answers, and into what a report says about the respondents.

A combined answer is an answer that somebody gave, with the score that counts by the `CombinationRule`, so that a
combined assessment follows the same rules as any other. Without a score it is unknown if anybody says so; else not yet
if anybody says that, because what does not apply now may turn out to; else not applicable.

Only people in a role that is asked a question are compared, and their blanks and unknowns are the only ones. Answers of
others count if nobody who was asked gave any (`QuestionTally.counting`).
"""

from collections.abc import Container, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from implcheck.model.answers import (
    NO_REASON,
    REASON_LEFT_OUT,
    Answer,
    Given,
    NotApplicable,
    NotYet,
    ReasonLeftOut,
    Unanswered,
    Unknown,
)
from implcheck.model.combined import Combined, Gap, PracticeAgreement, QuestionAgreement, View
from implcheck.model.person_fields import gives_reason
from implcheck.model.questionnaire import Questionnaire
from implcheck.respondents import agreement_statistics
from implcheck.respondents.agreement_statistics import AD_LIMIT, together
from implcheck.respondents.combination_rule import ENOUGH_FOR_SPREAD, CombinationRule, nearest_score
from implcheck.respondents.disclosure_control import MIN_GROUP, may_show, roles_to_show
from implcheck.respondents.question_tally import QuestionTally, Voices
from implcheck.respondents.score_labels import score_label
from implcheck.respondents.tally import Tally
from implcheck.respondents.texts_to_show import reason_to_show, texts_to_show

USUAL_RULE = CombinationRule()


def combine_answers(tally: Tally, rule: CombinationRule = USUAL_RULE, min_group: int = MIN_GROUP) -> dict[str, Answer]:
    """Return the combined answer of each question that anybody answered, with the texts that may be shown.

    `min_group` is the least number of people who could have written a text without a role. Of a single respondent all
    texts are shown.
    """
    apart = roles_to_show(tally.respondents, tally.willing, min_group)
    least = min_group if sum(tally.respondents.values()) > 1 else 1
    answers = ((id_, _combined_answer(question, rule, apart, least)) for id_, question in tally.questions.items())
    return {id_: answer for id_, answer in answers if answer is not None}


def _combined_answer(
    question: QuestionTally, rule: CombinationRule, apart: frozenset[str], min_group: int
) -> Answer | None:
    """Return the combined answer; None if there is neither an answer nor a text that may be shown."""
    texts = texts_to_show(question, apart, min_group)
    note = " / ".join(dict.fromkeys(note.text for note in texts.notes))
    remarks = {"note": note or None, "evidence": texts.evidence}
    voices = question.counting
    score = rule.counted_score(voices.scores_by_role)
    if score is not None:
        return Given.model_validate({"answer": voices.examples[score], **remarks})
    if voices is question.asked and voices.unknown:
        return Unknown.model_validate(remarks)
    if voices.not_yet:
        return NotYet.model_validate(remarks)
    if voices.not_applicable:
        return _not_applicable(voices, reason_to_show(voices, apart, min_group), remarks)
    return Unanswered.model_validate(remarks) if any(remarks.values()) else None


def _not_applicable(voices: Voices, reason: str, remarks: Mapping[str, Any]) -> NotApplicable:
    """Return the answer with a reason that may be shown; one that may not be is left out, even where a "-" may be shown."""
    if not gives_reason(reason) and any(gives_reason(answers.reason) for answers in voices.by_authors.values()):
        return ReasonLeftOut.model_validate({"not_applicable": REASON_LEFT_OUT, **remarks})
    return NotApplicable.model_validate({"not_applicable": reason or NO_REASON, **remarks})


def combine(
    tally: Tally,
    phase: str,
    asked: Container[str],
    rule: CombinationRule = USUAL_RULE,
    min_group: int = MIN_GROUP,
) -> Combined:
    """Return what may be shown of the respondents in a phase, about the questions whose ids are in `asked`.

    `min_group` is the size from which a role is shown apart without the consent of its respondents, and the least number
    of people who could have written a text without a role.
    """
    respondents, willing = tally.respondents, tally.willing
    apart = roles_to_show(respondents, willing, min_group)
    consenting = willing & apart  # nothing may tell that people consent whose role is not shown
    questions, with_spread = [], []
    for id_, question in tally.questions.items():
        if id_ not in asked:
            continue
        sizes = {role: sum(given) for role, given in question.asked.scores_by_role.items()}
        texts = texts_to_show(question, apart, min_group)
        agreement = _question_agreement(question, rule, phase)._replace(
            views=_views(question, tally.in_order(roles_to_show(sizes, consenting, min_group, among=apart))),
            notes=texts.notes,
            noted=texts.noted,
            more_notes=texts.more_notes,
            notes_left_out=texts.notes_left_out,
            evidence_left_out=texts.evidence_left_out,
            reason_left_out=isinstance(_combined_answer(question, rule, apart, min_group), ReasonLeftOut),
        )
        people_asked = {role: size for role, size in respondents.items() if question.is_asked(role)}
        if not may_show(people_asked, consenting, min_group):
            agreement = _without_counts(agreement)
        if may_show(sizes, consenting, min_group):
            with_spread.append(question)
            questions.append(agreement)
        else:
            questions.append(_without_spread(agreement))
    gaps = [gap for agreement in questions if (gap := _gap(agreement, rule)) is not None]
    return Combined(
        respondents=sum(respondents.values()),
        roles=MappingProxyType({role: respondents[role] for role in tally.in_order(apart)}),
        elsewhere=sum(size for role, size in respondents.items() if role not in apart),
        min_group=min_group,
        questions=tuple(questions),
        practices=_practices(tally.questionnaire, with_spread),
        gaps=tuple(sorted(gaps, key=lambda gap: -gap.step)),
    )


def _question_agreement(question: QuestionTally, rule: CombinationRule, phase: str) -> QuestionAgreement:
    """Return what the respondents who are asked a question say about it, without roles and notes."""
    by_role = question.asked.scores_by_role
    everyone = together(by_role.values())
    scores = [score for score, count in enumerate(everyone) if count]
    has_spread = sum(everyone) >= ENOUGH_FOR_SPREAD
    return QuestionAgreement(
        question=question.question.id,
        title=question.question.title,
        scored=sum(everyone),
        unknown=question.asked.unknown,
        not_applicable=question.asked.not_applicable,
        not_yet=question.asked.not_yet,
        mean=rule.mean(by_role),
        lowest=min(scores, default=None),
        highest=max(scores, default=None),
        average_deviation=agreement_statistics.average_deviation(everyone) if has_spread else None,
        r_wg=agreement_statistics.r_wg(everyone) if has_spread else None,
        agreement=rule.agreement(by_role),
        counted=rule.counted_score(question.counting.scores_by_role),
        knock_outs=sum(everyone[score] for score in scores if question.question.knocks_out(score, phase)),
        views=(),
        from_others=question.counting is question.others,
    )


def _views(question: QuestionTally, shown: Sequence[str]) -> tuple[View, ...]:
    """Return the view of each role that may be shown."""
    by_role, views = question.asked.scores_by_role, []
    for role in shown:
        given = by_role[role]
        mean = agreement_statistics.mean(given)
        label = score_label(question.question, nearest_score(given, mean))
        views.append(View(role, sum(given), mean, label))
    return tuple(views)


def _without_counts(agreement: QuestionAgreement) -> QuestionAgreement:
    """Return the agreement on a question that too few are asked to say how many of them do not know, and the like."""
    return agreement._replace(unknown=None, not_applicable=None, not_yet=None)


def _without_spread(agreement: QuestionAgreement) -> QuestionAgreement:
    """Return the agreement of too few respondents to show more than the score that counts."""
    return agreement._replace(mean=None, lowest=None, highest=None, average_deviation=None, r_wg=None, knock_outs=None)


def _gap(agreement: QuestionAgreement, rule: CombinationRule) -> Gap | None:
    """Return the gap between the two roles that are furthest apart, of those that may be shown."""
    views = sorted(agreement.views, key=lambda view: (view.mean, view.role))
    if not views or views[-1].mean - views[0].mean <= rule.gap:
        return None
    return Gap(agreement.question, agreement.title, higher=views[-1], lower=views[0])


def _practices(questionnaire: Questionnaire, questions: list[QuestionTally]) -> tuple[PracticeAgreement, ...]:
    """Return the agreement on each practice, over those of its questions that have enough scores for a spread."""
    items: Mapping[str, list[agreement_statistics.Histogram]] = {
        practice.id: [] for practice in questionnaire.practices
    }
    for question in questions:
        everyone = together(question.asked.scores_by_role.values())
        if sum(everyone) >= ENOUGH_FOR_SPREAD:
            items[question.question.practice].append(everyone)
    return tuple(_practice_agreement(practice, histograms) for practice, histograms in items.items() if histograms)


def _practice_agreement(practice: str, histograms: list[agreement_statistics.Histogram]) -> PracticeAgreement:
    deviation = agreement_statistics.average_deviation_of_items(histograms)
    r_star = agreement_statistics.r_star_wg(histograms)
    return PracticeAgreement(practice, deviation, r_star, deviation <= AD_LIMIT)
