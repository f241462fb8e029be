"""The actions as a table that can be sorted and filtered where the page's script runs, and read where it does not."""

from implcheck.model.assessment import Action, Assessment, Finding
from implcheck.reports.formats.html.markup import Child, Html, element, joined
from implcheck.reports.formats.html.parts import marked
from implcheck.reports.options import Options
from implcheck.wording.messages import Messages

COLUMNS = ("order", "level", "action", "practice", "who", "effort", "points")
FILTERS = ("practice", "level", "who")
"""The columns of which one value can be chosen."""

Cells = dict[str, Html]


def actions(of: Assessment, messages: Messages, _options: Options) -> tuple[Html, ...]:
    """What to do, in the order that brings most for the least work."""
    if not of.actions:
        return ()
    numbers = {one.id: number for number, one in enumerate((one for one in of.findings if one.counts), start=1)}
    names = {name: messages.message(f"html.column-{name}") for name in COLUMNS}
    head = [element("th", names[name], scope="col", data_column=name) for name in COLUMNS]
    table = element(
        "table",
        element("caption", messages.message("html.actions"), class_="unseen"),
        element("thead", element("tr", *head)),
        element(
            "tbody",
            *(
                _row(of, number, one, numbers[one.finding], names, messages)
                for number, one in enumerate(of.actions, start=1)
            ),
        ),
        class_="actions",
        id="action-list",
    )
    intro = element("p", messages.message("html.actions-order"), class_="intro")
    return intro, _filters(names, messages), table


def _row(of: Assessment, number: int, action: Action, risk: int, names: dict[str, str], messages: Messages) -> Html:
    finding = next(one for one in of.findings if one.id == action.finding)
    advice = action.advice
    cells: dict[str, tuple[Child, int | str | None]] = {
        "order": (str(number), number),
        "level": (marked(action.level, _value(messages.level(action.level))), action.level.rank),
        "action": (_what(action, risk, messages), None),
        "practice": (_practices(of, finding, messages), None),
        "who": (_value(messages.text(advice.who)), None),
        "effort": (messages.effort(advice.effort), advice.effort.rank),
        "points": (messages.tenths(action.points), str(float(action.points))),
    }
    return element(
        "tr",
        *(
            element("td", cells[name][0], data_label=names[name], data_key=cells[name][1], class_=f"in-{name}")
            for name in COLUMNS
        ),
    )


def _what(action: Action, risk: int, messages: Messages) -> Html:
    """What to do and when it is done, under the risk that it is about."""
    return joined(
        element("a", messages.text(action.title), href=f"#risk-{risk}"),
        element("p", messages.text(action.advice.do)),
        element(
            "p", f"{messages.message('report.done-when')}: {messages.text(action.advice.done_when)}", class_="done-when"
        ),
    )


def _practices(of: Assessment, finding: Finding, messages: Messages) -> Html:
    names = [messages.text(one.short) for one in of.practices if one.id in finding.practices]
    parts: list[Child] = []
    for at, name in enumerate(names):
        parts += [", "] if at else []
        parts.append(_value(name))
    return joined(*parts)


def _value(told: Child) -> Html:
    """Something to filter by: the script finds it by its class."""
    return element("span", told, class_="value")


def _filters(names: dict[str, str], messages: Messages) -> Html:
    """The fields to filter with, out of sight until the script fills them."""
    fields = [
        element(
            "div",
            element("label", names[name], for_=f"filter-{name}"),
            element(
                "select",
                element("option", messages.message("html.any"), value=""),
                id=f"filter-{name}",
                data_filter=name,
            ),
        )
        for name in FILTERS
    ]
    fields.append(
        element(
            "div",
            element("label", messages.message("html.text"), for_="filter-text"),
            element("input", type="search", id="filter-text", autocomplete="off"),
        )
    )
    reset = element("button", messages.message("html.reset"), type="button", id="filter-reset")
    return joined(
        element(
            "div",
            *fields,
            reset,
            role="search",
            aria_label=messages.message("html.filter"),
            class_="filters",
            hidden=True,
        ),
        element(
            "p",
            role="status",
            id="filter-told",
            data_told=messages.message("html.shown", shown="{shown}", count="{count}"),
        ),
    )
