"""Small parts that several sections of the page share."""

from collections.abc import Iterable, Sequence

from implcheck.model.enums import Level
from implcheck.reports.formats.html.markup import Child, Html, element
from implcheck.reports.sentences import Row
from implcheck.wording.symbols import symbol


def marked(level: Level | None, word: Child) -> Html:
    """A level as symbol, word and colour; the symbol says nothing that the word does not."""
    sign = element("span", symbol(level), aria_hidden="true")
    return element("span", sign, " ", word, class_=f"level {tint(level)}")


def tint(level: Level | None) -> str:
    """The class that gives a level its colour."""
    return f"is-{level or 'none'}"


def items(told: Iterable[str]) -> Html:
    """Sentences as a list."""
    return element("ul", *(element("li", one) for one in told))


def described(rows: Iterable[Row]) -> Html:
    """Labels with what stands under each."""
    return element("dl", *(element("div", element("dt", one.label), element("dd", one.told)) for one in rows))


def fold(summary: Child, *contents: Child, shown: bool = False) -> Html:
    """A part that is closed until somebody opens it, or open from the start."""
    return element("details", element("summary", summary), *contents, open=shown)


def table(head: Sequence[Child], rows: Sequence[Sequence[Child]], caption: str) -> Html:
    """A table of figures: the first column names the row, the last row is the sum. It scrolls where it is too wide."""
    written = [
        element("tr", element("th", row[0], scope="row"), *(element("td", cell, class_="figure") for cell in row[1:]))
        for row in rows
    ]
    columns = [element("th", head[0], scope="col")]
    columns += [element("th", one, scope="col", class_="figure") for one in head[1:]]
    made = element(
        "table",
        element("caption", caption, class_="unseen"),
        element("thead", element("tr", *columns)),
        element("tbody", *written[:-1]),
        element("tfoot", written[-1]),
    )
    return element("div", made, class_="wide", tabindex="0", role="group")
