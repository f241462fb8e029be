"""Check a file as `implcheck check` does, without the command."""

from pathlib import Path

import pytest

from implcheck.loading.answers import answers_from
from implcheck.loading.files import FileKind, kind_of
from implcheck.loading.questionnaire import questionnaire_from
from implcheck.loading.source import SourceText, read
from implcheck.loading.yaml_node import Tree
from implcheck.loading.yaml_tree import parse
from implcheck.model.problem import InvalidFile, Problem, problem

ROOT = Path(__file__).parents[2]
VALID = ROOT / "tests" / "data" / "valid"
INVALID = ROOT / "tests" / "data" / "invalid"


def problems_in(source: SourceText) -> tuple[Problem, ...]:
    """Return all problems of a text, answers or questionnaire."""
    try:
        tree = parse(source)
        match kind_of(tree):
            case FileKind.ANSWERS:
                answers_from(tree, source)
            case FileKind.QUESTIONNAIRE:
                questionnaire_from(tree)
            case FileKind.UNKNOWN:
                return (problem("kind-unknown").at(tree.root.location()),)
    except InvalidFile as error:
        return error.problems
    return ()


def problems_in_file(name: str) -> tuple[Problem, ...]:
    """Return all problems of a file."""
    try:
        source = read(name)
    except InvalidFile as error:
        return error.problems
    return problems_in(source)


def text(written: str, name: str = "file.yaml") -> SourceText:
    """Return a source with this text, as the parser takes it."""
    return SourceText(name, written)


def tree(written: str) -> Tree:
    """Parse a text."""
    return parse(text(written))


def only_problem(written: str) -> Problem:
    """Return the only problem of a text."""
    (found,) = problems_in(text(written))
    return found


def position_of(found: Problem) -> tuple[str, int, int]:
    """Return code, line and column, both from 1."""
    assert found.location is not None
    return found.code, found.location.line, found.location.column


def refused(written: str) -> tuple[str, int, int]:
    """Return code, line and column of the only problem of a text that cannot be read."""
    with pytest.raises(InvalidFile) as caught:
        parse(text(written))
    (found,) = caught.value.problems
    return position_of(found)
