"""The offline form: one HTML file that asks the questions, for people without a terminal.

The page holds the questionnaire as data; `assets/logic.js` evaluates it and `assets/form.js` draws the form.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from implcheck.model.question import LevelsQuestion, MultiQuestion, NumberQuestion, Question, YesNoQuestion
from implcheck.model.question_parts import Steps
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.roles import role_id
from implcheck.model.text import Text
from implcheck.reports.formats.html import page
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages

FORMAT = 1
"""The format version of the answers file that the form writes."""


class Preset(NamedTuple):
    """Values to fill in beforehand. With `phase`, the id of a phase, the form asks only that phase."""

    language: str
    project: str = ""
    role: str = ""
    phase: str | None = None


def render(questionnaire: Questionnaire, named: str, preset: Preset) -> str:
    """Return the page. `named` is the reference to the questionnaire in the answers file that it writes."""
    messages = {language: _messages(questionnaire, language) for language in questionnaire.languages}
    style, logic, script = page.asset("form.css"), page.asset("logic.js"), page.asset("form.js")
    language = preset.language if preset.language in messages else questionnaire.languages[0]
    body = page.filled(
        page.asset("form.html"),
        noscript=page.text(messages[language]["no-script"]),
        data=page.data(contents(questionnaire, named, preset._replace(language=language), messages)),
    )
    return page.framed(
        for_terminal(questionnaire.title.in_(language)), language, style, body.rstrip("\n"), [logic, script]
    )


def contents(
    questionnaire: Questionnaire, named: str, preset: Preset, messages: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:
    """Return the data of the page: the questionnaire, and the page's own texts in every language."""
    asked = [phase.id for phase in questionnaire.phases if questionnaire.asked_in(phase.id)]
    phases = [phase for phase in asked if preset.phase in {None, phase}]
    return {
        "implcheck": FORMAT,
        "questionnaire": {"id": named, "version": questionnaire.version, "title": _text(questionnaire.title)},
        "languages": list(messages),
        "words": messages,
        "phases": phases,
        "roles": [role.id for role in questionnaire.offered_roles],
        "practices": [
            {"id": practice.id, "title": _text(practice.title), "short": _text(practice.short)}
            for practice in questionnaire.practices
        ],
        "questions": [_question(question, questionnaire) for question in questionnaire.questions],
        "preset": {
            "language": preset.language,
            "about": {
                "project": preset.project,
                "role": role_id(preset.role, questionnaire.roles),
                "phase": phases[0] if len(phases) == 1 else "",
                "others_shown": False,
                "may_stand_apart": False,
                "may_be_quoted": False,
            },
        },
    }


def _messages(questionnaire: Questionnaire, language: str) -> dict[str, str]:
    messages = Messages((language,))
    words = messages.unfilled("form")
    if messages.language != language:
        words["name"] = language
    words |= {f"phase-{phase.id}": messages.described_phase(phase) for phase in questionnaire.phases}
    words |= {f"role-{role.id}": messages.text(role.title) for role in questionnaire.offered_roles}
    return words | {"yes": messages.message("interview.yes"), "no": messages.message("interview.no")}


def _text(text: Text) -> dict[str, str]:
    return {language: for_terminal(sentence) for language, sentence in text}


def _question(question: Question, questionnaire: Questionnaire) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": question.id,
        "practice": question.practice,
        "type": question.type,
        "title": _text(question.title),
        "text": _text(question.text),
        "help": _text(question.help),
        "evidence": _text(question.evidence),
        "phases": list(question.phases),
    }
    not_asked = [role.id for role in questionnaire.roles if not questionnaire.is_asked_of(question, role.id)]
    if not_asked:
        data["not_asked_of"] = not_asked
    if question.not_yet is not None:
        data["not_yet"] = _text(question.not_yet)
    if question.when is not None:
        data["when"] = question.when.model_dump(by_alias=True, exclude_none=True)
    return data | _answers(question)


def _answers(question: Question) -> dict[str, Any]:
    """Return the possible answers with their scores, which conditions need."""
    if isinstance(question, NumberQuestion):
        bounds = {"min": question.min, "max": question.max, "whole": question.whole}
        return {**bounds, "unit": _text(question.unit), "steps": _steps(question.bands)}
    if isinstance(question, YesNoQuestion):
        return {"scores": {"yes": question.if_yes.score, "no": question.if_no.score}}
    if isinstance(question, LevelsQuestion):
        return {"levels": _listed(question.levels)}
    steps = {"steps": _steps(question.score_by_count)} if isinstance(question, MultiQuestion) else {}
    return {"options": _listed(question.options), **steps}


def _listed(options: Iterable[Any]) -> list[dict[str, Any]]:
    """Return levels or options as data."""
    return [
        {**option.model_dump(exclude={"text", "problem", "risk", "advice"}), "text": _text(option.text)}
        for option in options
    ]


def _steps(steps: Steps) -> list[list[float]]:
    return [[step.from_, step.score] for step in steps]
