"""Documents made by hand that hold every kind of block, for the formats that draw them."""

from tests.support.cli import ROOT, interpreter, run_program

from implcheck.model.enums import Level
from implcheck.model.text import Text
from implcheck.reports.charts import Bar, Bars, DotRow, Dots, Line, Lines, Scale, Threshold
from implcheck.reports.document import (
    Block,
    Cell,
    Column,
    Document,
    Emphasis,
    Entry,
    EntryList,
    Facet,
    Facts,
    Headline,
    Items,
    Paragraph,
    Row,
    Rows,
    Section,
    Snippet,
    Table,
    Tag,
)
from implcheck.reports.options import Depth
from implcheck.wording.escape import for_terminal
from implcheck.wording.foreign_text import MarkedMessages
from implcheck.wording.symbols import FAILED, NO_LEVEL, symbol

THRESHOLDS = (
    Threshold(45, Level.HIGH, "high", "high from 45"),
    Threshold(65, Level.MODERATE, "moderate", "moderate from 65"),
    Threshold(75, Level.LOW, "low", "low from 75"),
)
LOCATION = "readiness.yaml:7:4"


def every_block() -> Document:
    """Return a document in English with a section at each depth, each with every kind of block."""
    sections = (
        Section("verdict", "", Depth.SUMMARY, (*_verdict(), *_charts("summary"), _decision())),
        Section("risks", "Top risks", Depth.REPORT, (*_texts("report"), *_risks("Sponsor"))),
        Section("actions", "Actions", Depth.REPORT, (_actions(), _by_role(), *_charts("report"))),
        Section("answers", "Every answer", Depth.APPENDIX, (*_texts("appendix"), *_risks("Answer"), _arithmetic())),
        Section("figures", "Figures", Depth.APPENDIX, _charts("appendix")),
    )
    return Document(
        "Brand portal",
        "High risk: deal with the top risks before you go on",
        Level.HIGH,
        "en",
        sections,
        "Report of 24 November 2026, made with implcheck.",
    )


def holding(*blocks: Block, title: str = "", depth: Depth = Depth.SUMMARY) -> Document:
    """Return a document of one section with these blocks."""
    return Document("Brand portal", "High risk", Level.HIGH, "en", (Section("part", title, depth, blocks),))


def without_score() -> Document:
    """Return a document of an assessment that has no level, no score and nothing that is still possible."""
    practice = Bar("Why", "Know why you do it", None, None, "-", None, "not enough known")
    blocks: tuple[Block, ...] = (
        Headline("No verdict: not enough is known", None, NO_LEVEL),
        Scale(None, None, None, THRESHOLDS, "There is no score."),
        Bars(
            ("Practice", "Points", "Level"), (practice,), (), ("shown today", "", "not in place"), "", "No points yet."
        ),
        Lines(
            ("Practice", "Points", "Level"),
            ("November 2026", "January 2027"),
            (Line("Why", "Know why", (None, 40), ("-", "40"), "", ((None, "not enough known"), (Level.HIGH, "high"))),),
            (),
            "Why has 40 points in January 2027 and had none before.",
        ),
        Dots((), (), "Nobody sees it differently."),
    )
    return Document(
        "Brand portal", "No verdict: not enough is known", None, "en", (Section("verdict", "", Depth.SUMMARY, blocks),)
    )


def rejected() -> Document:
    """Return a document of a file that cannot be used: a problem with its line, and one without."""
    title = "No assessment: r.yaml cannot be used, because of 2 problems"
    problems: tuple[Block, ...] = (
        Entry(
            "There is no level 9.",
            (
                Rows((Row("Where", LOCATION, is_code=True),)),
                Snippet(7, "a: ", "<b>9"),
                Paragraph("The levels are 0 and 1."),
            ),
        ),
        Entry(
            "This file is empty.",
            (Rows((Row("Where", "<i>.yaml", is_code=True),)), Paragraph("Start with implcheck init.")),
        ),
    )
    first = Section("verdict", "", Depth.SUMMARY, (Headline(title, None, FAILED),))
    return Document("r.yaml", title, None, "en", (first, Section("problems", "Problems", Depth.SUMMARY, problems)))


def foreign() -> Document:
    """Return a document in Dutch with texts in English, which stand between marks wherever a text can stand."""
    messages = MarkedMessages(("nl", "en"), "en")

    def text(sentence: str) -> str:
        return messages.text(Text.of(en=sentence))

    return _of(text("A <title> & more"), f'De vraag "{text("Why")}" telt mee.', "nl")


def saying(text: str) -> Document:
    """Return a document that says a person's text wherever a document can hold one."""
    shown = for_terminal(text)
    return _of(shown, shown, "en", line=text)


