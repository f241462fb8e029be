"""Problems have the exact line and column, however deeply nested and however written."""

import pytest
from tests.loading.checks import VALID, only_problem, position_of, problems_in, text, tree

from implcheck.loading.source import decoded, read
from implcheck.model.problem import Location

CLINIC = (VALID / "clinic.yaml").read_text(encoding="utf-8")


def broken(part: str, by: str, times: int = 1) -> list[tuple[str, int, int]]:
    """Return the problems of the clinic's questionnaire after replacing `part` `by` another text."""
    assert part in CLINIC
    return [position_of(found) for found in problems_in(text(CLINIC.replace(part, by, times)))]


def line_of(part: str) -> int:
    """Return the first line that holds `part`."""
    return CLINIC[: CLINIC.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("part", "by", "code", "column"),
    [
        ("{question: need.agreed, is: ", "{question: need.agree, is: ", "no-such-question", 22),
        ("- {question: team.hours, at_most: 0}", "- {question: team.hours, at_most: 5}", "number-above", 43),
        ("- {question: need.owner, is: nobody}", "- {question: need.owner, is: nobdy}", "no-such-option", 42),
        ("includes: none}", "includes: nune}", "no-such-option", 50),
        ("- not: {question: team.people,", "- not: {question: team.peple,", "no-such-question", 27),
        ("- {practice: team, score_below: 60}", "- {practice: team, score_below: 101}", "number-above", 41),
        ("- {practice: team, score_below: 60}", "- {practise: team, score_below: 60}", "condition-kind", 11),
        ("- not: {question: team.people, at_least: 4}", "- not: {question: team.people}", "condition-one-test", 16),
        ("{value: doctors, text: Doctors.}", "{value: nurses, text: Doctors.}", "duplicate-option", 17),
        ("{value: two-people, score: 4,", "{value: two-people, score: 7,", "number-above", 36),
        ("{score: 4, text: Everybody knows.}", "{score: 2, text: Everybody knows.}", "levels-go-down", 17),
        ("{do: Start now.,", "{do: '',", "empty", 29),
        ("{question: need.reason, at_least: 2}", "{question: need.raeson, at_least: 2}", "no-such-question", 77),
        ("roles: [sponsor, key-user]", "roles: [sponsor, key-usr]", "no-such-role", 47),
        ("{question: team.weeks, above: 30.5}", "{question: need.owner, above: 30.5}", "test-not-for-type", 46),
        ("    weight: {kickoff: 2}", "    weight: {kickof: 2}", "no-such-phase", 14),
        ("reworded: {need.owner", "reworded: {need.ownr", "no-such-finding", 16),
        ("asked_of: [key-user, user]", "asked_of: [key-user, usr]", "no-such-role", 26),
        ("{do: Go on., who: *words, effort: S,", "{do: Go on., who: *words, effort: X,", "value-not-one-of", 58),
        ("- {need.owner: nobody, team.trained", "- {need.owner: nobdy, team.trained", "answer-no-such-option", 24),
        ("- {team.hours: 8, need.owner: nobody}", "- {team.hour: 8, need.owner: nobody}", "no-such-question", 12),
        ("phases: [kickoff], reason", "phases: [kickof], reason", "no-such-phase", 38),
        ("level: critical\n", "level: kritical\n", "value-not-one-of", 12),
    ],
)
def test_a_nested_problem_is_reported_at_its_location(part: str, by: str, code: str, column: int) -> None:
    assert (code, line_of(part), column) in broken(part, by)


@pytest.mark.parametrize(
    ("part", "by", "codes"),
    [
        ("- {question: need.owner, is: nobody}", "- {question: need.owner, is: nobdy}", ["no-such-option"]),
        ("{value: two-people, score: 4,", "{value: two-people, score: 7,", ["number-above"]),
        ("level: critical\n", "level: kritical\n", ["value-not-one-of"]),
        ("  - <<: *number\n    id: team.rooms\n", "  - <<: *number\n    id: rooms\n", ["id-shape"]),
        ("    weight: {kickoff: 2}", "    weight: {kickof: 2}", ["no-such-phase"]),
    ],
)
def test_a_single_mistake_is_a_single_problem(part: str, by: str, codes: list[str]) -> None:
    assert [code for code, _, _ in broken(part, by)] == codes


