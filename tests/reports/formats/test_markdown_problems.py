"""What is wrong with a file, as Markdown."""

import pytest
from tests.reports.formats.test_markdown import ACTS_AS_TEXT, HOSTILE, READERS, Page, github, shape
from tests.reports.pages import ACTING, acting_in

from implcheck.loading.answers import load_answers
from implcheck.loading.source import decoded
from implcheck.model.problem import InvalidFile, Location, Problem, Rejected, problem
from implcheck.reports.formats.markdown import render
from implcheck.reports.options import Options

MISSPELT = "implcheck: 1\nprojct: Portal\nphase: kickoff\nanswers: {}\n"

OURS = {"h2", "h4", "p", "pre", "code", "strong"}


def refused(text: str, file: str = "readiness.yaml") -> Rejected:
    """What comes of an answers file that cannot be used."""
    with pytest.raises(InvalidFile) as caught:
        load_answers(decoded(file, text.encode()))
    return Rejected(file, caught.value.problems)


def about(text: str) -> Rejected:
    """A problem with `text` wherever a file can say something."""
    one: Problem = problem("key-unknown", (text,), suggestion=text, key=text, given=text)
    return Rejected(text, (one.at(Location(text, 3, 2, f"  {text}")),))


def test_a_problem_has_its_place_its_sentence_its_line_and_what_to_do() -> None:
    page = github(render(refused(MISSPELT), Options()))
    assert "No assessment: readiness.yaml cannot be used, because of" in page.text
    assert "readiness.yaml:2:1" in page.text
    assert "'projct' is not a key here." in page.text
    assert "projct: Portal\n^" in page.text
    assert "Did you mean 'project'?" in page.text


def test_a_problem_is_told_in_dutch() -> None:
    page = github(render(refused(MISSPELT), Options(languages=("nl", "en")))).text
    assert "Geen toets: readiness.yaml is niet bruikbaar door" in page
    assert "Bedoel" in page


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("text", [one for one in HOSTILE if one.strip()])
def test_what_stands_in_the_file_does_nothing(text: str, read: type[Page]) -> None:
    page = read(render(about(text), Options()))
    assert set(shape(page)) <= OURS
    assert shape(page) == shape(read(render(about("word"), Options())))
    assert acting_in(page.text.replace("\n", " ")) == []
    assert [one for one in page.prose if ACTS_AS_TEXT.search(one)] == []


@pytest.mark.parametrize("text", ACTING)
def test_nothing_in_a_line_acts(text: str) -> None:
    assert acting_in(render(about(text), Options())) == []


def test_the_caret_of_a_long_line_is_in_sight() -> None:
    found = problem("key-unknown", ("x",), key="x").at(Location("a.yaml", 1, 1001, "a" * 1000 + "HERE" + "b" * 1000))
    shown = render(Rejected("a.yaml", (found,)), Options()).split("\n")
    line = next(one for one in shown if "HERE" in one)
    assert len(line) < 130
    assert shown[shown.index(line) + 1].index("^") == line.index("HERE")


def test_a_problem_of_the_whole_file_has_no_line() -> None:
    page = render(Rejected("no.yaml", (problem("file-missing").at(Location("no.yaml")),)), Options())
    assert "#### no.yaml\n" in page
    assert "^" not in page


def test_blanks_that_are_no_spaces_are_explained() -> None:
    page = github(render(refused("implcheck: 1\nproject:\xa0Portal\nphase: kickoff\nanswers: {}\n"), Options())).text
    assert "␣" in page
    assert "blanks that are no plain spaces" in page


def test_standard_input_has_a_name() -> None:
    assert "&#60;stdin&#62; cannot be used" in render(Rejected("-", (problem("file-missing"),)), Options())


def test_quiet_is_one_line() -> None:
    page = render(refused(MISSPELT), Options(quiet=True))
    assert page.startswith("**✖ No assessment: readiness.yaml cannot be used")
    assert page.count("\n") == 1


def test_more_problems_than_a_comment_holds_are_counted() -> None:
    one = problem("key-unknown", ("x",), key="x").at(Location("a.yaml", 1, 1, "|" * 200))
    page = render(Rejected("a.yaml", (one,) * 1000), Options())
    assert len(page) < 65_536
    shown = page.count("#### ")
    assert 10 < shown < 1000
    assert f"{1000 - shown} more problems do not fit here" in page
