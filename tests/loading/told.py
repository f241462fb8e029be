"""What the check says of a file: the same steps as the command takes, without the command."""

from pathlib import Path

from implcheck.loading.answers import answers_from
from implcheck.loading.file_kind import Kind, kind_of
from implcheck.loading.questionnaire import questionnaire_from
from implcheck.loading.source import SourceText, read
from implcheck.loading.yaml_tree import Tree, parse
from implcheck.model.problem import InvalidFile, Problem, problem

ROOT = Path(__file__).parents[2]
VALID = ROOT / "tests" / "data" / "valid"
INVALID = ROOT / "tests" / "data" / "invalid"


def problems_in(source: SourceText) -> tuple[Problem, ...]:
    """Everything that is wrong with a text, whichever kind of file it is."""
    try:
        tree = parse(source)
        match kind_of(tree):
            case Kind.ANSWERS:
                answers_from(tree, source)
            case Kind.QUESTIONNAIRE:
                questionnaire_from(tree)
            case Kind.UNKNOWN:
                return (problem("kind-unknown").at(tree.root.location()),)
    except InvalidFile as error:
        return error.problems
    return ()


def problems_in_file(name: str) -> tuple[Problem, ...]:
    """Everything that is wrong with a file."""
    try:
        source = read(name)
    except InvalidFile as error:
        return error.problems
    return problems_in(source)


def text(written: str, name: str = "file.yaml") -> SourceText:
    """A file's text as the parser gets it."""
    return SourceText(name, written)


def tree(written: str) -> Tree:
    """The tree of a text."""
    return parse(text(written))


def only(written: str) -> Problem:
    """The one thing that is wrong with a text."""
    (found,) = problems_in(text(written))
    return found


def where(found: Problem) -> tuple[str, int, int]:
    """Code, line and column, both from 1: what a test of positions compares."""
    assert found.location is not None
    return found.code, found.location.line, found.location.column
