"""An outline of a questionnaire: its practices and questions, with their weights and phases."""

from collections.abc import Collection, Mapping
from fractions import Fraction

from implcheck.model.practice import Practice
from implcheck.model.question import Question
from implcheck.model.questionnaire import Questionnaire
from implcheck.reports.document import Document, Emphasis, Entry, Facts, Paragraph, Row, Rows, Section
from implcheck.reports.formats import terminal
from implcheck.reports.options import Depth, Options
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages


def render(questionnaire: Questionnaire, phases: Collection[str], options: Options) -> str:
    """Return the outline of the questions asked in any of `phases` (ids), and of the rules that hold in them."""
    messages = Messages(options.languages, questionnaire.roles)

    def row(question: Question) -> Row:
        weight = f"{messages.message('explain.weight')} {messages.weight(question.weight)}"
        asked = ", ".join(messages.phase(phase) for phase in questionnaire.phases_among(question.phases))
        return Row(question.id, " · ".join((messages.text(question.text), weight, asked)))

    head = Facts((summary(questionnaire, messages),)), Paragraph(messages.text(questionnaire.description))
    sections = [Section("", "", Depth.SUMMARY, head)]
    for practice in questionnaire.practices:
        asked = [question for question in questionnaire.of_practice(practice.id) if set(question.phases) & set(phases)]
        rows = [Rows(tuple(map(row, asked)))] if asked else []
        weight = Paragraph(practice_weight(practice, questionnaire, messages), Emphasis.NOTE)
        sections.append(Section("practice", messages.text(practice.title), Depth.SUMMARY, (weight, *rows)))
    rules = tuple(
        Entry(messages.text(rule.title), (), level=rule.level, word=messages.level(rule.level), key=rule.id)
        for rule in questionnaire.rules
        if set(rule.phases) & set(phases)
    )
    if rules:
        sections.append(Section("rules", messages.message("explain.rule"), Depth.SUMMARY, rules))
    title = messages.text(questionnaire.title)
    return terminal.draw(Document(title, title, None, messages.languages[0], tuple(sections)), options)


def summary(questionnaire: Questionnaire, messages: Messages) -> str:
    """Return id, version and size on one line."""
    head = messages.message("list.row", id=questionnaire.id, version=for_terminal(questionnaire.version))
    counts = {
        "practices": len(questionnaire.practices),
        "questions": len(questionnaire.questions),
        "rules": len(questionnaire.rules),
    }
    size = ", ".join(messages.message(f"list.{part}", count=count) for part, count in counts.items())
    return f"{head} · {size}; {', '.join(questionnaire.languages)}"


def practice_weight(practice: Practice, questionnaire: Questionnaire, messages: Messages) -> str:
    """Return the weight of a practice of the total of each phase that asks it: "16 of 100 (Kickoff)"."""
    asked = {
        phase.id: {question.practice for question in questionnaire.asked_in(phase.id)} for phase in questionnaire.phases
    }
    weights = {}
    for phase, practices in asked.items():
        if practice.id in practices:
            each = (questionnaire.practices_by_id[id_].weight_in(phase) for id_ in practices)
            total = sum((Fraction(str(weight)) for weight in each), Fraction(0))
            own = messages.weight(practice.weight_in(phase))
            weights[phase] = messages.message("explain.practice-weight", weight=own, total=messages.plain(total))
    return by_phase(weights, questionnaire, messages)


def by_phase(values: Mapping[str, str], questionnaire: Questionnaire, messages: Messages) -> str:
    """Return values by the id of the phase, each followed by its phase; the value alone if all are the same."""
    different = dict.fromkeys(values.values())
    if len(different) <= 1:
        return next(iter(different), "")
    phases = {
        value: messages.row([messages.phase(phase) for phase in questionnaire.phases if values.get(phase.id) == value])
        for value in different
    }
    return ", ".join(messages.message("explain.in-phase", value=value, phase=phase) for value, phase in phases.items())
