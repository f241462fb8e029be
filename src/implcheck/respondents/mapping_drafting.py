"""Read an export once, and draft its mapping."""

import re
from collections.abc import Iterable, Mapping, Sequence

from implcheck.model.question import MultiQuestion, NumberQuestion
from implcheck.model.questionnaire import Questionnaire
from implcheck.respondents.column_sample import ColumnSample
from implcheck.respondents.draft_columns import ColumnFinder
from implcheck.respondents.draft_texts import Texts
from implcheck.respondents.mapping_draft import ColumnDraft, MappingDraft, TextsDraft, Use

_CONSENTS = (Use.STAND_APART, Use.QUOTED)
_COMMA, _POINT = re.compile(r"-?\d+,\d{1,2}"), re.compile(r"-?\d+\.\d{1,2}")


def expected_names(questionnaire: Questionnaire) -> list[str]:
    """Return the names that the columns of an export of a questionnaire probably have: the texts of its questions."""
    return [
        text for question in questionnaire.questions for field in (question.text, question.title) for _, text in field
    ]


def draft_mapping(
    names: Sequence[str],
    rows: Iterable[Sequence[str]],
    questionnaire: Questionnaire,
    consents: Mapping[str, tuple[str, ...]],
    phase: str | None = None,
    delimiter: str | None = None,
) -> MappingDraft:
    """Return a draft of the mapping of an export.

    Args:
        names: The names of the columns.
        rows: The cells of each respondent, as many as there are names or more; read once.
        questionnaire: The questionnaire that was asked.
        consents: The sentences with which a form asks for each consent, by its key in a mapping.
        phase: The id of the phase that was asked, if it is known.
        delimiter: What stands between the columns, if it is to be in the mapping.
    """
    samples = [ColumnSample() for _ in names]
    for row in rows:
        for sample, cell in zip(samples, row, strict=False):
            sample.add(cell)
    texts = Texts(questionnaire)
    columns = ColumnFinder(questionnaire, texts, dict(consents), phase).found(names, samples)
    separator = _separator(columns, samples, questionnaire, texts)
    values = {key: draft for key, draft in _values(columns, samples, questionnaire, texts, separator) if any(draft)}
    asked = [questionnaire.by_id[column.question] for column in columns if column.use in {Use.ANSWER, Use.OPTION}]
    phases = tuple(id_ for id_ in questionnaire.phases_by_id if all(id_ in question.phases for question in asked))
    return MappingDraft(
        tuple(columns),
        values,
        phases if asked else (),
        delimiter,
        separator,
        _decimal(columns, samples, questionnaire),
    )


def _values(
    columns: Sequence[ColumnDraft],
    samples: Sequence[ColumnSample],
    questionnaire: Questionnaire,
    texts: Texts,
    separator: str | None,
) -> Iterable[tuple[str, TextsDraft]]:
    """Yield what the texts of each column stand for, with the key of the values."""
    for column in columns:
        sample = samples[column.position]
        if column.use is Use.ROLE:
            yield Use.ROLE.value, texts.role(sample)
        elif column.use in _CONSENTS:
            yield column.use.value, texts.consent(sample)
        elif column.use is Use.ANSWER:
            yield column.question, texts.question(questionnaire.by_id[column.question], sample, separator)


def _separator(
    columns: Sequence[ColumnDraft], samples: Sequence[ColumnSample], questionnaire: Questionnaire, texts: Texts
) -> str | None:
    """Return what stands between the ticked options of all columns; None if no cell shows it."""
    for column in columns:
        question = questionnaire.by_id.get(column.question)
        if column.use is Use.ANSWER and isinstance(question, MultiQuestion):
            found = texts.separator(question, samples[column.position])
            if found is not None:
                return found
    return None


def _decimal(
    columns: Sequence[ColumnDraft], samples: Sequence[ColumnSample], questionnaire: Questionnaire
) -> str | None:
    """Return what stands before decimals; None if no number shows it."""
    commas = points = 0
    for column in columns:
        if column.use is Use.ANSWER and isinstance(questionnaire.by_id[column.question], NumberQuestion):
            for text in samples[column.position].texts:
                commas += bool(_COMMA.fullmatch(text))
                points += bool(_POINT.fullmatch(text))
    return ("," if commas > points else ".") if commas or points else None
