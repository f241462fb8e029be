"""The assessment, step by step."""

import datetime
from collections.abc import Mapping
from fractions import Fraction

from implcheck.model.answers import Answer, Answers, NotApplicable, Unanswered
from implcheck.model.assessment import (
    About,
    Assessment,
    PracticeResult,
    QuestionResult,
    WaitingRule,
)
from implcheck.model.combined import Combined
from implcheck.model.enums import Level, Outcome, Phase, State, Truth
from implcheck.model.gate import Gate
from implcheck.model.locations import NOWHERE, Locations
from implcheck.model.problem import Problem
from implcheck.model.question import Question
from implcheck.model.questionnaire import Questionnaire
from implcheck.scoring.accepted_risks import accepted_on, warnings_on
from implcheck.scoring.actions import rank
from implcheck.scoring.answer_states import QuestionState, QuestionStates, read_answers
from implcheck.scoring.evaluation import Evaluation
from implcheck.scoring.findings import find
from implcheck.scoring.gate import ALL_FOUND, NotFound, age_on, pass_gate
from implcheck.scoring.judged import Judged
from implcheck.scoring.levels import enough
from implcheck.scoring.sensitivity import sensitivity
from implcheck.scoring.weights import effective_weights

NO_GATE = Gate()


def assess(
    questionnaire: Questionnaire,
    answers: Answers,
    *,
    today: datetime.date,
    gate: Gate = NO_GATE,
    phase: Phase | None = None,
    quick: bool = False,
    locations: Locations = NOWHERE,
    not_found: NotFound = ALL_FOUND,
    combined: Combined | None = None,
    not_fitting: tuple[Problem, ...] = (),
    dates: tuple[datetime.date | None, ...] = (),
) -> Assessment:
    """Assess answers that agree with `questionnaire`, on the day `today`, in `phase` or the answers' own.

    With `quick` only the questions of a quick check are scored, and the assessment names the others. `places`
    says where the answers stand in their file, `not_found` which files given as evidence are not there,
    `combined` what is known of the respondents behind combined answers, `not_fitting` which of them were given to
    another version of the questionnaire and are left out, and `dates` the days of the respondents if there are several.
    """
    phase = phase or answers.phase
    skipped = _not_looked_at(questionnaire, phase) if quick else ()
    weights = effective_weights(questionnaire)
    states = read_answers(questionnaire, answers.answers, phase, quick=quick)
    judged = Judged(states, weights)
    evaluation = judged.evaluation
    accepted = accepted_on(today, answers.accepted_risks, states, evaluation)
    # One that was renewed stands in the file twice; the one in force goes before the one that has run out.
    in_force = {one.risk.finding: one for one in sorted(accepted, key=lambda one: one.in_force) if one.matches_finding}
    left_out = frozenset(id_ for id_, one in in_force.items() if one.in_force and not gate.count_accepted)
    findings = find(states, evaluation, weights, in_force)
    questions = tuple(_question(one, answers.answers, weights, evaluation) for one in states.by_id.values())
    return Assessment(
        about=_about(questionnaire, answers, phase, today),
        outcome=Outcome.ASSESSED if judged.level is not None else Outcome.NOT_ENOUGH_KNOWN,
        score=evaluation.overall.score,
        known=evaluation.overall.known,
        least_known=enough(questionnaire),
        level=judged.level,
        reasons=judged.reasons,
        indication=judged.indication,
        possible_levels=judged.possible[:2] if judged.possible is not None else None,
        most_informative=judged.narrowing,
        practices=_practices(questionnaire, evaluation),
        questions=questions,
        findings=findings,
        actions=rank([one for one in findings if one.counts]),
        waiting_rules=_unjudged(states, evaluation),
        sensitivity=sensitivity(judged),
        acceptances=accepted,
        skipped_questions=skipped,
        unasked_answers=_set_aside(states, skipped),
        gate_result=pass_gate(
            gate,
            Judged(states.without(left_out), weights, left_out) if left_out else judged,
            questions,
            without_accepted=tuple(sorted(left_out)),
            age=age_on(today, dates or (answers.date,)),
            not_found=not_found,
        ),
        warnings=(*not_fitting, *warnings_on(today, accepted, locations)),
        locations=locations,
        combined=combined,
    )


