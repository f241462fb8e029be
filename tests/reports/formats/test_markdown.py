"""A document as Markdown, parsed by GitHub's reader and by another reader of the same dialect."""

import re
from html.parser import HTMLParser
from typing import NamedTuple

import cmarkgfm  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.reports.pages import ACTING, acting_in
from tests.support import documents

from implcheck.model.enums import Level
from implcheck.reports.charts import Bar, Bars, Lines, Scale
from implcheck.reports.document import Document, Entry, Items, Paragraph, Row, Rows, Snippet
from implcheck.reports.formats.markdown import draw, draw_line
from implcheck.reports.options import Depth, Options
from implcheck.wording.escape import LONGEST_COMMENT

SHORT, ALL = Options(), Options(top=None)
OURS = {
    *("h2", "h3", "h4", "h5", "p", "ul", "li", "strong", "b", "code", "pre", "details", "summary", "sub", "hr"),
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
    *(f"a{sign}b" for sign in ACTING),
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
    return [element.name for element in page.elements]


def page(document: Document, options: Options = SHORT) -> Page:
    """Return a document as GitHub shows it."""
    return github(draw(document, options))


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("options", [SHORT, ALL])
def test_a_report_is_made_of_our_elements_only(options: Options, read: type[Page]) -> None:
    for document in (documents.every_block(), documents.without_score(), documents.rejected(), documents.foreign()):
        output = read(draw(document, options))
        assert set(shape(output)) <= OURS
        assert {element.attributes for element in output.elements if element.name not in {"th", "td"}} == {()}
        assert output.open == []


def test_the_verdict_is_the_first_and_highest_heading() -> None:
    lines = draw(documents.every_block(), SHORT).split("\n")
    assert lines[0] == "**Brand portal**"
    assert [line for line in lines if line.startswith("#")][:2] == [
        "## ▲ High risk: deal with the top risks before you go on",
        "#### 1. Name a sponsor `decision`",
    ]
    assert "**60 of 100 points, up to 70 once 3 unknowns are known**" in lines
    assert lines[-2].startswith("<sub>Report of 24 November 2026")


def test_the_summary_and_the_report_are_shown_and_with_all_the_appendix() -> None:
    short, whole = draw(documents.every_block(), SHORT), draw(documents.every_block(), ALL)
    assert "A sentence of the report." in short
    assert "appendix" not in short
    assert "A sentence of the appendix." in whole
    assert re.findall("<summary><b>(.*)</b></summary>", short) == ["Top risks", "Actions"]


@pytest.mark.parametrize("options", [SHORT, ALL])
def test_what_comes_after_the_summary_is_folded_section_by_section(options: Options) -> None:
    document = documents.every_block()
    summary, *folded = draw(document, options).split("<details>\n<summary><b>")
    assert "<details>" not in summary
    assert [part.partition("</b>")[0] for part in folded] == [
        section.title
        for section in document.down_to(Depth.APPENDIX if options.top is None else Depth.REPORT)
        if section.depth is not Depth.SUMMARY
    ]
    for part in folded:
        assert part.count("</details>") == 1 + part.count("<details>")


@pytest.mark.parametrize("read", READERS)
def test_the_practices_are_a_table_with_a_bar_of_ten_blocks(read: type[Page]) -> None:
    output = read(draw(documents.every_block(), SHORT))
    assert output.rows[:6] == [
        ["Practice", "Points", "Level", ""],
        ["Why", "70", "◆\xa0moderate", "███████···"],
        ["Support", "46-75", "▲\xa0high", "████▒▒▒···"],
        ["Capacity", "-", "○\xa0not enough known", "··········"],
        ["Knowledge", "0", "■\xa0critical", "··········"],
        ["Aftercare", "100", "●\xa0low", "██████████"],
    ]
    assert "█ shown today · ▒ still possible · · not in place · where a level begins: high from 45" in output.text
    assert "Support: One answer is unknown." in output.text


def test_a_bar_without_anything_open_has_no_sign_for_it() -> None:
    output = page(documents.without_score())
    assert "▒" not in output.text
    assert "· not in place" in output.text


@pytest.mark.parametrize(
    ("low", "ceiling", "shown"),
    [(60, 70, "██████▒···"), (None, None, "··········"), (0, 100, "▒▒▒▒▒▒▒▒▒▒"), (99, 99, "█████████·")],
)
def test_the_score_is_a_line_with_its_thresholds(low: int | None, ceiling: int | None, shown: str) -> None:
    scale = Scale(low, ceiling, Level.HIGH, documents.THRESHOLDS, "not shown")
    assert f"`{shown}` · 45 ▲ high · 65 ◆ moderate · 75 ● low" in draw(documents.holding(scale), SHORT)


@pytest.mark.parametrize("read", READERS)
def test_perception_gaps_and_changes_are_tables(read: type[Page]) -> None:
    rows = read(draw(documents.every_block(), SHORT)).rows[6:14]
    assert rows == [
        ["", "Sponsor", "Key user", "Project lead"],
        ["Named sponsor", "4", "1", "3.5"],
        ["Hours freed", "2", "2", "-"],
        ["Margin in the plan", "-", "-", "0"],
        ["Practice", "24 November 2026", "5 January 2027", "±"],
        ["Overall", "52 ▲\xa0high", "60-70 ▲\xa0high", "+8"],
        ["Why", "70 ◆\xa0moderate", "70 ◆\xa0moderate", "="],
        ["Capacity", "- ○\xa0not known", "50 ▲\xa0high", ""],
    ]


def test_numbers_have_the_decimal_sign_of_the_language() -> None:
    assert "3,5" in draw(documents.every_block()._replace(language="nl"), SHORT)


def test_a_table_has_its_lines_its_levels_and_its_total() -> None:
    output = draw(documents.every_block(), ALL)
    assert "| Practice | Sponsor | Key user |\n| :-- | --: | --: |" in output
    assert "| Why | ◆&nbsp;70 | ■&nbsp;20 |" in output
    assert "| **Sum** | **3** | **54&#46;16** |" in output
    assert "**From the practices to the overall score**" in output


def test_the_caption_of_a_table_is_not_repeated() -> None:
    table = next(block for block in documents.every_block().sections[2].blocks if hasattr(block, "caption"))
    for title in ("Actions", "The practices by role"):
        assert draw(documents.holding(table, title=title), SHORT).count("The practices by role") == 1


def test_entries_that_are_not_open_are_folded() -> None:
    output = draw(documents.every_block(), SHORT)
    assert "#### 1. ■ critical: Sponsor missing `one.a`\n\nNobody decides.\n\n- **Do**: Name one." in output
    assert "##### ● low: A part of it `nested`\n\nWith a text of its own." in output
    assert (
        "<details>\n<summary>2. ▲ high: Sponsor away <code>one.b</code></summary>\n\nDecisions wait.\n\n</details>"
        in output
    )
    assert "<summary>Sponsor without a level <code>one.c</code></summary>" in output


def test_an_id_can_be_copied_and_other_code_cannot_end_its_quotes() -> None:
    output = draw(documents.holding(Rows((Row("Id", "rule.a-1_b", True), Row("Id", "a`b GH-12", True)))), SHORT)
    assert "- **Id**: `rule.a-1_b`" in output
    assert github(output).text.count("a`b GH-12") == 1
    assert "`a`" not in output


def test_a_digest_can_be_copied() -> None:
    digest = "0123456789abcdef" * 4
    output = draw(documents.holding(Paragraph(f"Not built in: q.yaml, SHA-256 {digest}.")), SHORT)
    assert f" `{digest}`" in output
    assert f"SHA-256 {digest}." in github(output).text


def test_a_problem_has_its_line_and_a_caret() -> None:
    output = page(documents.rejected())
    assert "    a: <b>9\n       ^\n" in output.text
    assert "readiness.yaml:7:4" in output.text
    assert "The levels are 0 and 1." in output.text


def test_the_caret_of_a_long_line_is_in_sight() -> None:
    shown = draw(documents.holding(Snippet(1, "a" * 1000, "HERE" + "b" * 1000)), SHORT).split("\n")
    line = next(line for line in shown if "HERE" in line)
    assert len(line) < 130
    assert shown[shown.index(line) + 1].index("^") == line.index("HERE")


def test_a_command_in_a_line_is_broken_before_the_caret_is_placed() -> None:
    shown = draw(documents.holding(Snippet(1, "##vso[a]b ", "HERE")), SHORT).split("\n")
    line = next(line for line in shown if "HERE" in line)
    assert "##" not in line
    assert shown[shown.index(line) + 1].index("^") == line.index("HERE")


def test_a_text_in_another_language_has_no_marks() -> None:
    output = page(documents.foreign(), ALL).text
    assert "A <title> & more" in output
    assert 'De vraag "Why" telt mee.' in output
    assert not re.search("[\ue000-\uf8ff]", output)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("text", HOSTILE)
def test_user_text_is_shown_and_does_not_act(text: str, read: type[Page]) -> None:
    output = read(draw(documents.saying(text), ALL))
    assert shape(output) == shape(read(draw(documents.saying("word"), ALL)))
    assert set(shape(output)) <= OURS
    assert [prose for prose in output.prose if ACTS_AS_TEXT.search(prose)] == []
    assert acting_in(output.text.replace("\n", " ")) == []
    if text.isprintable():
        assert " ".join(output.text.split()).count(" ".join(text.split())) > 50


@given(st.text(min_size=1).filter(lambda text: text.strip()))
@settings(max_examples=50)
def test_no_text_changes_the_elements_of_the_page(text: str) -> None:
    output, harmless = draw(documents.saying(text), ALL), draw(documents.saying("word"), ALL)
    for read in READERS:
        assert shape(read(output)) == shape(read(harmless))
    assert acting_in(output) == []


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_a_name_in_a_table_stays_in_its_cell(text: str) -> None:
    for read in READERS:
        rows = read(draw(documents.saying(text), ALL)).rows
        assert [len(row) for row in rows] == [len(row) for row in read(draw(documents.saying("x"), ALL)).rows]
        assert rows[4][1::2] == ["40-60", "████▒▒····"]


@pytest.mark.parametrize("sign", ["/close", "::error::x", "- item", "1. item", "# heading", "> quote"])
def test_no_line_starts_with_a_sign_that_acts(sign: str) -> None:
    # GitLab runs a line that starts with / as a command, and the log of a GitHub run one that starts with ::.
    lines = draw(documents.saying(sign), ALL).split("\n")
    assert len(lines) > 100
    assert [line for line in lines if line.startswith(sign)] == []


@pytest.mark.parametrize("text", ["long " * 2_000, "@" * 7_000, "|<`" * 2_000])
@pytest.mark.parametrize("document", [documents.saying, lambda text: documents.many_entries(100, text)])
def test_a_report_fits_in_a_comment_whatever_people_write(document: object, text: str) -> None:
    output = draw(document(text), SHORT)  # type: ignore[operator]
    assert len(output) < LONGEST_COMMENT
    assert github(output).open == []


def test_a_text_that_is_cut_off_shows_it() -> None:
    assert f"{'x' * 499}…" in page(documents.saying("x" * 1000)).text


def test_a_report_that_is_too_long_counts_its_folded_parts() -> None:
    output = draw(documents.many_entries(150, "word " * 300), SHORT)
    assert len(output) < LONGEST_COMMENT
    assert draw(documents.many_entries(100, "word " * 20), SHORT).count("<details>") > 1
    assert output.count("<details>") == 1
    assert "#### 5." in output
    assert "145 more are left out here; --all shows them." in output
    assert "word " * 99 in output


def test_a_longer_report_has_its_texts_cut_off() -> None:
    document = documents.many_entries(5, "|" * 500)
    risk = document.sections[1].blocks[0]
    assert isinstance(risk, Entry)
    blocks = tuple(risk._replace(number=number) for number in range(1, 41))
    output = draw(
        document._replace(sections=(document.sections[0], document.sections[1]._replace(blocks=blocks))), SHORT
    )
    assert len(output) < LONGEST_COMMENT
    assert "#### 40." in output
    assert f"{'|' * 79}…" in github(output).text


def test_the_longest_report_keeps_only_the_summary() -> None:
    document = documents.many_entries(1000, "word " * 300)
    opened = tuple(entry._replace(is_open=True) for entry in document.sections[1].blocks if isinstance(entry, Entry))
    output = draw(
        document._replace(sections=(document.sections[0], document.sections[1]._replace(blocks=opened))), SHORT
    )
    assert "## ▲ High risk" in output
    assert "Risk 1" not in output
    assert "#### 1000." in draw(document._replace(sections=(document.sections[1]._replace(blocks=opened),)), ALL)


def test_a_text_longer_than_a_comment_says_that_it_was_cut() -> None:
    output = draw(documents.holding(*[Paragraph("|" * 200)] * 1000), SHORT)
    assert len(output) < LONGEST_COMMENT
    assert output.endswith("The rest is too long for a comment. It is in every other format.\n")
    assert output.count("\n\n") > 100


def test_quiet_is_one_line() -> None:
    quiet = Options(quiet=True)
    assert draw(documents.every_block(), quiet) == (
        "**▲ High risk: deal with the top risks before you go on** · Brand portal\n"
    )
    assert draw(documents.rejected(), quiet).startswith("**✖ No assessment: r.yaml")
    assert draw(documents.saying("a\n|b"), quiet).count("\n") == 1
    assert (
        draw_line(("▲ High risk", "*a*", "Kickoff"), Level.HIGH, quiet) == "**▲ High risk** · &#42;a&#42; · Kickoff\n"
    )


def test_the_same_document_is_the_same_page() -> None:
    assert draw(documents.every_block(), SHORT) == draw(documents.every_block(), Options(width=60, color=True))


def test_empty_parts_are_left_out() -> None:
    output = draw(documents.holding(Items(("one",)), Lines(("a", "b", "c"), (), (), (), "")), SHORT)
    assert output == "**Brand portal**\n\n- one\n\n| a | ± |\n| :-- | --: |\n"
    bar = Bar("Why", "Know why", 1, 1, "1", None, "none")
    assert "<sub></sub>" not in draw(documents.holding(Bars(("a", "b", "c"), (bar,), (), ("", "", ""), "", "")), SHORT)
