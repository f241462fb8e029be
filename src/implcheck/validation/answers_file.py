"""Check a whole answers file against its questionnaire: its answers, its version, and what is left of a template."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from implcheck.model.answers import AcceptedRisk, Answer, Answers
from implcheck.model.problem import Path, Problem, has_oversized_section, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.validation.answers import answer_problems
from implcheck.validation.migration import is_of_another_version, migrate

_PLACEHOLDER = re.compile(r"<[A-Za-z][\w -]*>|\{\{.*\}\}")
"""A placeholder of a template, such as <name>."""


class ParsedAnswers(NamedTuple):
    """An answers file after parsing: as it was written, its valid parts, and what is wrong with the rest."""

    written: Mapping[str, Any]
    whole: Answers | None
    """None if a part is invalid."""
    answers: Mapping[str, Answer]
    """The valid answers."""
    risks: Mapping[int, AcceptedRisk]
    """The valid accepted risks by their index in the file."""
    problems: list[Problem]


class CheckedAnswers(NamedTuple):
    """The valid answers of a file, or its problems. What did not fit this version is in `left_out`."""

    answers: Answers | None
    problems: list[Problem]
    left_out: tuple[Problem, ...] = ()


def check_answers(parsed: ParsedAnswers, questionnaire: Questionnaire) -> CheckedAnswers:
    """Check answers against their questionnaire, and migrate those to another version of it."""
    problems = [_misplaced(found, questionnaire) for found in parsed.problems]
    is_migrated = is_of_another_version(parsed.written.get("questionnaire_version"), questionnaire)
    if not is_migrated and not has_oversized_section(problems):
        problems += answer_problems(parsed.answers, parsed.risks, questionnaire)
    problems += _placeholders(parsed.written)
    if parsed.whole is None or problems:
        return CheckedAnswers(None, problems)
    if is_migrated:
        fitting, left_out = migrate(parsed.whole, questionnaire)
        return CheckedAnswers(fitting, [], left_out)
    return CheckedAnswers(parsed.whole, [])


def _misplaced(found: Problem, questionnaire: Questionnaire) -> Problem:
    """Return the problem of an unknown key; the id of a question at the top of the file has lost its indentation."""
    if found.code != "key-unknown" or len(found.path) != 1 or found.path[0] not in questionnaire.by_id:
        return found
    return problem("answer-outside", found.path, on_key=True, id=found.path[0])


def _placeholders(written: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield the texts around the answers that are placeholders; those in answers are checked with their question."""
    texts: list[tuple[Path, object]] = [(("project",), written.get("project"))]
    if isinstance(respondent := written.get("respondent"), dict):
        texts.append((("respondent", "role"), respondent.get("role")))
    risks = written.get("accepted_risks")
    for index, risk in enumerate(risks if isinstance(risks, list) else ()):
        if isinstance(risk, dict):
            texts += [(("accepted_risks", index, key), risk.get(key)) for key in ("reason", "owner")]
    for path, text in texts:
        if isinstance(text, str) and _PLACEHOLDER.fullmatch(text.strip()):
            yield problem("not-filled-in", path, given=text.strip())