def many_entries(count: int, text: str) -> Document:
    """Return a document with many risks, of which those after the fifth are folded, each with a long text."""
    first = Section(
        "verdict", "", Depth.SUMMARY, (Headline("High risk", Level.HIGH, symbol(Level.HIGH)), Paragraph(text))
    )
    risks = tuple(
        Entry(
            f"Risk {number}",
            (Paragraph(text), Rows((Row("Id", f"one.q{number}", is_code=True),))),
            Level.HIGH,
            "high",
            number,
            f"one.q{number}",
            is_open=number <= 5,
        )
        for number in range(1, count + 1)
    )
    return Document(
        "Brand portal", "High risk", Level.HIGH, "en", (first, Section("risks", "All risks", Depth.REPORT, risks))
    )


def _of(title: str, sentence: str, language: str, line: str = "line") -> Document:
    """Return a document with every kind of block in which each text is one of two."""
    blocks: tuple[Block, ...] = (
        Headline(sentence, Level.CRITICAL, symbol(Level.CRITICAL)),
        Facts((title, sentence)),
        *(Paragraph(sentence, emphasis) for emphasis in Emphasis),
        Items((sentence, title)),
        Rows((Row(title, sentence), Row("Id", title, is_code=True))),
        Snippet(3, "", line),
        Snippet(3, line, ""),
        Snippet(3, line[: len(line) // 2], line[len(line) // 2 :]),
        Table(
            title,
            (Column(title, 0.5), Column(title, 0.5, is_figure=True)),
            ((Cell(title, Level.HIGH, marked=True), Cell(sentence)), (Cell(title), Cell("12"))),
            has_total=True,
        ),
        Scale(40, 60, Level.HIGH, (Threshold(50, Level.HIGH, title, title),), sentence),
        Bars(
            (title, title, title),
            (Bar(title, sentence, 40, 60, "40-60", Level.HIGH, title, sentence),),
            (Threshold(50, Level.HIGH, title, title),),
            (title, sentence, title),
            sentence,
            sentence,
        ),
        Dots((title, sentence), (DotRow(sentence, ((1, 0), (3, 1))),), sentence),
        Lines(
            (title, title, title),
            (title, sentence),
            (Line(title, sentence, (40, 60), ("40", "60"), "+20", ((Level.HIGH, title), (Level.LOW, title))),),
            (Threshold(50, Level.HIGH, title, title),),
            sentence,
        ),
        Entry(sentence, (Paragraph(sentence), Rows((Row(title, sentence),))), Level.HIGH, title, 1, "risk"),
        EntryList(
            (Facet(title), Facet(sentence, (title,), is_descending=True)),
            (
                Entry(sentence, (), Level.LOW, title, 2, facts=(title, sentence), tags=(Tag(1), Tag(2, (title,)))),
                Entry(title, (Paragraph(sentence),), facts=(sentence,), is_open=False, tags=(Tag(2), Tag(1))),
            ),
        ),
        Entry(title, (Paragraph(sentence),), is_open=False),
    )
    return Document(
        title,
        sentence,
        Level.CRITICAL,
        language,
        (
            Section("verdict", "", Depth.SUMMARY, blocks),
            Section("report", title, Depth.REPORT, blocks),
            Section("appendix", sentence, Depth.APPENDIX, blocks),
        ),
        sentence,
    )


def _verdict() -> tuple[Block, ...]:
    return (
        Headline("High risk: deal with the top risks before you go on", Level.HIGH, symbol(Level.HIGH)),
        Facts(("Kickoff", "24 November 2026", "project lead")),
        Paragraph("60 of 100 points, up to 70 once 3 unknowns are known", Emphasis.STRONG),
        Items(("On points alone the level would be moderate.", "One practice is critical.")),
    )


def _texts(depth: str) -> tuple[Block, ...]:
    return (
        Paragraph(f"A sentence of the {depth}."),
        Paragraph(f"A sentence of the {depth} that stands out.", Emphasis.STRONG),
        Paragraph(f"A note of the {depth}.", Emphasis.NOTE),
        Headline(f"A headline of the {depth}", Level.MODERATE, symbol(Level.MODERATE)),
        Facts((f"A fact of the {depth}", "another fact"), Emphasis.PLAIN),
        Items((f"An item of the {depth}.", "Another item.")),
        Rows((Row("Who", f"The sponsor of the {depth}"), Row("Id", f"one.{depth}", is_code=True))),
        Snippet(7, f"{depth}: ", "<b>9"),
    )


def _decision() -> Entry:
    rows = (Row("Who", "Steering group"), Row("Effort", "S (under a day)"), Row("Worth", "6.2 points"))
    return Entry("Name a sponsor", (Paragraph("The board names one person."), Rows(rows)), number=1, key="decision")


def _risks(word: str) -> tuple[Block, ...]:
    advice = Rows((Row("Do", "Name one."), Row("Done when", "A name is in the plan."), Row("Id", "one.a", True)))
    nested = Entry("A part of it", (Paragraph("With a text of its own."),), Level.LOW, "low", key="nested")
    return (
        Entry(
            f"{word} missing", (Paragraph("Nobody decides."), advice, nested), Level.CRITICAL, "critical", 1, "one.a"
        ),
        Entry(f"{word} away", (Paragraph("Decisions wait."),), Level.HIGH, "high", 2, "one.b", is_open=False),
        Entry(f"{word} without a level", (Paragraph("It is not known."),), key="one.c", is_open=False),
    )


def _actions() -> EntryList:
    facets = (
        Facet("No."),
        Facet("Level", ("critical", "high"), is_descending=True),
        Facet("Who", ("Sponsor", "Key user")),
        Facet("Points", is_descending=True),
    )
    do = Rows((Row("Do", "Name one."), Row("Done when", "A name is in the plan.")))
    return EntryList(
        facets,
        (
            Entry(
                "No sponsor",
                (Paragraph("Nobody decides."), do),
                Level.CRITICAL,
                "critical",
                1,
                "two.a",
                ("Sponsor, with the key user", "under a day", "up to 6.2 points", "by 1 December 2026 (proposal)"),
                tags=(Tag(1), Tag(3, ("critical",)), Tag(0, ("Sponsor", "Key user")), Tag(6.2)),
            ),
            Entry(
                "No second sponsor",
                (do,),
                Level.HIGH,
                "high",
                2,
                "two.b",
                ("Sponsor", "up to 10.1 points"),
                is_open=False,
                tags=(Tag(2), Tag(2, ("high",)), Tag(0, ("Sponsor",)), Tag(10.1)),
            ),
            Entry(
                "Find out who decides",
                (Paragraph("Other advice depends on it."),),
                None,
                "not known",
                3,
                "two.c",
                is_open=False,
                tags=(Tag(3), Tag(4), Tag(2), Tag(0)),
            ),
        ),
    )


def _by_role() -> Table:
    columns = (Column("Practice", 0.4), Column("Sponsor", 0.3, is_figure=True), Column("Key user", 0.3, is_figure=True))
    rows = (
        (Cell("Why"), Cell("70", Level.MODERATE, marked=True), Cell("20", Level.CRITICAL, marked=True)),
        (Cell("Support"), Cell("80", Level.LOW, marked=True), Cell("-")),
    )
    return Table("The practices by role", columns, rows)


def _arithmetic() -> Table:
    columns = (Column("Practice", 0.6), Column("Weight", 0.2, is_figure=True), Column("Score", 0.2, is_figure=True))
    rows = (
        (Cell("Why"), Cell("1"), Cell("70.00")),
        (Cell("Support"), Cell("2"), Cell("46.25")),
        (Cell("Sum"), Cell("3"), Cell("54.16")),
    )
    return Table("From the practices to the overall score", columns, rows, has_total=True)


def _charts(depth: str) -> tuple[Block, ...]:
    bars = (
        Bar("Why", "Know why you do it", 70, 70, "70", Level.MODERATE, "moderate"),
        Bar("Support", "Have support from above", 46, 75, "46-75", Level.HIGH, "high", "One answer is unknown."),
        Bar("Capacity", "Free the people", None, None, "-", None, "not enough known"),
        Bar("Knowledge", "Spread the knowledge", 0, 0, "0", Level.CRITICAL, "critical"),
        Bar("Aftercare", "Plan the time after go-live", 100, 100, "100", Level.LOW, "low"),
    )
    lines = (
        Line("Overall", "The whole", (52, 60), ("52", "60-70"), "+8", ((Level.HIGH, "high"), (Level.HIGH, "high"))),
        Line("Why", "Know why", (70, 70), ("70", "70"), "=", ((Level.MODERATE, "moderate"),) * 2),
        Line("Capacity", "Free the people", (None, 50), ("-", "50"), "", ((None, "not known"), (Level.HIGH, "high"))),
    )
    return (
        Scale(60, 70, Level.HIGH, THRESHOLDS, f"60 of 100 points in the {depth}; 65 is where moderate begins."),
        Bars(
            ("Practice", "Points", "Level"),
            bars,
            THRESHOLDS,
            ("shown today", "still possible", "not in place"),
            "where a level begins: high from 45, moderate from 65 and low from 75",
            f"The points of five practices in the {depth}.",
        ),
        Dots(
            ("Sponsor", "Key user", "Project lead"),
            (
                DotRow("Named sponsor", ((4, 0), (1, 1), (3.5, 2))),
                DotRow("Hours freed", ((2, 0), (2, 1))),
                DotRow("Margin in the plan", ((0, 2),)),
            ),
            f"Roles see three questions differently in the {depth}.",
        ),
        Lines(
            ("Practice", "Points", "Level"),
            ("24 November 2026", "5 January 2027"),
            lines,
            THRESHOLDS,
            f"The whole went from 52 to 60 points in the {depth}.",
        ),
    )


def digest_elsewhere(format_: str) -> str:
    """Return the SHA-256 of `every_block` as a format draws it in another process, at another place in the world."""
    words = (
        f"import hashlib; from tests.support.documents import every_block; from implcheck.reports.formats.{format_}.report "
        "import draw; from implcheck.reports.options import Options; "
        "print(hashlib.sha256(draw(every_block(), Options())).hexdigest())"
    )
    done = run_program([interpreter(), "-c", words], cwd=ROOT, TZ="Asia/Tokyo", PYTHONHASHSEED="7")
    return done.text.strip()
