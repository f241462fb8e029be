"""The mapping file (`--mapping`): what the columns and texts of a CSV file mean."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from implcheck.model.answers import Date, PersonText
from implcheck.model.base import Frozen
from implcheck.model.enums import Phase
from implcheck.model.limits import MOST_COLUMNS


class CsvMapping(Frozen):
    """The meaning of the columns of a CSV file, and the answers that its texts stand for."""

    questionnaire: PersonText | None = Field(None, description="The id of a built-in questionnaire, or a path.")
    project: PersonText | None = Field(None, description="The name of the project.")
    phase: Phase | None = Field(None, description="kickoff, execution or aftercare.")
    date: Date | None = Field(None, description="The day of the survey, as 2026-11-24.")
    role: PersonText = Field("role", description="The column of the role.")
    may_stand_apart: PersonText = Field("may_stand_apart", description="The column of that consent; yes or no.")
    may_be_quoted: PersonText = Field("may_be_quoted", description="The column of that consent; yes or no.")
    columns: Annotated[Mapping[str, PersonText | None], Field(max_length=MOST_COLUMNS)] = Field(
        {}, description="Per column the id of its question; empty: not used."
    )
    notes: Annotated[Mapping[str, PersonText], Field(max_length=MOST_COLUMNS)] = Field(
        {}, description="Per column with notes the id of its question."
    )
    values: Annotated[
        Mapping[str, Annotated[Mapping[str, Any], Field(max_length=MOST_COLUMNS)]], Field(max_length=MOST_COLUMNS)
    ] = Field({}, description="Per question id (or role) what texts stand for.")
    delimiter: Literal[",", ";", "\t"] | None = Field(None, description="What stands between columns.")
    separator: PersonText = Field(";", description="What stands between the ticked options in a cell.")
    decimal: Literal[".", ","] = Field(".", description="What stands before decimals.")
