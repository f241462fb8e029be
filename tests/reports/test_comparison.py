"""The report of a comparison: its figures, its sections and hostile texts."""

import re

import pytest
from tests.reports.blocks import blocks_of, entries_of, rows_of, sentences_of
from tests.reports.pages import ACTING, MARKUP, acting_in, assessed_text, example, saying, words_of
from tests.support.build import NA, TODAY, accept, answers, assessed, changed, levels, questionnaire, rule

from implcheck.model.assessment import Assessment
from implcheck.model.comparison import Comparison
from implcheck.model.decisions import AgreedAction
from implcheck.model.enums import ActionStatus, Level
from implcheck.model.text import Text
from implcheck.reports.build import build
from implcheck.reports.charts import Lines
from implcheck.reports.document import Document, Facts, Headline
from implcheck.reports.formats.registry import render
from implcheck.reports.options import Options
from implcheck.scoring.assess import assess
from implcheck.scoring.compare import compare
from implcheck.wording.messages import Messages
from implcheck.wording.symbols import symbol

SMALL = questionnaire(
    levels("one.a"),
    levels("one.b"),
    levels("two.c"),
    levels("two.later", phases=["aftercare"]),
    rules=[rule("both", {"all": [{"question": "one.a", "at_most": 1}, {"question": "two.c", "at_most": 1}]})],
)
STEADY = {"one.a": 2, "one.b": 2, "two.c": 2}


def brand_portal() -> Comparison:
    """The example and its later state."""
    return compare(example("brand-portal"), example("brand-portal-january"))


def document_of(comparison: Comparison, language: str = "en") -> Document:
    return build(comparison, Options((language, "en")))


def moved(before: dict[str, object], after: dict[str, object], language: str = "en") -> Document:
    """The comparison of two small kickoffs."""
    return document_of(compare(assessed(SMALL, {**STEADY, **before}), assessed(SMALL, {**STEADY, **after})), language)


def lines_of(document: Document) -> Lines:
    (lines,) = blocks_of(document, "practices")
    assert isinstance(lines, Lines)
    return lines


def on_screen(comparison: Comparison, options: Options | None = None) -> str:
    page = render(comparison, "terminal", options or Options(width=160))
    assert isinstance(page, str)
    return page


def test_the_verdict_has_what_is_compared_how_it_moved_and_what_decides_now() -> None:
    facts, headline, *_ = blocks_of(document_of(brand_portal()), "verdict")
    assert isinstance(facts, Facts)
    assert facts.facts == (
        *("Implementation readiness", "Kickoff", "24 November 2026 → 15 January 2027", "project lead"),
    )
    assert isinstance(headline, Headline)
    before, after = brand_portal().before, brand_portal().after
    assert headline.symbol == symbol(after.level)
    assert re.fullmatch(r"From \d\d to \d\d points \(\+[\d.]+\): .*", headline.text)
    assert sentences_of(document_of(brand_portal()), "verdict")[:2] == [
        Messages(("en",)).headline(after),
        f"Answered: {int(100 * before.known)}% of the weight before, {int(100 * after.known)}% now.",
    ]


def test_differences_are_exact_and_numbers_are_rounded_down() -> None:
    # 50 and 56 1/4 points: 6 1/4 more, and not the 6 between the numbers that are shown.
    assert moved({}, {"one.a": 3}).headline == "From 50 to 56 points (+6.2): still high"
    assert moved({"one.a": 3}, {}).headline == "From 56 to 50 points (-6.2): still high"
    assert moved({}, {"one.a": 3}, "nl").headline == "Van 50 naar 56 punten (+6,2): nog steeds hoog"
    assert moved({}, {}).headline == "50 points, as before: still high"
    first, second = lines_of(moved({}, {"one.a": 3})).lines
    assert (first.points, first.values, first.gain) == (("50", "62"), (50, 62), "+12.5")
    assert (second.points, second.values, second.gain) == (("50", "50"), (50, 50), "=")


def test_times_are_days_where_they_differ() -> None:
    assert lines_of(document_of(brand_portal())).times == ("24 November 2026", "15 January 2027")
    assert lines_of(moved({}, {})).times == ("Was", "Now")


