"""A questionnaire at a glance: its practices and questions, with what they weigh and when they are asked."""

from rich.table import Table
from rich.text import Text as Line

from implcheck.model.enums import Phase
from implcheck.model.questionnaire import Questionnaire
from implcheck.reports.formats.canvas import Canvas, style, symbol
from implcheck.reports.options import Options
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Words


def render(questionnaire: Questionnaire, phases: tuple[Phase, ...], options: Options) -> str:
    """The outline of the questions asked in any of `phases`, and of the rules that hold in them."""
    words, canvas = Words(options.languages), Canvas(options)
    canvas.line((words.text(questionnaire.title), "bold"), (f"  {summary(questionnaire, words)}", "dim"))
    canvas.line(words.text(questionnaire.description))
    for practice in questionnaire.practices:
        asked = [one for one in questionnaire.of_practice(practice.id) if set(one.phases) & set(phases)]
        canvas.heading(words.text(practice.title))
        canvas.line(
            (
                words.say(
                    "explain.practice-weight", weight=words.weight(practice.weight), total=_total(questionnaire, words)
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
            when = ", ".join(words.phase(phase) for phase in question.phases)
            text = Line(words.text(question.text)).append(f"  {when}", "dim")
            table.add_row(Line(question.id), Line(words.weight(question.weight)), text)
        canvas.put(table, indent=2, wide=True)
    rules = [rule for rule in questionnaire.rules if set(rule.phases) & set(phases)]
    if rules:
        canvas.heading(words.say("explain.rule"))
    for rule in rules:
        level = (f"{symbol(rule.level)} {words.level(rule.level)}", style(rule.level))
        canvas.line(rule.id, "  ", words.text(rule.title), "  ", level, indent=2)
    return canvas.text()


def summary(questionnaire: Questionnaire, words: Words) -> str:
    """Id, version and size on one line."""
    head = words.say("list.row", id=questionnaire.id, version=for_terminal(questionnaire.version))
    counts = {
        "practices": len(questionnaire.practices),
        "questions": len(questionnaire.questions),
        "rules": len(questionnaire.rules),
    }
    size = ", ".join(words.say(f"list.{part}", count=count) for part, count in counts.items())
    return f"{head} · {size}; {', '.join(questionnaire.languages)}"


def _total(questionnaire: Questionnaire, words: Words) -> str:
    return words.weight(sum(practice.weight for practice in questionnaire.practices))
