"""Files whose answers were given to another version of the questionnaire."""

from tests.loading.checks import only_problem, position_of, problems_in, text
from tests.support.build import built_in

from implcheck.loading.answers import load_answers

HEAD = 'implcheck: 1\nquestionnaire_version: "0.9"\nproject: P\nphase: kickoff\n'
OLD = (
    HEAD
    + """\
answers:
  why.problem-statement: 3
  why.gone: 2
  timeline.date-scope: {answer: gone, note: Kept}
accepted_risks:
  - {finding: why.gone, reason: R, owner: sponsor, until: 2027-01-01}
  - {finding: why.problem-statement, reason: R, owner: sponsor, until: 2027-01-01}
"""
)


def test_an_answer_that_does_not_fit_is_left_out_with_its_line() -> None:
    loaded = load_answers(text(OLD))
    assert list(loaded.answers.answers) == ["why.problem-statement", "timeline.date-scope"]
    assert loaded.answers.answers["timeline.date-scope"].note == "Kept"
    assert [position_of(problem) for problem in loaded.warnings] == [
        ("other-version-question", 7, 3),
        ("other-version-answer", 8, 3),
        ("other-version-finding", 10, 15),
    ]


def test_the_locations_of_what_is_kept_stay_right() -> None:
    locations = load_answers(text(OLD)).locations
    assert [location.line for location in locations.risks] == [11]
    assert {id_: location.line for id_, location in locations.answers.items()} == {
        "why.problem-statement": 6,
        "timeline.date-scope": 8,
    }


def test_without_a_version_or_with_the_current_version_a_mismatch_is_an_error() -> None:
    for head in ("", f'questionnaire_version: "{built_in().version}"\n'):
        written = OLD.replace('questionnaire_version: "0.9"\n', head)
        codes = {problem.code for problem in problems_in(text(written))}
        assert codes == {"no-such-question", "answer-no-such-option", "no-such-finding"}


def test_what_is_wrong_in_any_version_stays_an_error() -> None:
    found = problems_in(text(OLD.replace("reason: R", "reasons: R") + "extra: 1\n"))
    assert {problem.code for problem in found} == {"key-unknown"}


def test_a_version_that_is_no_text_is_an_error() -> None:
    assert position_of(only_problem(HEAD.replace('"0.9"', "0.9") + "answers: {}\n")) == ("needs-text", 2, 24)
