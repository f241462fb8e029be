"""A questionnaire at a glance: its practices and questions, with what they weigh and when they are asked."""

from rich.table import Table
from rich.text import Text as Line

from implcheck.model.enums import Phase
from implcheck.model.questionnaire import Questionnaire
from implcheck.reports.formats.canvas import Canvas, style
from implcheck.reports.options import Options
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages
from implcheck.wording.symbols import symbol


def render(questionnaire: Questionnaire, phases: tuple[Phase, ...], options: Options) -> str:
    """The outline of the questions asked in any of `phases`, and of the rules that hold in them."""
    messages, canvas = Messages(options.languages), Canvas(options)
    canvas.line((messages.text(questionnaire.title), "bold"), (f"  {summary(questionnaire, messages)}", "dim"))
    canvas.line(messages.text(questionnaire.description))
    for practice in questionnaire.practices:
        asked = [one for one in questionnaire.of_practice(practice.id) if set(one.phases) & set(phases)]
        canvas.heading(messages.text(practice.title))
        canvas.line(
            (
                messages.message(
                    "explain.practice-weight",
                    weight=messages.weight(practice.weight),
                    total=_total(questionnaire, messages),
                ),
                "dim",
            ),
            indent=2,
        )
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(no_wrap=True)
        table.add_column(justify="right", no_wrap=True)
        table.add_column(ratio=1)
        for question in asked:
            when = ", ".join(messages.phase(phase) for phase in question.phases)
            text = Line(messages.text(question.text)).append(f"  {when}", "dim")
            table.add_row(Line(question.id), Line(messages.weight(question.weight)), text)
        canvas.put(table, indent=2, wide=True)
    rules = [rule for rule in questionnaire.rules if set(rule.phases) & set(phases)]
    if rules:
        canvas.heading(messages.message("explain.rule"))
    for rule in rules:
        level = (f"{symbol(rule.level)} {messages.level(rule.level)}", style(rule.level))
        canvas.line(rule.id, "  ", messages.text(rule.title), "  ", level, indent=2)
    return canvas.text()


def summary(questionnaire: Questionnaire, messages: Messages) -> str:
    """Id, version and size on one line."""
    head = messages.message("list.row", id=questionnaire.id, version=for_terminal(questionnaire.version))
    counts = {
        "practices": len(questionnaire.practices),
        "questions": len(questionnaire.questions),
        "rules": len(questionnaire.rules),
    }
    size = ", ".join(messages.message(f"list.{part}", count=count) for part, count in counts.items())
    return f"{head} · {size}; {', '.join(questionnaire.languages)}"


def _total(questionnaire: Questionnaire, messages: Messages) -> str:
    return messages.weight(sum(practice.weight for practice in questionnaire.practices))
