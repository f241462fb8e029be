"""The actions as a table that can be sorted and filtered where the page's script runs, and read where it does not."""

from implcheck.model.assessment import Action, Assessment, Finding
from implcheck.reports.formats.html.markup import Child, Html, element, joined
from implcheck.reports.formats.html.parts import marked
from implcheck.reports.options import Options
from implcheck.wording.messages import Words

COLUMNS = ("order", "level", "action", "practice", "who", "effort", "points")
FILTERS = ("practice", "level", "who")
"""The columns of which one value can be chosen."""

Cells = dict[str, Html]


def actions(of: Assessment, words: Words, _options: Options) -> tuple[Html, ...]:
    """What to do, in the order that brings most for the least work."""
    if not of.actions:
        return ()
    numbers = {one.id: number for number, one in enumerate((one for one in of.findings if one.counts), start=1)}
    names = {name: words.say(f"html.column-{name}") for name in COLUMNS}
    head = [element("th", names[name], scope="col", data_column=name) for name in COLUMNS]
    table = element(
        "table",
        element("caption", words.say("html.actions"), class_="unseen"),
        element("thead", element("tr", *head)),
        element(
            "tbody",
            *(
                _row(of, number, one, numbers[one.finding], names, words)
                for number, one in enumerate(of.actions, start=1)
            ),
        ),
        class_="actions",
        id="action-list",
    )
    intro = element("p", words.say("html.actions-order"), class_="intro")
    return intro, _filters(names, words), table


def _row(of: Assessment, number: int, action: Action, risk: int, names: dict[str, str], words: Words) -> Html:
    finding = next(one for one in of.findings if one.id == action.finding)
    advice = action.advice
    cells: dict[str, tuple[Child, int | str | None]] = {
        "order": (str(number), number),
        "level": (marked(action.level, _value(words.level(action.level))), action.level.rank),
        "action": (_what(action, risk, words), None),
        "practice": (_practices(of, finding, words), None),
        "who": (_value(words.text(advice.who)), None),
        "effort": (words.effort(advice.effort), advice.effort.rank),
        "points": (words.tenths(action.points), str(float(action.points))),
    }
    return element(
        "tr",
        *(
            element("td", cells[name][0], data_label=names[name], data_key=cells[name][1], class_=f"in-{name}")
            for name in COLUMNS
        ),
    )


def _what(action: Action, risk: int, words: Words) -> Html:
    """What to do and when it is done, under the risk that it is about."""
    return joined(
        element("a", words.text(action.title), href=f"#risk-{risk}"),
        element("p", words.text(action.advice.do)),
        element("p", f"{words.say('report.done-when')}: {words.text(action.advice.done_when)}", class_="done-when"),
    )


def _practices(of: Assessment, finding: Finding, words: Words) -> Html:
    names = [words.text(one.short) for one in of.practices if one.id in finding.practices]
    parts: list[Child] = []
    for at, name in enumerate(names):
        parts += [", "] if at else []
        parts.append(_value(name))
    return joined(*parts)


def _value(told: Child) -> Html:
    """Something to filter by: the script finds it by its class."""
    return element("span", told, class_="value")


def _filters(names: dict[str, str], words: Words) -> Html:
    """The fields to filter with, out of sight until the script fills them."""
    fields = [
        element(
            "div",
            element("label", names[name], for_=f"filter-{name}"),
            element(
                "select",
                element("option", words.say("html.any"), value=""),
                id=f"filter-{name}",
                data_filter=name,
            ),
        )
        for name in FILTERS
    ]
    fields.append(
        element(
            "div",
            element("label", words.say("html.text"), for_="filter-text"),
            element("input", type="search", id="filter-text", autocomplete="off"),
        )
    )
    reset = element("button", words.say("html.reset"), type="button", id="filter-reset")
    return joined(
        element(
            "div", *fields, reset, role="search", aria_label=words.say("html.filter"), class_="filters", hidden=True
        ),
        element(
            "p", role="status", id="filter-told", data_told=words.say("html.shown", shown="{shown}", count="{count}")
        ),
    )
