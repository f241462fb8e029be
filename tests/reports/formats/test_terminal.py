"""The report on a terminal: its depth, its width, and hostile texts."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.pages import ACTING, MARKUP, acting_in, assessed_text, example, respondents, saying, widest, words_of
from tests.support.build import accept, assessed, knock_out, levels, questionnaire
from tests.support.documents import every_block, without_score

from implcheck.model.assessment import Assessment
from implcheck.model.comparison import Comparison
from implcheck.reports.document import Cell, Column, Document, Section, Table
from implcheck.reports.formats import terminal
from implcheck.reports.formats.registry import render as render_as
from implcheck.reports.options import Depth, Options
from implcheck.scoring.compare import compare
from implcheck.wording.messages import Messages

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
WIDE = f"新しいブランドポータルの導入準備 {FAMILY} 🚀🚀🚀 Ünïcödé 한국어 프로젝트 " * 4
NAMES = ("brand-portal", "erp-rollout", "crm-aftercare")
WIDTHS = (60, 80, 120, 160)

SHORT = {
    "en": ("Why", "Support", "Commitment", "Timeline", "Capacity", "Knowledge", "Aftercare"),
    "nl": ("Waarom", "Draagvlak", "Betrokkenheid", "Tijdpad", "Capaciteit", "Kennis", "Nazorg"),
}
LONG = {
    "en": (
        "Make the 'why' clear",
        "Make sure there is enough support",
        "Keep senior management committed",
        "Set out a concrete and feasible timeline",
        "Make sure staff have time",
        "Spread the knowledge in the project team",
        "The end is not the end",
    ),
    "nl": ("Verspreid de kennis binnen het projectteam",),
}


def render(report: Assessment | Comparison, options: Options) -> str:
    output = render_as(report, "terminal", options)
    assert isinstance(output, str)
    return output


def moved() -> Comparison:
    return compare(example("brand-portal"), example("brand-portal-january"))


def practices_of(report: str) -> list[str]:
    """The lines of the chart of practices."""
    return [line for line in report.split("\n") if re.search(r"(?<!·)[█▒·]{20}(?!·)", line) and "│" not in line]


def headings_of(report: str) -> list[str]:
    """Lines that start at the edge after an empty line: headings, and what has none."""
    return [part.split("\n")[0] for part in report.split("\n\n") if not part.startswith((" ", "╭"))]


def test_the_summary_comes_with_the_top_risks_on_a_line_each() -> None:
    report = render(example("erp-rollout"), Options())
    assert headings_of(report)[1:-1] == ["What is asked of you", "The practices", "The risks after these", "Next step"]
    risks = report.partition("The risks after these\n")[2].partition("\n\n")[0].split("\n")
    assert re.fullmatch(r"  4\. ▲ high  \w.*", risks[0])
    assert re.fullmatch(r"  5\. ▲ high  \w.*", risks[1])
    hidden = len(example("erp-rollout").actions) - 5
    assert risks[2:] == [f"  {hidden} more risks are not shown; --all shows them."]


@pytest.mark.parametrize("top", [0, 1])  # the first risk is a decision, which stands above
@pytest.mark.parametrize("name", ["erp-rollout", "brand-portal", "crm-aftercare"])
def test_no_risks_leave_no_heading(name: str, top: int) -> None:
    none, some = (render(example(name), Options(top=most)) for most in (top, 100))
    headings = [line for line in some.splitlines() if line in {"The risks after these", "The risks"}]
    assert headings
    assert not [line for line in none.splitlines() if line in headings]
    assert "more risks are not shown" in none  # they are not left out without a word


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
@pytest.mark.parametrize(("language", "reason"), [("en", 'Combination: "'), ("nl", 'De combinatie "')])
def test_a_raised_level_has_its_reason_at_every_width(width: int, language: str, reason: str) -> None:
    report = render(respondents(), Options(languages=(language, "en"), width=width, top=0))
    assert reason in " ".join(report.split())


@pytest.mark.parametrize("top", [1, 3, 4, 100])
def test_the_requested_number_of_risks_has_a_line(top: int) -> None:
    report = render(example("erp-rollout"), Options(top=top, width=160))
    lines = report.partition("Next step\n")[0].rstrip().split("\n")
    risks = [
        line
        for line in "\n".join(lines).partition("The risks after these\n")[2].split("\n")
        if re.match(r" +\d+\. ", line)
    ]
    assert len(risks) == max(0, min(top, len(example("erp-rollout").actions)) - 3)  # the first three are the decisions
    assert [int(line.split(".")[0]) for line in risks[:2]] == [4, 5][: len(risks)]
    if hidden := sum(finding.counts for finding in example("erp-rollout").findings) - len(risks) - 3:
        assert lines[-1].strip().startswith(f"{hidden} more ")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_all_sections_include_the_appendix(language: str) -> None:
    report, messages = render(respondents(), Options((language, "en"), top=None)), Messages((language,))
    keys = (
        *("summary.decisions", "report.practices", "respondents.heading", "report.next", "report.risks-all"),
        *("respondents.by-role", "report.firmness", "explain.arithmetic", "report.answers", "report.method-title"),
    )
    headings = [heading for heading in headings_of(report) if heading in map(messages.message, keys)]
    assert headings == [messages.message(key) for key in keys]
    assert "--all" not in report
    assert messages.message("report.risks") not in headings_of(report)


def test_the_verdict_has_a_frame_before_all_sections() -> None:
    report = render(example("brand-portal"), Options())
    assert report.split("\n")[:2] == [
        "Brand portal",
        "Implementation readiness · Kickoff · 24 November 2026 · project lead",
    ]
    frame = report.split("\n")[3 : report.split("\n").index("╰" + "─" * 78 + "╯") + 1]
    assert frame[0].startswith("╭─ ▲ High risk: find out first what is open (3 answers) ─")
    assert all(line.startswith(("╭", "│", "╰")) and len(line) == 80 for line in frame)
    assert re.match(r"│ \d\d points: high risk\.", frame[1])


@pytest.mark.parametrize("width", WIDTHS)
def test_the_scale_has_a_mark_where_each_level_begins(width: int) -> None:
    report = render(example("brand-portal"), Options(width=width))
    framed = [line.strip("│ ") for line in report.split("\n") if line.startswith("│")]
    bar, ruler = (line for line in framed if "█" in line or "45 ▲" in line)
    cells = len(bar)
    assert cells in {56, 60}
    score = example("brand-portal").score
    assert score is not None
    low, ceiling = (int(points) * cells // 100 for points in score)
    assert (bar.count("█"), bar.count("▒")) == (low, ceiling - low)
    assert [ruler.index(mark) for mark in ("45 ▲", "65 ◆")] == [points * cells // 100 for points in (45, 65)]
    assert ruler.endswith("75 ●")


def test_a_mark_at_the_end_of_a_scale_stays_within_it() -> None:
    small = questionnaire(levels("one.a"), bands={"low": 100, "moderate": 99, "high": 98, "critical": 0})
    for width in WIDTHS:
        report = render(assessed(small, {"one.a": 2}), Options(width=width))
        (ruler,) = (line for line in report.split("\n") if "98 ▲" in line)
        assert re.search(r"98 ▲ 99 ◆ 100 ●", ruler)
        assert widest(report) <= width


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_wider_than_the_given_width(name: str, language: str) -> None:
    for width in (*WIDTHS, 61, 79, 109, 110, 111, 159):
        report = render(example(name), Options(languages=(language, "en"), width=width, top=None))
        assert widest(report) <= width


@pytest.mark.parametrize("top", [5, None])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_of_another_report_is_wider_than_the_given_width(width: int, top: int | None) -> None:
    wide = saying("新しい " * 40)
    wide_move = compare(assessed_text(wide), assessed_text(wide.replace("answer: 1", "answer: 3")))
    for report in (respondents(), moved(), wide_move):
        assert widest(render(report, Options(width=width, top=top))) <= width
    for document in (every_block(), without_score()):
        shown = document._replace(
            sections=tuple(part._replace(id=part.id.replace("summary", "verdict")) for part in document.sections)
        )
        assert widest(terminal.draw(shown, Options(width=width, top=top))) <= width


def test_no_line_with_wide_characters_is_wider_than_any_given_width() -> None:
    assessment = assessed_text(saying(WIDE))
    for width in (*range(60, 160, 3), 160):
        assert widest(render(assessment, Options(width=width))) <= width


@pytest.mark.parametrize(("asked", "drawn"), [(1, 60), (20, 60), (59, 60), (161, 160), (300, 160)])
def test_a_width_out_of_bounds_is_the_nearest_bound(asked: int, drawn: int) -> None:
    brand_portal = example("brand-portal")
    assert render(brand_portal, Options(width=asked)) == render(brand_portal, Options(width=drawn))


def test_a_word_without_a_blank_is_broken_and_not_cut() -> None:
    word = "".join(f"w{number}-" for number in range(2000))
    assert len(word) > 10_000
    report = render(assessed_text(saying(word)), Options(width=60, top=None))
    assert widest(report) <= 60
    assert word in re.sub(r"\s", "", report)


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("width", [60, 80, 109])
def test_names_and_levels_of_practices_are_whole_on_a_narrow_screen(width: int, language: str) -> None:
    report = render(example("erp-rollout"), Options(languages=(language,), width=width))
    assert "…" not in report
    assert tuple(line.split()[0] for line in practices_of(report)) == SHORT[language]
    words = {Messages((language,)).level(practice.level) for practice in example("erp-rollout").practices}
    assert {line.split()[-1] for line in practices_of(report)} == words


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("width", [110, 120, 160])
def test_a_wide_screen_shows_whole_titles_and_what_decides(width: int, language: str) -> None:
    report = render(example("erp-rollout"), Options(languages=(language,), width=width))
    assert "…" not in report
    assert all(any(title in line for line in practices_of(report)) for title in LONG[language])
    raised = assessed(
        questionnaire(levels("one.a", knock_out=knock_out()), levels("one.b", weight=9)), {"one.a": 0, "one.b": 4}
    )
    sentence = {
        "en": '- Practice one: Knock-out: "Question one.a".',
        "nl": '- Practice one: Breekpunt: "Question one.a".',
    }
    assert sentence[language] in words_of(render(raised, Options(languages=(language,), width=width)))
    assert sentence[language] not in words_of(render(raised, Options(languages=(language,), width=109)))


@pytest.mark.parametrize("report", [example("brand-portal"), respondents(), moved()], ids=["one", "several", "moved"])
def test_colour_changes_nothing_but_colour(report: Assessment | Comparison) -> None:
    plain, colored = (render(report, Options(color=color, top=None)) for color in (False, True))
    assert "\x1b[" not in plain
    assert "\x1b[" in colored
    bare = re.sub(r"\x1b\[[0-9;]*m", "", colored)
    assert [line.rstrip() for line in bare.split("\n")] == plain.split("\n")


@pytest.mark.parametrize("top", [5, None])
@pytest.mark.parametrize("report", [example("brand-portal"), respondents(), moved()], ids=["one", "several", "moved"])
def test_lines_end_without_blanks_and_the_report_in_one_line_end(
    report: Assessment | Comparison, top: int | None
) -> None:
    page = render(report, Options(top=top))
    assert [line for line in page.split("\n") if line != line.rstrip()] == []
    assert page.endswith(".\n")
    assert not page.startswith("\n")
    assert "\n\n\n" not in page


@pytest.mark.parametrize("color", [False, True])
def test_no_user_text_acts_on_the_terminal(color: bool) -> None:
    assessment = assessed_text(saying(f"before{'x'.join(ACTING)}after"))
    for options in (Options(color=color), Options(color=color, top=None), Options(color=color, quiet=True)):
        report = render(assessment, options)
        assert acting_in(report) == []
        assert "before" in report
        assert "after" in report


def test_an_escape_sequence_is_shown_as_text() -> None:
    assert r"Project \x1b[31mred" in render(assessed_text(saying("Project \x1b[31mred")), Options())


def test_markup_is_printed_unchanged() -> None:
    written = f"plan {' '.join(MARKUP)} draft"
    # The project, the role, notes with their evidence, what does not apply and the accepted risk.
    assert words_of(render(assessed_text(saying(written)), Options(top=None))).count(written) >= 6
    assert written in render(assessed_text(saying(written)), Options(quiet=True))


def test_emoji_and_accents_survive() -> None:
    report = render(assessed_text(saying(f"Café {FAMILY} ﬁn naïve Łódź 🏳️")), Options(width=160, top=None))
    assert words_of(report).count(f"Café {FAMILY} ﬁn naïve Łódź 🏳️") >= 6


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip))
def test_no_text_acts(text: str) -> None:
    assessment = assessed_text(saying(f"x{text}x"))
    for options in (Options(width=60, top=None), Options(quiet=True)):
        report = render(assessment, options)
        assert acting_in(report) == []
        assert widest(report) <= 60 or options.quiet


@pytest.mark.parametrize("language", ["en", "nl"])
def test_quiet_output_is_one_line_of_any_length(language: str) -> None:
    name = "A project with a name that goes on and on until nobody remembers how it began " * 5
    report = render(assessed_text(saying(name)), Options(languages=(language,), quiet=True, width=60))
    assert report.count("\n") == 1
    assert report.endswith("\n")
    assert name.strip() in report


@pytest.mark.parametrize("name", ["https://example.org/" + "a" * 300, "新しいブランドポータルの導入準備" * 10])
def test_quiet_puts_no_blank_into_a_name_without_blanks(name: str) -> None:
    assert name in render(assessed_text(saying(name)), Options(quiet=True, width=60))


@pytest.mark.parametrize(
    ("language", "short"),
    [("en", 'Accepted knock-out: "Question one.a"'), ("nl", 'Geaccepteerd breekpunt: "Question one.a"')],
)
def test_an_accepted_knock_out_comes_first_on_the_page_and_early_on_the_line(language: str, short: str) -> None:
    small = questionnaire(levels("one.a", knock_out=knock_out()), levels("one.b"))
    assessment = assessed(small, {"one.a": 0, "one.b": 4}, accepted=[accept("one.a")])
    line = render(assessment, Options(languages=(language,), quiet=True))
    assert line.split(" · ")[1] == short
    frame = render(assessment, Options(languages=(language,))).partition("╭")[2].partition("╰")[0]
    first = frame.split("\n")[1]
    assert "Question one.a" in first
    assert "100" not in first


@pytest.mark.parametrize("width", [60, 110])
def test_a_long_name_of_a_practice_is_wrapped_and_not_cut(width: int) -> None:
    name = "-".join(["long"] * 18)
    report = render(assessed(questionnaire(levels(f"{name}.question")), {f"{name}.question": 2}), Options(width=width))
    assert "…" not in report
    assert widest(report) <= width


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [60, 62, 70, 80])
def test_a_narrow_screen_cuts_no_verdict_and_breaks_no_list(name: str, language: str, width: int) -> None:
    report = render(example(name), Options(languages=(language,), width=width, top=None))
    headline = Messages((language,)).headline(example(name))
    assert headline in words_of(report).replace("─", "")
    risks = report.partition(f"\n{Messages((language,)).message('report.risks-all')}\n")[2]
    numbered = re.split(r"\n {1,2}\d+\. ", risks)
    assert len(numbered) > 3
    for finding in numbered[1:]:
        lines = finding.partition("\n\n")[0].strip().split("\n")
        assert [line for line in lines[1:] if not line.startswith("    ")] == []


def test_without_risks_above_low_a_sentence_replaces_the_list() -> None:
    report = render(assessed(questionnaire(levels("one.q3")), {"one.q3": 3}), Options())
    assert "The top risks" not in report  # the only one is a decision, as the level is not low
    fine = questionnaire(levels("one.q3"), levels("one.b", weight=9))
    report = render(assessed(fine, {"one.q3": 3, "one.b": 4}), Options())
    risks = report.partition("The top risks\n")[2].partition("\n\n")[0]
    assert words_of(risks) == "No risk is rated above low. 1 risk is not shown; --all shows it."


def test_without_answers_there_is_no_list_of_risks() -> None:
    report = render(assessed(questionnaire(levels("one.a")), {}), Options())
    assert "The top risks" not in report


def test_a_text_in_another_language_has_no_marks() -> None:
    small = assessed(questionnaire(levels("one.a"), levels("two.b")), {"one.a": 1})
    page = render(small, Options(("nl", "en"), top=None))
    assert "Wat er van je wordt gevraagd" in page
    assert "Question one.a" in page
    assert re.search("[\ue000-\uf8ff]|ue00", page) is None


def test_a_comparison_is_complete_on_the_terminal() -> None:
    report = render(moved(), Options())
    assert re.match(r"╭─ . From \d\d to \d\d points \(\+[\d.]+\): ", report.split("\n")[4])
    assert headings_of(report)[1:3] == ["The practices", "What got worse"]
    assert headings_of(report)[-1] == "Next step"
    support = next(line for line in report.split("\n") if line.startswith("  Support"))
    assert re.fullmatch(r"  Support +[\d-]+ +→ +\d+ +\+[\d.]+ +▲ high → . \w+", support.rstrip())


def test_gaps_are_dots_between_0_and_4() -> None:
    report = render(respondents(), Options())
    assert re.search(r"Time for key users +[■▲●◆○·]────[■▲●◆○·]────[■▲●◆○·]────[■▲●◆○·]────[■▲●◆○·]\n", report)
    assert re.search(r"● [\w ]+  ■ [\w ]+", report)


def test_the_depth_of_a_page_is_that_of_its_sections() -> None:
    document: Document = every_block()
    assert [section.depth for section in document.sections].count(Depth.SUMMARY) == 1
    page = terminal.draw(
        document._replace(sections=(document.sections[0]._replace(id="verdict"), *document.sections[1:])), Options()
    )
    assert "A sentence of the report" not in page


def table_page(name: str, width: int) -> str:
    """A page with a table of two rows, the first with this name and a figure in each of six columns."""
    columns = (Column("Name", 0.3), *(Column("A long title", 0.1, is_figure=True) for _ in range(6)))
    rows = tuple((Cell(text), *(Cell("10 / 13") for _ in range(6))) for text in (name, "Sum"))
    section = Section("table", "", Depth.SUMMARY, (Table("", columns, rows),))
    return terminal.draw(Document("", "", None, "en", (section,)), Options(width=width))


@pytest.mark.parametrize("width", [60, 70, 80, 110])
def test_titles_of_columns_give_way_to_names_and_figures(width: int) -> None:
    page = table_page("Betrokken", width)
    assert widest(page) <= width
    assert re.search(r"^Betrokken( +10 / 13){6}$", page, re.MULTILINE)
    assert "…" not in page


def test_a_table_too_narrow_for_its_words_becomes_labelled_lines() -> None:
    page = table_page("Betrokkenheid", 60)
    assert re.findall(r"^Name +(\w+)$", page, re.MULTILINE) == ["Betrokkenheid", "Sum"]
    assert page.count("A long title  10 / 13\n") == 12


@pytest.mark.parametrize("language", SHORT)
@pytest.mark.parametrize("width", [60, 64, 72, 80])
def test_the_names_of_practices_are_whole_words_also_beside_the_longest_level(language: str, width: int) -> None:
    nothing = assessed_text("implcheck: 1\nproject: P\nphase: kickoff\nanswers: {}\n")
    for report in (nothing, compare(nothing, nothing)):
        output = render(report, Options(languages=(language,), width=width))
        assert set(SHORT[language]) <= {line.split()[0] for line in output.splitlines() if line.split()}
        assert widest(output) <= width
