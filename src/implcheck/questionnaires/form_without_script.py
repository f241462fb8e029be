"""What a form shows where its scripts do not run: what to do then, and the questions, to be answered on paper."""

from collections.abc import Iterable, Iterator

from implcheck.model.answer_value import shown
from implcheck.model.question import LevelsQuestion, NumberQuestion, Question, YesNoQuestion
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.roles import role_id
from implcheck.reports.formats.html import page
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages

PARTS = ("why", "save", "answer", "role")
"""The paragraphs above the questions: why nothing has started, and what to do."""


def render(questionnaire: Questionnaire, messages: Messages, role: str, phases: Iterable[str]) -> str:
    """Return the elements: the questions of `phases` that are asked of a role, or of everybody if the role is empty."""
    asked_in = set(phases)
    asked = [
        question
        for question in questionnaire.questions
        if asked_in & set(question.phases)
        and (not role or questionnaire.is_asked_of(question, role_id(role, questionnaire.roles)))
    ]
    lines = [f"<h1>{_shown(messages.text(questionnaire.title))}</h1>"]
    lines.append(f"<h2>{page.text(messages.message('without_script.title'))}</h2>")
    lines += [f"<p>{page.text(messages.message(f'without_script.{part}'))}</p>" for part in PARTS]
    for practice in questionnaire.practices:
        own = [(number, question) for number, question in enumerate(asked, 1) if question.practice == practice.id]
        if own:
            lines.append(f"<h2>{_shown(messages.text(practice.title))}</h2>")
        for number, question in own:
            lines += _question(question, number, messages)
    return "\n".join(lines)


def _question(question: Question, number: int, messages: Messages) -> Iterator[str]:
    yield f"<h3>{number}. {_shown(messages.text(question.text))}</h3>"
    yield f'<p class="help">{_shown(messages.text(question.help))}</p>'
    if isinstance(question, NumberQuestion):
        particulars = {"min": shown(question.min), "max": shown(question.max), "unit": messages.text(question.unit)}
        yield f"<p>{page.text(messages.message('form.number', **particulars))}</p>"
    answers = [] if isinstance(question, NumberQuestion) else list(_answers(question, messages))
    if question.not_yet is not None:
        answers.append(messages.text(question.not_yet))
    answers += [messages.message("form.unknown"), messages.message("form.not-applicable")]
    yield f"<ul>{''.join(f'<li>{_shown(answer)}</li>' for answer in answers)}</ul>"


def _answers(question: Question, messages: Messages) -> Iterator[str]:
    if isinstance(question, YesNoQuestion):
        yield from (messages.message("interview.yes"), messages.message("interview.no"))
        return
    for choice in question.choices:
        text = messages.text(choice.text)
        yield f"{choice.score}: {text}" if isinstance(question, LevelsQuestion) else text


def _shown(text: str) -> str:
    return page.text(for_terminal(text))
