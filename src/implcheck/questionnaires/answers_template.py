"""An answers file to fill in: every question of a phase with its levels or options, as comments."""

import datetime
import re
import textwrap
from collections.abc import Iterator

from implcheck.loading.yaml_scalars import resolved
from implcheck.model.answer_value import NOT_YET, shown
from implcheck.model.question import LevelsQuestion, NumberQuestion, Question
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.roles import role_named
from implcheck.validation.answers_file import UNNAMED_PROJECT
from implcheck.wording.conditions import in_words
from implcheck.wording.escape import for_log, for_terminal, for_yaml
from implcheck.wording.messages import Messages

MEASURE = 100
SCHEMA = "answers.schema.json"
"""The path of the schema in the file's first line, for editors: a file in the same folder."""


def render(
    questionnaire: Questionnaire,
    named: str,
    phase: str,
    messages: Messages,
    *,
    today: datetime.date,
    file: str,
    round: datetime.date | None = None,
    project: str | None = None,
    role: str | None = None,
) -> str:
    """Return the file's text. `named` is how the file refers to its questionnaire, `file` its own name, quoted for a shell.

    `round` is the day on which the round of respondents started; without it the key is a comment. `project` is its name, by
    default a placeholder, of which every command that reads the answers warns. `role` is the respondent's role as it was
    written, by id or title, by default the first one offered; questions that it is not asked come last, under a comment that says so. The
    result is a valid answers file without answers.
    """
    role = questionnaire.offered_roles[0].id if role is None else role_named(role, questionnaire.roles)
    lines = [f"# yaml-language-server: $schema={SCHEMA}"]
    lines += [*comment(messages.message("template.intro-1")), f"#   implcheck assess {for_terminal(file)}"]
    for key in ("intro-2", "intro-3", "intro-4"):
        lines += comment(messages.message(f"template.{key}"))
    lines += [
        "",
        "implcheck: 1",
        f"questionnaire: {quoted(named)}",
        f"questionnaire_version: {quoted(questionnaire.version)}",
        *comment(messages.message("template.project")),
        f"project: {quoted(project or messages.text(UNNAMED_PROJECT))}",
        f"phase: {_id(phase)}",
        f"date: {today.isoformat()}",
        *comment(messages.message("template.round")),
        f"round: {round.isoformat()}" if round is not None else f"# round: {today.isoformat()}",
        *comment(messages.message("template.role", roles=_roles(questionnaire, messages))),
        f"respondent: {{role: {_role(role, questionnaire)}}}",
        "",
        "answers:",
    ]
    for heading, questions in _groups(questionnaire, phase, role, messages):
        lines += ["", *comment(f"---- {heading}", indent=2)]
        lines += [line for question in questions for line in _question(question, questionnaire, messages, phase)]
    finding, day = questionnaire.questions[0].id, today.isoformat()
    lines += ["", *comment(messages.message("template.agreed"))]
    lines += ["# actions:", f"#   - {{finding: {finding}, owner: ..., due: {day}, status: open}}"]
    lines += ["", *comment(messages.message("template.accepted"))]
    lines += ["# accepted_risks:", f"#   - {{finding: {finding}, reason: ..., owner: sponsor, until: {day}}}"]
    return for_log("\n".join(lines) + "\n")


def _groups(
    questionnaire: Questionnaire, phase: str, role: str, messages: Messages
) -> Iterator[tuple[str, list[Question]]]:
    """Yield each practice with what the role is asked of it; last, with a heading of their own, the other questions."""
    others: list[Question] = []
    for practice in questionnaire.practices:
        asked: list[Question] = []
        for question in questionnaire.of_practice(practice.id, phase):
            (asked if questionnaire.is_asked_of(question, role) else others).append(question)
        if asked:
            yield messages.text(practice.title), asked
    if others:
        title = messages.text(questionnaire.roles_by_id[role].title)
        yield messages.message("template.not-asked-of", role=title), others


def _question(question: Question, questionnaire: Questionnaire, messages: Messages, phase: str) -> Iterator[str]:
    """Yield the lines of a question: a blank one, comments with the question and how to answer it, and its key."""
    yield ""
    yield from comment(messages.text(question.text), indent=2)
    for line in _guidance(question, questionnaire, messages, phase):
        yield from comment(line, indent=2, hang=3)
    yield f"  {question.id}:"


def _id(id_: str) -> str:
    """Return an id, in quotes where YAML would take it for something else, as it does `true`."""
    return id_ if resolved(id_) == id_ else quoted(id_)


def _role(role: str, questionnaire: Questionnaire) -> str:
    """Return a role, in quotes where it is a person's own word for it."""
    return _id(role) if role in questionnaire.roles_by_id else f'"{for_yaml(role)}"'


def _roles(questionnaire: Questionnaire, messages: Messages) -> str:
    """Return the roles to choose from: each id, with its title if that differs."""
    titles = {role.id: messages.text(role.title) for role in questionnaire.offered_roles}
    return ", ".join(id_ if title == id_.replace("-", " ") else f"{id_} ({title})" for id_, title in titles.items())


def _guidance(question: Question, questionnaire: Questionnaire, messages: Messages, phase: str) -> Iterator[str]:
    """Yield the lines of guidance for answering a question."""
    if question.when is not None:
        yield messages.message("template.only-if", condition=in_words(question.when, questionnaire, messages))
    yield messages.text(question.help)
    yield messages.message("template.evidence", evidence=messages.text(question.evidence))
    if (knock_out := question.knock_out_in(phase)) is not None:
        yield messages.message("template.knock-out", scores=messages.up_to(knock_out.at_most))
    yield from _how_to_answer(question, messages)


def _how_to_answer(question: Question, messages: Messages) -> Iterator[str]:
    yield from _own_answers(question, messages)
    if question.not_yet is not None:
        yield f"  {NOT_YET}: {messages.text(question.not_yet)}"


def _own_answers(question: Question, messages: Messages) -> Iterator[str]:
    if isinstance(question, NumberQuestion):
        key = "template.number-whole" if question.whole else "template.number"
        bounds = {"min": shown(question.min), "max": shown(question.max)}
        yield messages.message(key, **bounds, unit=messages.text(question.unit))
        return
    together = [str(choice.value) for choice in question.choices if not choice.is_exclusive]
    yield messages.message(f"template.{question.type}", example=", ".join(together[:2]))
    for choice in question.choices:
        alone = f" ({messages.message('template.exclusive')})" if choice.is_exclusive else ""
        end = " " if isinstance(question, LevelsQuestion) else f"{alone}:"
        yield f"  {choice.value}{end} {messages.text(choice.text)}"


def comment(text: str, *, indent: int = 0, hang: int = 0) -> list[str]:
    """Return text as lines of comment; `hang` is how much further than the first the others are indented."""
    lead = " " * indent + "# "
    inner = len(text) - len(text.lstrip())
    return textwrap.wrap(
        text.lstrip(),
        MEASURE,
        initial_indent=lead + " " * inner,
        subsequent_indent=lead + " " * (inner + (hang if inner else 0)),
        break_long_words=False,
        break_on_hyphens=False,
    )


def quoted(text: str) -> str:
    """Return text as a YAML scalar, in quotes if it could be read as something other than text."""
    word = text.lower() in {"true", "false", "null", "unknown", "yes", "no", "on", "off"}
    if re.fullmatch(r"[A-Za-z]+([ -][A-Za-z0-9]+)*", text) and not word:
        return text
    return f'"{for_yaml(text)}"'
