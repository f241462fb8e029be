"""The files of several respondents: one project, one phase, one questionnaire, read into one tally."""

import contextlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from implcheck.loading.answers import AnswersFile, answers_from
from implcheck.loading.files import JSONL_ENDINGS, TABLE_ENDINGS
from implcheck.loading.questionnaire import DEFAULT, find_questionnaire
from implcheck.loading.source import read
from implcheck.loading.yaml_node import Tree
from implcheck.loading.yaml_tree import parse
from implcheck.model.phases import no_such_phase
from implcheck.model.problem import InvalidFile, Location, Problem, in_order, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.respondents_file import CsvMapping
from implcheck.respondents.csv_mapping import LoadedMapping, read_mapping
from implcheck.respondents.csv_reader import TableFile
from implcheck.respondents.jsonl_reader import JsonLinesFile
from implcheck.respondents.one_project import DecisionsOfFiles, Statement, most_named, usual_place
from implcheck.respondents.respondents_file import RespondentsFile
from implcheck.respondents.rounds import RoundOfFile, several_rounds
from implcheck.respondents.same_files import AnswersOfFile, copies, same_answers
from implcheck.respondents.tally import Tally
from implcheck.validation.answers_file import placeholder_warnings


class SourceOptions(NamedTuple):
    """What the options say about all files; it overrides what the files say."""

    project: str | None = None
    phase: str | None = None
    questionnaire: str | None = None
    mapping: str | None = None
    default_phase: str | None = None
    """The phase if no file names one."""


def _described(questionnaire: Questionnaire) -> str:
    """Return the id and version of a questionnaire, with its digest unless it is built in."""
    name = f"{questionnaire.id} {questionnaire.version}"
    return name if questionnaire.origin.is_builtin else f"{name} (SHA-256 {questionnaire.origin.digest})"


