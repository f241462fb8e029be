"""Property tests: any text gives problems with correct locations, and never another error."""

from hypothesis import given
from hypothesis import strategies as st
from tests.loading.checks import VALID, problems_in
from tests.loading.yaml_text import FILES, damaged, odd

from implcheck.loading.source import SourceText, decoded
from implcheck.model.limits import LARGEST_FILE
from implcheck.model.problem import InvalidFile, Location
from implcheck.wording.problems import render

ANSWERS = tuple(path for path in FILES if path.stem in {"every-form", "answers-values"})
QUESTIONNAIRES = tuple(path for path in FILES if path.stem in {"clinic", "two-languages", "questionnaire-shapes"})
NAME = str(VALID / "generated.yaml")
"""Beside the questionnaire that answers refer to; there is no such file."""


def _is_true(source: SourceText) -> None:
    problems = problems_in(source)
    for language in ("en", "nl"):
        render(problems, language).encode()
    lines = source.text.split("\n")
    for found in problems:
        assert found.location is not None, found.code
        location: Location = found.location
        if location.file != source.name or location.line == 0:
            assert location == Location(location.file), found.code
            continue
        assert location.text == lines[location.line - 1], found.code
        assert 1 <= location.column <= len(location.text) + 1, found.code


def _without_separators(written: str) -> str:
    """Separators that only YAML takes for line ends have a test of their own, in test_source."""
    return written.translate(dict.fromkeys(map(ord, "\u2028\u2029\x85"), " "))


def _as_read(written: str) -> SourceText | None:
    try:
        return decoded(NAME, written.encode())
    except InvalidFile:
        return None


@given(odd)
def test_any_text_has_problems_with_correct_locations(written: str) -> None:
    if (source := _as_read(_without_separators(written))) is not None:
        _is_true(source)


@given(damaged(*ANSWERS))
def test_damaged_answers_have_problems_with_correct_locations(written: str) -> None:
    if (source := _as_read(_without_separators(written))) is not None:
        _is_true(source)


@given(damaged(*QUESTIONNAIRES))
def test_a_damaged_questionnaire_has_problems_with_correct_locations(written: str) -> None:
    if (source := _as_read(_without_separators(written))) is not None:
        _is_true(source)


@given(odd)
def test_no_text_gives_anything_but_problems(written: str) -> None:
    if (source := _as_read(written)) is not None:
        render(problems_in(source), "en")


@given(st.binary(max_size=80))
def test_no_bytes_give_anything_but_problems(data: bytes) -> None:
    try:
        source = decoded("file.yaml", data)
    except InvalidFile:
        return
    assert len(data) <= LARGEST_FILE
    problems_in(source)
