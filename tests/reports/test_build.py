"""The documents of every kind of report, and the properties that all of them have."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.blocks import document_of, entries_of, sentences_of, texts_in
from tests.reports.pages import ACTING, acting_in, assessed_text, example, respondents, saying
from tests.reports.placed import BROKEN, rejected
from tests.support.build import TODAY, answers, assessed, levels, questionnaire
from tests.support.strategies import Case, built_in_cases, small_cases

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.problem import Location, Rejected, problem
from implcheck.reports.build import build
from implcheck.reports.charts import Lines
from implcheck.reports.document import (
    Block,
    Document,
    Entry,
    EntryList,
    Headline,
    Items,
    Paragraph,
    Rows,
    Snippet,
    Table,
    with_lists_opened,
)
from implcheck.reports.options import Depth, Options
from implcheck.reports.sentences import action_title
from implcheck.reports.summary import MOST_DECISIONS, pressing
from implcheck.scoring.assess import assess
from implcheck.scoring.compare import compare
from implcheck.wording.foreign_text import unmarked
from implcheck.wording.messages import Messages

SECTIONS = {
    Depth.SUMMARY: ["verdict", "decisions", "practices", "respondents", "next", "left-out", "about"],
    Depth.REPORT: ["risks", "by-role", "find-out", "waiting", "accepted", "firmness"],
    Depth.APPENDIX: ["arithmetic", "answers", "method"],
}
"""The sections of an assessment, in order."""


def ids(document: Document) -> list[str]:
    return [section.id for section in document.sections]


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", ["brand-portal", "erp-rollout", "crm-aftercare", "respondents"])
def test_the_order_of_the_sections(name: str, language: str) -> None:
    assessment = respondents() if name == "respondents" else example(name)
    document = document_of(assessment, language)
    every = [id_ for part in SECTIONS.values() for id_ in part]
    assert ids(document) == [id_ for id_ in every if id_ in ids(document)]
    assert {section.id: section.depth for section in document.sections} == {
        id_: depth for depth, part in SECTIONS.items() for id_ in part if id_ in ids(document)
    }
    assert document.title == assessment.about.project
    assert document.language == language
    assert document.level is assessment.level
    assert document.day == assessment.about.today


def test_an_empty_section_is_left_out() -> None:
    document = document_of(assessed(questionnaire(levels("one.a")), {"one.a": 4}))
    assert ids(document) == [
        *("verdict", "practices", "next", "about", "risks", "firmness", "arithmetic", "answers", "method")
    ]
    assert {"respondents", "by-role"} <= set(ids(document_of(respondents())))


def holds_together(document: Document) -> None:
    """Check the properties of every document."""
    assert len(set(ids(document))) == len(document.sections)
    depths = [section.depth for section in document.sections]
    assert depths == sorted(depths)
    assert [section.id for section in document.sections if not section.blocks] == []
    for section in document.sections:
        keys = Counter(entry.key for entry in every_entry(section.blocks) if entry.key)
        assert [key for key, count in keys.items() if count > 1] == []
        assert [block for block in every_block(section.blocks) if is_empty(block)] == []
        for block in section.blocks:
            if isinstance(block, EntryList):
                list_holds_together(block)
    texts = list(texts_in(unmarked(document)))
    assert [text for text in texts if acting_in(text) or any(unicodedata.category(c) == "Co" for c in text)] == []
    assert [text for text in texts if "{" in text and "}" in text] == []


def list_holds_together(listed: EntryList) -> None:
    """Check that a list can be sorted and filtered, and that its first facet is its order."""
    assert listed.entries
    assert [entry.number for entry in listed.entries] == list(range(1, len(listed.entries) + 1))
    assert [entry.tags[0].sort for entry in listed.entries] == [entry.number for entry in listed.entries]
    for entry in listed.entries:
        assert len(entry.tags) == len(listed.facets)
    for at, facet in enumerate(listed.facets):
        values = [value for entry in listed.entries for value in entry.tags[at].values]
        assert len(set(facet.options)) == len(facet.options)
        assert set(facet.options) == set(values)


def every_block(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in with_lists_opened(blocks):
        yield block
        if isinstance(block, Entry):
            yield from every_block(block.blocks)


def every_entry(blocks: tuple[Block, ...]) -> Iterator[Entry]:
    return (block for block in every_block(blocks) if isinstance(block, Entry))


def is_empty(block: Block) -> bool:
    """Return whether a block is empty."""
    match block:
        case Paragraph() | Headline():
            return not block.text.strip()
        case Items():
            return not block.items or not all(item.strip() for item in block.items)
        case Rows():
            return not block.rows or not all(row.label and row.text for row in block.rows)
        case Table():
            return not block.rows or any(len(row) != len(block.columns) for row in block.rows)
        case Entry():
            return not block.title.strip()
        case _:
            return False


def assessment_of(case: Case, *, quick: bool = False) -> Assessment:
    return assess(case.questionnaire, answers(case.given, case.phase), today=TODAY, quick=quick)


ANY_CASE = built_in_cases() | small_cases(whens=True)


@given(ANY_CASE, st.sampled_from(["en", "nl"]), st.sampled_from([None, 0, 1, 5]), st.booleans())
def test_any_answers_make_a_document(case: Case, language: str, top: int | None, quick: bool) -> None:
    document = document_of(assessment_of(case, quick=quick), language, top)
    holds_together(document)
    assert document.language == language


@given(ANY_CASE, st.sampled_from(["en", "nl"]))
def test_the_summary_has_nothing_that_the_report_lacks(case: Case, language: str) -> None:
    assessment = assessment_of(case)
    document = document_of(assessment, language)
    decisions = [entry for entry in entries_of(document, "decisions") if entry.number is not None]
    assert len(decisions) <= 3
    messages = Messages((language, "en"))
    titles = [action_title(action, messages) for action in pressing(assessment)][:MOST_DECISIONS]
    assert [unmarked(entry.title) for entry in decisions] == titles
    listed = [(entry.number, entry.title, entry.level) for entry in entries_of(document, "risks")]
    numbers = [entry.number for entry in decisions]
    assert [(entry.number, entry.title, entry.level) for entry in decisions] == [
        risk for risk in listed if risk[0] in numbers
    ]


@given(ANY_CASE)
def test_a_report_claims_that_all_is_well_only_without_open_risks(case: Case) -> None:
    assessment = assessment_of(case)
    document = document_of(assessment)
    if "The answers show no risks." in sentences_of(document, "risks"):
        assert assessment.level is not None
        assert assessment.findings == ()
    if any("Nothing is urgent" in sentence for sentence in sentences_of(document, "next")):
        assert assessment.level is Level.LOW or not pressing(assessment)
        assert not assessment.to_find_out


STATISTICS = re.compile(r"\bAD\b|r\*|wg\b")
"""What only those who know the statistics of agreement understand."""


@pytest.mark.parametrize("language", ["en", "nl"])
def test_statistics_are_in_the_appendix_only(language: str) -> None:
    for assessment in (*map(example, ("brand-portal", "erp-rollout", "crm-aftercare")), respondents()):
        document = document_of(assessment, language)
        for section in document.down_to(Depth.REPORT):
            assert [text for text in texts_in(section) if STATISTICS.search(text)] == []
    appendix = [section for section in document_of(respondents(), language).sections if section.depth is Depth.APPENDIX]
    assert any(STATISTICS.search(text) for text in texts_in(tuple(appendix)))


def test_a_report_without_answers_claims_nothing() -> None:
    document = document_of(assessed(questionnaire(levels("one.a"), levels("one.b")), {}))
    assert "risks" not in ids(document)
    assert "decisions" not in ids(document)
    assert "arithmetic" in ids(document)


def test_a_comparison_has_the_verdict_first_and_the_next_step_last() -> None:
    document = build(compare(example("brand-portal"), example("brand-portal-january")), Options())
    holds_together(document)
    assert ids(document)[:3] == ["verdict", "practices", "worse"]
    assert ids(document)[-1] == "next"
    assert {section.depth for section in document.sections} == {Depth.SUMMARY}
    assert any(isinstance(block, Lines) for block in document.sections[1].blocks)
    assert re.fullmatch(r"From \d+ to \d+ points \(\+\d+\.\d\): .*", document.headline)


def test_a_rejected_file_has_every_problem_with_its_location_and_its_line() -> None:
    document = build(rejected(BROKEN), Options())
    holds_together(document)
    (section,) = document.sections
    assert section.blocks[0] == Headline(document.headline, None, "✖")
    assert document.headline == "No assessment: readiness.yaml cannot be used, because of 2 problems"
    first = section.blocks[1]
    assert isinstance(first, Entry)
    assert first.title == "There is no level 9."
    place, snippet, hint = first.blocks
    assert isinstance(place, Paragraph)
    assert place.text == "readiness.yaml:5:26"
    assert snippet == Snippet(5, "  why.problem-statement: ", "9")
    assert isinstance(hint, Paragraph)
    assert hint.text.startswith("Answer with one of: 0, 1, 2, 3, 4")


def test_a_problem_without_a_location_has_a_sentence_and_a_hint() -> None:
    document = build(Rejected("r.yaml", (problem("file-empty"),)), Options())
    entry = document.sections[0].blocks[1]
    assert isinstance(entry, Entry)
    assert [type(block) for block in entry.blocks] == [Paragraph]


def test_unusual_blanks_are_explained() -> None:
    odd = problem("file-empty").at(Location("r.yaml", 1, 1, "a:\u00a01"))
    entry = build(Rejected("r.yaml", (odd,)), Options()).sections[0].blocks[1]
    assert isinstance(entry, Entry)
    assert len([block for block in entry.blocks if isinstance(block, Paragraph)]) == 3


@pytest.mark.parametrize("hostile", ACTING)
def test_no_user_text_acts_in_a_document(hostile: str) -> None:
    document = document_of(assessed_text(saying(f"a{hostile}b")), top=None)
    holds_together(document)
    assert hostile not in "\n".join(texts_in(document))


def test_a_document_is_reproducible_and_immutable() -> None:
    documents = [document_of(example("erp-rollout"), top=None) for _ in range(2)]
    assert documents[0] == documents[1]
    assert hash(documents[0]) == hash(documents[1])
