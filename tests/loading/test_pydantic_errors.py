"""Validation errors become problems with correct sentences and useful hints."""

import pytest
from pydantic import ValidationError
from tests.loading.checks import VALID, only_problem, problems_in, text

from implcheck.loading.pydantic_errors import problems_of
from implcheck.model.answers import Answers
from implcheck.wording.catalog import catalog
from implcheck.wording.problems import hint, sentence

HEAD = "implcheck: 1\nquestionnaire: clinic.yaml\nproject: x\nphase: kickoff\nanswers:\n"
SMALL = (VALID / "two-languages.yaml").read_text(encoding="utf-8")


def sentence_and_hint(answer: str) -> tuple[str, str]:
    """Return sentence and hint of the only problem of an answer."""
    (found,) = problems_in(text(f"{HEAD}  {answer}\n", str(VALID / "answers.yaml")))
    return sentence(found, "en"), hint(found, "en")


def test_a_long_value_is_shortened_when_it_is_repeated() -> None:
    found = only_problem(f"implcheck: 1\nproject: x\nphase: kickoff\ndate: {'long' * 1000}\nanswers: {{}}\n")
    assert found.details["given"] == "long" * 14 + "lon…"
    assert len(found.details["given"]) == 60


@pytest.mark.parametrize(
    "answer", ["need.owner: " + "x" * 5000, "team.hours: " + "9" * 5000, "need.reason: 0x" + "f" * 290]
)
def test_a_long_answer_is_not_repeated_at_length(answer: str) -> None:
    assert len(sentence_and_hint(answer)[0]) < 150


@pytest.mark.parametrize(
    ("answer", "given"),
    [
        ("need.reason: true", "true"),
        ("need.reason: 1.5", "1.5"),
        ("need.owner: null ", ""),
        ("need.owner: 5.0", "5"),
        ("need.owner: .inf", ".inf"),
        ("need.owner: -.inf", "-.inf"),
        ("need.owner: .nan", ".nan"),
        ("team.hours: [1, true]", "[1, true]"),
    ],
)
def test_a_value_is_repeated_in_its_own_notation(answer: str, given: str) -> None:
    if not given:
        assert problems_in(text(f"{HEAD}  {answer}\n", str(VALID / "answers.yaml"))) == ()
        return
    assert f"'{given}'" in sentence_and_hint(answer)[0]


@pytest.mark.parametrize("answer", ['need.reason: "4"', "team.hours: '3'", "team.hours: ' 3 '"])
def test_for_a_number_in_quotes_the_hint_is_to_remove_the_quotes(answer: str) -> None:
    assert "quotes" in sentence_and_hint(answer)[1]


def test_a_level_with_decimals_is_reported_as_no_level() -> None:
    assert sentence_and_hint("need.reason: 4.0")[0] == "'4.0' is not a level."


@pytest.mark.parametrize("answer", ["need.reason: Unknown", "team.hours: UNKNOWN", "need.agreed: unknwon"])
def test_a_misspelt_unknown_is_suggested(answer: str) -> None:
    assert sentence_and_hint(answer)[1].startswith("Did you mean 'unknown'?")


@pytest.mark.parametrize(("answer", "meant"), [("Yes", "yes"), ("NO", "no"), ("true", "yes"), ("false", "no")])
def test_yes_and_no_are_suggested(answer: str, meant: str) -> None:
    assert sentence_and_hint(f"need.agreed: {answer}")[1].startswith(f"Did you mean '{meant}'?")


@pytest.mark.parametrize("answer", ["nan", "inf", "Infinity", "-infinity", "hours", "٣ and more"])
def test_a_word_is_no_number_to_suggest(answer: str) -> None:
    assert "Did you mean" not in sentence_and_hint(f"team.hours: {answer}")[1]


@pytest.mark.parametrize(
    "answer",
    [
        "{answer: {level: 3}}",
        "{answer: {answer: 3}}",
        "{answer: {unknown: true}, note: x}",
        "{answer: {note: lost, not_applicable: x}, note: y}",
        "[[3]]",
        "[{answer: 3}]",
        "[null]",
    ],
)
def test_an_answer_inside_an_answer_is_refused(answer: str) -> None:
    assert sentence_and_hint(f"need.reason: {answer}")[0] == "An answer is one value or a list of values."


@pytest.mark.parametrize("answer", ["{answer: , unknown: true}", "{answer: unknown, not_applicable: x}"])
def test_only_keys_that_were_written_are_reported(answer: str) -> None:
    assert "unanswered" not in sentence_and_hint(f"need.reason: {answer}")[0]


def test_only_a_short_list_is_reported_as_too_short() -> None:
    # A single bad item must not make a list of two items too short, nor a bad answer make one of two missing.
    found = problems_in(text(SMALL.replace("score: 1,", "score: 9,")))
    assert [problem.code for problem in found] == ["number-above"]


@pytest.mark.parametrize("written", ["true", "1.0", "'1'"])
def test_the_version_is_a_whole_number(written: str) -> None:
    assert (
        only_problem(f"implcheck: {written}\nproject: x\nphase: kickoff\nanswers: {{}}\n").code == "needs-whole-number"
    )


