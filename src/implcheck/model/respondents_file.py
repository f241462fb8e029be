"""The parts of a file with many respondents: what it says about all of them, and a line of JSON Lines."""

from pydantic import Field

from implcheck.model.answers import AcceptedRisks, AnswersById, Date, PersonName, PersonText
from implcheck.model.base import Flag, FormatVersion, Frozen


class FileHeader(Frozen):
    """What a file says about all its respondents; what it leaves out is in other files or in options."""

    implcheck: FormatVersion = Field(1, description="The version of the file format.")
    questionnaire: PersonText | None = Field(None, description="The id of a built-in questionnaire, or a path.")
    project: PersonText | None = Field(None, description="The name of the project.")
    phase: PersonName | None = Field(None, description="The id of a phase of the questionnaire.")
    date: Date | None = Field(None, description="The day of the answers, as 2026-11-24.")
    accepted_risks: AcceptedRisks = Field((), description="Findings that somebody accepts for a while.")


class RespondentLine(Frozen):
    """A respondent in a file of JSON Lines."""

    role: PersonText = Field(description="A role, never a name.")
    may_stand_apart: Flag = Field(False, description="Whether the answers of this role may be shown separately.")
    may_be_quoted: Flag = Field(False, description="Whether notes may be shown with the role of who wrote them.")
    date: Date | None = Field(None, description="The day of the answers, as 2026-11-24.")
    answers: AnswersById = Field(description="An answer per question id.")


HEADER_KEYS = frozenset(FileHeader.model_fields)
LINE_KEYS = frozenset(RespondentLine.model_fields)
