"""The summary: the verdict, the decisions that the reader has to take, the practices, and the next step."""

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.findings import Action
from implcheck.model.level_rules import LevelRules
from implcheck.model.results import PracticeResult
from implcheck.reports import agreed_actions, document, gate, respondents_section, sentences, verdict
from implcheck.reports.charts import Bar, Bars, Scale, Threshold
from implcheck.reports.document import Block, Emphasis, Entry, Facts, Headline, Items, Paragraph, Section
from implcheck.reports.options import Depth
from implcheck.reports.proposed_dates import next_assessment
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import whole
from implcheck.wording.symbols import FAILED, PASSED, symbol

MOST_DECISIONS = 3
"""The most actions that a steering group can decide on in one meeting: the first of the list."""


def sections(assessment: Assessment, messages: Messages) -> tuple[Section, ...]:
    """Return the sections of the summary, in the order in which a steering group needs them."""
    return document.sections(
        Depth.SUMMARY,
        messages.message,
        ("verdict", "", _verdict(assessment, messages)),
        ("decisions", "summary.decisions", _decisions(assessment, messages)),
        ("practices", "report.practices", (practices(assessment, messages),)),
        (
            "respondents",
            respondents_section.summary_title(assessment),
            respondents_section.summary(assessment, messages),
        ),
        ("left-out", "report.left-out", document.items(sentences.left_out([assessment], messages))),
        ("next", "report.next", next_step(assessment, messages)),
        ("about", "", document.notes(sentences.method(assessment, messages))),
    )


def _verdict(assessment: Assessment, messages: Messages) -> tuple[Block, ...]:
    """Return the level, the score on its scale, the reasons, and the gate."""
    key, accepted = "verdict.accepted-knock-out", assessment.accepted_knock_outs
    knock_outs = [
        sentences.acceptance_at(key, acceptance, messages, sentences.LONGEST_REASON) for acceptance in accepted
    ]
    return (
        Facts(tuple(sentences.about(assessment, messages))),
        Headline(messages.headline(assessment), assessment.level, symbol(assessment.level)),
        *(Paragraph(sentence, Emphasis.STRONG) for sentence in knock_outs),
        Paragraph(verdict.score(assessment, messages), Emphasis.STRONG),
        _scale(assessment, messages),
        *document.items(verdict.reasons(assessment, messages)),
        *_gate(assessment, messages),
    )


def _gate(assessment: Assessment, messages: Messages) -> tuple[Block, ...]:
    if not assessment.gate_result.gate.demands:
        return ()
    sign = PASSED if assessment.gate_result.passed else FAILED
    outcome = f"{sign} {messages.message('report.gate')}: {gate.outcome(assessment, messages)}"
    return Paragraph(outcome, Emphasis.STRONG), Items(tuple(gate.explained(assessment, messages)))


def thresholds(rules: LevelRules, messages: Messages) -> tuple[Threshold, ...]:
    """Return the points at which each level above the worst begins, in ascending order."""
    return tuple(mark for mark in _zones(rules, messages) if mark.points)


def _zones(rules: LevelRules, messages: Messages) -> tuple[Threshold, ...]:
    zones = []
    for band in reversed(rules.bands):
        word = messages.level(band.level)
        legend = messages.message("summary.threshold", level=word, points=f"{band.from_:g}") if band.from_ else word
        zones.append(Threshold(band.from_, band.level, word, legend))
    return tuple(zones)


def _scale(assessment: Assessment, messages: Messages) -> Scale:
    low, ceiling = (whole(end) for end in assessment.score) if assessment.score is not None else (None, None)
    zones = _zones(assessment.about.level_rules, messages)
    marks = messages.row([zone.legend for zone in zones if zone.points])
    description = messages.message("summary.scale", score=messages.score(assessment), thresholds=marks)
    return Scale(low, ceiling, assessment.level, zones, description)


def pressing(assessment: Assessment) -> list[Action]:
    """Return all actions in the one order if any is worth a decision: one above low, or a level that is not low."""
    is_above_low = any(action.is_above_low for action in assessment.actions)
    return list(assessment.actions) if is_above_low or assessment.level not in {None, Level.LOW} else []


