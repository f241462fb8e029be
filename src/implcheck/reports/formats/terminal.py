"""The report on a screen or a page of plain text, for a reader with two minutes: the verdict first."""

from rich import box
from rich.panel import Panel
from rich.table import Table
from rich.text import Text as Line

from implcheck.model.assessment import Action, Assessment, Finding, PracticeResult
from implcheck.model.enums import Level
from implcheck.model.problem import Rejected
from implcheck.reports import narrative, respondents
from implcheck.reports.formats.canvas import Canvas, style, symbol
from implcheck.reports.options import Options
from implcheck.wording import problems
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import whole

ROOMY = 110
"""From this width on, the table of practices has their whole titles and says what decides each level."""

EDGES = 6
"""The columns that the frame of the verdict takes from its title."""

_WHY_FIRST = {
    Level.CRITICAL: "report.next-why-critical",
    Level.HIGH: "report.next-why-above-low",
    Level.MODERATE: "report.next-why-above-low",
    Level.LOW: "report.next-why",
}
"""Among which risks the first action brings most: critical ones go before all others, and low ones after."""


def render(report: Assessment | Rejected, options: Options) -> str:
    """The report as text, coloured if `options` say so; of a file that cannot be used what is wrong with it."""
    if isinstance(report, Rejected):
        return problems.render(report.listed, options.languages[0])
    page = _Page(report, options)
    if options.quiet:
        return page.one_line()
    page.whole()
    return page.canvas.text()


