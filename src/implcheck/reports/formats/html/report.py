"""The report as a web page: one file with everything in it, for a screen, a phone and paper.

Every text goes through `markup`, so that no element or attribute comes from a person. Without its script the page
can be read wholly; the script adds sorting and filtering.
"""

from collections.abc import Callable

from implcheck.model.assessment import Assessment
from implcheck.model.problem import Rejected
from implcheck.reports.formats.html import actions, arithmetic, page, problems, sections, verdict
from implcheck.reports.formats.html.lang import MarkedMessages, in_elements
from implcheck.reports.formats.html.markup import Html, element, joined
from implcheck.reports.options import Options
from implcheck.wording.escape import for_terminal

Section = Callable[[Assessment, MarkedMessages, Options], tuple[Html, ...]]
"""A part of the page below its heading; without contents the page has no such part."""

SECTIONS: dict[str, tuple[str, Section]] = {
    "practices": ("report.practices", verdict.practices),
    "respondents": ("respondents.heading", sections.respondents_say),
    "risks": ("html.risks", sections.risks),
    "actions": ("html.actions", actions.actions),
    "find-out": ("report.find-out", sections.find_out),
    "left-out": ("report.left-out", sections.left_out),
    "unjudged": ("report.unjudged", sections.unjudged),
    "firmness": ("report.firmness", sections.firmness),
    "accepted": ("report.accepted", sections.accepted),
    "arithmetic": ("explain.arithmetic", arithmetic.arithmetic),
    "answers": ("html.answers", sections.answers),
    "method": ("html.method", sections.method),
}
"""By the id on the page: the heading and what stands below it, what decides first."""


def render(report: Assessment | Rejected, options: Options) -> str:
    """The page; of a file that cannot be used what is wrong with it."""
    if isinstance(report, Rejected):
        messages = MarkedMessages(options.languages, "")
        return _framed(problems.headline(report, messages), problems.rejected(report, messages), messages)
    messages = MarkedMessages(options.languages, report.about.languages[0], report.about.roles)
    parts = [
        (id_, messages.message(heading), contents)
        for id_, (heading, section) in SECTIONS.items()
        if (contents := section(report, messages, options))
    ]
    listed = [_section(id_, heading, below) for id_, heading, below in parts]
    links = [element("li", element("a", heading, href=f"#{id_}")) for id_, heading, _ in parts]
    body = joined(
        verdict.header(report, messages),
        element(
            "nav",
            element("ul", *links),
            element("button", messages.message("html.open-all"), type="button", id="open-all", hidden=True),
            aria_label=messages.message("html.contents"),
        ),
        element("main", verdict.verdict(report, messages), *listed, id="main", tabindex="-1"),
        element("footer", element("p", sections.made_on(report, messages))),
    )
    return _framed(f"{for_terminal(report.about.project)} · {messages.headline(report)}", body, messages)


def _section(id_: str, heading: str, contents: tuple[Html, ...]) -> Html:
    return element("section", element("h2", heading, id=id_), *contents, aria_labelledby=id_)


def _framed(title: str, body: Html, messages: MarkedMessages) -> str:
    style, script = page.asset("report.css"), page.asset("report.js")
    skip = element("a", messages.message("html.skip"), href="#main", class_="skip")
    return page.framed(title, messages.page, style, in_elements(joined(skip, body).written), [script])
