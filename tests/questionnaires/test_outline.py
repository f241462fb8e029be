"""The outline of a questionnaire."""

import pytest
from tests.reports.pages import widest, words_of
from tests.support.build import PHASES, built_in, levels, questionnaire

from implcheck.questionnaires.outline import render, summary
from implcheck.reports.options import Options
from implcheck.wording.messages import Messages


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_outline_has_every_question_and_combination(language: str) -> None:
    text = render(built_in(), tuple(PHASES), Options(languages=(language,), width=80))
    for id_ in (*built_in().by_id, *built_in().rules_by_id):
        assert id_ in text
    assert widest(text) <= 80


def test_the_outline_has_only_the_questions_of_the_given_phases() -> None:
    small = questionnaire(levels("one.early", phases=["kickoff"]), levels("one.late", phases=["aftercare"]))
    assert "one.early" in render(small, ("kickoff",), Options())
    assert "one.late" not in render(small, ("kickoff",), Options())


@pytest.mark.parametrize("width", [60, 61, 79, 100, 160])
def test_no_line_is_wider_than_the_given_width_and_no_id_is_cut(width: int) -> None:
    text = render(built_in(), tuple(PHASES), Options(width=width))
    assert widest(text) <= width
    assert "…" not in text


def test_the_summary_counts_parts() -> None:
    small = questionnaire(levels("one.a"), levels("two.b"))
    assert summary(small, Messages(("en",))) == "small 1 · 2 practices, 2 questions, 0 combinations; en"
    assert "2 thema's, 2 vragen, 0 combinaties" in summary(small, Messages(("nl",)))


def test_the_summary_has_the_singular() -> None:
    text = words_of(summary(questionnaire(levels("one.a")), Messages(("en",))))
    assert "1 practice, 1 question" in text