def test_a_value_that_was_merged_is_reported_once_where_it_is_written() -> None:
    # Five questions take their options over from the first.
    found = broken("{value: nurses, text: Nurses.}", "{value: unknown, text: Nurses.}")
    assert found == [("option-reserved", line_of("{value: nurses, text"), 17)]


def test_a_value_behind_an_alias_is_reported_where_it_is_written() -> None:
    part = "done_when: *words}\n      - {score: 1"
    assert broken(part, part.replace("}", ", by: now}")) == [("key-unknown", line_of("&start {do"), 84)]


def test_a_key_beside_a_merge_is_reported_at_its_own_location() -> None:
    part = "  - <<: *number\n    id: team.people\n    whole: true\n"
    line = line_of(part)
    assert broken(part, part + "    max: 0\n") == [
        ("step-out-of-reach", line_of("{from: 1.5, score: 2"), 16),
        ("step-out-of-reach", line_of("{from: 8, score: 4}\n      - {from: 32"), 16),
        ("step-out-of-reach", line_of("{from: 32, score: 1"), 16),
        ("min-not-below-max", line + 3, 10),
    ]


HEAD = "implcheck: 1\nquestionnaire: clinic.yaml\nproject: x\nphase: kickoff\nanswers:\n"


@pytest.mark.parametrize(
    ("answer", "location"),
    [
        ("  need.reason: 7\n", ("answer-no-such-level", 6, 16)),
        ("  need.reason: {answer: 7}\n", ("answer-no-such-level", 6, 25)),
        ("  need.reason:\n    note: x\n    answer:  7\n", ("answer-no-such-level", 8, 14)),
        ("  {need.reason: 7}\n", ("answer-no-such-level", 6, 17)),
        ("  team.trained: [nurses, x]\n", ("answer-no-such-option", 6, 26)),
        ("  team.trained:\n  - nurses\n  -   x\n", ("answer-no-such-option", 8, 7)),
        ("  team.trained: {answer: [nurses, none]}\n", ("answer-exclusive", 6, 35)),
        ("  team.trained:\n    answer:\n      - nurses\n      - nurses\n", ("answer-ticked-twice", 9, 9)),
        ("  team.trained: []\n", ("answer-empty-list", 6, 17)),
        ("  team.trained: {answer: nurses, note: x}\n", ("answer-not-a-list", 6, 26)),
        ("  team.trained: [[nurses]]\n", ("answer-shape", 6, 17)),
        ("  need.raeson: 2\n", ("no-such-question", 6, 3)),
        ("  ? need.raeson\n  : 2\n", ("no-such-question", 6, 5)),
        ("  need.reason: {answer: 2, nota: x}\n", ("key-unknown", 6, 28)),
        ("  need.reason:\n    not_applicable:\n", ("empty", 7, 20)),
        ("  need.reason: {answer: 2, evidence: [a, 5]}\n", ("needs-text", 6, 42)),
        ("  need.reason: {answer: 2, evidence: 5}\n", ("needs-list", 6, 38)),
        ("  need.owner: 'één' # ünïcode\n", ("answer-no-such-option", 6, 15)),
        ("  need.owner: {note: '😀 é', answer: x}\n", ("answer-no-such-option", 6, 37)),
        ("  need.reason: &a 7\n", ("answer-no-such-level", 6, 16)),
        ("  need.owner: >-\n    nobody\n    else\n", ("answer-no-such-option", 6, 15)),
    ],
)
def test_an_answer_in_short_or_long_form_is_reported_at_its_location(
    answer: str, location: tuple[str, int, int]
) -> None:
    (found,) = problems_in(text(HEAD + answer, str(VALID / "answers.yaml")))
    assert position_of(found) == location


