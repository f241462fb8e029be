"""What moved, on a screen or a page of plain text: the verdict first, then the practices, then what lies behind it."""

from collections.abc import Callable
from fractions import Fraction

from rich import box
from rich.panel import Panel
from rich.table import Table
from rich.text import Text as Line

from implcheck.model.assessment import About, Finding, Score
from implcheck.model.comparison import Comparison, Move
from implcheck.model.enums import Level
from implcheck.model.text import Text
from implcheck.reports import narrative
from implcheck.reports.formats.canvas import Canvas, style, symbol
from implcheck.reports.formats.terminal import EDGES, ROOMY
from implcheck.reports.options import Options
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import percent, whole

SIGNS = {Move.UP: ("+ ", "green"), Move.DOWN: ("- ", "bright_red")}
"""What stands before a question that moved; the others are told apart by their section."""


def render(comparison: Comparison, options: Options) -> str:
    """The report as text, coloured if `options` say so."""
    page = _Page(comparison, options)
    page.whole()
    return page.canvas.text()


class _Page:
    def __init__(self, comparison: Comparison, options: Options) -> None:
        self.of = comparison
        self.messages = Messages(options.languages)
        self.canvas = Canvas(options)

    def whole(self) -> None:
        """Every section that has something to tell."""
        self.header()
        self.verdict()
        self.practices()
        if not self.of.moved:
            self.canvas.gap()
            self.canvas.line(self.messages.message("comparison.nothing"))
        self.moves("comparison.better", Move.UP)
        self.moves("comparison.worse", Move.DOWN)
        self.new_risks()
        self.risks("comparison.changed", [(one.after, one.before.level) for one in self.of.changed])
        self.risks("comparison.gone", [(one, None) for one in self.of.gone])
        self.moves("comparison.known", Move.KNOWN)
        self.moves("comparison.unknown", Move.UNKNOWN)
        self.moves("comparison.applies", Move.LEFT, Move.ENTERED)
        self.ran_out()
        self.questionnaires()

    def questionnaires(self) -> None:
        """The questionnaires that are not built-in ones."""
        origins = dict.fromkeys(side.about.questionnaire_origin for side in (self.of.before, self.of.after))
        sentences = [text for origin in origins for text in narrative.own_questionnaire(origin, self.messages)]
        if sentences:
            self.canvas.gap()
        for sentence in sentences:
            self.canvas.line((sentence, "dim"))

    def header(self) -> None:
        """What was compared."""
        about, messages = self.of.after.about, self.messages
        self.canvas.line((for_terminal(about.project), "bold"))
        told = [messages.text(about.questionnaire_title), self._change(lambda of: messages.phase(of.phase))]
        told.append(
            self._change(lambda of: messages.day(of.date) if of.date else messages.message("comparison.no-date"))
        )
        if self.of.before.about.role or about.role:
            told.append(
                self._change(lambda of: messages.role(of.role) if of.role else messages.message("comparison.no-role"))
            )
        self.canvas.row(*((one, "dim") for one in told), gap=" · ")

    def _change(self, tell: Callable[[About], str]) -> str:
        """Something about the answers, before and after; once if it is the same."""
        return _arrow(tell(self.of.before.about), tell(self.of.after.about))

    def verdict(self) -> None:
        """The score and the level, before and after; what decides the level now; what bears on the comparison."""
        of, messages = self.of, self.messages
        title, body = Line(f"{symbol(of.after.level)} {self._moved()}", style(of.after.level)), Line()
        if title.cell_len > self.canvas.measure - EDGES:
            body.append_text(title).append("\n")
            title = Line()
        body.append(messages.message(f"verdict.{of.after.level or 'none'}"), "bold")
        for told in [*self._known(), *(messages.reason(why) for why in of.after.reasons), *self._differs()]:
            body.append(f"\n{told}")
        edge = style(of.after.level)
        self.canvas.gap()
        self.canvas.put(
            Panel(body, title=title or None, title_align="left", border_style=edge, box=box.ROUNDED, padding=(0, 1))
        )

    def _moved(self) -> str:
        """From 60 to 66 points (+6.4): high → moderate."""
        of, messages = self.of, self.messages
        before, after = (_whole(one.score) for one in (of.before, of.after))
        told = messages.message("comparison.points-same", score=after)
        if of.gain:
            told = messages.message("comparison.points", before=before, after=after, gain=self._signed(of.gain))
        elif of.gain is None and before != after:
            told = messages.message("comparison.points-none", before=before, after=after)
        if of.before.level is of.after.level:
            return f"{told}: {messages.message('comparison.level-same', level=messages.level(of.after.level))}"
        return f"{told}: {messages.level(of.before.level)} → {messages.level(of.after.level)}"

    def _known(self) -> list[str]:
        """The share that is known and the ceiling, where not all is known."""
        before, after = self.of.before, self.of.after
        if not (before.to_find_out or after.to_find_out) or before.score is None or after.score is None:
            return []
        shares, ceilings = (before.known, after.known), (before.score.high, after.score.high)
        return [
            self.messages.message("comparison.answered", before=percent(shares[0]), after=percent(shares[1])),
            self.messages.message("comparison.ceiling", before=whole(ceilings[0]), after=whole(ceilings[1])),
        ]

    def _differs(self) -> list[str]:
        """What makes the two not quite alike."""
        before, after, messages = self.of.before.about, self.of.after.about, self.messages
        told = []
        if before.phase is not after.phase:
            told.append(
                messages.message(
                    "comparison.phases", before=messages.phase(before.phase), after=messages.phase(after.phase)
                )
            )
        if (old := before.questionnaire_version) != (new := after.questionnaire_version):
            told.append(messages.message("comparison.versions", before=for_terminal(old), after=for_terminal(new)))
        elif before.questionnaire_origin.digest != after.questionnaire_origin.digest:
            told.append(messages.message("comparison.contents"))
        if self.of.not_compared:
            told.append(messages.message("comparison.not-compared", count=len(self.of.not_compared)))
        lines = [" ".join(told)] if told else []
        if before.date and after.date and before.date > after.date:
            lines.append(messages.message("comparison.backwards"))
        return lines

    def practices(self) -> None:
        """The practices with score and level, before and after."""
        messages, roomy = self.messages, self.canvas.width >= ROOMY
        self.canvas.heading(messages.message("report.practices"))
        table = Table(box=None, padding=(0, 2, 0, 0), show_header=False, pad_edge=False)
        table.add_column(overflow="fold")
        for justify in ("right", "left", "right", "right"):
            table.add_column(justify=justify, no_wrap=True)
        table.add_column()
        for one in self.of.practices:
            name = one.after.title if roomy else one.after.short
            levels = [
                (f"{symbol(of.level)} {messages.practice_level(of.outcome, of.level)}", style(of.level))
                for of in (one.before, one.after)
            ]
            told = levels[1:] if levels[0] == levels[1] else [levels[0], " → ", levels[1]]
            scores = narrative.points(one.before), "→", narrative.points(one.after)
            table.add_row(messages.text(name), *scores, self._gain(one.gain), Line.assemble(*told))
        self.canvas.put(table, indent=2, wide=True)

    def _gain(self, gain: Fraction | None) -> Line:
        if not gain:
            return Line("" if gain is None else "=", "dim")
        return Line(self._signed(gain), "green" if gain > 0 else "bright_red")

    def _signed(self, gain: Fraction) -> str:
        """A difference in points with its sign, as near to 0 as one decimal allows."""
        return f"{'+' if gain > 0 else '-'}{self.messages.tenths(abs(gain))}"

    def moves(self, heading: str, *kinds: Move) -> None:
        """The questions that moved in one of these ways, with both answers."""
        moved = [one for one in self.of.questions if one.move in kinds]
        if moved:
            self.canvas.heading(self.messages.message(heading))
        for one in moved:
            if one is not moved[0]:
                self.canvas.gap()
            move, before, after = one
            self._name(after.title, after.id, SIGNS.get(move, ("", "")))
            rows = [
                (self.messages.message("comparison.was"), narrative.answer(before, self.messages)),
                (self.messages.message("comparison.now"), narrative.answer(after, self.messages)),
            ]
            rows += [(self.messages.message("report.note"), for_terminal(after.note))] if after.note else []
            self.canvas.fields(rows, indent=4)

    def _name(self, title: Text, id_: str, *before: tuple[str, str]) -> None:
        parts = [*before, (self.messages.text(title), "bold"), (f"  {id_}", "dim")]
        self.canvas.line(*parts, indent=2, hang=4)

    def new_risks(self) -> None:
        """The risks that were not there before, each with the first thing to do about it. Low ones are counted."""
        messages, told = self.messages, [one for one in self.of.new if one.level > Level.LOW]
        if self.of.new:
            self.canvas.heading(messages.message("comparison.new"))
        for one in told:
            if one is not told[0]:
                self.canvas.gap()
            self._name(one.title, one.id, *self._levels(one.level))
            if one.acceptance is not None and one.acceptance.in_force:
                told_as = narrative.accepted_as("report.accepted-until", one.acceptance, messages)
                self.canvas.line(told_as, indent=4)
            else:
                do, who = messages.text(one.advice.do), messages.text(one.advice.who)
                self.canvas.fields(
                    [(messages.message("report.do"), do), (messages.message("report.who"), who)], indent=4
                )
        if low := len(self.of.new) - len(told):
            if told:
                self.canvas.gap()
            self.canvas.line((messages.message("comparison.new-low", count=low), "dim"), indent=2)

    def risks(self, heading: str, risks: list[tuple[Finding, Level | None]]) -> None:
        """Risks on a line each, with the level that they had if it was another."""
        if risks:
            self.canvas.heading(self.messages.message(heading))
        for one, before in risks:
            self._name(one.title, one.id, *self._levels(*([before] if before else []), one.level))

    def _levels(self, *levels: Level) -> list[tuple[str, str]]:
        told = [(f"{symbol(level)} {self.messages.level(level)}", style(level)) for level in levels]
        return [told[0], *([(" → ", ""), told[1]] if told[1:] else []), ("  ", "")]

    def ran_out(self) -> None:
        """The accepted risks that count again."""
        if self.of.expired_acceptances:
            self.canvas.heading(self.messages.message("comparison.ran-out"))
        for one in self.of.expired_acceptances:
            self.canvas.item(narrative.accepted_as("report.accepted-expired", one, self.messages))


def _arrow(before: str, after: str) -> str:
    return after if before == after else f"{before} → {after}"


def _whole(score: Score | None) -> str:
    return "-" if score is None else str(whole(score.low))
