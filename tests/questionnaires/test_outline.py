"""A questionnaire at a glance."""

import pytest
from tests.reports.pages import widest, words_of
from tests.support.build import PHASES, built_in, levels, questionnaire

from implcheck.questionnaires.outline import render, summary
from implcheck.reports.options import Options
from implcheck.wording.messages import Messages


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_question_practice_and_combination_is_in_it(language: str) -> None:
    told = render(built_in(), tuple(PHASES), Options(languages=(language,), width=80))
    for id_ in (*built_in().by_id, *built_in().rules_by_id):
        assert id_ in told
    assert widest(told) <= 80


def test_only_the_questions_of_the_phases_asked_about() -> None:
    of = questionnaire(levels("one.early", phases=["kickoff"]), levels("one.late", phases=["aftercare"]))
    assert "one.early" in render(of, ("kickoff",), Options())
    assert "one.late" not in render(of, ("kickoff",), Options())


@pytest.mark.parametrize("width", [60, 61, 79, 100, 160])
def test_no_line_is_wider_than_asked_and_no_id_is_cut(width: int) -> None:
    told = render(built_in(), tuple(PHASES), Options(width=width))
    assert widest(told) <= width
    assert "…" not in told


def test_the_summary_counts_parts() -> None:
    of = questionnaire(levels("one.a"), levels("two.b"))
    assert summary(of, Messages(("en",))) == "small 1 · 2 practices, 2 questions, 0 combinations; en"
    assert "2 thema's, 2 vragen, 0 combinaties" in summary(of, Messages(("nl",)))


def test_one_of_a_kind_is_told_in_the_singular() -> None:
    told = words_of(summary(questionnaire(levels("one.a")), Messages(("en",))))
    assert "1 practice, 1 question" in told