def test_the_hint_for_the_id_of_a_claim_is_not_that_of_other_ids() -> None:
    clinic = (VALID / "clinic.yaml").read_text(encoding="utf-8")
    found = problems_in(text(clinic.replace("{id: A1, kind", "{id: a1, kind")))[0]
    assert sentence(found, "en").startswith("'a1'")
    assert "lower case" not in hint(found, "en")


def test_a_day_that_does_not_exist_is_not_called_badly_written() -> None:
    found = only_problem("implcheck: 1\nproject: x\nphase: kickoff\ndate: 2026-11-31\nanswers: {}\n")
    assert sentence(found, "en") == "The day '2026-11-31' does not exist."
    assert sentence(found, "nl") == "De dag '2026-11-31' bestaat niet."


def test_a_suggestion_is_a_key_that_is_allowed_there() -> None:
    found = only_problem("implcheck: 1\nproject: x\nphase: kickoff\nansers: {}\nanswers: {}\n")
    assert (found.code, found.suggestion) == ("key-unknown", "answers")
    assert hint(found, "en") == "Did you mean 'answers'? Remove it, or correct its name."


def test_the_hint_for_a_missing_questionnaire_does_not_name_init() -> None:
    found = only_problem("implcheck: 1\nquestionnaire: no.yaml\nproject: x\nphase: kickoff\nanswers: {}\n")
    assert "init" not in hint(found, "en")


def test_a_questionnaire_that_cannot_be_read_is_reported_where_it_is_named() -> None:
    name = (VALID / "least.yaml").name + "/below.yaml"
    (found,) = problems_in(
        text(f"implcheck: 1\nquestionnaire: {name}\nproject: x\nphase: kickoff\nanswers: {{}}\n", str(VALID / "a.yaml"))
    )
    assert found.location is not None
    assert (found.code, found.location.line) == ("file-unreadable", 2)


def test_every_hint_and_sentence_exists_in_both_languages() -> None:
    found = only_problem("implcheck: 1\nproject: 5\nphase: kickoff\nanswers: {}\n")
    assert sentence(found, "en") == "'project' takes text, not '5'."
    assert catalog("nl").language == "nl"
    assert sentence(found, "nl") != sentence(found, "en")


def test_an_error_that_has_no_sentence_of_its_own_names_its_key() -> None:
    with pytest.raises(ValidationError) as caught:
        Answers.model_validate({"implcheck": 1, "project": "\ud83d", "phase": "kickoff", "answers": {}})
    (found,) = problems_of(caught.value, Answers)
    assert (found.code, found.path) == ("value-invalid", ("project",))


SMALL_HEAD = "implcheck: 1\nproject: x\nphase: kickoff\n"


@pytest.mark.parametrize(
    ("written", "code", "most"),
    [
        (f"answers: {{why.growth-room: {{answer: 3, note: {'x' * 20_001}}}}}\n", "text-too-long", "20000"),
        (f"answers: {{}}\nrespondent: {{role: {'x' * 20_001}}}\n", "text-too-long", "20000"),
        (f"answers: {{why.growth-room: {{answer: 3, evidence: [{'a, ' * 101}]}}}}\n", "list-too-long", "100"),
    ],
)
def test_what_is_beyond_a_limit_is_reported_with_the_limit(written: str, code: str, most: str) -> None:
    found = only_problem(f"{SMALL_HEAD}{written}")
    assert (found.code, found.details["most"]) == (code, most)
    assert most in sentence(found, "en")
    assert most in sentence(found, "nl")


def test_more_answers_than_the_limit_are_reported_once() -> None:
    found = only_problem(f"{SMALL_HEAD}answers:\n" + "".join(f"  a.b{at}: 1\n" for at in range(1001)))
    assert (found.code, found.path) == ("list-too-long", ("answers",))


EARLIER = """    score_yes: 0
    score_no: 1
    advice: [{at_most: 1, do: *words, who: *words, effort: L, done_when: *words}]
"""


def test_a_questionnaire_in_the_notation_of_0_1_is_told_what_to_write_now() -> None:
    start, end = SMALL.index("    if_yes:"), SMALL.index("    evidence:")
    found = problems_in(text(SMALL[:start] + EARLIER + SMALL[end:]))
    assert [(each.code, each.path[2:], each.on_key) for each in found] == [
        ("scores-of-yes-or-no", ("score_yes",), True),
        ("scores-of-yes-or-no", ("score_no",), True),
        ("advice-of-a-question", ("advice",), True),
    ]
    for language in ("en", "nl"):
        assert "`if_no: {score: ...}`" in hint(found[1], language)
        assert "done_when" in hint(found[2], language)


def test_such_a_key_is_no_more_than_unknown_elsewhere() -> None:
    found = problems_in(text(SMALL.replace("title:", "score_yes: 4\ntitle:", 1)))
    assert [each.code for each in found] == ["key-unknown"]


def test_advice_in_a_list_is_told_to_be_a_single_one() -> None:
    written = SMALL.replace("if_no: {score: 1, advice: *step}", "if_no: {score: 1, advice: [*step]}")
    (found,) = problems_in(text(written))
    assert (found.code, found.path[2:]) == ("advice-a-list", ("if_no", "advice"))
