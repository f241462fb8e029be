"""Assess answers, step by step."""

import datetime
from collections.abc import Mapping
from fractions import Fraction

from implcheck.model.answers import NOWHERE, Answer, Answers, Locations, NotApplicable, ReasonLeftOut, Unanswered
from implcheck.model.assessment import About, Assessment
from implcheck.model.combined import Combined
from implcheck.model.enums import Level, Outcome, State, Truth
from implcheck.model.findings import WaitingRule
from implcheck.model.gate import Gate
from implcheck.model.problem import Problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.results import PracticeResult, QuestionResult
from implcheck.model.roles import role_id
from implcheck.model.text import Text
from implcheck.scoring.accepted_risks import acceptance_warnings, acceptances_on
from implcheck.scoring.agreed_actions import follow_up_warnings, follow_ups_on
from implcheck.scoring.answer_states import QuestionStates, read_answers
from implcheck.scoring.derivation import derivation
from implcheck.scoring.evaluation import Evaluation
from implcheck.scoring.findings import find_risks, missing_points
from implcheck.scoring.gate import ALL_FOUND, NotFound, answers_age, check_gate
from implcheck.scoring.priority import Priorities, prioritise
from implcheck.scoring.question_state import QuestionState
from implcheck.scoring.sensitivity import sensitivity
from implcheck.scoring.verdict import Verdict
from implcheck.scoring.weights import effective_weights

NO_GATE = Gate()


def assess(
    questionnaire: Questionnaire,
    answers: Answers,
    *,
    today: datetime.date,
    gate: Gate = NO_GATE,
    phase: str | None = None,
    quick: bool = False,
    locations: Locations = NOWHERE,
    not_found: NotFound = ALL_FOUND,
    combined: Combined | None = None,
    warnings: tuple[Problem, ...] = (),
    dates: tuple[datetime.date | None, ...] = (),
) -> Assessment:
    """Assess answers that agree with `questionnaire`, on the day `today`, in `phase` or else that of the answers.

    With `quick` only the questions of a quick check are scored, and the assessment names the skipped ones. `locations`
    are the lines of the answers in their file, `not_found` the files named as evidence that do not exist, `combined`
    the statistics of several respondents, `warnings` those about the files, and `dates` the dates of several respondents'
    answers.
    """
    phase = phase or answers.phase
    role = None if answers.respondent is None else role_id(answers.respondent.role, questionnaire.roles)
    skipped = _skipped_questions(questionnaire, phase) if quick else ()
    weights = effective_weights(questionnaire, phase)
    states = read_answers(questionnaire, answers.answers, phase, quick=quick, role=role)
    verdict = Verdict(states, weights)
    evaluation = verdict.evaluation
    acceptances = acceptances_on(today, answers.accepted_risks, states, evaluation)
    # A renewed risk stands in the file twice; the acceptance in force replaces the one that has ended.
    by_finding = {
        acceptance.risk.finding: acceptance
        for acceptance in sorted(acceptances, key=lambda acceptance: acceptance.in_force)
        if acceptance.matches_finding
    }
    excluded = frozenset(id_ for id_, acceptance in by_finding.items() if acceptance.in_force and not gate.no_accepted)
    missing = missing_points(states, evaluation, weights)
    priorities = prioritise(states, find_risks(states, evaluation, missing, by_finding), missing)
    follow_ups = follow_ups_on(today, answers.actions, states, answers.answers, priorities.findings)
    questions = tuple(
        _question(state, answers.answers, weights, evaluation, combined) for state in states.by_id.values()
    )
    return Assessment(
        about=_about(questionnaire, answers, phase, today),
        outcome=Outcome.ASSESSED if verdict.level is not None else Outcome.NOT_ENOUGH_KNOWN,
        score=evaluation.overall.score,
        known=evaluation.overall.known,
        least_known=questionnaire.levels.least_share,
        level=verdict.level,
        reasons=verdict.reasons,
        indication=verdict.indication,
        possible_levels=verdict.range[:2] if verdict.range is not None else None,
        unknowns_decide=verdict.unknowns_decide,
        headline=_headline(questionnaire, priorities, verdict.level),
        most_informative=verdict.most_informative,
        practices=_practices(questionnaire, phase, evaluation),
        questions=questions,
        findings=priorities.findings,
        actions=priorities.actions,
        waiting_rules=_waiting_rules(states, evaluation),
        sensitivity=sensitivity(verdict),
        acceptances=acceptances,
        follow_ups=follow_ups,
        skipped_questions=skipped,
        not_asked_of_role=_not_asked_of_role(states, skipped),
        unasked_answers=_unasked_answers(states, skipped),
        gate_result=check_gate(
            gate,
            Verdict(states.excluding(excluded), weights, excluded) if excluded else verdict,
            questions,
            excluded_findings=tuple(sorted(excluded)),
            age=answers_age(today, dates or (answers.date,)),
            not_found=not_found,
            overdue=tuple(follow_up for follow_up in follow_ups if follow_up.is_overdue),
        ),
        derivation=derivation(states, evaluation),
        warnings=(
            *warnings,
            *acceptance_warnings(today, acceptances, locations),
            *follow_up_warnings(follow_ups, locations),
        ),
        locations=locations,
        combined=combined,
    )


