"""The report as Markdown, read as GitHub reads it and as another reader of the same dialect does."""

import datetime
import re
from html.parser import HTMLParser
from typing import NamedTuple

import cmarkgfm  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.reports.pages import ACTING, acting_in, assessed_text, example, saying
from tests.support.build import NA, Part, accept, assessed, knock_out, levels, questionnaire

from implcheck.loading.answers import load_answers
from implcheck.loading.source import decoded
from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.gate import Gate
from implcheck.model.problem import Location, problem
from implcheck.model.text import Text
from implcheck.reports.formats.markdown import render
from implcheck.reports.options import Options
from implcheck.scoring.assess import assess

OURS = {
    *("h2", "h3", "h4", "p", "ul", "li", "strong", "code", "details", "summary", "sub", "hr", "blockquote"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
"""The only elements that a report is made of. No link and no picture is among them."""

HOSTILE = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</details></summary></td></table>",
    "&lt;b&gt; &#64;name &copy;",
    "| a | b |\\| c",
    "[x](https://example.org) ![x](https://example.org/x.png) [x]: <https://example.org>",
    "https://example.org www.example.org ftp://example.org mailto:a@example.org a@example.org",
    "@name @group/team #12 GH-12 owner/name#12 !12 &12 ~label $12 %12 ^alert#1 [issue:12] ABC-12",
    "0123456789abcdef0123456789abcdef01234567 deadbeef",
    "**bold** _emphasis_ ~~struck~~ `code` ``` $x$ $$y$$ :smile: {+ more +} [- less -]",
    "# heading",
    "- item",
    "1. item",
    "1) item",
    "> quote",
    "---",
    "=",
    "/close",
    "    code",
    "[ ] task [^1] [[_TOC_]]",
    "\\",
    "a \\",
    "one\n\n## two\n\n| x | y |\n|---|---|\n| 1 | 2 |\n",
    "```\n::error::x",
    "<!-- hidden",
    "![](",
    "*",
    *(f"a{one}b" for one in ACTING),
]

ACTS_AS_TEXT = re.compile(
    r"""[@#]\w | ://\w | www\.\w | GH-[0-9] | [!&$%~][0-9] | \b[0-9a-f]{7,40}\b | :[a-z0-9_+-]+:(?!\S) | \[[a-z_]+:[0-9]""",
    re.VERBOSE | re.IGNORECASE,
)
"""What GitHub and GitLab make links of, once the page is HTML."""


class Element(NamedTuple):
    """An element as the reader met it: its name and attributes."""

    name: str
    attributes: tuple[str, ...]


class Page(HTMLParser):
    """The elements and the text of a page, the text that is not code, and the cells of its tables."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.texts: list[str] = []
        self.prose: list[str] = []
        self.rows: list[list[str]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, tuple(f"{name}={value}" for name, value in attrs)))
        self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        if "code" not in self.open:
            self.prose.append(data)
        if {"td", "th"} & set(self.open):
            self.rows[-1][-1] += data

    @property
    def text(self) -> str:
        """All the text, without the blanks that keep things apart."""
        return "".join(self.texts).replace("\u200b", "")


def github(markdown: str) -> Page:
    """The page as GitHub's own reader makes it, addresses made into links."""
    return Page(cmarkgfm.github_flavored_markdown_to_html(markdown, options=cmarkgfm.Options.CMARK_OPT_UNSAFE))


def other(markdown: str) -> Page:
    """The page as another reader of the dialect makes it."""
    return Page(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))


READERS = [github, other]


def shape(page: Page) -> list[str]:
    """The names of the elements, in their order."""
    return [one.name for one in page.elements]


@pytest.mark.parametrize("read", READERS)
def test_the_table_has_a_row_for_every_practice(read: type[Page]) -> None:
    assert read(render(example("brand-portal"), Options())).rows == [
        ["Practice", "Points", "Level", ""],
        ["Why", "70", "◆\xa0moderate", "███████···"],
        ["Support", "46-75", "▲\xa0high", "████▒▒▒···"],
        ["Commitment", "90", "●\xa0low", "█████████·"],
        ["Timeline", "52-75", "▲\xa0high", "█████▒▒···"],
        ["Capacity", "50-61", "▲\xa0high", "█████▒····"],
        ["Knowledge", "35", "■\xa0critical", "███·······"],
        ["Aftercare", "90", "●\xa0low", "█████████·"],
    ]


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", ["brand-portal", "erp-rollout", "crm-aftercare"])
def test_a_report_is_made_of_our_elements_only(name: str, language: str, read: type[Page]) -> None:
    page = read(render(example(name), Options(languages=(language, "en"))))
    assert set(shape(page)) <= OURS
    assert {one.attributes for one in page.elements if one.name not in {"th", "td"}} == {()}
    assert page.open == []


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_shows_and_does_nothing(text: str, read: type[Page]) -> None:
    page = read(render(assessed_text(saying(text)), Options(top=None)))
    assert shape(page) == shape(read(render(assessed_text(saying("word")), Options(top=None))))
    assert set(shape(page)) <= OURS
    assert [one for one in page.prose if ACTS_AS_TEXT.search(one)] == []
    assert acting_in(page.text.replace("\n", " ")) == []
    if text.isprintable():
        assert " ".join(page.text.split()).count(" ".join(text.split())) > 5