class Sources:
    """The files of all respondents. Answers files are loaded at once, files of many respondents by `tally`.

    Raises:
        InvalidFile: The answers cannot be checked, because the questionnaire is invalid or unknown.
    """

    def __init__(self, files: Sequence[str], options: SourceOptions) -> None:
        self.options = options
        self.problems: list[Problem] = []
        self._left_out = 0
        self.warnings: tuple[Problem, ...] = ()
        """What is probably not as it was meant, complete after `tally`."""
        self.date: date | None = None
        """The latest date, complete after `tally`."""
        self.dates: list[date | None] = []
        """The dates of all respondents, complete after `tally`; None for a respondent without one."""
        self.folders = tuple(dict.fromkeys(Path(name).parent for name in files))
        self._answers_files: list[AnswersOfFile] = []
        self._long_files: list[RespondentsFile] = []
        self.decisions = DecisionsOfFiles()
        """The accepted risks and agreed actions of all files, complete after `tally`."""
        self._rounds: list[RoundOfFile] = []
        self._projects: list[Statement] = []
        self._phases: list[Statement] = []
        self._questionnaires: list[tuple[Questionnaire, Location]] = []
        mapping = LoadedMapping(CsvMapping())
        if options.mapping is not None:
            mapping = read_mapping(options.mapping)
            self.warnings += mapping.warnings
        for name in files:
            try:
                self._open(name, mapping)
            except InvalidFile as error:
                self._add_problems(error)
        self.problems += several_rounds(self._rounds)
        self._all_readable = not self.problems and all(file.is_header_readable for file in self._long_files)
        self.project = options.project or self._agreed("project", self._projects, files)
        phase = options.phase or (options.default_phase if not self._phases else None)
        phase = phase or self._agreed("phase", self._phases, files)
        self.questionnaire = self._agreed_questionnaire()
        self.problems += self._unknown_phases()
        self.phase = phase or self.questionnaire.phases[0].id

    def _add_problems(self, error: InvalidFile) -> None:
        self.problems += error.problems
        self._left_out += error.left_out

    def _open(self, name: str, mapping: LoadedMapping) -> None:
        lower = name.lower()
        if lower.endswith(TABLE_ENDINGS):
            self._open_long_file(TableFile(name, mapping))
        elif lower.endswith(JSONL_ENDINGS):
            self._open_long_file(JsonLinesFile(name))
        else:
            source = read(name)
            tree = parse(source)
            try:
                loaded = answers_from(tree, source, self.options.questionnaire).of_project(self.options.project)
            except InvalidFile:
                self._add_questionnaire_of(tree, name)
                raise
            self._add_answers(loaded, name)

    def _add_questionnaire_of(self, tree: Tree, name: str) -> None:
        """Note the questionnaire of an invalid answers file, to check the other files against."""
        root = tree.root
        named = root.value.get("questionnaire", DEFAULT) if isinstance(root.value, dict) else None
        if isinstance(named, str):
            with contextlib.suppress(InvalidFile):
                asked = find_questionnaire(named, Path(name).parent)
                self._questionnaires.append((asked, root.location(("questionnaire",))))

    def _add_answers(self, loaded: AnswersFile, name: str) -> None:
        answers, root = loaded.answers, loaded.tree.root
        if answers.respondent is None:
            raise InvalidFile((problem("respondent-missing").at(Location(name)),))
        self._projects.append(Statement(answers.project, root.location(("project",))))
        self._phases.append(Statement(answers.phase, root.location(("phase",))))
        self._questionnaires.append((loaded.questionnaire, root.location(("questionnaire",))))
        self.warnings += loaded.warnings
        self._rounds.append(RoundOfFile(answers.round, root.location(("round",)) if answers.round else Location(name)))
        self._add_date(answers.date)
        self.dates.append(answers.date)
        self.decisions.add(answers.accepted_risks, answers.actions, loaded.locations.actions)
        self._answers_files.append(AnswersOfFile(name, answers.respondent, answers.date, answers.answers))

    def _open_long_file(self, file: RespondentsFile) -> None:
        self._long_files.append(file)
        header = file.header
        if header.project is not None and self.options.project is None:
            location = file.location("project")
            self._projects.append(Statement(header.project, location))
            unnamed = (found.at(location) for found in placeholder_warnings({"project": header.project}))
            self.warnings += tuple(found for found in unnamed if found not in self.warnings)  # of one mapping, once
        if header.phase is not None:
            self._phases.append(Statement(header.phase, file.location("phase")))
        if header.questionnaire is not None and self.options.questionnaire is None:
            location = file.location("questionnaire")
            try:
                asked = find_questionnaire(header.questionnaire, Path(location.file).parent)
            except InvalidFile as error:
                problems = [
                    found if found.location and found.location.line else found.at(location) for found in error.problems
                ]
                raise InvalidFile(problems, error.left_out) from None
            self._questionnaires.append((asked, location))

    def _unknown_phases(self) -> Iterator[Problem]:
        """Yield the phases that a file names and that the questionnaire does not have."""
        known = self.questionnaire.phases_by_id
        for statement in self._phases:
            if statement.value not in known:
                yield no_such_phase(statement.value, known).at(statement.location)

    @property
    def round(self) -> date | None:
        """The round that the answers files name; None if they name none."""
        return next((found.day for found in self._rounds), None)

    def _add_date(self, day: date | None) -> None:
        if day is not None and (self.date is None or day > self.date):
            self.date = day

    def _agreed(self, what: str, statements: list[Statement], files: Sequence[str]) -> str:
        """Return what most files say; a file that differs is a problem, and so is that no file says it."""
        missing = "respondents-no-project" if what == "project" else "respondents-no-phase"
        differs = "respondents-other-project" if what == "project" else "respondents-other-phase"
        if not statements:
            if self._all_readable:  # a file that could not be read may say it
                self.problems.append(problem(missing).at(Location(files[0])))
            return ""
        usual, others = most_named(statements)
        self.problems += [
            problem(differs, given=other.value, usual=usual.value, file=usual.location.file).at(other.location)
            for other in others
        ]
        return usual.value

    def _agreed_questionnaire(self) -> Questionnaire:
        """Return the questionnaire that most files name; a file with another one is a problem."""
        if self.options.questionnaire is not None:
            return find_questionnaire(self.options.questionnaire)
        if not self._questionnaires:
            if self.problems and not self._long_files:
                raise InvalidFile(in_order(self.problems), self._left_out)
            return find_questionnaire(DEFAULT)
        described = [_described(found) for found, _ in self._questionnaires]
        at = usual_place(described)
        usual, location = self._questionnaires[at]
        self.problems += [
            problem("respondents-other-questionnaire", given=given, usual=described[at], file=location.file).at(place)
            for given, (_, place) in zip(described, self._questionnaires, strict=True)
            if given != described[at]
        ]
        return usual

    def tally(self) -> Tally:
        """Read the files of many respondents, and return the tally of all respondents; to be called once.

        Raises:
            InvalidFile: With all problems of all files.
        """
        tally = Tally(self.questionnaire)
        if not self.problems:  # otherwise the answers may be those to another questionnaire
            for answers_file in self._answers_files:
                tally.add(answers_file.respondent, answers_file.answers)
        for file in self._long_files:
            try:
                file.read_into(tally)
            except InvalidFile as error:
                self._add_problems(error)
            self._add_date(file.header.date)
            self.dates += file.dates
            actions = file.header.actions
            self.decisions.add(file.header.accepted_risks, actions, [file.location("actions")] * len(actions))
            self.warnings += tuple(warning for warning in file.warnings if warning not in self.warnings)
        if not tally.roles and not self.problems:
            self.problems.append(problem("survey-no-respondents").at(Location(self._long_files[0].name)))
        self.problems += self.decisions.problems
        if self.problems:
            raise InvalidFile(in_order(self.problems), self._left_out)
        self.warnings += tuple(same_answers(self._answers_files, self.questionnaire))
        self.warnings += tuple(copies([file.name for file in self._long_files]))
        return tally
