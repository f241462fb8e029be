"""Check a whole answers file against its questionnaire: its answers, its phase, and what is left of a template."""

import datetime
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from implcheck.model.answers import ANSWER_KEYS, Answer, Answers
from implcheck.model.comparable_text import comparable
from implcheck.model.dates import parse_date
from implcheck.model.decisions import SECTIONS, Decision, Place
from implcheck.model.did_you_mean import Nearest
from implcheck.model.limits import LONGEST_ID, MOST_ANSWERS
from implcheck.model.person_fields import is_placeholder
from implcheck.model.phases import no_such_phase, phase_with_title
from implcheck.model.problem import Path, Problem, has_oversized_section, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.text import Text
from implcheck.validation.answers import answer_problems
from implcheck.validation.migration import changes_after, names_another_version

DECIDED_TEXTS = ("reason", "owner", "note")
"""The keys of a decision that a person writes a text for."""

UNNAMED_PROJECT = Text.of(en="Name of the project", nl="Naam van het project")
"""What a template has for the name of the project."""


class ParsedAnswers(NamedTuple):
    """An answers file after parsing: as it was written, its valid parts, and what is wrong with the rest."""

    written: Mapping[str, Any]
    whole: Answers | None
    """None if a part is invalid."""
    answers: Mapping[str, Answer]
    """The valid answers."""
    decisions: Mapping[Place, Decision]
    """The valid accepted risks and agreed actions by their place in the file."""
    problems: list[Problem]


def answers_file_problems(parsed: ParsedAnswers, questionnaire: Questionnaire) -> list[Problem]:
    """Return everything that is wrong with an answers file, with the problems that were found while it was parsed.

    Answers to another version of the questionnaire are not held against it: `migrate` leaves out what does not fit. Of a
    file that names no version that goes for the questions that changed; the others are checked.
    """
    answers = parsed.written.get("answers")
    entries = islice(answers.items(), MOST_ANSWERS) if isinstance(answers, dict) else ()
    grouped = [found for key, below in entries for found in grouped_answers(key, below, questionnaire)]
    groups = {found.path[:2] for found in grouped}
    problems = [_misplaced(found, questionnaire) for found in parsed.problems if found.path[:2] not in groups]
    problems += grouped
    version, date = parsed.written.get("questionnaire_version"), parsed.written.get("date")
    if not names_another_version(version, questionnaire) and not has_oversized_section(problems):
        decisions = parsed.decisions
        ids = {*parsed.answers, *(decision.finding for decision in decisions.values())}
        changes = changes_after(version, _day(date), ids, questionnaire)
        changed = {id_ for change in changes for id_ in (*change.retired, *change.reworded)}
        valid = {id_: answer for id_, answer in parsed.answers.items() if id_ not in changed}
        decisions = {place: decision for place, decision in decisions.items() if decision.finding not in changed}
        problems += answer_problems(valid, decisions, questionnaire)
    problems += _phase_problems(parsed.written.get("phase"), questionnaire)
    problems += _language_problems(parsed.written.get("language"), questionnaire)
    problems += _placeholders(parsed.written)
    return problems


def _day(written: object) -> datetime.date | None:
    """Return the date of a file, which may be wrong; that has a problem of its own."""
    if type(written) is datetime.date:
        return written
    try:
        return parse_date(written) if isinstance(written, str) else None
    except ValueError:
        return None


def _phase_problems(phase: object, questionnaire: Questionnaire) -> Iterator[Problem]:
    """Yield the problem of a phase that the questionnaire does not have; one that is no id has a problem of its own."""
    known = questionnaire.phases_by_id
    if isinstance(phase, str) and 0 < len(phase.strip()) <= LONGEST_ID and phase.strip() not in known:
        found = no_such_phase(phase.strip(), known, ("phase",))
        titled = phase_with_title(phase.strip(), questionnaire.phases)
        yield found.with_suggestion(titled.id) if titled is not None else found


def _language_problems(language: object, questionnaire: Questionnaire) -> Iterator[Problem]:
    """Yield the problem of a language that the questionnaire does not have."""
    known = questionnaire.languages
    if isinstance(language, str) and 0 < len(language.strip()) <= LONGEST_ID and language.strip() not in known:
        near = Nearest(language.strip(), known)
        yield problem("no-such-language", ("language",), id=language.strip(), known=", ".join(known), suggestion=near)


def grouped_answers(group: str, below: object, questionnaire: Questionnaire) -> list[Problem]:
    """Return a problem for each key below one in `answers` that groups the ends of ids; empty if it does not."""
    known = questionnaire.by_id
    if group in known or not isinstance(below, dict) or not below:
        return []
    practice = _practice_called(group, questionnaire)
    keys = [str(key) for key in islice(below, MOST_ANSWERS)]
    whole = {key: key if "." in key else f"{practice or group}.{key}" for key in keys}
    is_answer = not ANSWER_KEYS.isdisjoint(keys)
    if (practice is None or is_answer) and known.keys().isdisjoint(whole.values()):
        return []
    return [_grouped(group, key, id_, questionnaire) for key, id_ in whole.items()]


def _practice_called(written: str, questionnaire: Questionnaire) -> str | None:
    """Return the id of the practice with this id or short title, in any language and letter case."""
    called = _folded(written)
    for practice in questionnaire.practices:
        if called in {_folded(name) for name in (practice.id, *dict(practice.short).values())}:
            return practice.id
    return None


def _folded(name: str) -> str:
    return comparable(name).casefold().replace("_", "-").replace(" ", "-")


def _grouped(group: str, key: str, id_: str, questionnaire: Questionnaire) -> Problem:
    """Return the problem of a key in a group, with the id that it has now."""
    known, whole = questionnaire.by_id, _folded(id_)
    present = questionnaire.renamed.get(whole) or questionnaire.replaced.get(whole, "")
    meant = present if present in known else Nearest(whole, known)
    path = ("answers", group, key)
    return problem("answer-grouped", path, on_key=True, group=group, id=key, suggestion="" if key in known else meant)


def _misplaced(found: Problem, questionnaire: Questionnaire) -> Problem:
    """Return the problem of an unknown key; the id of a question at the top of the file has lost its indentation."""
    if found.code != "key-unknown" or len(found.path) != 1 or found.path[0] not in questionnaire.by_id:
        return found
    return problem("answer-outside", found.path, on_key=True, id=found.path[0])


def placeholder_warnings(written: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield a warning if the project has the name that a template gave it: the answers can be assessed all the same."""
    project = written.get("project")
    unnamed = {text.casefold() for _, text in UNNAMED_PROJECT}
    if isinstance(project, str) and project.strip().casefold() in unnamed:
        yield problem("project-not-named", ("project",), given=project.strip())


def _placeholders(written: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield the texts around the answers that are placeholders; those in answers are checked with their question."""
    texts: list[tuple[Path, object]] = [(("project",), written.get("project"))]
    if isinstance(respondent := written.get("respondent"), dict):
        texts.append((("respondent", "role"), respondent.get("role")))
    for section in SECTIONS:
        entries = written.get(section)
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict):
                texts += [((section, index, key), entry.get(key)) for key in DECIDED_TEXTS]
    for path, text in texts:
        if isinstance(text, str) and (found := placeholder_problem(text, path)) is not None:
            yield found


def placeholder_problem(text: str, path: Path = ()) -> Problem | None:
    """Return the problem of a project, a role, a reason, an owner or a note that is a placeholder; None if it is not."""
    return problem("not-filled-in", path, given=text.strip()) if is_placeholder(text) else None
