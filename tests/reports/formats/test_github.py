"""The workflow commands, read the way GitHub's runner reads them."""

import re
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.pages import ACTING, acting_in, saying
from tests.reports.placed import BROKEN, example_text, line_of, placed, placed_example, rejected
from tests.support.build import TODAY, accept, answers, knock_out, levels, questionnaire

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.gate import Gate
from implcheck.model.problem import Rejected
from implcheck.reports.formats.github import LONGEST_MESSAGE, SHOWN, render
from implcheck.reports.options import Options
from implcheck.scoring.assess import assess

KNOWN = {"error", "warning", "notice"}


LINE = re.compile(r"::(?P<name>[a-z-]+)(?: (?P<properties>.*?))?::(?P<data>.*)", re.DOTALL)
DATA = {"%0D": "\r", "%0A": "\n", "%25": "%"}
PROPERTY = {**DATA, "%3A": ":", "%2C": ","}


class Command(NamedTuple):
    """A workflow command as the runner understands it."""

    name: str
    properties: dict[str, str]
    data: str

    @property
    def line(self) -> int:
        return int(self.properties.get("line", 0))


def unescaped(text: str, signs: dict[str, str]) -> str:
    """The text that was meant, as GitHub documents its escaping."""
    return re.sub("|".join(signs), lambda found: signs[found[0]], text)


def commands(text: str) -> list[Command]:
    """The commands in a step's output, as the runner finds them: it splits at CR and LF, and trims what is before."""
    found = []
    for line in re.split("\r\n|\r|\n", text.removesuffix("\n")):
        match = LINE.fullmatch(line.lstrip())
        assert match is not None, f"no command: {line!r}"
        pairs = [part.split("=", 1) for part in (match["properties"] or "").split(",") if part]
        properties = {key: unescaped(value, PROPERTY) for key, value in pairs}
        found.append(Command(match["name"], properties, unescaped(match["data"], DATA)))
    return found


def told(of: Assessment | Rejected, language: str = "en") -> list[Command]:
    return commands(render(of, Options(languages=(language, "en"))))


def of_name(found: list[Command], name: str) -> list[Command]:
    return [one for one in found if one.name == name]


def test_the_reader_reads_as_documented() -> None:
    (one,) = commands("::error file=a%2Cb.yaml,line=3,col=2,title=x%3A%3Ay::100%25%0Aof ::it\n")
    assert one == Command("error", {"file": "a,b.yaml", "line": "3", "col": "2", "title": "x::y"}, "100%\nof ::it")
    with pytest.raises(AssertionError):
        commands("a line of text\n")


def test_a_finding_is_a_command_at_its_answer() -> None:
    text = example_text("brand-portal")
    (found,) = [one for one in told(placed_example("brand-portal")) if "Margin" in one.properties.get("title", "")]
    assert found.name == "error"
    assert found.properties == {
        "file": "examples/brand-portal.yaml",
        "line": str(line_of(text, "timeline.margin:")),
        "col": "3",
        "title": "Margin for setbacks (high)",
    }
    first, answer, do = found.data.split("\n")
    assert first.startswith("Because the plan has no margin")
    assert answer.startswith("Answer: Scores 1 of 4: 8%")
    assert do.startswith("Do: Reserve 15 to 20%")


def test_the_verdict_comes_first_at_no_line() -> None:
    passed = of_name(told(placed_example("brand-portal")), "notice")[0]
    assert passed.properties == {"title": "Brand portal"}
    assert passed.data.startswith("High risk: ")
    failed = told(placed_example("brand-portal", Gate(fail_on=Level.HIGH)))[0]
    assert (failed.name, failed.line) == ("error", 0)
    left_out = 'Left out as accepted: "Project lead\'s time for the project".'
    assert f"Gate: failed. {left_out} The level is high; the gate fails on high or worse." in failed.data


def test_a_gate_that_is_met_is_a_notice() -> None:
    verdict = of_name(told(placed_example("brand-portal", Gate(fail_on=Level.CRITICAL))), "notice")[0]
    left_out = 'Left out as accepted: "Project lead\'s time for the project".'
    assert f"Gate: passed. {left_out} Every demand is met." in verdict.data


def test_an_accepted_risk_is_not_told_and_one_that_ran_out_is_a_warning() -> None:
    assert not any("time for the project" in one.properties["title"] for one in told(placed_example("brand-portal")))
    warning = of_name(told(placed_example("erp-rollout")), "warning")[0]
    assert warning.line == line_of(example_text("erp-rollout"), "finding:")
    assert "ended on 2026-10-31" in warning.data


