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
from implcheck.wording.messages import Words
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
        self.words = Words(options.languages)
        self.canvas = Canvas(options)

    def one_line(self) -> str:
        """The verdict on one line, with the knock-outs that are accepted: nobody may read past those."""
        of, say = self.of, self.words
        accepted = "".join(f" · {one}" for one in narrative.accepted_in_short(of, say))
        quick = f" · {say.say('verdict.quick-short')}" if of.not_looked_at else ""
        instead = "".join(f" · {one}" for one in narrative.instead_in_short(of, say))
        self.canvas.one_line(
            (f"{symbol(of.level)} {say.headline(of)}", style(of.level)),
            f"{instead}{accepted} · {for_terminal(of.about.project)} · {say.phase(of.about.phase)}{quick} · {say.score(of)}",
            *(f" · {text}" for text in narrative.left_out_of_gate(of, say)),
            *(f" · {text}" for text in narrative.own_questionnaire(of.about.questionnaire_origin, say)),
        )
        return self.canvas.text()

    def whole(self) -> None:
        """Every section, in the order in which a steering group asks."""
        self.header()
        self.verdict()
        respondents.draw(self.of, self.words, self.canvas, self.options.top)
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
        self.canvas.row(*((one, "dim") for one in narrative.about(self.of, self.words)), gap=" · ")

    def verdict(self) -> None:
        """The level in word, colour and shape; the score; what decides it."""
        of, say = self.of, self.words
        body = Line()
        title = Line(f"{symbol(of.level)} {say.headline(of)}", style(of.level))
        if title.cell_len > self.canvas.measure - EDGES:
            body.append_text(title).append("\n")
            title = Line()
        for told in narrative.accepted_knock_outs(of, say):
            body.append(f"{told}\n", style(Level.CRITICAL))
        body.append(say.score(of), "bold")
        reasons = [say.because(why) for why in of.because]
        for told in (*narrative.instead(of, say), *narrative.bears_on(of, say), *reasons):
            body.append(f"\n{told}")
        if of.verdict.gate.demands:
            body.append(f"\n\n{say.say('report.gate')}: {narrative.gate_outcome(of, say)}.", "bold")
            reasons = narrative.without_accepted(of, say)
            reasons += [say.because(why) for why in of.verdict.because] if not of.verdict.passed else []
            for reason in reasons:
                body.append(f"\n- {reason}" if reasons[1:] else f" {reason}")
            for demands in narrative.asked(of, say):
                body.append(f"\n{demands}", "dim")
        panel = Panel(
            body, title=title or None, title_align="left", border_style=style(of.level), box=box.ROUNDED, padding=(0, 1)
        )
        self.canvas.gap()
        self.canvas.put(panel)

    def practices(self) -> None:
        """The practices with bar, score and level."""
        say, roomy = self.words, self.canvas.width >= ROOMY
        self.canvas.heading(say.say("report.practices"))
        table = Table(box=None, padding=(0, 2, 0, 0), show_header=False, pad_edge=False)
        table.add_column(overflow="fold")
        table.add_column(no_wrap=True)
        table.add_column(justify="right", no_wrap=True)
        table.add_column(no_wrap=True)
        if roomy:
            table.add_column(ratio=1)
        for one in self.of.practices:
            name = one.title if roomy else one.short
            cells = [Line(say.text(name)), _bar(one), Line(narrative.points(one)), self._level_of(one)]
            table.add_row(*cells, *([Line(narrative.raised(one, say))] if roomy else []))
        self.canvas.put(table, indent=2, wide=True)
        if any(one.score is not None and one.score.high > one.score.low for one in self.of.practices):
            legend = (say.say("report.bar-shown"), "dim"), (say.say("report.bar-open"), "dim")
            self.canvas.row(*legend, gap="  ", indent=2)

    def _level_of(self, practice: PracticeResult) -> Line:
        word = self.words.practice_level(practice.outcome, practice.level)
        return Line(f"{symbol(practice.level)} {word}", style(practice.level))

    def risks(self) -> None:
        """The findings that count, each with its reason and its advice."""
        of, say = self.of, self.words
        counted, shown = narrative.risks(of, self.options.top)
        if not counted and of.level is None:
            return  # nothing is known, so nothing is known to be well
        self.canvas.heading(say.say("report.risks-all" if self.options.top is None else "report.risks"))
        if not counted:
            self.canvas.line(say.say("report.no-risks"), indent=2)
            return
        if shown:
            self.canvas.line((say.say("report.order"), "dim"), indent=2)
        elif not any(one.level > Level.LOW for one in counted):
            self.canvas.line(say.say("report.no-risks-above-low"), indent=2)
        actions = {action.finding: action for action in of.actions}
        for number, finding in enumerate(shown, start=1):
            self._risk(number, finding, actions[finding.id])
        if hidden := len(counted) - len(shown):
            self.canvas.gap()
            self.canvas.line((say.say("report.more", count=hidden), "dim"), indent=2)

    def _risk(self, number: int, finding: Finding, action: Action) -> None:
        say = self.words
        self.canvas.gap()
        self.canvas.line(
            f"{number}. ",
            (f"{symbol(finding.level)} {say.level(finding.level)}", style(finding.level)),
            "  ",
            (say.text(finding.title), "bold"),
            (f"  {finding.id}", "dim"),
            indent=1,
            hang=4,
        )
        if narrative.risk_first(finding):
            self.canvas.line(say.text(finding.risk), indent=4)
        rows = [*narrative.why(self.of, finding, say), *narrative.advised(finding, action, say)]
        self.canvas.fields(rows, indent=4)

    def find_out(self) -> None:
        """What is unknown or unanswered, what it may be worth, and how to find out."""
        missing, say = self.of.to_find_out, self.words
        if not missing:
            return
        shown = missing if self.options.top is None else missing[: self.options.top]
        self.canvas.heading(say.say("report.find-out"))
        self.canvas.line((say.say("report.find-out-intro", count=len(missing)), "dim"), indent=2)
        for result in shown:
            self.canvas.gap()
            self.canvas.line((say.text(result.title), "bold"), (f"  {result.id}", "dim"), indent=2, hang=4)
            self.canvas.fields(narrative.missing(self.of, result, say), indent=4)
        if hidden := len(missing) - len(shown):
            self.canvas.gap()
            self.canvas.line((say.say("report.find-out-more", count=hidden), "dim"), indent=2)

    def unjudged(self) -> None:
        """The knock-outs and combinations that wait for an answer."""
        if not self.of.unjudged:
            return
        self.canvas.heading(self.words.say("report.unjudged"))
        for one in self.of.unjudged:
            self.canvas.item(narrative.not_judged(self.of, one, self.words))

    def firmness(self) -> None:
        """Whether equal weights, or one answer a step higher or lower, would change the level."""
        of, say = self.of, self.words
        if of.level is None:
            return
        self.canvas.heading(say.say("report.firmness"))
        for sentence in narrative.firmness(of, say):
            self.canvas.item(sentence)

    def left_out(self) -> None:
        """The answers to another version of the questionnaire that do not fit this one."""
        if not self.of.left_out:
            return
        self.canvas.heading(self.words.say("report.left-out"))
        for one in self.of.left_out:
            self.canvas.item(problems.paragraph(one, self.words.languages[0]))

    def accepted(self) -> None:
        """Accepted risks, until when, and which of them no longer hold."""
        say = self.words
        if not self.of.accepted:
            return
        self.canvas.heading(say.say("report.accepted"))
        self.canvas.line((say.say("report.accepted-intro"), "dim"), indent=2)
        for sentence in narrative.accepted_risks(self.of, say):
            self.canvas.item(sentence)

    def next_step(self) -> None:
        """One thing to start with, and when to come back."""
        of, say = self.of, self.words
        self.canvas.heading(say.say("report.next"))
        pressing = [one for one in of.actions if one.level > Level.LOW]
        if not pressing and of.level is not None and of.level > Level.LOW:
            pressing = list(of.actions)  # nothing stands out, and yet the whole is not in order
        told: list[str] = []
        first = of.narrowing
        if of.level is not None and not pressing:
            first = tuple(one.id for one in of.to_find_out[: narrative.NAMED])
        if first:
            titles = [of.question(id_).title for id_ in first]
            told.append(say.say("report.next-answer", questions=say.titles(titles)))
        told += [
            say.say("report.next-act", do=say.text(one.advice.do), who=say.text(one.advice.who)) for one in pressing[:1]
        ]
        top = next((one.id for one in of.findings if one.counts), None)
        if pressing and pressing[0].finding != top and of.level is not None:
            told.append(say.say(_WHY_FIRST[pressing[0].level]))
        if of.score is None:
            told.append(say.say("report.next-no-score"))
        else:
            told.append(say.say("report.next-repeat" if told else "report.next-nothing"))
        for sentence in told:
            self.canvas.item(sentence)

    def method(self) -> None:
        """What this is and is not, and what was left aside."""
        self.canvas.gap()
        if self.of.set_aside:
            self.canvas.line((self._set_aside(), "dim"))
        for sentence in narrative.method(self.of, self.words):
            self.canvas.line((sentence, "dim"))

    def _set_aside(self) -> str:
        """The answers to questions that are not asked: the first few by name, or with --all each."""
        aside = self.of.set_aside
        shown = aside if self.options.top is None else aside[: narrative.NAMED]
        titles = self.words.titles([self.of.question(id_).title for id_ in shown])
        key = "report.set-aside" if len(shown) == len(aside) else "report.set-aside-some"
        return self.words.say(key, count=len(aside), titles=titles)


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