def _not_looked_at(questionnaire: Questionnaire, phase: Phase) -> tuple[str, ...]:
    """The questions of the phase that a quick check leaves out."""
    return tuple(one.id for one in questionnaire.asked_in(phase) if one.id not in questionnaire.quick)


def _set_aside(states: QuestionStates, skipped: tuple[str, ...]) -> tuple[str, ...]:
    """The answers to questions that are not asked: of another phase, or with a `when` that does not hold."""
    return tuple(
        id_
        for id_, one in states.by_id.items()
        if one.state is State.NOT_ASKED
        and id_ not in skipped
        and not isinstance(states.answers.get(id_, Unanswered()), Unanswered)
    )


def _about(questionnaire: Questionnaire, answers: Answers, phase: Phase, today: datetime.date) -> About:
    return About(
        project=answers.project,
        phase=phase,
        date=answers.date,
        today=today,
        role=answers.respondent.role if answers.respondent is not None else None,
        questionnaire=questionnaire.id,
        questionnaire_title=questionnaire.title,
        questionnaire_version=questionnaire.version,
        questionnaire_origin=questionnaire.origin,
        languages=questionnaire.languages,
        level_rules=questionnaire.levels,
        sources=questionnaire.sources,
    )


def _practices(questionnaire: Questionnaire, evaluation: Evaluation) -> tuple[PracticeResult, ...]:
    return tuple(
        PracticeResult(
            id=practice.id,
            title=practice.title,
            short=practice.short,
            outcome=(one := evaluation.practices[practice.id]).outcome,
            score=one.part.score,
            known=one.part.known,
            level=one.level,
            reasons=one.reasons(),
            weight=practice.weight,
            share=_share(one.part.weight, evaluation),
        )
        for practice in questionnaire.practices
    )


def _question(
    reading: QuestionState,
    answers: Mapping[str, Answer],
    weights: Mapping[str, int],
    evaluation: Evaluation,
) -> QuestionResult:
    question, answer = reading.question, answers.get(reading.question.id)
    counted = weights[question.id] if reading.state.counts else 0
    return QuestionResult(
        id=question.id,
        practice=question.practice,
        title=question.title,
        text=question.text,
        help=question.help,
        evidence_needed=question.evidence,
        state=reading.state,
        score=reading.score,
        answer_text=question.in_words(reading.value) if reading.value is not None else (),
        not_applicable_reason=answer.not_applicable if isinstance(answer, NotApplicable) else None,
        weight=question.weight,
        share=_share(counted, evaluation),
        knock_out=reading in evaluation.knock_outs,
        note=answer.note if answer is not None else None,
        evidence=answer.evidence if answer is not None else (),
    )


def _share(weight: int, evaluation: Evaluation) -> Fraction:
    """A weight as a share, 0 to 1, of all that counts."""
    return Fraction(weight, evaluation.overall.weight) if evaluation.overall.weight else Fraction(0)


def _unjudged(states: QuestionStates, evaluation: Evaluation) -> tuple[WaitingRule, ...]:
    """The knock-outs and rules that wait for an answer, knock-outs first."""
    waiting = [
        WaitingRule(id=question.id, title=question.title, level=Level.CRITICAL, waits_for=(question.id,))
        for question in (one.question for one in states.counting if one.score is None)
        if _may_knock_out(question, states.phase)
    ]
    waiting += [
        WaitingRule(id=rule.id, title=rule.title, level=rule.level, waits_for=judged.missing)
        for rule, judged in evaluation.rules
        if judged.truth is Truth.UNKNOWN
    ]
    return tuple(waiting)


def _may_knock_out(question: Question, phase: Phase) -> bool:
    return question.knock_out is not None and phase in question.knock_out.phases
