"""`implcheck explain`: found, nearly found, not found."""

from pathlib import Path

import pytest
from tests.support.cli import BRAND_PORTAL, ERP_ROLLOUT, ROOT, TODAY, run


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("id_", ["why.problem-statement", "why", "rule.single-head", "high", "score"])
def test_each_kind_is_explained(id_: str, language: str) -> None:
    done = run("explain", id_, "--lang", language)
    assert (done.code, done.err) == (0, b"")
    assert id_ in done.text.split("\n")[0]


@pytest.mark.parametrize("id_", ["commitment.named-sponsor", "commitment", "rule.fixed-date-no-time", "score"])
def test_with_answers_the_arithmetic_is_shown(id_: str) -> None:
    without = run("explain", id_, "--lang", "en")
    done = run("explain", id_, "--answers", ERP_ROLLOUT, "--lang", "en", "--today", TODAY)
    assert (done.code, done.err) == (0, b"")
    assert done.text.startswith(without.text.rstrip("\n"))
    assert len(done.text) > len(without.text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("why.problem-statment", "why.problem-statement"),
        ("problem-statement", "why.problem-statement"),
        ("comitment", "commitment"),
        ("rule.single-heads", "rule.single-head"),
        ("Critical", "critical"),
        ("scores", "score"),
    ],
)
def test_the_nearest_id_is_suggested(typed: str, meant: str) -> None:
    done = run("explain", typed, "--lang", "en")
    assert (done.code, done.out) == (2, b"")
    assert done.errors == f"Nothing has the id '{typed}'. Did you mean '{meant}'?\n"


def test_without_a_near_id_the_choices_are_listed() -> None:
    done = run("explain", "zzzzzzzz", "--lang", "en")
    assert (done.code, done.out) == (2, b"")
    for expected in ("why.problem-statement", "rule.single-head", "critical", "implcheck questionnaire show"):
        assert expected in done.errors


def test_invalid_answers_are_reported_as_for_assess() -> None:
    done = run("explain", "score", "--answers", "nix.yaml", "--lang", "en")
    assert (done.code, done.out) == (2, b"")
    assert done.errors.startswith("nix.yaml: There is no such file.\n")


def test_the_phase_is_overridden() -> None:
    done = run("explain", "timeline.margin", "--answers", ERP_ROLLOUT, "--phase", "aftercare", "--lang", "en")
    assert "not asked here" in done.text


def test_the_gate_is_the_last_step_of_the_score_and_fails_nothing(tmp_path: Path) -> None:
    done = run("explain", "score", "--answers", BRAND_PORTAL, "--today", TODAY, "--lang", "en", "--fail-on", "high")
    assert (done.code, done.err) == (0, b"")
    gate = " ".join(done.text.partition("\nThe gate\n")[2].split())
    assert gate.startswith("- Left out as accepted: ")
    assert "points without the accepted risks; the report counts them: " in gate
    assert "No high or critical risk overall: not met. The level is high; the gate fails on high or worse." in gate
    (tmp_path / "implcheck.toml").write_text("fail-under = 5\n", encoding="utf-8")
    settings = ("--config", tmp_path / "implcheck.toml")
    demanded = run("explain", "score", "--answers", BRAND_PORTAL, "--today", TODAY, "--lang", "en", *settings)
    assert "A score of at least 5: met." in demanded.text


def test_a_combination_says_whether_it_holds() -> None:
    done = run("explain", "rule.fixed-date-no-time", "--answers", ERP_ROLLOUT, "--lang", "en", "--today", TODAY)
    assert "(critical): holds, because of " in " ".join(done.text.split())


@pytest.mark.parametrize("word", ["hours", "Uren"])
def test_a_word_lists_what_has_it(word: str) -> None:
    done = run("explain", word, "--lang", "nl")
    assert done.code == 0
    assert "capacity.planned-hours-freed" in done.text
    assert word in done.text.splitlines()[0]


def test_the_only_part_that_has_a_word_is_explained_at_once() -> None:
    clinic = ROOT / "tests" / "data" / "valid" / "clinic.yaml"
    done = run("explain", "passed", "--lang", "en", "--questionnaire", clinic)
    assert done.code == 0
    assert done.errors == "Only team.weeks has 'passed':\n"
    assert done.text == run("explain", "team.weeks", "--lang", "en", "--questionnaire", clinic).text


@pytest.mark.parametrize(("language", "message"), [("en", "Did you mean"), ("nl", "Bedoel je")])
def test_a_misspelt_word_is_corrected(language: str, message: str) -> None:
    done = run("explain", "key", "uzer", "--lang", language)
    assert (done.code, done.out) == (2, b"")
    assert f"{message} 'key user'?" in done.errors


def test_several_words_need_no_quotation_marks() -> None:
    quoted = run("explain", "freed hours", "--lang", "en")
    assert run("explain", "freed", "--lang", "en", "hours").text == quoted.text
    assert quoted.code == 0


def test_an_id_with_a_dash_from_a_document_says_what_differs() -> None:
    done = run("explain", "why.problem\u2013statement", "--lang", "en")
    assert done.code == 2
    assert "Did you mean 'why.problem-statement'?\nIt looks like 'why.problem-statement', but" in done.errors
