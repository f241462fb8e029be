"""The file to fill in: valid before anything is filled in, complete, and safe whatever it is called."""

import datetime
import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import PHASES, built_in, choice, knock_out, levels, number, questionnaire, ticks, yes_no
from tests.support.hostile_strings import HOSTILE

from implcheck.loading.answers import load_answers
from implcheck.loading.source import decoded
from implcheck.model.answers import Unanswered
from implcheck.model.questionnaire import Questionnaire
from implcheck.questionnaires.answers_template import quoted, render
from implcheck.wording.messages import Messages

TODAY = datetime.date(2026, 11, 24)


def template(phase: str = "kickoff", language: str = "en", file: str = "readiness.yaml") -> str:
    """The template of the built-in questionnaire."""
    return render(built_in(), "implementation", phase, Messages((language, "en")), today=TODAY, file=file)


def of(small: Questionnaire, role: str | None = None) -> str:
    """The template of a small questionnaire."""
    return render(small, "small.yaml", "kickoff", Messages(("en",)), today=TODAY, file="readiness.yaml", role=role)


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("phase", PHASES)
def test_the_template_is_valid_and_answers_nothing(phase: str, language: str) -> None:
    loaded = load_answers(decoded("readiness.yaml", template(phase, language).encode()))
    assert loaded.answers.phase == phase
    assert loaded.answers.date == TODAY
    assert all(isinstance(answer, Unanswered) for answer in loaded.answers.answers.values())
    asked = [question.id for question in built_in().questions if phase in question.phases]
    assert list(loaded.answers.answers) == asked


def test_the_template_of_the_kickoff_begins_with_what_to_do() -> None:
    lines = template().split("\n")
    assert lines[0] == "# yaml-language-server: $schema=answers.schema.json"
    assert lines[1].startswith("# Answers for implcheck. Fill in what you know")
    assert lines[1].endswith("and run:")
    assert lines[2] == "#   implcheck assess readiness.yaml"
    assert "project: Name of the project" in lines
    assert "phase: kickoff" in lines
    assert "date: 2026-11-24" in lines


def test_every_level_of_a_question_is_in_a_comment() -> None:
    text = template()
    for level in range(5):
        assert f"#   {level}  " in text
    assert "A score of 0 to 1 is a knock-out." in text


def test_lines_are_at_most_100_columns_wide() -> None:
    for language in ("en", "nl"):
        long = [line for line in template(language=language).split("\n") if len(line) > 100]
        assert long == []


def test_comments_say_how_to_answer_each_type() -> None:
    small = questionnaire(
        levels("one.levels", knock_out=knock_out(1)),
        yes_no("one.yes-no"),
        choice("one.choice", {"some": 2, "all": 4}),
        ticks("one.ticks", ["first", "second"], {0: 0, 1: 2, 2: 4}),
        number("one.number", {0: 0, 4: 4}),
        levels("one.later", when={"question": "one.yes-no", "is": "yes"}),
        levels("one.other-phase", phases=["aftercare"]),
    )
    text = of(small)
    for comment in (
        "# Answer with the number of the level that you see:",
        "#   4  Level 4.",
        "# A score of 0 to 1 is a knock-out.",
        "# Answer yes or no.",
        "#   some: Option some.",
        "# Answer with a list, such as [first, second], of:",
        "#   none (alone): None of these.",
        "# Answer with a number from 0 to 100: hours.",
        '# Only if: the answer to Question one.yes-no is "yes".',
    ):
        assert f"  {comment}\n" in text
    assert "one.other-phase" not in text
    assert "questionnaire: small.yaml" in text or 'questionnaire: "small.yaml"' in text


def test_not_yet_is_among_the_answers_with_its_words() -> None:
    text = of(questionnaire(levels("one.a", not_yet="Nothing has been shown yet."), levels("one.b")))
    assert text.count("  #   not_yet: Nothing has been shown yet.\n  one.a:\n") == 1
    assert text.count("not_yet") == 1


def last(role: str | None) -> list[str]:
    """The ids of the questions below the heading of those that are for other roles."""
    small = questionnaire(
        levels("one.a", asked_of=["sponsor"]), levels("one.b"), levels("one.c", asked_of=["key-user"])
    )
    text = of(small, role)
    assert sorted(yaml.safe_load(text)["answers"]) == ["one.a", "one.b", "one.c"]
    _, _, others = text.partition("\n  # ---- For other roles than ")
    return re.findall(r"^  (one\.\w+):$", others, flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("role", "others"),
    [
        (None, []),
        ("project-lead", []),
        ("sponsor", ["one.c"]),
        ("Key user", ["one.a"]),
        ("user", ["one.a", "one.c"]),
        ("works council", []),
    ],
)
def test_questions_that_the_role_is_not_asked_come_last(role: str | None, others: list[str]) -> None:
    assert last(role) == others


def test_a_role_in_own_words_is_read_back_unchanged() -> None:
    text = of(questionnaire(levels("one.a", asked_of=["sponsor"])), 'Head of "IT": #1')
    assert yaml.safe_load(text)["respondent"] == {"role": 'Head of "IT": #1'}


@pytest.mark.parametrize(
    "name",
    [
        "a\nproject: b.yaml",
        "a\rb.yaml",
        "a\u2028b.yaml",
        "a\x85b.yaml",
        "x\x1b[31m.yaml",
        "x" * 300 + "\nphase: x.yaml",
    ],
)
def test_no_file_name_ends_its_comment(name: str) -> None:
    text = template(file=name)
    assert yaml.safe_load(text)["project"] == "Name of the project"
    assert "\x1b" not in text
    loaded = load_answers(decoded("readiness.yaml", text.encode()))
    assert loaded.answers.project == "Name of the project"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], max_codepoint=0x24F)))
def test_quoted_text_is_read_back_as_that_text(text: str) -> None:
    assert yaml.safe_load(f"key: {quoted(text)}") == {"key": text}


@pytest.mark.parametrize(
    "word", ["yes", "No", "null", "true", "~", "1", "1.5", "unknown", "2026-11-24", "a: b", "- a", ""]
)
def test_a_word_that_means_something_else_is_quoted(word: str) -> None:
    assert quoted(word) == f'"{word}"'


@pytest.mark.parametrize("text", HOSTILE)
def test_any_name_of_a_questionnaire_is_read_back_unchanged(text: str) -> None:
    assert yaml.safe_load(f"a: {quoted(text)}") == {"a": text}
