"""The GitHub workflow commands, parsed as GitHub's runner parses them."""

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
    """Return the text without GitHub's documented escaping."""
    return re.sub("|".join(signs), lambda match: signs[match[0]], text)


def commands(text: str) -> list[Command]:
    """Return the commands in a step's output: like the runner, split it at CR and LF and strip leading blanks."""
    found = []
    for line in re.split("\r\n|\r|\n", text.removesuffix("\n")):
        match = LINE.fullmatch(line.lstrip())
        assert match is not None, f"no command: {line!r}"
        pairs = [part.split("=", 1) for part in (match["properties"] or "").split(",") if part]
        properties = {key: unescaped(value, PROPERTY) for key, value in pairs}
        found.append(Command(match["name"], properties, unescaped(match["data"], DATA)))
    return found


def commands_of(report: Assessment | Rejected, language: str = "en") -> list[Command]:
    return commands(render(report, Options(languages=(language, "en"))))


def with_name(found: list[Command], name: str) -> list[Command]:
    return [command for command in found if command.name == name]


def test_the_parser_of_this_test_follows_the_documentation() -> None:
    (command,) = commands("::error file=a%2Cb.yaml,line=3,col=2,title=x%3A%3Ay::100%25%0Aof ::it\n")
    assert command == Command("error", {"file": "a,b.yaml", "line": "3", "col": "2", "title": "x::y"}, "100%\nof ::it")
    with pytest.raises(AssertionError):
        commands("a line of text\n")


def test_a_finding_is_a_command_at_its_answer() -> None:
    text = example_text("brand-portal")
    (found,) = [
        command
        for command in commands_of(placed_example("brand-portal"))
        if "margin" in command.properties.get("title", "").lower()
    ]
    assert found.name == "error"
    assert found.properties == {
        "file": "examples/brand-portal.yaml",
        "line": str(line_of(text, "timeline.margin:")),
        "col": "3",
        "title": "Too little margin (high)",
    }
    first, answer, do = found.data.split("\n")
    margin = next(finding for finding in placed_example("brand-portal").findings if finding.id == "timeline.margin")
    assert first == margin.risk.in_("en")
    assert answer.startswith("Answer: Scores 1 of 4: 8%")
    assert do == f"Do: {margin.advice.do.in_('en')}"


def test_the_verdict_comes_first_at_the_first_line() -> None:
    passed = with_name(commands_of(placed_example("brand-portal")), "notice")[0]
    assert passed.properties == {
        "file": "examples/brand-portal.yaml",
        "line": "1",
        "col": "1",
        "title": "Brand portal",
    }
    assert passed.data.startswith("High risk: ")
    failed = commands_of(placed_example("brand-portal", Gate(fail_on=Level.HIGH)))[0]
    assert (failed.name, failed.line) == ("error", 1)
    assert re.search(
        r'Gate: failed\. Left out as accepted: "[^"]+"\. [\d.]+ points without the accepted risks; the report counts '
        r"them: [\d.]+\. The level is high; the gate fails on high or worse\.",
        failed.data,
    )


def test_a_passed_gate_is_a_notice() -> None:
    verdict = with_name(commands_of(placed_example("brand-portal", Gate(fail_on=Level.CRITICAL))), "notice")[0]
    assert re.search(r'Gate: passed\. Left out as accepted: "[^"]+"\. .* Every demand is met\.', verdict.data)


def test_an_accepted_risk_is_left_out_and_an_expired_acceptance_is_a_warning() -> None:
    assert not any(
        "time to lead the project" in command.properties["title"]
        for command in commands_of(placed_example("brand-portal"))
    )
    warning = with_name(commands_of(placed_example("erp-rollout")), "warning")[0]
    assert warning.line == line_of(example_text("erp-rollout"), "finding:")
    assert "ended on 2026-10-31" in warning.data


def test_an_accepted_knock_out_is_a_warning() -> None:
    small = questionnaire(levels("one.a", knock_out=knock_out()), levels("one.b"))
    accepted_answers = answers({"one.a": 0, "one.b": 4}, accepted=[accept("one.a")])
    (warning,) = with_name(commands_of(assess(small, accepted_answers, today=TODAY)), "warning")
    assert warning.properties["title"] == "Question one.a (critical)"
    assert "accepted by the sponsor" in warning.data


