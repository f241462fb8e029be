"""Loading answers: of one respondent, or of several, who are combined."""

import datetime
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from implcheck.api.errors import StandardInputAmongOthers, UnknownPhase, readable_problems, survey_extra
from implcheck.api.loaded import Group, LoadedAnswers
from implcheck.loading.answers import AnswersFile
from implcheck.loading.answers import load_answers as load_file
from implcheck.loading.answers import questionnaire_of as questionnaire_of_file
from implcheck.loading.files import files_in, has_many_respondents
from implcheck.loading.project import is_folder
from implcheck.loading.questionnaire import check_digest
from implcheck.loading.source import STANDARD_INPUT, decoded, named, read
from implcheck.model.answers import Answers, Locations
from implcheck.model.did_you_mean import nearest
from implcheck.model.problem import BYTES_NAME, InvalidFile, Problem, Rejected
from implcheck.model.questionnaire import Questionnaire

if TYPE_CHECKING:
    from implcheck.respondents.sources import SourceOptions


@survey_extra()
@readable_problems()
def load_answers(
    *sources: str | os.PathLike[str] | bytes,
    questionnaire: str | os.PathLike[str] | None = None,
    digests: str | Sequence[str] = (),
    project: str | None = None,
    phase: str | None = None,
    default_phase: str | None = None,
    mapping: str | os.PathLike[str] | None = None,
    round: datetime.date | None = None,
) -> LoadedAnswers:
    """Load answers from a file, several, a folder, CSV, JSON Lines, standard input or bytes.

    Args:
        sources: Paths of answers files, of folders of them, of `.csv`, `.xlsx` and `.jsonl` files; `-` for one answers file
            on standard input, or the bytes of one. Several files, and any folder, CSV, Excel or JSON Lines file, hold several
            respondents of one project, who are combined.
        questionnaire: Id or path of the questionnaire; overrides the one that the answers name.
        digests: Each the SHA-256 of the only questionnaire that is allowed, or `builtin`;
            one text, or several.
        project: Name of the project, in place of what the files say; several files may name none or different ones.
        phase: Id of the phase to assess, such as `kickoff`; overrides the phase of the answers.
        default_phase: Id of the phase of several respondents whose files name none.
        mapping: Path of the YAML file that maps the columns and texts of a CSV file.
        round: Day on which the round started whose answers files are read; without it they are all of one round.

    Raises:
        InvalidFile: With every problem of all files, in the order of their lines.
        MissingExtra: `implcheck[survey]` is not installed, and a source is a workbook.
        UnknownPhase: The questionnaire has no phase with this id.
        StandardInputAmongOthers: `-` was given together with other sources.
        ValueError: No source was given, bytes together with other sources, or `mapping` for the answers file of one
            respondent.

    >>> loaded = load_answers("examples/brand-portal.yaml")
    >>> loaded.answers.project, str(loaded.phase), loaded.respondents
    ('Brand portal', 'kickoff', 1)
    >>> load_answers("examples/respondents").respondents
    5
    """
    chosen = os.fspath(questionnaire) if questionnaire is not None else None
    if not sources:
        raise ValueError("load_answers needs a source")
    if mapping is not None and not may_hold_several(sources):
        raise ValueError("a mapping is for tables of respondents; an answers file holds one")
    if isinstance(sources[0], bytes) and not sources[1:]:
        text = decoded(BYTES_NAME, sources[0])
        loaded = from_file(load_file(text, chosen).of_project(project), phase, default_phase, round)
    else:
        loaded = _from_files(_names(sources), chosen, project, phase, default_phase, mapping, round)
    check_digest(loaded.questionnaire, digests)
    return loaded


def may_hold_several(sources: Sequence[str | os.PathLike[str] | bytes]) -> bool:
    """Return whether sources are such as hold several respondents: several, a folder, CSV, Excel or JSON Lines."""
    if sources[1:]:
        return True
    return not isinstance(sources[0], bytes) and (
        is_folder(name := os.fspath(sources[0])) or has_many_respondents(name)
    )


def check_phases(questionnaire: Questionnaire, *phases: str | None) -> None:
    """Check that the questionnaire has the phases that are named.

    Raises:
        UnknownPhase: It does not have one of them.
    """
    known = questionnaire.phases_by_id
    for phase in phases:
        if phase is not None and phase not in known:
            error = UnknownPhase(phase=phase, known=", ".join(known), suggestion=nearest(phase, known))
            error.questionnaire = questionnaire
            raise error


