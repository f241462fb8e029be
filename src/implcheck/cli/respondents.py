"""From the files on the command line to what is assessed: one respondent's answers, or several taken together."""

import datetime
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from implcheck.cli.errors import Refused
from implcheck.cli.phase import ChosenPhase
from implcheck.cli.respondent_options import RoleWeight
from implcheck.loading.answers import LoadedAnswers, load_answers
from implcheck.loading.evidence import not_found
from implcheck.loading.files import files_in, has_many_respondents
from implcheck.loading.source import STANDARD_INPUT, read
from implcheck.model.answers import Answers
from implcheck.model.combined import Combined
from implcheck.model.did_you_mean import nearest
from implcheck.model.enums import State
from implcheck.model.locations import NOWHERE, Locations
from implcheck.model.problem import Problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.roles import KNOWN_ROLES


class Rule(NamedTuple):
    """How several respondents are combined, as the options say."""

    project: str | None
    mapping: Path | None
    weights: Sequence[RoleWeight]
    gap: Fraction
    min_group: int


class Taken(NamedTuple):
    """What is assessed."""

    questionnaire: Questionnaire
    answers: Answers
    folders: tuple[Path, ...]
    """Where evidence may be."""
    locations: Locations = NOWHERE
    combined: Combined | None = None
    dates: tuple[datetime.date | None, ...] = ()
    """The days of all respondents, if there are several."""
    warnings: tuple[Problem, ...] = ()
    """What was left out because it was given to another version of the questionnaire."""

    def not_found(self) -> Mapping[str, tuple[str, ...]]:
        """The files named as evidence that are in none of the folders, by the id of their question."""
        missing = [not_found(self.answers, folder) for folder in self.folders]
        told = {
            id_: tuple(one for one in paths if all(one in each.get(id_, ()) for each in missing))
            for id_, paths in missing[0].items()
        }
        return {id_: paths for id_, paths in told.items() if paths}


def take(names: Sequence[str], rule: Rule, phase: ChosenPhase, questionnaire: str | None, *, quick: bool) -> Taken:
    """The answers in the files: as they are, if it is one answers file, else combined.

    Raises:
        InvalidFile: with everything that is wrong with any of the files.
        Refused: standard input among others, or a weight for a role that nobody has.
    """
    if STANDARD_INPUT in names and names[1:]:
        raise Refused("standard-input-among-others")
    files = names if list(names) == [STANDARD_INPUT] else files_in(names)
    if not files[1:] and not has_many_respondents(files[0]):
        return _alone(load_answers(read(files[0]), questionnaire), files[0])
    return _together(files, rule, phase, questionnaire, quick=quick)


def _alone(loaded: LoadedAnswers, file: str) -> Taken:
    """The answers of one file; evidence is seen from the file, and from here for standard input."""
    folder = Path() if file == STANDARD_INPUT else Path(file).parent
    return Taken(loaded.questionnaire, loaded.answers, (folder,), loaded.locations, warnings=loaded.warnings)


def _together(files: Sequence[str], rule: Rule, phase: ChosenPhase, questionnaire: str | None, *, quick: bool) -> Taken:
    from implcheck.respondents.combination_rule import CombinationRule
    from implcheck.respondents.combine import combine, combine_answers
    from implcheck.respondents.sources import SourceOptions, Sources
    from implcheck.scoring.answer_states import read_answers

    mapping = str(rule.mapping) if rule.mapping is not None else None
    of = Sources(files, SourceOptions(rule.project, phase.demanded, questionnaire, mapping, phase.usual))
    tally = of.tally()
    combination = CombinationRule(_weights(rule.weights, tuple(tally.respondents)), rule.gap)
    answers = Answers(
        implcheck=1,
        questionnaire=questionnaire or of.questionnaire.id,
        project=of.project,
        phase=of.phase,
        date=of.date,
        answers=combine_answers(tally, combination),
        accepted_risks=of.accepted_risks,
    )
    if sum(tally.respondents.values()) == 1:
        return Taken(of.questionnaire, answers, of.folders, warnings=of.warnings)
    states = read_answers(of.questionnaire, answers.answers, of.phase, quick=quick)
    asked = {id_ for id_, one in states.by_id.items() if one.state is not State.NOT_ASKED}
    combined = combine(tally, of.phase, asked, combination, rule.min_group)
    dates = tuple(dict.fromkeys(of.dates))
    return Taken(of.questionnaire, answers, of.folders, combined=combined, dates=dates, warnings=of.warnings)


def _weights(told: Sequence[RoleWeight], roles: Sequence[str]) -> Mapping[str, Fraction]:
    """The weights by role; a weight for nobody is a slip, unless it is of a role that the tool knows."""
    for one in told:
        if one.role not in roles and one.role not in KNOWN_ROLES:
            raise Refused("no-such-role", role=one.role, suggestion=nearest(one.role, (*roles, *sorted(KNOWN_ROLES))))
    return dict(told)
