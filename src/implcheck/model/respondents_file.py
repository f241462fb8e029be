"""Files with many respondents: what they say about all of them, a line of JSON Lines, and the mapping of a CSV file."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from implcheck.model.answers import AnswersById
from implcheck.model.base import Flag, FormatVersion, Frozen
from implcheck.model.decisions import AcceptedRisks, AgreedActions
from implcheck.model.limits import MOST_COLUMNS
from implcheck.model.person_fields import Date, PersonName, PersonText


class FileHeader(Frozen):
    """What a file says about all its respondents; what it leaves out is in other files or in options."""

    implcheck: FormatVersion = Field(1, description="The version of the file format.")
    questionnaire: PersonText | None = Field(None, description="The id of a built-in questionnaire, or a path.")
    project: PersonText | None = Field(None, description="The name of the project.")
    phase: PersonName | None = Field(None, description="The id of a phase of the questionnaire.")
    date: Date | None = Field(None, description="The day of the answers, as 2026-11-24.")
    accepted_risks: AcceptedRisks = Field((), description="Findings that somebody accepts for a while.")
    actions: AgreedActions = Field((), description="What was agreed about findings, at most one action for each.")


class RespondentLine(Frozen):
    """A respondent in a file of JSON Lines."""

    role: PersonText = Field(description="A role, never a name.")
    may_stand_apart: Flag = Field(False, description="Whether the answers of this role may be shown separately.")
    may_be_quoted: Flag = Field(False, description="Whether notes may be shown with the role of who wrote them.")
    date: Date | None = Field(None, description="The day of the answers, as 2026-11-24.")
    answers: AnswersById = Field(description="An answer per question id.")


HEADER_KEYS = frozenset(FileHeader.model_fields)
LINE_KEYS = frozenset(RespondentLine.model_fields)


class ColumnUse(Frozen):
    """What a column of answers holds: the answer to a question, or whether one of its options is ticked."""

    question: PersonText = Field(description="The id of the question.")
    option: PersonText | None = Field(None, description="The option that the column ticks, of a multiple choice.")


def _column_use(given: Any) -> Any:
    """Return the long form of a column's use; a text is the id of its question."""
    return given if given is None or isinstance(given, (Mapping, ColumnUse)) else {"question": given}


class CsvMapping(Frozen):
    """A mapping file (`--mapping`): the meaning of the columns of a CSV file, and the answers that its texts stand for."""

    questionnaire: PersonText | None = Field(None, description="The id of a built-in questionnaire, or a path.")
    project: PersonText | None = Field(None, description="The name of the project.")
    phase: PersonName | None = Field(None, description="The id of a phase of the questionnaire.")
    date: Date | None = Field(None, description="The day of the survey, as 2026-11-24.")
    sheet: PersonText | None = Field(None, description="The sheet of a workbook; left out: the only one with content.")
    role: PersonText = Field("role", description="The column of the role.")
    may_stand_apart: PersonText = Field("may_stand_apart", description="The column of that consent; yes or no.")
    may_be_quoted: PersonText = Field("may_be_quoted", description="The column of that consent; yes or no.")
    columns: Annotated[
        Mapping[str, Annotated[ColumnUse | None, BeforeValidator(_column_use)]], Field(max_length=MOST_COLUMNS)
    ] = Field({}, description="Per column the id of its question, or question and option; empty: not used.")
    notes: Annotated[Mapping[str, PersonText], Field(max_length=MOST_COLUMNS)] = Field(
        {}, description="Per column with notes the id of its question."
    )
    values: Annotated[
        Mapping[str, Annotated[Mapping[str, Any], Field(max_length=MOST_COLUMNS)]], Field(max_length=MOST_COLUMNS)
    ] = Field({}, description="Per question id (or role) what texts stand for.")
    delimiter: Literal[",", ";", "\t"] | None = Field(None, description="What stands between columns.")
    separator: PersonText = Field(";", description="What stands between the ticked options in a cell.")
    decimal: Literal[".", ","] | None = Field(None, description="What stands before decimals; empty: a point.")

    @property
    def expected_names(self) -> frozenset[str]:
        """The names that the mapping has for columns, to recognise the row of names."""
        return frozenset((self.role, self.may_stand_apart, self.may_be_quoted, *self.columns, *self.notes))
