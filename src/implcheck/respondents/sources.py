"""The answers of several respondents, in as many files: one project, one phase, one questionnaire."""

import contextlib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from implcheck.loading.answers import LoadedAnswers, load_answers
from implcheck.loading.files import CSV_ENDING, JSONL_ENDINGS
from implcheck.loading.questionnaire import DEFAULT, find_questionnaire
from implcheck.loading.source import read
from implcheck.loading.yaml_tree import parse
from implcheck.model.answers import AcceptedRisk
from implcheck.model.enums import Phase
from implcheck.model.heard import Heard
from implcheck.model.problem import InvalidFile, Location, Problem, in_order, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.survey import Columns
from implcheck.respondents.csv_columns import Mapped, load_mapping
from implcheck.respondents.csv_reader import Table
from implcheck.respondents.jsonl_reader import JsonLines
from implcheck.respondents.protocol import Survey


class Wanted(NamedTuple):
    """What the options say of all files; it goes before what the files say."""

    project: str | None = None
    phase: Phase | None = None
    questionnaire: str | None = None
    mapping: str | None = None
    usual_phase: Phase | None = None
    """The phase of files that name none."""


class _Told(NamedTuple):
    """What a file says of the project and so on, and where."""

    value: str
    location: Location


def _named(questionnaire: Questionnaire) -> str:
    """A questionnaire by its id and version, and by its contents if it is not a built-in one."""
    name = f"{questionnaire.id} {questionnaire.version}"
    return name if questionnaire.origin.is_builtin else f"{name} (SHA-256 {questionnaire.origin.digest})"