def test_a_comparison_without_changes_says_so() -> None:
    assert sentences_of(moved({}, {}), "nothing")[0].startswith("Nothing changed")
    assert sentences_of(moved({}, {}, "nl"), "nothing")[0].startswith("Er is niets veranderd")
    assert blocks_of(moved({}, {"one.a": 3}), "nothing") == ()


@pytest.mark.parametrize(
    ("before", "after", "section", "was", "now"),
    [
        (1, 3, "better", "Scores 1 of 4: Level 1.", "Scores 3 of 4: Level 3."),
        (3, 1, "worse", "Scores 3 of 4: Level 3.", "Scores 1 of 4: Level 1."),
        ("unknown", 4, "known", "we don't know", "Scores 4 of 4: Level 4."),
        (4, None, "unknown", "Scores 4 of 4: Level 4.", "not answered"),
        (1, NA, "applies", "Scores 1 of 4: Level 1.", "not applicable: There is nothing of the kind here"),
    ],
)
def test_each_way_to_move_has_its_section_and_both_answers(
    before: object, after: object, section: str, was: str, now: str
) -> None:
    document = moved({"one.a": before}, {"one.a": after})
    (entry,) = entries_of(document, section)
    assert (entry.title, entry.key) == ("Question one.a", "one.a")
    assert rows_of(entry) == {"Was": was, "Now": now}
    others = {"better", "worse", "known", "unknown", "applies"} - {section}
    assert [id_ for id_ in others if blocks_of(document, id_)] == []


def test_a_new_risk_has_its_advice_and_a_low_one_is_counted() -> None:
    document = moved({"one.a": 4, "one.b": 4, "two.c": 4}, {"one.a": 1, "one.b": 3, "two.c": 1})
    new = {entry.key: entry for entry in entries_of(document, "new")}
    assert rows_of(new["rule.both"]) == {"Do": "Do it.", "Who": "Project lead"}
    assert new["rule.both"].word == "high"
    assert sentences_of(document, "new")[0].startswith("1 new risk is low")
    gone = entries_of(moved({"one.a": 1, "two.c": 1}, {"one.a": 4}), "gone")
    assert ("rule.both", "high") in [(entry.key, entry.word) for entry in gone]


def test_a_risk_at_another_level_has_both() -> None:
    (entry,) = entries_of(moved({"one.a": 2}, {"one.a": 1}), "changed")
    assert (entry.key, entry.word) == ("one.a", "moderate → high")


def test_a_new_risk_that_is_accepted_says_so_instead_of_what_to_do() -> None:
    after = assessed(SMALL, {**STEADY, "one.a": 0}, accepted=[accept("one.a")])
    report = words_of(on_screen(compare(assessed(SMALL, {**STEADY, "one.a": 4}), after)))
    assert "Question one.a: accepted by the sponsor until 31 December 2026. It can wait" in report
    assert "Do Do it." not in report


def test_an_expired_acceptance_is_named() -> None:
    before, after = (
        assessment._replace(about=assessment.about._replace(date=assessment.about.today.replace(month=month)))
        for assessment, month in [
            (assessed(SMALL, STEADY, accepted=[accept("one.a", "2026-10-31")]), 10),
            (assessed(SMALL, STEADY), 11),
        ]
    )
    (sentence,) = sentences_of(document_of(compare(before, after)), "ran-out")
    assert sentence.startswith("Question one.a: accepted by the sponsor until 31 October 2026. That date has passed")


def test_another_phase_another_version_and_a_wrong_order_are_named() -> None:
    newer = changed(SMALL, version="2")
    before, after = assessed(SMALL, STEADY), assessed(newer, {**STEADY, "two.later": 2}, "aftercare")
    document = document_of(compare(before, after))
    assert sentences_of(document, "verdict")[-3:] == [
        "The phase changed: Kickoff before, Aftercare now.",
        "The questionnaire changed: version 1 before, 2 now.",
        "1 question is asked in only one of the two; it counts in that score, and is not compared.",
    ]
    assert "Kickoff → Aftercare" in document.sections[0].blocks[0].facts  # type: ignore[union-attr]
    backwards = document_of(compare(example("brand-portal-january"), example("brand-portal")))
    assert "are they the wrong way round?" in sentences_of(backwards, "verdict")[-1]
    assert not any("wrong way" in sentence for sentence in sentences_of(document_of(brand_portal()), "verdict"))


