"""Loading the answers that a command was given, by its options and the settings."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from implcheck.api.answers import load_answers, may_hold_several
from implcheck.api.combination import check_roles, combine
from implcheck.api.errors import UnknownPhase
from implcheck.api.loaded import LoadedAnswers
from implcheck.cli.answers_options import AnswersOptions
from implcheck.cli.language import tool_language
from implcheck.cli.settings_questionnaire import other_language, other_practices
from implcheck.cli.streams import write_stderr
from implcheck.loading.source import STANDARD_INPUT
from implcheck.model.problem import InvalidFile, Problem, in_order, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.refused import Refused
from implcheck.model.roles import role_id

if TYPE_CHECKING:
    from implcheck.api.checking import Checked


def load(names: Sequence[str], options: AnswersOptions) -> LoadedAnswers:
    """Load the answers of one respondent, or combine those of several; what is doubtful goes to standard error.

    Raises:
        InvalidFile: with every problem of all files.
        Refused: standard input together with files, or a weight for a role that nobody has.
    """
    loaded = _load(names, options)
    print_doubts([loaded], options.lang)
    _check_settings(loaded, options)
    return combine(loaded, role_weights=dict(options.role_weights), gap=options.gap, min_group=options.min_group)


def _check_settings(loaded: LoadedAnswers, options: AnswersOptions) -> None:
    """Check the phase, the language and the practices of the gate against the questionnaire.

    Raises:
        InvalidFile: with each that the settings have and the questionnaire does not.
        Refused: the questionnaire does not have the phase of the command line.
    """
    problems: list[Problem] = []
    try:
        options.phase.check(loaded.answers.phase, loaded.questionnaire)
    except InvalidFile as error:
        problems += error.problems
    problems += _not_in(loaded.questionnaire, options)
    if problems:
        raise InvalidFile(in_order(problems))


def _not_in(questionnaire: Questionnaire, options: AnswersOptions) -> Iterator[Problem]:
    """Yield each language and practice that the settings name and the questionnaire does not have."""
    yield from other_language(questionnaire, options.lang, options.lang_location)
    yield from other_practices(questionnaire, options.demands)


def print_doubts(sources: Sequence[LoadedAnswers], lang: str | None) -> None:
    """Print what is probably not as it was meant; the report itself says what is of another version.

    Of several respondents nothing is quoted: standard error may be kept in a log that others read.
    """
    doubts = [warning for loaded in sources for warning in loaded.warnings_to_show if not warning.is_about_version]
    if doubts:
        from implcheck.wording.problems import render  # only a doubtful file pays for its import

        write_stderr(render(in_order(doubts), tool_language(lang)))


def print_left_out(loaded: LoadedAnswers, language: str) -> None:
    """Print what was left out or renamed because it is of another version: for a command whose output does not say so."""
    if warnings := [warning for warning in loaded.warnings_to_show if warning.is_about_version]:
        from implcheck.wording.problems import render

        write_stderr(render(warnings, language) + "\n")


def check_sources(names: Sequence[str], options: AnswersOptions) -> "list[Checked]":
    """Check files and folders, each on its own.

    Raises:
        Refused: standard input is among them twice.
    """
    _check_standard_input(names)
    return [_check_source(name, options) for name in names]


def _check_source(name: str, options: AnswersOptions) -> "Checked":
    from implcheck.api.checking import CheckedAnswers, CheckedInvalid, FileKind, check

    try:
        found = check(name, **_loading(options))
        if isinstance(found, CheckedAnswers):
            options.phase.check(found.loaded.answers.phase, found.loaded.questionnaire)
    except InvalidFile as error:
        return CheckedInvalid(error.problems, error.left_out, FileKind.ANSWERS)
    if isinstance(found, CheckedInvalid) and options.phase.default is not None:
        return replace(found, problems=tuple(_at_settings(wrong, options) for wrong in found.problems))
    return found


def _at_settings(wrong: Problem, options: AnswersOptions) -> Problem:
    """Return the problem at its position in the settings, if it is that the questionnaire lacks their phase.

    A phase that a file itself names has a line there.
    """
    is_asked_for = wrong.code == "no-such-phase" and wrong.location is not None and not wrong.location.line
    return wrong.at(options.phase.location) if is_asked_for else wrong


def load_both(old: str, new: str, options: AnswersOptions) -> tuple[LoadedAnswers, LoadedAnswers]:
    """Load the two sides of a comparison, which may be of different phases and roles.

    Raises:
        InvalidFile: with the problems of both sides.
        Refused: both sides are standard input, or a weight is for a role that nobody has.
    """
    _check_standard_input((old, new))
    sides: list[LoadedAnswers] = []
    problems: list[Problem] = []
    left_out = 0
    for name in (old, new):
        try:
            sides.append(_load([name], options))
        except InvalidFile as error:
            unseen = [wrong for wrong in error.problems if wrong not in problems]
            left_out += error.left_out if unseen else 0
            problems += unseen
    if problems:
        raise InvalidFile([_without_round_option(wrong) for wrong in problems], left_out)
    print_doubts(sides, options.lang)
    before, after = (_combined(side, sides, options) for side in sides)
    return before, after


def _without_round_option(wrong: Problem) -> Problem:
    """Return a problem about rounds with advice for a comparison, whose two sides cannot share one --round."""
    match wrong.code:
        case "rounds-several":
            compared = problem("rounds-several-compared")
        case "rounds-and-none":
            compared = problem("rounds-and-none-compared")
        case _:
            return wrong
    return replace(compared, details=wrong.details, location=wrong.location)


def _check_standard_input(names: Sequence[str]) -> None:
    if names.count(STANDARD_INPUT) > 1:
        raise Refused("standard-input-twice")


def _load(names: Sequence[str], options: AnswersOptions) -> LoadedAnswers:
    try:
        return load_answers(*names, **_loading(options if may_hold_several(names) else options.of_one_respondent()))
    except UnknownPhase as error:
        raise _in_settings(error, options) from None


def _in_settings(error: UnknownPhase, options: AnswersOptions) -> InvalidFile:
    """Return the error about a phase at its position in the settings, with what else they have and there is not.

    Raises:
        UnknownPhase: it is the phase of the command line.
    """
    if options.phase.default is None or error.questionnaire is None:
        raise error
    phase = options.phase.unknown(error.questionnaire.phases_by_id).problems
    return InvalidFile(in_order((*phase, *_not_in(error.questionnaire, options))))


def _loading(options: AnswersOptions) -> dict[str, Any]:
    """Return the options that `load_answers` and `check` take alike."""
    return {
        "questionnaire": options.questionnaire,
        "digests": options.digests,
        "project": options.project,
        "phase": options.phase.demanded,
        "default_phase": options.phase.default,
        "mapping": options.mapping,
        "round": options.round,
    }


def _combined(side: LoadedAnswers, sides: Sequence[LoadedAnswers], options: AnswersOptions) -> LoadedAnswers:
    """Return one side, combined; a role may be missing on one side, but not on both."""
    if side.group is None:
        return side
    roles = side.questionnaire.roles
    weights = {role_id(role, roles): weight for role, weight in options.role_weights}
    check_roles(weights, [role for other in sides if other.group is not None for role in other.group.roles], roles)
    known = {*side.group.roles, *(role.id for role in roles)}
    own = {role: weight for role, weight in weights.items() if role in known}
    return combine(side, role_weights=own, gap=options.gap, min_group=options.min_group)