def test_a_merged_answer_is_reported_where_it_is_written() -> None:
    written = (
        HEAD + "  need.reason: &bad {answer: 7, note: x}\n  need.budget: {<<: *bad, note: y}\n  need.message: *bad\n"
    )
    assert [position_of(problem) for problem in problems_in(text(written, str(VALID / "answers.yaml")))] == [
        ("answer-no-such-level", 6, 30)
    ]


def test_a_missing_key_is_reported_where_its_mapping_starts() -> None:
    found = problems_in(text("phase: kickoff\nanswers: {}\nimplcheck: 1\naccepted_risks:\n  -  reason: x\n"))
    assert [(*position_of(problem), problem.details["key"]) for problem in found] == [
        ("key-missing", 1, 1, "project"),
        ("key-missing", 5, 6, "finding"),
        ("key-missing", 5, 6, "owner"),
        ("key-missing", 5, 6, "until"),
    ]


def test_the_location_of_a_missing_value_is_that_of_its_nearest_ancestor() -> None:
    root = tree("a:\n  b: [1, {c: 2}]\n").root
    assert (root.location(("a", "b", 1, "c")).line, root.location(("a", "b", 1, "c")).column) == (2, 14)
    assert root.location(("a", "b", 1, "d")).column == root.location(("a", "b", 1)).column == 10
    assert root.location(("a", "b", 7, "d")).column == 6
    assert root.location(("x",)) == Location("file.yaml", 1, 1, "a:")


def test_a_key_is_reported_on_itself_and_a_value_where_it_starts() -> None:
    root = tree("a: {bb:   1}\n").root
    assert root.location(("a", "bb")).column == 11
    assert root.location(("a", "bb"), on_key=True).column == 5
    assert root.location((), on_key=True).column == 1


def test_a_step_of_the_model_without_a_key_in_the_file_is_skipped() -> None:
    root = tree("a: [1, 2]\n").root
    assert root.location(("a", "answer", 1)).column == 8
    assert root.location(("a", "answer")).column == 4


def test_line_ends_and_a_byte_order_mark_do_not_shift_a_location() -> None:
    for written in (b"\xef\xbb\xbfphase: x\r\nanswers: {}\r\n", b"phase: x\ranswers: {}\r", b"phase: x\nanswers: {}"):
        locations = [
            found.location for found in problems_in(decoded("file.yaml", written)) if found.code == "no-such-phase"
        ]
        assert locations == [Location("file.yaml", 1, 8, "phase: x")]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_a_separator_that_only_yaml_takes_for_a_line_end_does_not_shift_a_location(separator: str) -> None:
    # Texts pasted from a word processor hold these; editors and annotations count line feeds only.
    written = f'implcheck: 1\nproject: "one{separator}two"\nphase: x\nanswers: {{}}\n'
    (found,) = problems_in(decoded("file.yaml", written.encode()))
    assert found.location == Location("file.yaml", 3, 8, "phase: x")
    beside = problems_in(decoded("file.yaml", f'{{a: "one{separator}two", b: *c}}'.encode()))
    assert [problem.location.column for problem in beside if problem.location is not None] == [19]


def test_a_tab_counts_as_a_single_column() -> None:
    found = only_problem("implcheck: 1\nproject: 'a\tb' # x\nphase: x\nanswers: {}\n")
    assert position_of(found) == ("no-such-phase", 3, 8)


def test_the_locations_of_a_questionnaire_that_answers_name_are_in_its_own_file() -> None:
    found = problems_in(read(str(VALID.parent / "invalid" / "answers-questionnaire-invalid.yaml")))
    assert {problem.location.file for problem in found if problem.location is not None} == {
        str(VALID.parent / "invalid" / "questionnaire-least.yaml")
    }
