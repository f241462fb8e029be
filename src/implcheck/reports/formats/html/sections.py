"""The sections of the page that tell: the risks, what is not known, what was accepted, the answers, and the method."""

from implcheck.model.assessment import Assessment, Finding, QuestionResult
from implcheck.model.enums import Level, State
from implcheck.reports import narrative, respondents
from implcheck.reports.formats.html.markup import NOTHING, Child, Html, element, joined
from implcheck.reports.formats.html.parts import described, fold, items, marked
from implcheck.reports.narrative import Row
from implcheck.reports.options import Options
from implcheck.wording import problems
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages


def respondents_say(of: Assessment, messages: Messages, _options: Options) -> tuple[Html, ...]:
    """What several respondents say, and how far they are apart."""
    parts: list[Html] = []
    for block in respondents.told(of, messages, None):
        if block.title:
            parts += [element("h3", block.title), items(block.sentences)]
        else:
            parts += [element("p", one) for one in block.sentences]
    return tuple(parts)


def risks(of: Assessment, messages: Messages, options: Options) -> tuple[Html, ...]:
    """Every finding that counts, in order of priority; the top ones are open."""
    counted, opened = narrative.risks(of, options.top)
    if not counted:
        # Where too little is known, nothing is known to be well; and what is accepted has a section of its own.
        nothing = of.level is not None and not of.findings
        return (element("p", messages.message("report.no-risks")),) if nothing else ()
    told = [_risk(of, number, one, messages, shown=one in opened) for number, one in enumerate(counted, start=1)]
    above_low = any(one.level > Level.LOW for one in counted)
    intro = messages.message("report.order" if above_low else "report.no-risks-above-low")
    return element("p", intro, class_="intro"), element("ol", *told, class_="cards")


def _risk(of: Assessment, number: int, finding: Finding, messages: Messages, *, shown: bool) -> Html:
    action = next(one for one in of.actions if one.finding == finding.id)
    title = element(
        "h3",
        f"{number}. ",
        marked(finding.level, messages.level(finding.level)),
        f" {messages.text(finding.title)}",
    )
    risk = element("p", messages.text(finding.risk)) if narrative.risk_first(finding) else NOTHING
    rows = [*narrative.why(of, finding, messages), *narrative.advised(finding, action, messages)]
    contents = fold(title, risk, described(rows), _id(finding.id, messages), shown=shown)
    return element("li", contents, id=f"risk-{number}")


def _id(id_: str, messages: Messages) -> Html:
    """The id that `implcheck explain` and an accepted risk ask for."""
    return element("p", f"{messages.message('column.id')}: ", element("code", id_), class_="id")


def find_out(of: Assessment, messages: Messages, options: Options) -> tuple[Html, ...]:
    """What is unknown or unanswered, and how to find out; the weightiest are open."""
    missing = of.to_find_out
    if not missing:
        return ()
    opened = len(missing) if options.top is None else options.top
    told = [
        element(
            "li",
            fold(
                element("h3", messages.text(one.title)),
                described(narrative.missing(of, one, messages)),
                _id(one.id, messages),
                shown=at < opened,
            ),
        )
        for at, one in enumerate(missing)
    ]
    intro = messages.message("report.find-out-intro", count=len(missing))
    return element("p", intro, class_="intro"), element("ol", *told, class_="cards")


def left_out(of: Assessment, messages: Messages, _options: Options) -> tuple[Html, ...]:
    """The answers to another version of the questionnaire that do not fit this one."""
    told = [problems.paragraph(one, messages.languages[0]) for one in of.other_version_warnings]
    return (items(told),) if told else ()


def unjudged(of: Assessment, messages: Messages, _options: Options) -> tuple[Html, ...]:
    """The knock-outs and combinations that wait for an answer."""
    told = [narrative.not_judged(of, one, messages) for one in of.waiting_rules]
    return (items(told),) if told else ()


def firmness(of: Assessment, messages: Messages, _options: Options) -> tuple[Html, ...]:
    """Whether equal weights or one other answer would change the level."""
    return (items(narrative.firmness(of, messages)),) if of.level is not None else ()


def accepted(of: Assessment, messages: Messages, _options: Options) -> tuple[Html, ...]:
    """Accepted risks, by whom and until when, and what has to be done about them."""
    if not of.acceptances:
        return ()
    return element("p", messages.message("report.accepted-intro"), class_="intro"), items(
        narrative.accepted_risks(of, messages)
    )


def answers(of: Assessment, messages: Messages, _options: Options) -> tuple[Html, ...]:
    """Every answer with its note and evidence, by practice."""
    parts = []
    for practice in of.practices:
        told = [one for one in of.questions if one.practice == practice.id and _given(of, one)]
        if told:
            title = element("h3", messages.text(practice.title))
            parts.append(fold(title, *(_answer(of, one, messages) for one in told)))
    return tuple(parts)


def _given(of: Assessment, one: QuestionResult) -> bool:
    """Whether a question was asked, or has an answer although it was not."""
    return one.state is not State.NOT_ASKED or one.id in of.unasked_answers


def _answer(of: Assessment, one: QuestionResult, messages: Messages) -> Html:
    apart = [Row(*found) for found in respondents.disagreement(of, one.id, messages)]
    rows = [
        Row(messages.message("report.answer"), narrative.answer(one, messages)),
        *apart,
        *narrative.remarks(of, one, messages),
    ]
    return element(
        "div",
        element("h4", messages.text(one.title)),
        element("p", messages.text(one.text)),
        described(rows),
        class_="answer",
    )


def method(of: Assessment, messages: Messages, _options: Options) -> tuple[Html, ...]:
    """What this is and is not, how scores become levels, and what the questionnaire rests on."""
    about, rules = of.about, of.about.level_rules
    told = narrative.method(of, messages)
    told += [narrative.set_aside(of, messages)] if of.unasked_answers else []
    bands = [
        messages.message("explain.band", level=messages.level(one.level), **{"from": f"{one.from_:g}"})
        for one in rules.bands
    ]
    raises = [
        messages.message("explain.knock-out-rule"),
        messages.message("explain.cap", count=rules.above_worst_practice),
        messages.message("explain.grave", count=rules.critical_from),
        messages.message("explain.least-known", least=f"{rules.least_known:g}"),
    ]
    sources: list[Child] = [
        element("li", element("cite", for_terminal(one.cite)), ". ", messages.text(one.says)) for one in about.sources
    ]
    listed = (element("h3", messages.message("explain.sources")), element("ul", *sources)) if sources else ()
    return (
        *(element("p", one) for one in told),
        element("h3", messages.message("explain.bands")),
        items(bands),
        element("h3", messages.message("explain.rules")),
        items(raises),
        element("p", messages.text(rules.reason)),
        *listed,
    )


def made_on(of: Assessment, messages: Messages) -> Html:
    """The day that the report goes by."""
    return joined(messages.message("html.today", today=messages.day(of.about.today)))