def test_an_accepted_knock_out_is_a_warning_that_nobody_reads_past() -> None:
    of = questionnaire(levels("one.a", knock_out=knock_out()), levels("one.b"))
    given = answers({"one.a": 0, "one.b": 4}, accepted=[accept("one.a")])
    (warning,) = of_name(told(assess(of, given, today=TODAY)), "warning")
    assert warning.properties["title"] == "Question one.a (critical)"
    assert "accepted by the sponsor" in warning.data


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_more_is_told_than_github_shows_and_the_last_one_says_how_many_more(language: str) -> None:
    of = placed_example("erp-rollout", Gate(fail_on=Level.LOW))
    found = told(of, language)
    grave = [one for one in of.findings if one.level >= Level.HIGH]
    errors = of_name(found, "error")
    assert len(errors) == SHOWN
    assert all(len(of_name(found, name)) <= SHOWN for name in KNOWN)
    left = len(grave) + 1 - (SHOWN - 1)
    assert (str(left) in errors[-1].data, errors[-1].line) == (True, 0)


@pytest.mark.parametrize("count", [SHOWN - 1, SHOWN, SHOWN + 1])
def test_exactly_as_many_as_github_shows_are_all_shown(count: int) -> None:
    names = [f"one.q{number:02}" for number in range(count)]
    of = questionnaire(*(levels(name) for name in names))
    found = of_name(told(assess(of, answers(dict.fromkeys(names, 1)), today=TODAY)), "error")
    assert len(found) == min(count, SHOWN)
    shown = [one for one in found if one.properties["title"].startswith("Question")]
    assert len(shown) == (count if count <= SHOWN else SHOWN - 1)


def test_the_most_important_come_first() -> None:
    found = told(placed_example("brand-portal"))
    titles = [one.properties["title"] for one in found]
    assert [one for one in titles if "(high)" in one] == [
        "People for the weakest area (high)",
        "Margin for setbacks (high)",
    ]
    notices = [one.properties["title"] for one in of_name(found, "notice")]
    assert notices[0] == "Brand portal"
    assert [name.endswith("(we don't know)") for name in notices[1:5]] == [True, True, True, False]
    rollout = of_name(told(placed_example("erp-rollout")), "error")
    assert [one.properties["title"].endswith("(critical)") for one in rollout[:3]] == [True, True, False]


def test_a_file_that_cannot_be_used_gives_an_error_per_problem_at_its_line() -> None:
    for language, title in (("en", "The file cannot be used"), ("nl", "Het bestand is niet bruikbaar")):
        found = told(rejected(BROKEN), language)
        assert [(one.name, one.line) for one in found] == [("error", 5), ("error", 6)]
        assert {one.properties["title"] for one in found} == {title}
        assert {one.properties["file"] for one in found} == {"readiness.yaml"}


def test_standard_input_is_no_file() -> None:
    found = told(placed(example_text("brand-portal"), "<stdin>"))
    assert not any("file" in one.properties or one.line for one in found)


@pytest.mark.parametrize("file", ["a,line=9.yaml", "a::b.yaml", "100%25.yaml", "a%2Cb.yaml"])
def test_the_name_of_a_file_stays_itself(file: str) -> None:
    found = told(placed(example_text("brand-portal"), file))
    assert {one.properties["file"] for one in found if one.line} == {file}


HOSTILE = [
    "::error::",
    "::add-mask::x",
    "::stop-commands::x",
    "##[error]",
    "%0A",
    "%",
    "\r\n",
    "\n",
    ",line=1",
    "::",
    ":",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*HOSTILE, *ACTING, "a", " ", "é"]), min_size=1).map(lambda one: f"x{''.join(one)}x"))
def test_no_text_of_a_person_starts_another_command(said: str) -> None:
    harmless = told(placed(saying("x")))
    text = render(placed(saying(said)), Options())
    found = commands(text)
    assert {one.name for one in found} <= KNOWN
    assert [(one.name, one.line) for one in found] == [(one.name, one.line) for one in harmless]
    assert [set(one.properties) for one in found] == [set(one.properties) for one in harmless]
    assert acting_in(text) == []
    assert acting_in("".join(one.data for one in found)) == []


def test_a_hostile_project_stands_in_the_title_as_it_is() -> None:
    verdict = of_name(told(placed(saying("a::b, 100%0A"))), "notice")[0]
    assert verdict.properties == {"title": "a::b, 100%0A"}


def test_a_text_without_end_is_cut_off() -> None:
    found = told(placed(saying("x" * 5000)))
    assert max(len(one.data) for one in found) <= LONGEST_MESSAGE
    assert any(one.properties["title"].endswith("x…") for one in found)
    assert max(len(one.properties["title"]) for one in found) <= 200


def test_the_same_assessment_gives_the_same_bytes() -> None:
    assert render(placed_example("erp-rollout"), Options()) == render(placed_example("erp-rollout"), Options())
