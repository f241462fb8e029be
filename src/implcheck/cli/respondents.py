"""Loading the answers files of a command line: one respondent's answers, or several combined."""

import datetime
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from implcheck.cli.errors import Refused
from implcheck.cli.phase import ChosenPhase
from implcheck.cli.respondent_options import RoleWeight
from implcheck.loading.answers import Loaded, load_answers
from implcheck.loading.evidence import not_found
from implcheck.loading.files import files_in, is_survey
from implcheck.loading.source import STANDARD_INPUT, read
from implcheck.model.answers import Answers
from implcheck.model.combined import Combined
from implcheck.model.did_you_mean import nearest
from implcheck.model.enums import State
from implcheck.model.locations import NOWHERE, Locations
from implcheck.model.problem import Problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.roles import KNOWN_ROLES


class CombineOptions(NamedTuple):
    """The options for combining several respondents."""

    project: str | None
    mapping: Path | None
    weights: Sequence[RoleWeight]
    gap: Fraction
    min_group: int


class LoadedInput(NamedTuple):
    """The answers to assess."""

    questionnaire: Questionnaire
    answers: Answers
    folders: tuple[Path, ...]
    """The folders in which evidence is looked up."""
    locations: Locations = NOWHERE
    combined: Combined | None = None
    dates: tuple[datetime.date | None, ...] = ()
    """The dates of all respondents, if there are several."""
    warnings: tuple[Problem, ...] = ()
    """Answers left out because they were given to another version of the questionnaire."""

    def not_found(self) -> Mapping[str, tuple[str, ...]]:
        """Return the files named as evidence that are in none of the folders, by question id."""
        missing = [not_found(self.answers, folder) for folder in self.folders]
        in_none = {
            id_: tuple(path for path in paths if all(path in folder.get(id_, ()) for folder in missing))
            for id_, paths in missing[0].items()
        }
        return {id_: paths for id_, paths in in_none.items() if paths}


def take(
    names: Sequence[str], options: CombineOptions, phase: ChosenPhase, questionnaire: str | None, *, quick: bool
) -> LoadedInput:
    """Load the answers: unchanged from a single answers file, otherwise combined.

    Raises:
        InvalidFile: with every problem of all files.
        Refused: standard input together with files, or a weight for a role that nobody has.
    """
    if STANDARD_INPUT in names and names[1:]:
        raise Refused("standard-input-among-others")
    files = names if list(names) == [STANDARD_INPUT] else files_in(names)
    if not files[1:] and not is_survey(files[0]):
        return _alone(load_answers(read(files[0]), questionnaire), files[0])
    return _together(files, options, phase, questionnaire, quick=quick)


def _alone(loaded: Loaded, file: str) -> LoadedInput:
    """Return the answers of one file; evidence is relative to the file, or to the working directory for stdin."""
    folder = Path() if file == STANDARD_INPUT else Path(file).parent
    return LoadedInput(loaded.questionnaire, loaded.answers, (folder,), loaded.locations, warnings=loaded.warnings)


def _together(
    files: Sequence[str], options: CombineOptions, phase: ChosenPhase, questionnaire: str | None, *, quick: bool
) -> LoadedInput:
    from implcheck.respondents.combine import Tally
    from implcheck.respondents.sources import Respondents, Wanted
    from implcheck.scoring.answer_states import read_answers

    mapping = str(options.mapping) if options.mapping is not None else None
    respondents = Respondents(files, Wanted(options.project, phase.demanded, questionnaire, mapping, phase.usual))
    tally = Tally(respondents.questionnaire)
    for heard in respondents.heard():
        tally.hear(heard)
    weights = _weights(options.weights, tuple(tally.respondents))
    answers = Answers(
        implcheck=1,
        questionnaire=questionnaire or respondents.questionnaire.id,
        project=respondents.project,
        phase=respondents.phase,
        date=respondents.date,
        answers=tally.answers(weights, options.gap),
        accepted_risks=respondents.accepted_risks,
    )
    if sum(tally.respondents.values()) == 1:
        return LoadedInput(respondents.questionnaire, answers, respondents.folders, warnings=respondents.warnings)
    states = read_answers(respondents.questionnaire, answers.answers, respondents.phase, quick=quick)
    asked = {id_ for id_, question in states.by_id.items() if question.state is not State.NOT_ASKED}
    combined = tally.combined(respondents.phase, asked, weights, options.gap, options.min_group)
    dates = tuple(dict.fromkeys(respondents.dates))
    return LoadedInput(
        respondents.questionnaire,
        answers,
        respondents.folders,
        combined=combined,
        dates=dates,
        warnings=respondents.warnings,
    )


def _weights(weights: Sequence[RoleWeight], roles: Sequence[str]) -> Mapping[str, Fraction]:
    """Return the weights by role; a role that no respondent has and the tool does not know is refused."""
    for role, _ in weights:
        if role not in roles and role not in KNOWN_ROLES:
            raise Refused("no-such-role", role=role, suggestion=nearest(role, (*roles, *sorted(KNOWN_ROLES))))
    return dict(weights)
