"""The offline form: one HTML file that asks the questions, for people without a terminal.

The page holds the questionnaire as data; the scripts in `assets/form` evaluate it and draw the form. Without scripts it shows
the questions to be answered on paper.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from implcheck.model.limits import LARGEST_FILE, LONGEST_TEXT
from implcheck.model.question import LevelsQuestion, MultiQuestion, NumberQuestion, Question, YesNoQuestion
from implcheck.model.question_parts import Steps
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.reading_time import minutes_to_read
from implcheck.model.roles import role_id
from implcheck.model.text import Text
from implcheck.model.version_change import VersionChange
from implcheck.questionnaires import form_without_script
from implcheck.reports.formats.html import page
from implcheck.respondents.disclosure_control import MIN_GROUP
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages

FORMAT = 1
"""The format version of the answers file that the form writes."""


SCRIPTS = (
    "logic", "numbers", "migration", "answers_file", "drafts", "elements", "fields", "saving", "notices", "steps", "form"
)  # fmt: skip
"""The scripts of the page in their order: each knows those before it."""


class Preset(NamedTuple):
    """Values to fill in beforehand. With `phase`, the id of a phase, the form asks only that phase.

    `round` is the day on which the round of respondents started; it stands in the answers files as it is.
    """

    language: str
    project: str = ""
    role: str = ""
    phase: str | None = None
    round: datetime.date | None = None


def render(questionnaire: Questionnaire, named: str, preset: Preset) -> str:
    """Return the page. `named` is the reference to the questionnaire in the answers file that it writes."""
    words = {language: _messages(questionnaire, language) for language in questionnaire.languages}
    language = preset.language if preset.language in words else questionnaire.languages[0]
    held = contents(questionnaire, named, preset._replace(language=language), words)
    messages = Messages((language,), questionnaire.roles)
    body = page.filled(
        page.asset("form/page.html"),
        language=language,
        without=form_without_script.render(questionnaire, messages, preset.role, held["phases"]),
        data=page.data(held),
    )
    scripts = [page.asset(f"form/{name}.js") for name in SCRIPTS]
    title = for_terminal(questionnaire.title.in_(language))
    return page.framed(title, language, page.asset("form/form.css"), body.rstrip("\n"), scripts)


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
        "changes": [_change(change) for change in questionnaire.changes],
        "minutes": {language: _minutes(questionnaire, language, phases) for language in questionnaire.languages},
        "limits": {"text": LONGEST_TEXT, "file": LARGEST_FILE, "group": MIN_GROUP},
        "round": preset.round.isoformat() if preset.round is not None else "",
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


def _change(change: VersionChange) -> dict[str, Any]:
    """Return what a version changed, for drafts that are older."""
    kept = {"reworded": dict(change.reworded), "renamed": dict(change.renamed), "replaced": dict(change.replaced)}
    return {"version": change.version, **kept, "removed": change.removed}


def _minutes(questionnaire: Questionnaire, language: str, phases: Iterable[str]) -> dict[str, dict[str, int]]:
    """Return the minutes of reading by phase and role; an empty role is asked everything."""
    roles = ["", *(role.id for role in questionnaire.roles)]
    times = {phase: {role: minutes_to_read(questionnaire, language, role, phase) for role in roles} for phase in phases}
    return {phase: {role: minutes for role, minutes in by_role.items() if minutes} for phase, by_role in times.items()}


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
