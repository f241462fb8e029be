"""The appendix: every answer, the method and its sources."""

import pytest
from tests.reports.blocks import document_of, entries_of, rows_of, sentences_of
from tests.reports.pages import example, respondents
from tests.reports.rounds import combined_of
from tests.support.build import NA, assessed, changed, levels, questionnaire

from implcheck.model.enums import State
from implcheck.reports.document import Entry, Items, Paragraph


def test_every_question_asked_is_listed_under_its_practice() -> None:
    assessment = example("brand-portal")
    practices = entries_of(document_of(assessment), "answers")
    titles = [practice.title.in_("en") for practice in assessment.practices]
    assert [entry.title for entry in practices] == titles
    questions = [block for entry in practices for block in entry.blocks if isinstance(block, Entry)]
    asked = [
        result
        for result in assessment.questions
        if result.state is not State.NOT_ASKED or result.id in assessment.unasked_answers
    ]
    assert sorted(entry.title for entry in questions) == sorted(result.title.in_("en") for result in asked)
    assert all(isinstance(entry.blocks[0], Paragraph) for entry in questions)


def test_an_answer_has_its_score_its_note_and_its_evidence_and_a_question_without_one_says_so() -> None:
    small = questionnaire(levels("one.a"), levels("one.b"), levels("one.c"), levels("one.d"))
    given = {"one.a": {"answer": 2, "note": "N", "evidence": ["x.md", "y.md"]}, "one.b": "unknown", "one.c": NA}
    (practice,) = entries_of(document_of(assessed(small, given)), "answers")
    a, b, c, d = (rows_of(block) for block in practice.blocks if isinstance(block, Entry))
    assert a == {"Answer": "Scores 2 of 4: Level 2.", "Note": "N", "Evidence": "x.md; y.md"}
    assert (b, d) == ({"Answer": "we don't know"}, {"Answer": "not answered"})
    assert c == {"Answer": "not applicable: There is nothing of the kind here"}


def test_answers_to_questions_not_asked_here_are_listed() -> None:
    later = [levels(f"one.q{number}", phases=["execution"]) for number in range(5)]
    given = {f"one.q{number}": 1 for number in range(5)}
    document = document_of(assessed(questionnaire(levels("one.a"), *later), given))
    (sentence,) = sentences_of(document, "answers")
    assert sentence.startswith("5 answers are to questions that are not asked here, and do not count: ")
    assert all(f'"Question one.q{number}"' in sentence for number in range(5))
    (practice,) = entries_of(document, "answers")
    assert len(practice.blocks) == 6


def test_a_practice_in_which_nothing_is_asked_is_left_out() -> None:
    small = questionnaire(levels("one.a"), levels("two.b", phases=["execution"]))
    assert [entry.title for entry in entries_of(document_of(assessed(small, {"one.a": 1})), "answers")] == [
        "Practice one"
    ]


def items_of(entry: Entry) -> tuple[str, ...]:
    (items,) = (block for block in entry.blocks if isinstance(block, Items))
    return items.items


def test_the_method_has_the_bands_what_raises_a_level_and_the_sources() -> None:
    bands, raises, sources = entries_of(document_of(example("brand-portal")), "method")
    assert items_of(bands) == (
        "low: 75 points or more",
        "moderate: 65 points or more",
        "high: 45 points or more",
        "critical: 0 points or more",
    )
    assert len(items_of(raises)) == 5
    assert isinstance(raises.blocks[1], Paragraph)
    assert items_of(sources)[0].startswith('Cordeo, "Dit is hoe je een implementatietraject laat slagen"')
    small = changed(questionnaire(levels("one.a")), sources=())
    assert len(entries_of(document_of(assessed(small, {"one.a": 1})), "method")) == 2


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_method_has_the_agreement_of_several_respondents(language: str) -> None:
    alone, together = (
        entries_of(document_of(assessment, language), "method")
        for assessment in (example("brand-portal"), respondents())
    )
    (agreement,) = {
        entry.title: entry for entry in together if entry.title not in {one.title for one in alone}
    }.values()
    assert len(items_of(agreement)) == len(combined_of(respondents()).practices) > 0
    assert all("r*wg" in item for item in items_of(agreement))
    assert [entry.title for entry in together if entry != agreement] == [entry.title for entry in alone]
