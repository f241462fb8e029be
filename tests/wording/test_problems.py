"""Messages about invalid files: their form, and that no text of a file acts through them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.pages import ACTING, MARKUP, acting_in, quoted

from implcheck.loading.answers import load_answers
from implcheck.loading.source import decoded
from implcheck.model.did_you_mean import Nearest
from implcheck.model.problem import InvalidFile, Location, Problem, problem
from implcheck.wording.problems import hint, render, sentence

HEAD = "implcheck: 1\nproject: P\nphase: kickoff\n"


def problems_of(text: str, name: str = "answers.yaml") -> tuple[Problem, ...]:
    """Return the problems of the text of an answers file."""
    with pytest.raises(InvalidFile) as caught:
        load_answers(decoded(name, text.encode()))
    return caught.value.problems


def rendered(text: str, language: str = "en") -> str:
    """Return the message about the text of an invalid answers file."""
    return render(problems_of(text), language)


def test_a_problem_has_its_location_its_line_a_caret_and_a_hint() -> None:
    assert rendered(f"{HEAD}answers:\n  why.problem-statment: 3\n") == (
        "answers.yaml:5:3: There is no question called 'why.problem-statment'.\n"
        "  5 │   why.problem-statment: 3\n"
        "    │   ^\n"
        "  Did you mean 'why.problem-statement'? `implcheck questionnaire show` lists the questions.\n"
    )


def test_a_problem_in_dutch() -> None:
    assert rendered(f"{HEAD}answers:\n  why.problem-statement: 7\n", "nl") == (
        "answers.yaml:5:26: Niveau 7 is er niet.\n"
        "  5 │   why.problem-statement: 7\n"
        "    │                          ^\n"
        "  Kies uit: 0, 1, 2, 3, 4, zonder aanhalingstekens; of schrijf unknown.\n"
    )


def test_the_caret_is_below_its_value_after_wide_characters() -> None:
    output = rendered("implcheck: 1\nproject: P\nphase: kickoff\nanswers: {}\nrespondent: {role: 新しい, rol: 1}\n")
    line, caret = output.split("\n")[1:3]
    before = line[: line.index("rol: 1")]
    wide = sum(1 for character in before if character in "新しい")
    assert caret.index("^") == len(before) + wide


@pytest.mark.parametrize(("language", "warning"), [("en", "not plain spaces"), ("nl", "geen gewone zijn")])
def test_unusual_blanks_are_marked_and_explained(language: str, warning: str) -> None:
    shown = rendered(f"{HEAD}answers:\n  why.problem-statement: \xa0level\u202f3\n", language)
    assert "│   why.problem-statement: ␣level␣3\n" in shown
    assert warning in shown


def test_plain_spaces_are_not_marked() -> None:
    assert "␣" not in rendered(f"{HEAD}answers:\n  why.problem-statement: level 3\n")


def test_bytes_that_are_not_utf8_are_not_explained_as_blanks() -> None:
    with pytest.raises(InvalidFile) as refused:
        decoded("file.yaml", b"project: \xed\xa0\x80\n")
    assert "not plain spaces" not in render(refused.value.problems, "en")


def test_a_problem_of_the_whole_file_has_no_line() -> None:
    found = problem("file-missing").at(Location("nix.yaml"))
    assert render([found], "en") == (
        "nix.yaml: There is no such file.\n  Check the name; `implcheck init` makes an answers file.\n"
    )


def test_a_long_line_is_cut_around_the_caret() -> None:
    notes = ", ".join(f"'note {number}'" for number in range(300))
    output = rendered(f"{HEAD}answers:\n  why.growth-room: {{evidence: [{notes}], anwser: 3, note: {'n' * 500}}}\n")
    assert "anwser" in output
    assert max(len(line) for line in output.split("\n")) <= 180


@pytest.mark.parametrize("text", ["".join(ACTING), " ".join(MARKUP)], ids=["acting", "markup"])
@pytest.mark.parametrize(
    "file",
    [
        "project: P\nphase: kickoff\nimplcheck: 1\n{value}: 1\nanswers: {{}}\n",
        "project: P\nphase: {value}\nimplcheck: 1\nanswers: {{}}\n",
        "project: P\nphase: kickoff\nimplcheck: 1\nanswers: {{{value}: 3, why.problem-statement: {value}}}\n",
        "project: P\nphase: kickoff\nimplcheck: 1\nquestionnaire: {value}\nanswers: {{}}\n",
        "project: P\nphase: kickoff\nimplcheck: 1\nanswers: {{timeline.date-scope: {value}}}\n",
        "project: P\nphase: kickoff\nimplcheck: 1\nanswers: {{capacity.supplier-support: [{value}, {value}]}}\n",
        "project: P\nphase: kickoff\nimplcheck: 1\nanswers: {{}}\naccepted_risks: [{{finding: {value}, until: {value}}}]\n",
    ],
)
def test_a_message_about_hostile_text_is_harmless(file: str, text: str) -> None:
    found = problems_of(file.format(value=quoted(f"x{text}y")), name=f"x{text}y.yaml")
    for language in ("en", "nl"):
        assert acting_in(render(found, language)) == []


@pytest.mark.parametrize("text", ["\x1b[31m", "\x07", "\u202e", "\u200b", "\ufeff", "\x7f"])
def test_a_message_that_shows_a_line_with_raw_hostile_text_is_harmless(text: str) -> None:
    output = rendered(f"{HEAD}answers: {{}}\nx{text}y: 'before{text}after'\n")
    assert acting_in(output) == []


@settings(max_examples=60)
@given(st.text(), st.sampled_from(["key-unknown", "value-not-one-of", "answer-no-such-option", "no-such-question"]))
def test_no_detail_of_a_problem_acts(text: str, code: str) -> None:
    names = ("key", "given", "allowed", "options", "id", "known")
    found = Problem(code, details=dict.fromkeys(names, text), meant=text, location=Location(text, 1, 1, text))
    for language in ("en", "nl"):
        assert acting_in(render([found], language)) == []
        assert "\n" not in sentence(found, language) + hint(found, language)


@pytest.mark.parametrize("at", range(1, 14))
def test_the_caret_is_below_its_character_after_a_broken_command(at: int) -> None:
    line = "x: ##vso[a]b #"
    output = render([problem("file-empty").at(Location("a.yaml", 3, at, line))], "en").splitlines()
    shown, caret = output[1].removeprefix("  3 │ "), output[2].removeprefix("    │ ").index("^")
    assert shown == "x: # #vso[a]b #"
    assert shown[:caret].replace("# #", "##") + shown[caret:].replace("# #", "##") in {line, "x: # #vso[a]b #"}
    assert shown[caret] == line[at - 1]


ALIKE = {
    "why.problem-statement: '2'": "Write 2 without quotes.",
    'why.problem-statement: " 2 "': "Write 2 without quotes.",
    'why.problem-statement: "\uff12"': "It looks like '2', but not every character is the same",
    'why.problem-statement: "\u200b2"': "It looks like '2', but not every character is the same",
    "why.problem-statement: 2\u00a0": "Write '2' without blanks around it.",
    "capacity.supplier-support: ['setup ']": "Write 'setup' without blanks around it.",
    "why.problem-stat\u0435ment: 2": "It looks like 'why.problem-statement', but not every character is the same",
    "why.problem\u2013statement: 2": "It looks like 'why.problem-statement', but not every character is the same",
    'capacity.planned-hours-freed: "80"': "Write 80 without quotes.",
    'capacity.planned-hours-freed: "\uff18\uff10"': "It looks like '80', but not every character is the same",
    "capacity.planned-hours-freed: \u201c80\u201d": "Did you mean '80'?",
    "capacity.planned-hours-freed: 1 000": "Write digits only",
    "why.problem-statemant: 2": "Did you mean 'why.problem-statement'?",
}


@pytest.mark.parametrize("line", ALIKE)
def test_a_suggestion_that_looks_like_what_was_written_says_what_differs(line: str) -> None:
    (found,) = problems_of(f"{HEAD}answers:\n  {line}\n")
    assert hint(found, "en").startswith(ALIKE[line])
    assert hint(found, "nl") != hint(found, "en")


def test_an_option_that_reads_as_something_else_is_put_in_quotes() -> None:
    found = problem("answer-no-such-option", given="true", options="true, maybe", suggestion=Nearest("true", ["true"]))
    assert hint(found, "en").startswith("Write true in quotes.")