class Respondents:
    """All files: the answers files are read at once, those of many respondents when they are heard.

    Raises:
        InvalidFile: nothing can be said about the answers, because the questionnaire is wrong or is not known.
    """

    def __init__(self, files: Sequence[str], wanted: Wanted) -> None:
        self.wanted = wanted
        self.problems: list[Problem] = []
        self._left_out = 0
        self.warnings: tuple[Problem, ...] = ()
        self.date: date | None = None
        self.dates: list[date | None] = []
        """Days of all respondents, once they were heard; nothing for one without."""
        self.folders = tuple(dict.fromkeys(Path(name).parent for name in files))
        self._heard: list[Heard] = []
        self._surveys: list[Survey] = []
        self._risks: set[AcceptedRisk] = set()
        self._projects: list[_Told] = []
        self._phases: list[_Told] = []
        self._questionnaires: list[tuple[Questionnaire, Location]] = []
        mapped = Mapped(Columns())
        if wanted.mapping is not None:
            mapped = load_mapping(read(wanted.mapping))
        for name in files:
            try:
                self._read(name, mapped)
            except InvalidFile as error:
                self.problems += error.problems
                self._left_out += error.left_out
        self._nobody_says = not self.problems
        self.project = wanted.project or self._agreed("project", self._projects, files)
        settled = wanted.phase or (wanted.usual_phase if not self._phases else None)
        self.phase = settled or Phase(self._agreed("phase", self._phases, files) or Phase.KICKOFF.value)
        self.questionnaire = self._asked()

    def _read(self, name: str, mapped: Mapped) -> None:
        lower = name.lower()
        if lower.endswith(CSV_ENDING):
            self._open(Table(name, mapped))
        elif lower.endswith(JSONL_ENDINGS):
            self._open(JsonLines(name))
        else:
            try:
                loaded = load_answers(read(name), self.wanted.questionnaire)
            except InvalidFile:
                self._peek(name)
                raise
            self._answers(loaded, name)

    def _peek(self, name: str) -> None:
        """The questionnaire of an answers file that is not valid, to hold the other files against."""
        with contextlib.suppress(InvalidFile):
            root = parse(read(name)).root
            named = root.value.get("questionnaire", DEFAULT) if isinstance(root.value, dict) else None
            if isinstance(named, str):
                asked = find_questionnaire(named, Path(name).parent)
                self._questionnaires.append((asked, root.location(("questionnaire",))))

    def _answers(self, loaded: LoadedAnswers, name: str) -> None:
        answers, root = loaded.answers, loaded.tree.root
        if answers.respondent is None:
            raise InvalidFile((problem("respondent-missing").at(Location(name)),))
        self._projects.append(_Told(answers.project, root.location(("project",))))
        self._phases.append(_Told(answers.phase.value, root.location(("phase",))))
        self._questionnaires.append((loaded.questionnaire, root.location(("questionnaire",))))
        self.warnings += loaded.warnings
        self._dated(answers.date)
        self.dates.append(answers.date)
        self._risks.update(answers.accepted_risks)
        self._heard.append(Heard.of(answers.respondent, answers.answers))

    def _open(self, survey: Survey) -> None:
        self._surveys.append(survey)
        header = survey.header
        if header.project is not None:
            self._projects.append(_Told(header.project, survey.location("project")))
        if header.phase is not None:
            self._phases.append(_Told(header.phase.value, survey.location("phase")))
        if header.questionnaire is not None and self.wanted.questionnaire is None:
            location = survey.location("questionnaire")
            try:
                asked = find_questionnaire(header.questionnaire, Path(location.file).parent)
            except InvalidFile as error:
                raise InvalidFile(
                    [one if one.location and one.location.line else one.at(location) for one in error.problems],
                    error.left_out,
                ) from None
            self._questionnaires.append((asked, location))

    def _dated(self, told: date | None) -> None:
        if told is not None and (self.date is None or told > self.date):
            self.date = told

    def _agreed(self, what: str, told: list[_Told], files: Sequence[str]) -> str:
        """What the files say; what differs from most of them is a problem, as is that nobody says it."""
        nobody = "respondents-no-project" if what == "project" else "respondents-no-phase"
        other = "respondents-other-project" if what == "project" else "respondents-other-phase"
        if not told:
            if self._nobody_says:  # a file that could not be read may say it
                self.problems.append(problem(nobody).at(Location(files[0])))
            return ""
        counts = Counter(one.value for one in told)
        usual = next(one for one in told if counts[one.value] == max(counts.values()))
        self.problems += [
            problem(other, given=one.value, usual=usual.value, file=usual.location.file).at(one.location)
            for one in told
            if one.value != usual.value
        ]
        return usual.value

    def _asked(self) -> Questionnaire:
        """The one questionnaire; those that differ are a problem."""
        if self.wanted.questionnaire is not None:
            return find_questionnaire(self.wanted.questionnaire)
        if not self._questionnaires:
            if self.problems and not self._surveys:
                raise InvalidFile(in_order(self.problems), self._left_out)
            return find_questionnaire(DEFAULT)
        first, location = self._questionnaires[0]
        self.problems += [
            problem(
                "respondents-other-questionnaire",
                given=_named(one),
                usual=_named(first),
                file=location.file,
            ).at(there)
            for one, there in self._questionnaires[1:]
            if _named(one) != _named(first)
        ]
        return first

    def heard(self) -> Iterator[Heard]:
        """Everybody, in one pass.

        Raises:
            InvalidFile: with everything that is wrong in any of the files.
        """
        yield from self._heard
        found, left_out = list(self.problems), self._left_out
        someone = bool(self._heard)
        for survey in self._surveys:
            try:
                for one in survey.heard(self.questionnaire):
                    someone = True
                    yield one
            except InvalidFile as error:
                found += error.problems
                left_out += error.left_out
            self._dated(survey.header.date)
            self.dates += survey.dates
            self._risks.update(survey.header.accepted_risks)
        if not someone and not found:
            found.append(problem("survey-no-respondents").at(Location(self._surveys[0].name)))
        if found:
            raise InvalidFile(in_order(found), left_out)

    @property
    def accepted_risks(self) -> tuple[AcceptedRisk, ...]:
        """What any of the files accepts, in a fixed order; complete once everybody was heard."""
        return tuple(sorted(self._risks, key=lambda one: (one.finding, one.until, one.owner, one.reason)))
