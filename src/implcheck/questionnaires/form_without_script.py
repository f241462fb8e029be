"""What a form shows where its scripts do not run: what to do then, and the questions, to be answered on paper."""

from collections.abc import Iterator, Sequence

from implcheck.model.answer_value import shown
from implcheck.model.question import LevelsQuestion, NumberQuestion, Question, YesNoQuestion
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.roles import role_id
from implcheck.reports.formats.html import page
from implcheck.wording.conditions import in_words
from implcheck.wording.messages import Messages

PARTS = ("why", "save", "answer", "role")
"""The paragraphs above the questions: why nothing has started, and what to do."""


def render(questionnaire: Questionnaire, language: str, role: str, phases: Sequence[str]) -> str:
    """Return the element in a language: the questions of `phases` that a role is asked, or all if it has no `role`."""
    messages = Messages((language,), questionnaire.roles)
    lines = [
        f'<main lang="{page.text(language)}">',
        _element("h1", messages.text(questionnaire.title)),
        _element("h2", messages.message("without_script.title")),
        *(_element("p", messages.message(f"without_script.{part}")) for part in PARTS),
    ]
    asked = _asked(questionnaire, role, phases)
    for practice in questionnaire.practices:
        own = [(number, question) for number, question in enumerate(asked, 1) if question.practice == practice.id]
        if own:
            lines.append(_element("h2", messages.text(practice.title)))
        for number, question in own:
            lines.append(_element("h3", f"{number}. {messages.text(question.text)}"))
            lines += [_element("p", text) for text in _guidance(question, questionnaire, messages, phases)]
            lines.append(f"<ul>{''.join(_element('li', answer) for answer in _answers(question, messages))}</ul>")
    return "\n".join([*lines, "</main>"])


def _asked(questionnaire: Questionnaire, role: str, phases: Sequence[str]) -> list[Question]:
    known = role_id(role, questionnaire.roles)
    in_phase = [question for question in questionnaire.questions if set(phases) & set(question.phases)]
    return [question for question in in_phase if not role or questionnaire.is_asked_of(question, known)]


def _guidance(
    question: Question, questionnaire: Questionnaire, messages: Messages, phases: Sequence[str]
) -> Iterator[str]:
    if set(phases) - set(question.phases):
        titles = [messages.phase(phase) for phase in questionnaire.phases if phase.id in question.phases]
        yield messages.message("without_script.in-phases", phases=", ".join(titles))
    if question.when is not None:
        yield messages.message("template.only-if", condition=in_words(question.when, questionnaire, messages))
    yield messages.text(question.help)
    if isinstance(question, NumberQuestion):
        bounds = {"min": shown(question.min), "max": shown(question.max)}
        yield messages.message("form.number", **bounds, unit=messages.text(question.unit))


def _answers(question: Question, messages: Messages) -> Iterator[str]:
    if isinstance(question, YesNoQuestion):
        yield from (messages.message("interview.yes"), messages.message("interview.no"))
    else:
        for choice in question.choices:
            text = messages.text(choice.text)
            yield f"{choice.score}: {text}" if isinstance(question, LevelsQuestion) else text
    if question.not_yet is not None:
        yield messages.text(question.not_yet)
    yield from (messages.message("form.unknown"), messages.message("form.not-applicable"))


def _element(name: str, text: str) -> str:
    return f"<{name}>{page.text(text)}</{name}>"