class _Page:
    def __init__(self, assessment: Assessment, options: Options) -> None:
        self.of = assessment
        self.options = options
        self.messages = Messages(options.languages)
        self.canvas = Canvas(options)

    def one_line(self) -> str:
        """The verdict on one line, with the knock-outs that are accepted: nobody may read past those."""
        of, messages = self.of, self.messages
        accepted = "".join(f" · {one}" for one in narrative.accepted_in_short(of, messages))
        quick = f" · {messages.message('verdict.quick-short')}" if of.skipped_questions else ""
        instead = "".join(f" · {one}" for one in narrative.instead_in_short(of, messages))
        self.canvas.one_line(
            (f"{symbol(of.level)} {messages.headline(of)}", style(of.level)),
            f"{instead}{accepted} · {for_terminal(of.about.project)} · {messages.phase(of.about.phase)}{quick} · {messages.score(of)}",
            *(f" · {text}" for text in narrative.left_out_of_gate(of, messages)),
            *(f" · {text}" for text in narrative.own_questionnaire(of.about.questionnaire_origin, messages)),
        )
        return self.canvas.text()

    def whole(self) -> None:
        """Every section, in the order in which a steering group asks."""
        self.header()
        self.verdict()
        respondents.draw(self.of, self.messages, self.canvas, self.options.top)
        self.practices()
        self.risks()
        self.find_out()
        self.left_out()
        self.unjudged()
        self.firmness()
        self.accepted()
        self.next_step()
        self.method()

    def header(self) -> None:
        """What was assessed."""
        self.canvas.line((for_terminal(self.of.about.project), "bold"))
        self.canvas.row(*((one, "dim") for one in narrative.about(self.of, self.messages)), gap=" · ")

    def verdict(self) -> None:
        """The level in word, colour and shape; the score; what decides it."""
        of, messages = self.of, self.messages
        body = Line()
        title = Line(f"{symbol(of.level)} {messages.headline(of)}", style(of.level))
        if title.cell_len > self.canvas.measure - EDGES:
            body.append_text(title).append("\n")
            title = Line()
        for told in narrative.accepted_knock_outs(of, messages):
            body.append(f"{told}\n", style(Level.CRITICAL))
        body.append(messages.score(of), "bold")
        reasons = [messages.reason(why) for why in of.reasons]
        for told in (*narrative.instead(of, messages), *narrative.bears_on(of, messages), *reasons):
            body.append(f"\n{told}")
        if of.gate_result.gate.demands:
            body.append(f"\n\n{messages.message('report.gate')}: {narrative.gate_outcome(of, messages)}.", "bold")
            reasons = narrative.without_accepted(of, messages)
            reasons += [messages.reason(why) for why in of.gate_result.reasons] if not of.gate_result.passed else []
            for reason in reasons:
                body.append(f"\n- {reason}" if reasons[1:] else f" {reason}")
            for demands in narrative.asked(of, messages):
                body.append(f"\n{demands}", "dim")
        panel = Panel(
            body, title=title or None, title_align="left", border_style=style(of.level), box=box.ROUNDED, padding=(0, 1)
        )
        self.canvas.gap()
        self.canvas.put(panel)

    def practices(self) -> None:
        """The practices with bar, score and level."""
        messages, roomy = self.messages, self.canvas.width >= ROOMY
        self.canvas.heading(messages.message("report.practices"))
        table = Table(box=None, padding=(0, 2, 0, 0), show_header=False, pad_edge=False)
        table.add_column(overflow="fold")
        table.add_column(no_wrap=True)
        table.add_column(justify="right", no_wrap=True)
        table.add_column(no_wrap=True)
        if roomy:
            table.add_column(ratio=1)
        for one in self.of.practices:
            name = one.title if roomy else one.short
            cells = [Line(messages.text(name)), _bar(one), Line(narrative.points(one)), self._level_of(one)]
            table.add_row(*cells, *([Line(narrative.raised(one, messages))] if roomy else []))
        self.canvas.put(table, indent=2, wide=True)
        if any(one.score is not None and one.score.high > one.score.low for one in self.of.practices):
            legend = (messages.message("report.bar-shown"), "dim"), (messages.message("report.bar-open"), "dim")
            self.canvas.row(*legend, gap="  ", indent=2)

    def _level_of(self, practice: PracticeResult) -> Line:
        word = self.messages.practice_level(practice.outcome, practice.level)
        return Line(f"{symbol(practice.level)} {word}", style(practice.level))

    def risks(self) -> None:
        """The findings that count, each with its reason and its advice."""
        of, messages = self.of, self.messages
        counted, shown = narrative.risks(of, self.options.top)
        if not counted and of.level is None:
            return  # nothing is known, so nothing is known to be well
        self.canvas.heading(messages.message("report.risks-all" if self.options.top is None else "report.risks"))
        if not counted:
            self.canvas.line(messages.message("report.no-risks"), indent=2)
            return
        if shown:
            self.canvas.line((messages.message("report.order"), "dim"), indent=2)
        elif not any(one.level > Level.LOW for one in counted):
            self.canvas.line(messages.message("report.no-risks-above-low"), indent=2)
        actions = {action.finding: action for action in of.actions}
        for number, finding in enumerate(shown, start=1):
            self._risk(number, finding, actions[finding.id])
        if hidden := len(counted) - len(shown):
            self.canvas.gap()
            self.canvas.line((messages.message("report.more", count=hidden), "dim"), indent=2)

    def _risk(self, number: int, finding: Finding, action: Action) -> None:
        messages = self.messages
        self.canvas.gap()
        self.canvas.line(
            f"{number}. ",
            (f"{symbol(finding.level)} {messages.level(finding.level)}", style(finding.level)),
            "  ",
            (messages.text(finding.title), "bold"),
            (f"  {finding.id}", "dim"),
            indent=1,
            hang=4,
        )
        if narrative.risk_first(finding):
            self.canvas.line(messages.text(finding.risk), indent=4)
        rows = [*narrative.why(self.of, finding, messages), *narrative.advised(finding, action, messages)]
        self.canvas.fields(rows, indent=4)

    def find_out(self) -> None:
        """What is unknown or unanswered, what it may be worth, and how to find out."""
        missing, messages = self.of.to_find_out, self.messages
        if not missing:
            return
        shown = missing if self.options.top is None else missing[: self.options.top]
        self.canvas.heading(messages.message("report.find-out"))
        self.canvas.line((messages.message("report.find-out-intro", count=len(missing)), "dim"), indent=2)
        for result in shown:
            self.canvas.gap()
            self.canvas.line((messages.text(result.title), "bold"), (f"  {result.id}", "dim"), indent=2, hang=4)
            self.canvas.fields(narrative.missing(self.of, result, messages), indent=4)
        if hidden := len(missing) - len(shown):
            self.canvas.gap()
            self.canvas.line((messages.message("report.find-out-more", count=hidden), "dim"), indent=2)

    def unjudged(self) -> None:
        """The knock-outs and combinations that wait for an answer."""
        if not self.of.waiting_rules:
            return
        self.canvas.heading(self.messages.message("report.unjudged"))
        for one in self.of.waiting_rules:
            self.canvas.item(narrative.not_judged(self.of, one, self.messages))

    def firmness(self) -> None:
        """Whether equal weights, or one answer a step higher or lower, would change the level."""
        of, messages = self.of, self.messages
        if of.level is None:
            return
        self.canvas.heading(messages.message("report.firmness"))
        for sentence in narrative.firmness(of, messages):
            self.canvas.item(sentence)

    def left_out(self) -> None:
        """The answers to another version of the questionnaire that do not fit this one."""
        if not self.of.other_version_warnings:
            return
        self.canvas.heading(self.messages.message("report.left-out"))
        for one in self.of.other_version_warnings:
            self.canvas.item(problems.paragraph(one, self.messages.languages[0]))

    def accepted(self) -> None:
        """Accepted risks, until when, and which of them no longer hold."""
        messages = self.messages
        if not self.of.acceptances:
            return
        self.canvas.heading(messages.message("report.accepted"))
        self.canvas.line((messages.message("report.accepted-intro"), "dim"), indent=2)
        for sentence in narrative.accepted_risks(self.of, messages):
            self.canvas.item(sentence)

    def next_step(self) -> None:
        """One thing to start with, and when to come back."""
        of, messages = self.of, self.messages
        self.canvas.heading(messages.message("report.next"))
        pressing = [one for one in of.actions if one.level > Level.LOW]
        if not pressing and of.level is not None and of.level > Level.LOW:
            pressing = list(of.actions)  # nothing stands out, and yet the whole is not in order
        told: list[str] = []
        first = of.most_informative
        if of.level is not None and not pressing:
            first = tuple(one.id for one in of.to_find_out[: narrative.NAMED])
        if first:
            titles = [of.question(id_).title for id_ in first]
            told.append(messages.message("report.next-answer", questions=messages.titles(titles)))
        told += [
            messages.message("report.next-act", do=messages.text(one.advice.do), who=messages.text(one.advice.who))
            for one in pressing[:1]
        ]
        top = next((one.id for one in of.findings if one.counts), None)
        if pressing and pressing[0].finding != top and of.level is not None:
            told.append(messages.message(_WHY_FIRST[pressing[0].level]))
        if of.score is None:
            told.append(messages.message("report.next-no-score"))
        else:
            told.append(messages.message("report.next-repeat" if told else "report.next-nothing"))
        for sentence in told:
            self.canvas.item(sentence)

    def method(self) -> None:
        """What this is and is not, and what was left aside."""
        self.canvas.gap()
        if self.of.unasked_answers:
            self.canvas.line((self._set_aside(), "dim"))
        for sentence in narrative.method(self.of, self.messages):
            self.canvas.line((sentence, "dim"))

    def _set_aside(self) -> str:
        """The answers to questions that are not asked: the first few by name, or with --all each."""
        aside = self.of.unasked_answers
        shown = aside if self.options.top is None else aside[: narrative.NAMED]
        titles = self.messages.titles([self.of.question(id_).title for id_ in shown])
        key = "report.set-aside" if len(shown) == len(aside) else "report.set-aside-some"
        return self.messages.message(key, count=len(aside), titles=titles)


def _bar(practice: PracticeResult) -> Line:
    """Twenty cells: what is shown today, what unknowns leave possible, and the rest."""
    if practice.score is None:
        return Line("·" * 20, "dim")
    low, high = whole(practice.score.low) // 5, whole(practice.score.high) // 5
    bar = Line()
    bar.append("█" * low, style(practice.level))
    bar.append("▒" * (high - low), "cyan")
    bar.append("·" * (20 - high), "dim")
    return bar