def _skipped_questions(questionnaire: Questionnaire, phase: str) -> tuple[str, ...]:
    """Ids of the questions of the phase that a quick check skips."""
    return tuple(question.id for question in questionnaire.asked_in(phase) if question.id not in questionnaire.quick)


def _not_asked_of_role(states: QuestionStates, skipped: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of the questions of the phase that the respondent's role is not asked."""
    asked = (question.id for question in states.questionnaire.asked_in(states.phase))
    return tuple(id_ for id_ in asked if id_ not in states.in_scope and id_ not in skipped)


def _headline(questionnaire: Questionnaire, priorities: Priorities, level: Level | None) -> Text | None:
    """The sentence of the first knock-out or rule that has one and is as bad as the level; None if none decides."""
    headlines = {
        question.id: question.knock_out.headline
        for question in questionnaire.questions
        if question.knock_out is not None
    }
    headlines |= {rule.id: rule.headline for rule in questionnaire.rules}
    for finding in priorities.findings:
        headline = headlines.get(finding.id)
        is_question = finding.id in questionnaire.by_id
        if level is None or headline is None or finding.level < level or level is Level.LOW:
            continue
        if not is_question or finding.level is Level.CRITICAL:
            return headline
    return None


def _unasked_answers(states: QuestionStates, skipped: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of answered questions that are not asked: those of another phase, or with a `when` that does not hold."""
    return tuple(
        id_
        for id_, state in states.by_id.items()
        if state.state is State.NOT_ASKED
        and id_ not in skipped
        and not isinstance(states.answers.get(id_, Unanswered()), Unanswered)
    )


def _about(questionnaire: Questionnaire, answers: Answers, phase: str, today: datetime.date) -> About:
    return About(
        project=answers.project,
        phase=questionnaire.phases_by_id[phase],
        phases=questionnaire.phases,
        date=answers.date,
        today=today,
        role=None if answers.respondent is None else role_id(answers.respondent.role, questionnaire.roles),
        roles=questionnaire.roles,
        questionnaire=questionnaire.id,
        questionnaire_title=questionnaire.title,
        questionnaire_version=questionnaire.version,
        questionnaire_origin=questionnaire.origin,
        languages=questionnaire.languages,
        level_rules=questionnaire.levels,
        sources=questionnaire.sources,
    )


def _practices(questionnaire: Questionnaire, phase: str, evaluation: Evaluation) -> tuple[PracticeResult, ...]:
    return tuple(
        PracticeResult(
            id=practice.id,
            title=practice.title,
            short=practice.short,
            outcome=(evaluated := evaluation.practices[practice.id]).outcome,
            score=evaluated.group.score,
            known=evaluated.group.known,
            level=evaluated.level,
            reasons=evaluated.reasons(),
            weight=practice.weight_in(phase),
            share=_share(evaluated.group.weight, evaluation),
        )
        for practice in questionnaire.practices
    )


def _question(
    state: QuestionState,
    answers: Mapping[str, Answer],
    weights: Mapping[str, int],
    evaluation: Evaluation,
    combined: Combined | None,
) -> QuestionResult:
    question, answer = state.question, answers.get(state.question.id)
    agreement = combined.question(question.id) if combined is not None else None
    counted = weights[question.id] if state.state.counts else 0
    return QuestionResult(
        id=question.id,
        practice=question.practice,
        title=question.title,
        text=question.text,
        help=question.help,
        evidence_needed=question.evidence,
        state=state.state,
        score=state.score,
        answer_text=question.in_words(state.value) if state.value is not None else (),
        not_applicable_reason=answer.not_applicable if isinstance(answer, NotApplicable) else None,
        weight=question.weight,
        not_yet=question.not_yet,
        share=_share(counted, evaluation),
        knock_out=state in evaluation.knock_outs,
        note=answer.note if answer is not None else None,
        evidence=answer.evidence if answer is not None else (),
        reason_left_out=isinstance(answer, ReasonLeftOut),
        evidence_left_out=agreement.evidence_left_out if agreement is not None else 0,
    )


def _share(weight: int, evaluation: Evaluation) -> Fraction:
    """A weight as a share, 0 to 1, of the weight of all questions that count."""
    return Fraction(weight, evaluation.overall.weight) if evaluation.overall.weight else Fraction(0)


def _waiting_rules(states: QuestionStates, evaluation: Evaluation) -> tuple[WaitingRule, ...]:
    """The knock-outs and rules that cannot be judged yet, knock-outs first."""
    waiting = [
        WaitingRule(id=question.id, title=question.title, level=Level.CRITICAL, waits_for=(question.id,))
        for question in (state.question for state in states.counting if state.score is None)
        if question.knock_out_in(states.phase) is not None
    ]
    waiting += [
        WaitingRule(id=rule.id, title=rule.title, level=rule.level, waits_for=judgement.waits_for)
        for rule, judgement in evaluation.rules
        if judgement.truth is Truth.UNKNOWN
    ]
    return tuple(waiting)
