"""Decisions about findings: take an action, change it, or accept a risk. What is written comes from these functions."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace

from implcheck.api.answers import load_answers_file
from implcheck.api.assessment import assess
from implcheck.api.errors import ActionWithoutOwner, AnswersOfAnotherVersion, FileNotKept, NotFilledIn, UnknownFinding
from implcheck.api.loaded import LoadedAnswers
from implcheck.loading.source import read
from implcheck.model.action_change import ActionChange, changed_action
from implcheck.model.answers import Answers
from implcheck.model.decisions import AcceptedRisk, Decision
from implcheck.model.did_you_mean import nearest
from implcheck.model.roles import role_named
from implcheck.reports import agreed_actions, sentences
from implcheck.validation.answers_file import DECIDED_TEXTS, placeholder_problem
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages

PAGE = "docs/actions.md"
"""The page about decisions in a file."""


def decided(
    name: str, questionnaire: str | None, digests: Sequence[str], decide: Callable[[LoadedAnswers], Answers]
) -> str:
    """Return the text of an answers file with what `decide` makes of its answers; the rest of it stays as it is.

    Raises:
        FileNotKept: It cannot be changed without loss.
        InvalidFile: The file, or its questionnaire, cannot be used.
    """
    from implcheck.loading.answers_writer import NotKept, updated

    loaded = load_answers_file(name, questionnaire, digests)
    text, order = read(name).text, tuple(loaded.questionnaire.by_id)
    try:
        return updated(text, decide(loaded), order, loaded.answers)
    except NotKept:
        raise FileNotKept(file=name, page=PAGE) from None


def take(loaded: LoadedAnswers, finding: str, change: ActionChange) -> Answers:
    """Return the answers with the action about a finding: a new one, or its present one changed.

    The answer of that moment is noted with a new action, to see later whether it moved.

    Raises:
        ActionWithoutOwner: It is a new action, and nobody acts.
        AnswersOfAnotherVersion: They were given to another version of the questionnaire.
        NotFilledIn: A text is a placeholder.
        UnknownFinding: No question or combination has this id.
        ValidationError: A text is empty or too long.
    """
    answers = _checked(loaded, finding)
    if change.owner is not None:
        change = replace(change, owner=role_named(change.owner, loaded.questionnaire.roles))
    present = next((action for action in answers.actions if action.finding == finding), None)
    if present is None and change.owner is None:
        raise ActionWithoutOwner(finding=finding)
    new = changed_action(present, finding, answers.answers.get(finding), loaded.questionnaire, change)
    check_filled_in(*_texts(new))
    if present is None:
        return answers.model_copy(update={"actions": (*answers.actions, new)})
    actions = tuple(new if action is present else action for action in answers.actions)
    return answers.model_copy(update={"actions": actions})


def accept(loaded: LoadedAnswers, risk: AcceptedRisk) -> Answers:
    """Return the answers with a risk that somebody accepts; the same once more changes nothing.

    Raises:
        AnswersOfAnotherVersion: They were given to another version of the questionnaire.
        NotFilledIn: A text is a placeholder.
        UnknownFinding: No question or combination has its id.
    """
    answers = _checked(loaded, risk.finding)
    check_filled_in(*_texts(risk))
    risk = _with_role(loaded, risk)
    if risk in answers.accepted_risks:
        return answers
    return answers.model_copy(update={"accepted_risks": (*answers.accepted_risks, risk)})


def _with_role(loaded: LoadedAnswers, risk: AcceptedRisk) -> AcceptedRisk:
    """Return an accepted risk with the id of a role as its owner, if it has the title of one."""
    return risk.model_copy(update={"owner": role_named(risk.owner, loaded.questionnaire.roles)})


def _checked(loaded: LoadedAnswers, finding: str) -> Answers:
    """Return the answers about which something can be decided under this id."""
    questionnaire = loaded.questionnaire
    if loaded.is_of_another_version:
        raise AnswersOfAnotherVersion(version=questionnaire.version)
    known = (*questionnaire.by_id, *questionnaire.rules_by_id)
    if finding not in known:
        raise UnknownFinding(id=finding, suggestion=questionnaire.renamed.get(finding) or nearest(finding, known))
    return loaded.answers


def check_filled_in(*texts: str | None) -> None:
    """Check that no text is a placeholder: an answers file with one cannot be read.

    Raises:
        NotFilledIn: One of them is.
    """
    for text in texts:
        if text is not None and placeholder_problem(text) is not None:
            raise NotFilledIn(given=text.strip())


def _texts(decision: Decision) -> list[str | None]:
    return [getattr(decision, key, None) for key in DECIDED_TEXTS]


def about_action(loaded: LoadedAnswers, finding: str, today: datetime.date, languages: Sequence[str]) -> list[str]:
    """Return what was agreed about a finding, and how all agreed actions stand, as sentences that are safe to print."""
    messages, assessment = Messages(languages, loaded.questionnaire.roles), assess(loaded, today=today)
    follow_up = next(found for found in assessment.follow_ups if found.action.finding == finding)
    lines = [_written(loaded, agreed_actions.whole(follow_up, messages), messages)]
    lines += [messages.message("agreed.not-shown")] if follow_up.is_asked and not follow_up.is_shown else []
    return [*lines, agreed_actions.tally(assessment, messages)]


def about_risk(loaded: LoadedAnswers, risk: AcceptedRisk, today: datetime.date, languages: Sequence[str]) -> list[str]:
    """Return that a risk is accepted, and whether the answers show it, as sentences that are safe to print."""
    messages, assessment = Messages(languages, loaded.questionnaire.roles), assess(loaded, today=today)
    accepted = next(found for found in assessment.acceptances if found.risk == _with_role(loaded, risk))
    lines = [_written(loaded, sentences.acceptance_at("report.accepted-until", accepted, messages), messages)]
    last = max(found.risk.until for found in assessment.acceptances if found.risk.finding == risk.finding)
    if last > risk.until:
        lines.append(messages.message("agreed.accepted-longer", until=messages.day(last)))
    return lines if accepted.matches_finding else [*lines, messages.message("agreed.not-shown")]


def _written(loaded: LoadedAnswers, sentence: str, messages: Messages) -> str:
    return messages.message("agreed.written", file=for_terminal(loaded.locations.file), sentence=sentence)