def test_a_missing_score_or_level_is_named() -> None:
    nothing = moved(dict.fromkeys(STEADY, NA), {})
    assert nothing.headline == "From no score to 50 points: not enough known → high"
    line = lines_of(nothing).lines[0]
    assert (line.points, line.values, line.gain) == (("-", "50"), (None, 50), "")
    assert [word for _, word in line.levels] == ["not enough known", "high"]
    both = moved(dict.fromkeys(STEADY, NA), dict.fromkeys(STEADY, NA))
    assert both.headline == "No score, as before: still not enough known"
    lost = moved({}, dict.fromkeys(STEADY, NA))
    assert lost.headline.endswith("points to no score: high → not enough known")
    assert any(sentence.startswith("Answered: ") for sentence in sentences_of(lost, "verdict"))


def test_the_next_step_is_that_of_today() -> None:
    steps = sentences_of(document_of(brand_portal()), "next")
    first = next(action for action in brand_portal().after.actions if action.level is not Level.LOW)
    assert steps[-2:] == [
        f'Start with "{first.title.in_("en")}".',
        "Assess again when that is done, by 22 December 2026 at the latest.",
    ]


def test_a_changed_answer_has_its_note() -> None:
    document = moved({"one.a": 1}, {"one.a": {"answer": 3, "note": "Now we did"}})
    assert rows_of(entries_of(document, "better")[0])["Note"] == "Now we did"


@pytest.mark.parametrize("color", [False, True])
def test_no_user_text_acts_on_the_terminal(color: bool) -> None:
    text = saying(f"before{'x'.join(ACTING)}after")
    comparison = compare(
        assessed_text(text),
        assessed_text(text.replace("answer: 1", "answer: 3").replace("answer: unknown", "answer: 2")),
    )
    report = on_screen(comparison, Options(color=color))
    assert acting_in(report) == []
    assert "before" in report
    assert report.count("after") > 1


def test_markup_is_printed_unchanged() -> None:
    text = saying(written := f"plan {' '.join(MARKUP)} draft")
    comparison = compare(assessed_text(text), assessed_text(text.replace("answer: 1", "answer: 3")))
    assert words_of(on_screen(comparison, Options())).count(written) >= 2
    after = comparison.after._replace(about=comparison.after.about._replace(questionnaire_version="[/docs]"))
    assert "[/docs]" in on_screen(comparison._replace(after=after))


def test_a_title_in_another_language_falls_back() -> None:
    assert isinstance(brand_portal().practices[0].after.title, Text)
    assert lines_of(document_of(brand_portal())).lines[0].title == "Make the 'why' clear"
    fallen_back = build(brand_portal(), Options(("fr", "nl")))
    assert "Maak het 'waarom' duidelijk" in lines_of(fallen_back).lines[0].title


def acted(**statuses: str) -> Assessment:
    """An assessment of answers that stay the same, with an action at each question: `one_a` means `one.a`."""
    actions = [
        AgreedAction(finding=name.replace("_", "."), owner="board", status=ActionStatus(status))
        for name, status in statuses.items()
    ]
    return assess(SMALL, answers(STEADY).model_copy(update={"actions": tuple(actions)}), today=TODAY)


def test_a_comparison_says_which_actions_came_moved_and_went() -> None:
    then, now = acted(one_a="open", one_b="doing"), acted(one_a="done", two_c="open")
    assert sentences_of(document_of(compare(then, now)), "agreed") == [
        "1 of 2 done (1 of them without effect on the answers).",
        "Question one.a: open → done",
        "Question two.c: new, open",
        "Question one.b: no longer in the file",
        "Question one.a: Board, done. The answers still show the risk: check whether it worked.",
    ]
    assert "agreed" not in {section.id for section in document_of(compare(acted(), acted())).sections}