def _decisions(assessment: Assessment, messages: Messages) -> tuple[Block, ...]:
    """Return how the agreed actions stand, the first three to decide on, and the accepted risks that need a new decision."""
    tally = agreed_actions.tally(assessment, messages)
    shown = pressing(assessment)[:MOST_DECISIONS]
    entries = tuple(_decision(assessment, number, action, messages) for number, action in enumerate(shown, start=1))
    open_ones = verdict.find_out_first(_first_to_find_out(assessment), assessment, messages)
    return (
        *((Paragraph(tally, Emphasis.STRONG),) if tally else ()),
        *document.items(agreed_actions.to_chase(assessment, messages)),
        *document.items(open_ones if assessment.unknowns_decide else ()),
        *entries,
        *document.notes(sentences.proposed_dates(shown, assessment, messages)),
        *document.items(sentences.acceptances_to_decide(assessment, messages)),
    )


def _decision(assessment: Assessment, number: int, action: Action, messages: Messages) -> Entry:
    text = action.advice.do if action.advice is not None else assessment.question(action.finding).text
    facts = Facts(sentences.action_facts(action, assessment, messages))
    title, word = sentences.action_title(action, messages), sentences.action_word(action, messages)
    return Entry(title, (Paragraph(messages.text(text)), facts), action.level, word, number)


def practices(assessment: Assessment, messages: Messages) -> Bars:
    """Return the practices as bars."""
    marks = thresholds(assessment.about.level_rules, messages)
    bars = tuple(_bar(practice, messages) for practice in assessment.practices)
    possible = messages.message("summary.bar-open") if any(bar.low != bar.ceiling for bar in bars) else ""
    return Bars(
        heads=heads(messages),
        bars=bars,
        thresholds=marks,
        legend=(messages.message("summary.bar-today"), possible, messages.message("summary.bar-rest")),
        legend_thresholds=messages.row([mark.legend for mark in marks]),
        description="; ".join(f"{bar.name} {bar.points} ({bar.word})" for bar in bars),
    )


def heads(messages: Messages) -> tuple[str, str, str]:
    """Return the heads of the columns with practices, points and levels."""
    return messages.message("report.practice"), messages.message("report.points"), messages.message("report.level")


def _bar(practice: PracticeResult, messages: Messages) -> Bar:
    low, ceiling = (whole(end) for end in practice.score) if practice.score is not None else (None, None)
    return Bar(
        name=messages.text(practice.short),
        title=messages.text(practice.title),
        low=low,
        ceiling=ceiling,
        points=sentences.span(practice.score),
        level=practice.level,
        word=messages.practice_level(practice.outcome, practice.level),
        reason=beyond_points(practice, messages),
    )


def beyond_points(practice: PracticeResult, messages: Messages) -> str:
    """Return what decides a practice's level besides its points; empty if only the points do, or without a level."""
    reasons = [
        reason for reason in practice.reasons if reason.code not in verdict.OF_POINTS and practice.level is not None
    ]
    return messages.reason(reasons[0]) if reasons else ""


def _first_to_find_out(assessment: Assessment) -> tuple[str, ...]:
    """Return the ids of the weightiest unknown questions that one sentence can name."""
    return tuple(result.id for result in assessment.to_find_out[: sentences.MOST_NAMED])


def next_step(assessment: Assessment, messages: Messages) -> tuple[Block, ...]:
    """Return what to find out first if that decides, the first action, and when to assess again."""
    actions, first = pressing(assessment), assessment.most_informative
    if assessment.unknowns_decide or (assessment.level is not None and not actions):
        first = _first_to_find_out(assessment)
    if actions and actions[0].finds_out:
        first, actions = tuple(dict.fromkeys((actions[0].finding, *first)))[: sentences.MOST_NAMED], []
    steps = verdict.find_out_first(first, assessment, messages)
    if actions:
        key = "next-then" if steps else "next-act"
        steps.append(messages.message(f"report.{key}", title=messages.titles([actions[0].title])))
    last = "next-no-score" if assessment.score is None else "next-repeat" if steps else "next-nothing"
    date = messages.day(next_assessment(assessment.about.today))
    return (Items((*steps, messages.message(f"report.{last}", date=date))),)