def _names(sources: Sequence[str | os.PathLike[str] | bytes]) -> list[str]:
    """Return the names of files and folders.

    Raises:
        StandardInputAmongOthers: Standard input is among several sources.
        ValueError: Bytes are among several sources.
    """
    names: list[str] = []
    for source in sources:
        if isinstance(source, bytes):
            raise ValueError("bytes hold one answers file and cannot be combined with other sources")  # noqa: TRY004 - the type is right, alone
        names.append(os.fspath(source))
    if STANDARD_INPUT in names and names[1:]:
        raise StandardInputAmongOthers
    return names


def _from_files(
    names: Sequence[str],
    questionnaire: str | None,
    project: str | None,
    phase: str | None,
    default_phase: str | None,
    mapping: str | os.PathLike[str] | None,
    round: datetime.date | None,
) -> LoadedAnswers:
    files = names if list(names) == [STANDARD_INPUT] else files_in(names)
    left_out: tuple[Problem, ...] = ()
    if round is not None and files[1:]:
        from implcheck.respondents.rounds import files_of_round

        files, left_out = files_of_round(files, round)
    if not files[1:] and not has_many_respondents(files[0]):
        loaded = from_file(load_file(read(files[0]), questionnaire).of_project(project), phase, default_phase, round)
        locations = loaded.locations._replace(named=named(names[0]))
        return replace(loaded, locations=locations, warnings=(*loaded.warnings, *left_out))
    from implcheck.respondents.sources import SourceOptions

    path = os.fspath(mapping) if mapping is not None else None
    locations = Locations(named=names[0], first_file=files[0])
    loaded = _from_respondents(files, SourceOptions(project, phase, questionnaire, path, default_phase), locations)
    return replace(loaded, warnings=(*loaded.warnings, *left_out))


def from_file(
    loaded: AnswersFile,
    phase: str | None = None,
    default_phase: str | None = None,
    round: datetime.date | None = None,
) -> LoadedAnswers:
    """Return the answers of one file; evidence is relative to its folder, or to the working directory without a file.

    Raises:
        InvalidFile: The answers are not of the round.
        UnknownPhase: The questionnaire does not have one of the phases.
    """
    if round is not None:
        from implcheck.respondents.rounds import check_round

        check_round(loaded, round)
    check_phases(loaded.questionnaire, phase, default_phase)
    return LoadedAnswers(
        loaded.questionnaire,
        loaded.answers,
        phase or loaded.answers.phase,
        folders=(Path(loaded.locations.file).parent,),
        locations=loaded.locations,
        warnings=loaded.warnings,
    )


def load_answers_file(name: str, questionnaire: str | None = None, digests: str | Sequence[str] = ()) -> LoadedAnswers:
    """Load the answers file of one respondent, whatever its name ends in.

    Raises:
        InvalidFile: With every problem of the file.
    """
    loaded = from_file(load_file(read(name), questionnaire))
    check_digest(loaded.questionnaire, digests)
    return loaded


@survey_extra()
def questionnaire_of(names: Sequence[str], mapping: str | None = None) -> Questionnaire:
    """Return the questionnaire that files or folders of answers are about, even if the answers are invalid.

    Raises:
        InvalidFile: The files hold no answers, or the questionnaire is unknown or invalid.
        MissingExtra: A file is a workbook, and these are not read.
    """
    files = files_in(names)
    if not files[1:] and not has_many_respondents(files[0]):
        return questionnaire_of_file(read(files[0]))
    from implcheck.respondents.sources import SourceOptions, Sources

    return Sources(files, SourceOptions(mapping=mapping)).questionnaire


def rejected(source: str, error: InvalidFile, *, several: bool) -> Rejected:
    """Return what is reported in place of an assessment; `source` is the file that was named first.

    Of `several` respondents the report quotes nothing that they wrote, as their notes and reasons may have to be left out.
    """
    problems = error.problems
    if several:
        from implcheck.respondents.problems_to_show import without_answers

        problems = without_answers(problems)
    return Rejected(named(source), problems, error.left_out)


def _from_respondents(files: Sequence[str], options: "SourceOptions", locations: Locations) -> LoadedAnswers:
    """Load and tally the respondents in several files, or in files of many; combine them by the default rule."""
    from implcheck.respondents.combine import combine_answers
    from implcheck.respondents.sources import Sources

    sources = Sources(files, options)
    check_phases(sources.questionnaire, options.phase, options.default_phase)
    tally = sources.tally()
    answers = Answers(
        implcheck=1,
        questionnaire=options.questionnaire or sources.questionnaire.id,
        project=sources.project,
        phase=sources.phase,
        date=sources.date,
        round=sources.round,
        answers=combine_answers(tally),
        accepted_risks=sources.decisions.accepted_risks,
        actions=sources.decisions.actions,
    )
    return LoadedAnswers(
        sources.questionnaire,
        answers,
        sources.phase,
        folders=sources.folders,
        locations=locations,
        warnings=sources.warnings,
        group=Group(tally, tuple(dict.fromkeys(sources.dates))),
    )
