"""An outline of a questionnaire: its practices and questions, with their weights and phases."""

from collections.abc import Collection

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
    messages = Messages(options.languages)

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
    """Return the share of a practice in the total weight: "13 of 100 over all practices"."""
    total = messages.weight(sum(other.weight for other in questionnaire.practices))
    return messages.message("explain.practice-weight", weight=messages.weight(practice.weight), total=total)
