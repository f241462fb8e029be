"""The status of a round of respondents: who answered, who is missing, and what nobody could answer."""

import datetime
import os
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from implcheck.api.answers import check_phases
from implcheck.api.defaults import MIN_GROUP, MOST_EXPECTED
from implcheck.api.errors import (
    ExpectedTwice,
    UnexpectedRole,
    readable_problems,
    survey_extra,
)
from implcheck.loading.questionnaire import DEFAULT, check_digest, find_questionnaire
from implcheck.loading.round_folder import files_of_round
from implcheck.loading.source import STANDARD_INPUT
from implcheck.model.did_you_mean import nearest
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.roles import role_named
from implcheck.model.round_status import EqualFile, RoundAbout, RoundStatus
from implcheck.respondents.csv_mapping import read_mapping
from implcheck.respondents.open_questions import OpenQuestions, open_questions
from implcheck.respondents.role_status import role_statuses
from implcheck.respondents.round_files import RoundFiles, files_of_status, links_aside
from implcheck.respondents.sources import SourceOptions, Sources
from implcheck.respondents.tally import Tally

NOBODY: Mapping[str, int] = MappingProxyType({})

_EQUAL = frozenset({"respondents-alike", "respondents-same-file"})


@survey_extra()
@readable_problems()
def round_status(
    *sources: str | os.PathLike[str],
    today: datetime.date,
    expect: Mapping[str, int] = NOBODY,
    round: datetime.date | None = None,
    questionnaire: str | os.PathLike[str] | None = None,
    digests: str | Sequence[str] = (),
    project: str | None = None,
    phase: str | None = None,
    default_phase: str | None = None,
    mapping: str | os.PathLike[str] | None = None,
    min_group: int = MIN_GROUP,
) -> RoundStatus:
    """Return how far a round of respondents is. It holds no answer, note or evidence.

    Args:
        sources: Paths of answers files, of folders of them, and of `.csv`, `.xlsx` and `.jsonl` files. A folder may be
            empty if somebody is expected.
        today: The day of the report.
        expect: How many respondents are expected, 1 to 100,000, by the id of a role, by its title in any
            language, or by a role of people's own.
        round: Day on which the round started; without it the latest that has started, else the first to come.
        questionnaire: The questionnaire, in place of the one that the files name; as for `load_answers`.
        digests: The SHA-256 digests that the questionnaire may have; as for `load_answers`.
        project: The name of the project, in place of what the files say.
        phase: The id of the phase, in place of what the files say.
        default_phase: The id of the phase if no file names one.
        mapping: Path of the mapping for the tables.
        min_group: From how many respondents on a group is shown without their consent; at least 1.

    Raises:
        InvalidFile: A source does not exist or was given twice; a folder cannot be read or is empty while nobody is expected; or the questionnaire or the mapping is
            invalid. A file that is broken is no error: it is in `RoundStatus.broken`.
        MissingExtra: `implcheck[survey]` is not installed, and a source is a workbook.
        UnknownPhase: The questionnaire has no phase with this id.
        UnexpectedRole: Somebody is expected in a role that is nearly one of the questionnaire or one that somebody wrote.
        ExpectedTwice: A role is expected twice, written in two ways.
        ValueError: No source was given, one is standard input, or a number is out of range.

    >>> import datetime
    >>> status = round_status("examples/respondents", today=datetime.date(2026, 11, 24), expect={"key-user": 5})
    >>> [(role.role, role.answered, role.missing) for role in status.roles if role.expected]
    [('key-user', 1, 4)]
    """
    names = [os.fspath(source) for source in sources]
    _check(names, expect, min_group)
    asked_for = find_questionnaire(os.fspath(questionnaire)) if questionnaire is not None else None
    if mapping is not None:
        read_mapping(os.fspath(mapping))
    folder = files_of_round(names, may_be_empty=bool(expect))
    path = os.fspath(mapping) if mapping is not None else None
    named = os.fspath(questionnaire) if questionnaire is not None else None
    read = files_of_status(folder.files, SourceOptions(project, phase, named, path, default_phase), round, today)
    known = read.sources.questionnaire if read.sources is not None else asked_for or find_questionnaire(DEFAULT)
    check_digest(known, digests)
    check_phases(known, phase, default_phase)
    tally = read.tally or Tally(known)
    chosen = read.phase or phase or default_phase
    open_ = open_questions(tally, chosen, min_group) if chosen is not None else OpenQuestions()
    return RoundStatus(
        about=_about(known, read, project, chosen, today),
        roles=role_statuses(tally, _expected(expect, tally), chosen, min_group),
        min_group=min_group,
        unanswered=open_.unanswered,
        unanswered_left_out=open_.left_out,
        not_asked=open_.not_asked,
        equal=_equal(read.sources),
        broken=(*read.broken, *links_aside(folder.links)),
        future=read.future,
        unread=folder.unread,
        without_round=read.without_round,
        other_rounds=read.other_rounds,
    )


def _check(names: Sequence[str], expect: Mapping[str, int], min_group: int) -> None:
    if not names:
        raise ValueError("round_status needs a source")
    if STANDARD_INPUT in names:
        raise ValueError("a round is read from files, which are opened more than once, not from standard input")
    if int(min_group) != min_group or min_group < 1:
        raise ValueError("min_group is a whole number, at least 1")
    if any(int(count) != count or not 1 <= count <= MOST_EXPECTED for count in expect.values()):
        raise ValueError(f"an expected number is whole, at least 1 and at most {MOST_EXPECTED}")


def _expected(expect: Mapping[str, int], tally: Tally) -> dict[str, int]:
    """Return the numbers by the ids of roles.

    Raises:
        UnexpectedRole: A role is neither in the questionnaire nor among those of the respondents, and near one of them.
        ExpectedTwice: A role is there twice, written in two ways.
    """
    roles = tally.questionnaire.roles
    known = (*tally.questionnaire.roles_by_id, *(role for role in tally.respondents))
    titles = tuple(title for role in roles for _, title in role.title)
    by_id: dict[str, int] = {}
    for written, count in expect.items():
        role = role_named(written, roles)
        if role not in known and (near := nearest(role, (*known, *titles))):  # else it is a role of people's own
            raise UnexpectedRole(role=written, near=near)
        if role in by_id:
            raise ExpectedTwice(role=written)
        by_id[role] = count
    return by_id


def _about(
    questionnaire: Questionnaire, read: RoundFiles, project: str | None, phase: str | None, today: datetime.date
) -> RoundAbout:
    return RoundAbout(
        project=project or (read.sources.project if read.sources is not None else ""),
        phase=questionnaire.phases_by_id[phase] if phase is not None else None,
        round=read.round,
        today=today,
        phases=questionnaire.phases,
        roles=questionnaire.roles,
        questionnaire=questionnaire.id,
        questionnaire_title=questionnaire.title,
        questionnaire_version=questionnaire.version,
        questionnaire_origin=questionnaire.origin,
        languages=questionnaire.languages,
    )


def _equal(sources: Sources | None) -> tuple[EqualFile, ...]:
    """Return the files that say what an earlier one says."""
    warnings = sources.warnings if sources is not None else ()
    return tuple(
        EqualFile(found.location.file, found.details["file"])
        for found in warnings
        if found.code in _EQUAL and found.location is not None
    )