@given(st.text(min_size=1).filter(lambda text: text.strip()))
@settings(max_examples=50)
def test_any_text_leaves_the_page_as_it_is(text: str) -> None:
    page = render(assessed_text(saying(text)), Options(top=None))
    harmless = render(assessed_text(saying("word")), Options(top=None))
    for read in READERS:
        assert shape(read(page)) == shape(read(harmless))
    assert acting_in(page) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_the_texts_of_a_questionnaire_do_nothing_either(text: str) -> None:
    def made(text: str) -> str:
        words: Part = {"title": text, "text": text, "help": text, "evidence": text, "risk": text}
        advised = [{"at_most": None, "do": text, "who": text, "effort": "S", "done_when": text}]
        asked = [levels("one.a", **words, advice=advised), levels("two.b", **words, knock_out=knock_out())]
        return render(assessed(questionnaire(*asked), {"one.a": 0}), Options())

    if text.strip():
        assert shape(github(made(text))) == shape(github(made("word")))


def test_a_line_of_the_page_never_starts_with_what_people_write() -> None:
    # GitLab runs a line that starts with / as a command, and the log of a GitHub run one that starts with ::.
    page = render(assessed_text(saying("WRITTEN")), Options(top=None))
    assert [line for line in page.split("\n") if line.lstrip(" -#>*|").startswith("WRITTEN")] == [
        line for line in page.split("\n") if line.startswith("**WRITTEN**")
    ]


def test_the_verdict_comes_first() -> None:
    lines = render(example("brand-portal"), Options()).split("\n")
    assert lines[0] == "## ▲ High risk: deal with the top risks before you go on"
    assert lines[4] == "**60 of 100 points, up to 70 once 3 unknowns are known**"
    assert lines[6].startswith('- "Spread the knowledge in the project team" stands at critical.')


def gated(accepted: bool, **demands: object) -> Assessment:
    small = questionnaire(levels("one.a", knock_out=knock_out()), levels("one.b"))
    accepting = [accept("one.a")] if accepted else []
    return assessed(small, {"one.a": 0, "one.b": 4}, accepted=accepting, gate=Gate(**demands))  # type: ignore[arg-type]


def test_the_gate_tells_every_reason() -> None:
    page = github(render(gated(False, fail_on=Level.HIGH, fail_under=60), Options())).text
    assert "Gate: failed" in page
    assert "The level is high; the gate fails on high or worse." in page
    assert "The score is 50; the gate asks for at least 60." in page


def test_a_gate_that_is_passed_says_so_and_what_it_left_out() -> None:
    page = github(render(gated(True, fail_on=Level.HIGH), Options())).text
    assert "Gate: passed" in page
    assert "Every demand is met." in page
    assert 'Left out as accepted: "Question one.a".' in page


def test_without_a_gate_there_is_no_word_of_one() -> None:
    assert "Gate" not in render(gated(False), Options())


def test_an_accepted_knock_out_stands_before_the_project_and_the_score() -> None:
    lines = render(gated(True), Options()).split("\n")
    assert lines[0].startswith("## ▲ High risk")
    assert lines[2].startswith('> **A knock-out is accepted: "Question one.a", by the sponsor until 31 December 2026.')
    assert "Accepted knock-out" in render(gated(True), Options(quiet=True))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_top_risk_says_why_and_what_to_do(language: str) -> None:
    page = render(example("erp-rollout"), Options(languages=(language, "en"), top=2)).split("<details>")[1]
    labels = {
        "en": ("Together", "Do", "Who", "Effort", "Done when", "Worth"),
        "nl": ("Samen", "Doen", "Wie", "Inspanning", "Klaar als", "Levert op"),
    }[language]
    first = page[page.index("#### 1.") : page.index("#### 2.")]
    assert tuple(re.findall(r"^- \*\*(.*?):\*\*", first, flags=re.MULTILINE)) == (*labels, "Id")
    assert "`rule.fixed-date-no-time`" in first
    assert "#### 3." not in page


def test_the_rest_of_the_risks_is_folded() -> None:
    page = render(example("brand-portal"), Options(top=2))
    before, after = page.split("<summary>13 more risks</summary>")
    assert re.findall(r"^#### (\d+)\.", before, flags=re.MULTILINE) == ["1", "2"]
    assert re.findall(r"^#### (\d+)\.", after, flags=re.MULTILINE) == [str(number) for number in range(3, 16)]
    assert "<summary>1 more to find out</summary>" in page


def test_with_all_nothing_of_the_risks_is_folded() -> None:
    page = render(example("brand-portal"), Options(top=None))
    assert "more risk" not in page
    assert "more to find out" not in page
    assert "### All risks" in page


