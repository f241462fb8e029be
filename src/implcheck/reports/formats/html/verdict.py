"""What comes first on the page: what was assessed, the verdict, and the practices at a glance."""

from implcheck.model.assessment import Assessment, PracticeResult
from implcheck.reports import narrative
from implcheck.reports.formats.canvas import symbol
from implcheck.reports.formats.html.markup import NOTHING, Html, element, joined
from implcheck.reports.formats.html.parts import fold, items, marked, tint
from implcheck.reports.options import Options
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import whole

WIDTH, HEIGHT = 200, 14
"""Of the picture of a practice, in units of its own: two for every point."""


def header(of: Assessment, messages: Messages) -> Html:
    """The project, and what was assessed of it."""
    told = " · ".join(narrative.about(of, messages))
    return element("header", element("h1", for_terminal(of.about.project)), element("p", told))


def verdict(of: Assessment, messages: Messages) -> Html:
    """The level in symbol, word and colour, the score, what decides, and the gate."""
    headline = joined(element("span", symbol(of.level), aria_hidden="true"), f" {messages.headline(of)}")
    told = narrative.decides(of, messages)
    return element(
        "section",
        *(element("p", one, class_="before") for one in narrative.accepted_knock_outs(of, messages)),
        element("h2", headline, id="verdict"),
        element("p", messages.score(of), class_="score"),
        items(told) if told else NOTHING,
        *_gate(of, messages),
        class_=f"verdict {tint(of.level)}",
        aria_labelledby="verdict",
    )


def _gate(of: Assessment, messages: Messages) -> tuple[Html, ...]:
    gate = of.gate_result
    if not gate.gate.demands:
        return ()
    sign = element("span", "✔ " if gate.passed else "✖ ", aria_hidden="true")
    told = narrative.demands(of, messages)
    heading = element("h3", sign, f"{messages.message('report.gate')}: {narrative.gate_outcome(of, messages)}")
    return heading, items(told) if told else NOTHING


def practices(of: Assessment, messages: Messages, _options: Options) -> tuple[Html, ...]:
    """A bar for every practice with its points and level, and what decides beyond the score."""
    floors = [band.from_ for band in of.about.level_rules.bands if band.from_]
    head = [
        element("th", messages.message("report.practice"), scope="col"),
        element("th", element("span", messages.message("html.bar"), class_="unseen"), scope="col", class_="picture"),
        element("th", messages.message("report.points"), scope="col", class_="figure"),
        element("th", messages.message("report.level"), scope="col"),
    ]
    table = element(
        "table",
        element("caption", messages.message("report.practices"), class_="unseen"),
        element("thead", element("tr", *head)),
        element("tbody", *(_practice(one, floors, messages) for one in of.practices)),
        class_="practices",
    )
    raised = [(one.short, narrative.raised(one, messages)) for one in of.practices]
    told = [f"{messages.text(short)}: {why}" for short, why in raised if why]
    decides = fold(messages.message("markdown.decides"), items(told), shown=True) if told else NOTHING
    return _pattern(), table, _legend(of, messages), decides


def _practice(one: PracticeResult, floors: list[float], messages: Messages) -> Html:
    name = joined(messages.text(one.short), element("span", messages.text(one.title), class_="more"))
    return element(
        "tr",
        element("th", name, scope="row"),
        element("td", _bar(one, floors), class_=f"picture {tint(one.level)}"),
        element("td", narrative.points(one), class_="figure"),
        element("td", marked(one.level, messages.practice_level(one.outcome, one.level))),
    )


def _bar(one: PracticeResult, floors: list[float]) -> Html:
    """The points as a bar. The same figures stand beside it, so that nothing has to be read from it."""
    low, high = (whole(points) * WIDTH // 100 for points in one.score) if one.score is not None else (0, 0)
    return _picture(
        _part("rest", 0, WIDTH),
        _part("open", low, high) if high > low else NOTHING,
        _part("today", 0, low) if low else NOTHING,
        *(_floor(round(floor * WIDTH / 100)) for floor in floors),
    )


def _picture(*parts: Html, width: int = WIDTH) -> Html:
    return element("svg", *parts, viewBox=f"0 0 {width} {HEIGHT}", aria_hidden="true", focusable="false")


def _part(what: str, start: int, end: int) -> Html:
    if what == "open":
        return element("rect", class_=what, x=start, y=0, width=end - start, height=HEIGHT, fill="url(#open-part)")
    return element("rect", class_=what, x=start, y=0, width=end - start, height=HEIGHT)


def _floor(at: int) -> Html:
    return element("line", class_="floor", x1=at, x2=at, y1=0, y2=HEIGHT)


def _pattern() -> Html:
    """The stripes of what is still possible: to be told from the rest without colour."""
    stripe = element("line", x1=0, y1=0, x2=0, y2=4, stroke="currentColor", stroke_width=3)
    tile = element(
        "pattern",
        stripe,
        id="open-part",
        width=4,
        height=4,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    return element("svg", element("defs", tile), width=0, height=0, class_="defined", aria_hidden="true")


def _legend(of: Assessment, messages: Messages) -> Html:
    """What the parts of a bar are, and where levels begin."""
    swatch = 2 * HEIGHT
    parts = ["today"]
    if any(one.score is not None and one.score.high > one.score.low for one in of.practices):
        parts.append("open")
    parts.append("rest")
    told = [
        element("li", _picture(_part(part, 0, swatch), width=swatch), messages.message(f"html.bar-{part}"))
        for part in parts
    ]
    floors = [
        messages.message("html.floor", points=f"{band.from_:g}", level=messages.level(band.level))
        for band in reversed(of.about.level_rules.bands)
        if band.from_
    ]
    if floors:
        mark = _picture(_part("rest", 0, swatch), _floor(HEIGHT), width=swatch)
        told.append(element("li", mark, messages.message("html.floors", floors=messages.row(floors))))
    return element("ul", *told, class_="legend")
