"""Drafting the mapping of a survey's export, for a person to check."""

import os
from typing import NamedTuple

from implcheck.api.errors import readable_problems, survey_extra
from implcheck.model.limits import LARGEST_FILE
from implcheck.model.problem import InvalidFile, Location, problem
from implcheck.model.questionnaire import Questionnaire
from implcheck.respondents.mapping_draft import MappingDraft, Use
from implcheck.wording.catalog import LANGUAGES, catalog


class DraftedMapping(NamedTuple):
    """A mapping file to check, and what it holds."""

    text: str
    draft: MappingDraft

    @property
    def left_out(self) -> int:
        """How many columns are not used."""
        return sum(column.use is Use.NOT_USED for column in self.draft.columns)


@survey_extra()
@readable_problems()
def draft_mapping(
    source: str | os.PathLike[str],
    questionnaire: Questionnaire,
    *,
    named: str | None = None,
    project: str | None = None,
    phase: str | None = None,
    languages: tuple[str, ...] = LANGUAGES,
) -> DraftedMapping:
    """Draft the mapping of an export by comparing its columns and cells with the texts of the questionnaire.

    Texts of cells are in the draft only if they belong to a closed question or the role.

    Args:
        source: Path of the export.
        questionnaire: The questionnaire that was asked.
        named: How the mapping names it; None to leave that out.
        project: The name of the project, if it is known.
        phase: The id of the phase, if it is known.
        languages: The languages of the remarks, the preferred one first.

    Raises:
        MissingExtra: `implcheck[survey]` is not installed, and the export is a workbook.
        InvalidFile: The export cannot be read, or its names are too long for a mapping.
    """
    from implcheck.questionnaires.mapping_template import MappingHead, render
    from implcheck.respondents.export_rows import open_export
    from implcheck.respondents.mapping_drafting import draft_mapping, expected_names
    from implcheck.wording.messages import Messages

    name = os.fspath(source)
    export = open_export(name, expected_names(questionnaire))
    draft = draft_mapping(export.names, export.rows, questionnaire, _consents(), phase, export.delimiter)
    text = render(
        draft, MappingHead(name, named, project, phase), questionnaire, Messages(languages, questionnaire.roles)
    )
    if len(text.encode(errors="backslashreplace")) > LARGEST_FILE:
        raise InvalidFile((problem("draft-too-large", largest=f"{LARGEST_FILE // 1024} KiB").at(Location(name)),))
    return DraftedMapping(text, draft)


def _consents() -> dict[str, tuple[str, ...]]:
    """Return the sentences with which the form asks for each consent, in the tool's languages."""
    keys = (Use.STAND_APART.value, Use.QUOTED.value)
    return {key: tuple(catalog(language).message(f"form.{key}") for language in LANGUAGES) for key in keys}