def test_with_no_top_risks_all_are_folded() -> None:
    assert "<summary>15 more risks</summary>" in render(example("brand-portal"), Options(top=0))


@pytest.mark.parametrize(
    ("quiet", "told"),
    [
        ("brand-portal", "**▲ High risk: deal with the top risks before you go on** · Brand portal · Kickoff"),
        ("crm-aftercare", "**● Low risk: ready to go on** · CRM for sales and service · Aftercare"),
    ],
)
def test_quiet_is_one_line(quiet: str, told: str) -> None:
    page = render(example(quiet), Options(quiet=True))
    assert page.startswith(told)
    assert page.count("\n") == 1


def test_a_quick_check_says_so() -> None:
    loaded = load_answers(decoded("answers.yaml", saying("word").encode()))
    day = datetime.date(2026, 11, 24)
    quick = assess(loaded.questionnaire, loaded.answers, today=day, gate=Gate(), quick=True)
    assert "A quick check: " in render(quick, Options())
    assert "quick check" in render(quick, Options(quiet=True))


def test_what_is_not_known_what_cannot_be_judged_and_what_is_accepted() -> None:
    page = github(render(example("brand-portal"), Options())).text
    assert "Agreements on affected jobs" in page
    assert "HR spoke with the studio in October" in page
    assert 'it waits for "Basis of the time estimates"' in page
    assert "accepted by the sponsor until 31 January 2027" in page
    assert "A structured self-assessment" in page


def test_an_accepted_risk_that_has_ended_counts_again() -> None:
    page = github(render(example("erp-rollout"), Options())).text
    assert "until 31 October 2026; that date has passed, so it counts again" in page


def test_when_nothing_is_known_there_are_no_risks_but_questions() -> None:
    page = render(assessed(questionnaire(levels("one.a"), levels("one.b")), {}), Options())
    assert page.startswith("## ○ No verdict: not enough is known")
    assert "### The top risks" not in page
    assert "### To find out" in page


def test_when_nothing_counts_there_is_no_score() -> None:
    page = github(render(assessed(questionnaire(levels("one.a")), {"one.a": NA}), Options()))
    assert "No question counts: there is no score" in page.text
    assert page.rows[1] == ["one", "-", "○\xa0not enough known", "··········"]


def test_answers_to_what_is_not_asked_are_named() -> None:
    small = questionnaire(levels("one.a"), levels("one.b", phases=["aftercare"]))
    page = github(render(assessed(small, {"one.a": 4, "one.b": 4}), Options())).text
    assert 'do not count: "Question one.b".' in page or 'does not count: "Question one.b".' in page


@pytest.mark.parametrize("text", ["long " * 2_000, "@" * 7_000, "|<`" * 2_000])
def test_a_report_fits_in_a_comment_whatever_people_write(text: str) -> None:
    assert len(render(assessed_text(saying(text)), Options())) < 65_536


def test_a_text_that_is_cut_off_shows_it() -> None:
    page = github(render(assessed_text(saying("x" * 1000)), Options())).text
    assert f"{'x' * 499}…" in page


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_same_assessment_is_the_same_page(language: str) -> None:
    options = Options(languages=(language, "en"))
    narrow = Options(languages=(language, "en"), width=60, color=True)
    assert render(example("brand-portal"), options) == render(example("brand-portal"), narrow)


@pytest.mark.parametrize("text", [one for one in HOSTILE if one.strip()])
def test_a_name_in_the_table_stays_in_its_cell(text: str) -> None:
    portal = example("brand-portal")
    named = portal._replace(practices=tuple(one._replace(short=Text.of(en=text)) for one in portal.practices))
    for read in READERS:
        page = read(render(named, Options()))
        assert [len(row) for row in page.rows] == [4] * 8
        assert {row[2] for row in page.rows[1:]} == {"◆\xa0moderate", "▲\xa0high", "●\xa0low", "■\xa0critical"}


def test_what_is_folded_is_left_out_of_a_report_that_is_too_long_for_a_comment() -> None:
    small = questionnaire(*[levels(f"one.q{number}") for number in range(100)])
    given = {f"one.q{number}": {"answer": 1, "note": "word " * 300} for number in range(100)}
    page = render(assessed(small, given), Options())
    assert len(page) < 65_536
    assert "<summary>95 more risks</summary>" not in page
    assert "95 more risks are not shown; --all shows them." in page
    assert f"{'word ' * 99}" in page
    signs = {id_: {**one, "note": "@" * 5000, "evidence": ["@" * 5000]} for id_, one in given.items()}
    assert len(render(assessed(small, signs), Options())) < 65_536
    assert "#### 100." in render(assessed(small, given), Options(top=None))


def test_answers_to_another_version_that_do_not_fit_are_told() -> None:
    left_out = problem("other-version-question", id="one.old", given="0.9", version="1").at(
        Location("a.yaml", 7, 3, "one.old: 1")
    )
    page = github(render(example("brand-portal")._replace(warnings=(left_out,)), Options())).text
    assert "a.yaml:7:3" in page
