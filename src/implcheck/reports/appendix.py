"""The appendix of a report: the arithmetic, every answer, and the method with the statistics and the sources."""

from implcheck.model.assessment import Assessment
from implcheck.model.enums import State
from implcheck.model.level_rules import LevelRules
from implcheck.model.practice import Source
from implcheck.model.results import QuestionResult
from implcheck.reports import document, respondents_section, sentences
from implcheck.reports.arithmetic import arithmetic
from implcheck.reports.document import Block, Emphasis, Entry, Items, Paragraph, Row, Rows, Section
from implcheck.reports.options import Depth
from implcheck.reports.risks import remarks
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages


def sections(assessment: Assessment, messages: Messages) -> tuple[Section, ...]:
    """Return the sections of the appendix."""
    return document.sections(
        Depth.APPENDIX,
        messages.message,
        ("arithmetic", "explain.arithmetic", arithmetic(assessment, messages)),
        ("answers", "report.answers", _answers(assessment, messages)),
        ("method", "report.method-title", _method(assessment, messages)),
    )


def _answers(assessment: Assessment, messages: Messages) -> tuple[Block, ...]:
    """Return every answer with its note and evidence, by practice, and the answers to questions that are not asked."""
    entries: list[Block] = []
    unasked = assessment.unasked_answers
    if unasked:
        titles = messages.titles([assessment.question(id_).title for id_ in unasked])
        entries.append(
            Paragraph(messages.message("report.set-aside", count=len(unasked), titles=titles), Emphasis.NOTE)
        )
    shown = [result for result in assessment.questions if result.state is not State.NOT_ASKED or result.id in unasked]
    for practice in assessment.practices:
        blocks = tuple(_answer(assessment, result, messages) for result in shown if result.practice == practice.id)
        if blocks:
            entries.append(Entry(messages.text(practice.title), blocks, is_open=False))
    return tuple(entries)


def _answer(assessment: Assessment, result: QuestionResult, messages: Messages) -> Entry:
    rows = (
        Row(messages.message("report.answer"), sentences.answer(result, messages)),
        *respondents_section.disagreement(assessment, result.id, messages),
        *remarks(assessment, result, messages),
    )
    return Entry(messages.text(result.title), (Paragraph(messages.text(result.text)), Rows(rows)))


def _method(assessment: Assessment, messages: Messages) -> tuple[Block, ...]:
    """Return how scores become levels, the agreement between respondents, and the sources of the questionnaire."""
    rules = assessment.about.level_rules
    parts: dict[str, tuple[Block, ...]] = {
        "explain.bands": (Items(bands(rules, messages)),),
        "explain.rules": (Items(raises(rules, messages)), Paragraph(messages.text(rules.reason))),
        "respondents.practices": respondents_section.agreement(assessment, messages),
        "explain.sources": document.items(source(entry, messages) for entry in assessment.about.sources),
    }
    return tuple(Entry(messages.message(key), blocks) for key, blocks in parts.items() if blocks)


def bands(rules: LevelRules, messages: Messages) -> tuple[str, ...]:
    """Return the fewest points of each level."""
    return tuple(
        messages.message("explain.band", level=messages.level(band.level), **{"from": f"{band.from_:g}"})
        for band in rules.bands
    )


def raises(rules: LevelRules, messages: Messages) -> tuple[str, ...]:
    """Return the conditions that make a level worse than its band, or that leave no level."""
    return (
        messages.message("explain.knock-out-rule"),
        messages.message("explain.cap", count=rules.above_worst_practice),
        messages.message("explain.grave", count=rules.critical_from),
        messages.message("explain.floor"),
        messages.message("explain.least-known", least=f"{rules.least_known:g}"),
    )


def source(entry: Source, messages: Messages) -> str:
    """Return a source with what it contributes."""
    return f"{for_terminal(entry.cite)}. {messages.text(entry.says)}"
