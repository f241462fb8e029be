"""The keys that a model allows at a path, from which the nearest is suggested."""

from tests.loading.checks import VALID, problems_in, text

from implcheck.loading.model_keys import keys_at
from implcheck.model.answers import Answers
from implcheck.model.questionnaire import Questionnaire

CLINIC = (VALID / "clinic.yaml").read_text(encoding="utf-8")


def test_the_keys_at_the_top_are_those_of_the_file() -> None:
    assert keys_at(Answers, ()) == [
        *("implcheck", "questionnaire", "questionnaire_version", "project", "phase", "date"),
        *("round", "language", "respondent", "answers", "accepted_risks", "actions"),
    ]


def test_the_keys_of_an_optional_part_and_of_a_list_item() -> None:
    assert keys_at(Answers, ("respondent",)) == ["role", "may_stand_apart", "may_be_quoted"]
    assert keys_at(Answers, ("accepted_risks", 3)) == ["finding", "reason", "owner", "until"]
    assert keys_at(Answers, ("actions", 3)) == ["finding", "owner", "due", "status", "note", "answer_when_agreed"]
    assert keys_at(Questionnaire, ("levels", "bands", 0)) == ["level", "from"]


def test_the_keys_of_a_union_are_those_of_its_member() -> None:
    assert keys_at(Answers, ("answers", "a.b", "<answer>")) == ["answer", "note", "evidence"]
    assert keys_at(Answers, ("answers", "a.b", "<not_applicable>")) == ["not_applicable", "note", "evidence"]
    assert "if_yes" in keys_at(Questionnaire, ("questions", 0, "<yes_no>"))
    assert "if_yes" not in keys_at(Questionnaire, ("questions", 0, "<levels>"))


def test_a_field_that_is_called_like_its_type_is_reported_from_the_type() -> None:
    assert keys_at(Questionnaire, ("questions", 0, "<levels>", "levels", 0)) == [
        *("score", "problem", "risk", "advice", "text")
    ]


def test_keys_have_the_names_that_they_have_in_a_file() -> None:
    when = ("questions", 0, "<levels>", "when")
    assert keys_at(Questionnaire, (*when, "<not>")) == ["not"]
    assert keys_at(Questionnaire, (*when, "<not>", "not", "<question>")) == [
        *("question", "at_most", "at_least", "below", "above", "is", "includes", "unknown")
    ]
    assert keys_at(Questionnaire, (*when, "<any>", "any", 2, "<all>", "all", 0, "<practice>")) == [
        *("practice", "score_below")
    ]


def test_without_a_mapping_of_fixed_keys_there_is_no_suggestion() -> None:
    assert keys_at(Answers, ("answers",)) == []
    assert keys_at(Answers, ("project",)) == []
    assert keys_at(Answers, ("no", "such", 1, "path")) == []
    assert keys_at(Questionnaire, ("questions", 0, "<nothing>")) == []


def _suggested(part: str, by: str) -> list[str]:
    assert part in CLINIC
    found = problems_in(text(CLINIC.replace(part, by, 1)))
    return [problem.suggestion for problem in found if problem.code == "key-unknown"]


def test_the_key_that_was_meant_is_suggested_at_any_depth() -> None:
    assert _suggested("critical_from: 2", "critical_form: 2") == ["critical_from"]
    assert _suggested("exclusive: true", "exclusiv: true") == ["exclusive"]
    assert _suggested("done_when: *words}\n      - {score: 1", "donewhen: *words}\n      - {score: 1") == ["done_when"]
    assert _suggested("needs: [{question: need.reason, at_least", "needs: [{question: need.reason, at_lest") == [
        "at_least"
    ]
    assert _suggested("reworded: {", "rewordd: {") == ["reworded"]
    assert _suggested("is: nobody}\n", "iss: nobody}\n") == ["is"]
    assert _suggested("score_below: 60", "scores_below: 60") == ["score_below"]
    assert _suggested("stays_quiet:", "stay_quiet:") == ["stays_quiet"]
    assert _suggested("    knock_out: {", "    knockout: {") == ["knock_out"]
    assert _suggested("whole: true", "hole: true") == ["whole"]
    assert _suggested("    unit: hours", "    colour: hours") == [""]