@pytest.mark.parametrize("language", ["en", "nl"])
def test_there_are_no_more_commands_than_github_shows_and_the_last_counts_the_rest(language: str) -> None:
    assessment = placed_example("erp-rollout", Gate(fail_on=Level.LOW))
    found = commands_of(assessment, language)
    grave = [finding for finding in assessment.findings if finding.level >= Level.HIGH]
    errors = with_name(found, "error")
    assert len(errors) == SHOWN
    assert all(len(with_name(found, name)) <= SHOWN for name in KNOWN)
    left = len(grave) + 1 - (SHOWN - 1)
    assert (str(left) in errors[-1].data, errors[-1].line) == (True, 1)


@pytest.mark.parametrize("count", [SHOWN - 1, SHOWN, SHOWN + 1])
def test_exactly_as_many_as_github_shows_are_all_shown(count: int) -> None:
    names = [f"one.q{number:02}" for number in range(count)]
    small = questionnaire(*(levels(name) for name in names))
    found = with_name(commands_of(assess(small, answers(dict.fromkeys(names, 1)), today=TODAY)), "error")
    assert len(found) == min(count, SHOWN)
    shown = [command for command in found if command.properties["title"].startswith("Question")]
    assert len(shown) == (count if count <= SHOWN else SHOWN - 1)


def test_the_most_important_come_first() -> None:
    found = commands_of(placed_example("brand-portal"))
    titles = [command.properties["title"] for command in found]
    assessment = placed_example("brand-portal")
    high = [finding for finding in assessment.findings if finding.counts and finding.level is Level.HIGH]
    assert [title for title in titles if "(high)" in title] == [f"{finding.title.in_('en')} (high)" for finding in high]
    notices = [command.properties["title"] for command in with_name(found, "notice")]
    assert notices[0] == "Brand portal"
    assert [name.endswith("(we don't know)") for name in notices[1:5]] == [True, True, True, False]
    rollout = with_name(commands_of(placed_example("erp-rollout")), "error")
    assert [command.properties["title"].endswith("(critical)") for command in rollout[:3]] == [True, True, False]


def test_a_file_that_cannot_be_used_gives_an_error_per_problem_at_its_line() -> None:
    for language, title in (("en", "The file cannot be used"), ("nl", "Het bestand is niet bruikbaar")):
        found = commands_of(rejected(BROKEN), language)
        assert [(command.name, command.line) for command in found] == [("error", 5), ("error", 6)]
        assert {command.properties["title"] for command in found} == {title}
        assert {command.properties["file"] for command in found} == {"readiness.yaml"}


def test_standard_input_has_no_file_and_no_line() -> None:
    found = commands_of(placed(example_text("brand-portal"), "<stdin>"))
    assert not any("file" in command.properties or command.line for command in found)


@pytest.mark.parametrize("file", ["a,line=9.yaml", "a::b.yaml", "100%25.yaml", "a%2Cb.yaml"])
def test_a_file_name_is_unchanged(file: str) -> None:
    found = commands_of(placed(example_text("brand-portal"), file))
    assert {command.properties["file"] for command in found if command.line} == {file}


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
@given(
    st.lists(st.sampled_from([*HOSTILE, *ACTING, "a", " ", "é"]), min_size=1).map(lambda parts: f"x{''.join(parts)}x")
)
def test_no_user_text_starts_another_command(user_text: str) -> None:
    harmless = commands_of(placed(saying("x")))
    text = render(placed(saying(user_text)), Options())
    found = commands(text)
    assert {command.name for command in found} <= KNOWN
    assert [(command.name, command.line) for command in found] == [(command.name, command.line) for command in harmless]
    assert [set(command.properties) for command in found] == [set(command.properties) for command in harmless]
    assert acting_in(text) == []
    assert acting_in("".join(command.data for command in found)) == []


def test_a_hostile_project_name_is_unchanged_in_the_title() -> None:
    verdict = with_name(commands_of(placed(saying("a::b, 100%0A"))), "notice")[0]
    assert verdict.properties["title"] == "a::b, 100%0A"


def test_a_very_long_text_is_cut_off() -> None:
    found = commands_of(placed(saying("x" * 5000)))
    assert max(len(command.data) for command in found) <= LONGEST_MESSAGE
    assert any(command.properties["title"].endswith("x…") for command in found)
    assert max(len(command.properties["title"]) for command in found) <= 200


def test_the_same_assessment_gives_the_same_bytes() -> None:
    assert render(placed_example("erp-rollout"), Options()) == render(placed_example("erp-rollout"), Options())
