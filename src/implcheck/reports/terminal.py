"""The report on a screen or a page of plain text, for a reader with two minutes: the verdict first."""

from rich import box
from rich.panel import Panel
from rich.table import Table
from rich.text import Text as Line

from implcheck.model.assessment import Action, Assessment, Change, Finding, PracticeResult, Unjudged
from implcheck.model.scale import Level
from implcheck.reports.canvas import Canvas, style, symbol
from implcheck.reports.escape import for_terminal
from implcheck.reports.figures import percent, whole
from implcheck.reports.options import Options
from implcheck.reports.words import Words

ROOMY = 110
"""From this width on, the table of practices has their whole titles and says what decides each level."""

Row = tuple[str, str]


def render(assessment: Assessment, options: Options) -> str:
    """The report as text, coloured if `options` say so."""
    page = _Page(assessment, options)
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
        """The verdict on one line."""
        of, say = self.of, self.words
        quick = f" · {say.say('verdict.quick-short')}" if of.not_looked_at else ""
        self.canvas.one_line(
            (f"{symbol(of.level)} {say.headline(of)}", style(of.level)),
            f" · {for_terminal(of.about.project)} · {say.phase(of.about.phase)}{quick} · {say.score(of)}",
        )
        return self.canvas.text()

    def whole(self) -> None:
        """Every section, in the order in which a steering group asks."""
        self.header()
        self.verdict()
        self.practices()
        self.risks()
        self.find_out()
        self.unjudged()
        self.firmness()
        self.accepted()
        self.next_step()
        self.method()

    def header(self) -> None:
        """What was assessed."""
        about, say = self.of.about, self.words
        self.canvas.line((for_terminal(about.project), "bold"))
        told = [say.text(about.questionnaire_title), say.phase(about.phase)]
        told += [say.day(about.date)] if about.date is not None else []
        told += [say.role(about.role)] if about.role is not None else []
        self.canvas.line((" · ".join(told), "dim"))

    def verdict(self) -> None:
        """The level in word, colour and shape; the score; what decides it."""
        of, say = self.of, self.words
        body = Line()
        body.append(say.score(of), "bold")
        if of.known < 1 and of.level is not None:
            body.append(f"\n{say.say('verdict.known', known=percent(of.known))}")
        if of.not_looked_at:
            told = say.say("verdict.quick", count=len(of.not_looked_at), practices=say.row(self._practices_skipped()))
            body.append(f"\n{told}")
        for why in of.because:
            body.append(f"\n{say.because(why)}")
        if of.verdict.gate.demands:
            outcome = say.say("report.gate-passed" if of.verdict.passed else "report.gate-failed")
            body.append(f"\n\n{say.say('report.gate')}: {outcome}.", "bold")
            for why in of.verdict.because if not of.verdict.passed else ():
                body.append(f" {say.because(why)}")
            if of.verdict.without_accepted:
                titles = [one.title for one in of.findings if one.id in of.verdict.without_accepted]
                body.append(f" {say.say('report.gate-without', titles=say.titles(titles))}")
        title = Line(f"{symbol(of.level)} {say.headline(of)}", style(of.level))
        panel = Panel(
            body, title=title, title_align="left", border_style=style(of.level), box=box.ROUNDED, padding=(0, 1)
        )
        self.canvas.gap()
        self.canvas.put(panel)

    def _practices_skipped(self) -> list[str]:
        """What the quick check did not look at, by practice: "Why (4)"."""
        counts: dict[str, int] = {}
        for id_ in self.of.not_looked_at:
            practice = self.of.question(id_).practice
            counts[practice] = counts.get(practice, 0) + 1
        return [f"{self.words.text(one.short)} ({counts[one.id]})" for one in self.of.practices if one.id in counts]

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
            cells = [Line(say.text(name)), _bar(one), Line(_score_of(one)), self._level_of(one)]
            table.add_row(*cells, *([Line(self._decides(one))] if roomy else []))
        self.canvas.put(table, indent=2, wide=True)
        if any(one.score is not None and one.score.high > one.score.low for one in self.of.practices):
            self.canvas.line((say.say("report.bar-legend"), "dim"), indent=2)

    def _level_of(self, practice: PracticeResult) -> Line:
        word = self.words.practice_level(practice.outcome, practice.level)
        return Line(f"{symbol(practice.level)} {word}", style(practice.level))

    def _decides(self, practice: PracticeResult) -> str:
        """What raised a practice beyond its score, or why it has no level."""
        told = [why for why in practice.because if why.code != "band"]
        return self.words.because(told[0]) if told else ""

    def risks(self) -> None:
        """The findings that count, each with its reason and its advice."""
        of, say = self.of, self.words
        counted = [one for one in of.findings if one.counts]
        if not counted and of.level is None:
            return  # nothing is known, so nothing is known to be well
        worth_telling = [one for one in counted if one.level > Level.LOW]
        shown = counted if self.options.top is None else worth_telling[: self.options.top]
        self.canvas.heading(say.say("report.risks-all" if self.options.top is None else "report.risks"))
        if not counted:
            self.canvas.line(say.say("report.no-risks"), indent=2)
            return
        if shown:
            self.canvas.line((say.say("report.order"), "dim"), indent=2)
        actions = {action.finding: action for action in of.actions}
        for number, finding in enumerate(shown, start=1):
            self._risk(number, finding, actions[finding.id])
        if hidden := len(counted) - len(shown):
            self.canvas.gap()
            self.canvas.line((say.say("report.more", count=hidden), "dim"), indent=2)

    def _risk(self, number: int, finding: Finding, action: Action) -> None:
        say, advice = self.words, finding.advice
        self.canvas.gap()
        self.canvas.line(
            f"{number}. ",
            (f"{symbol(finding.level)} {say.level(finding.level)}", style(finding.level)),
            "  ",
            (say.text(finding.title), "bold"),
            (f"  {finding.id}", "dim"),
            indent=1,
        )
        self.canvas.line(say.text(finding.risk), indent=4)
        rows = [
            *self._shown_by(finding),
            (say.say("report.do"), say.text(advice.do)),
            (say.say("report.who"), say.text(advice.who)),
            (say.say("report.effort"), say.effort(advice.effort)),
            (say.say("report.done-when"), say.text(advice.done_when)),
            (say.say("report.worth"), self._worth(action)),
        ]
        self.canvas.fields(rows, indent=4)

    def _shown_by(self, finding: Finding) -> list[Row]:
        """What the finding rests on: the answer with its note and evidence, or the combination."""
        say = self.words
        if len(finding.questions) != 1:
            return [
                (say.say("report.together"), say.titles([self.of.question(id_).title for id_ in finding.questions]))
            ]
        result = self.of.question(finding.questions[0])
        given = "; ".join(say.text(part) for part in result.given)
        rows = [(say.say("report.answer"), say.say("report.answer-value", answer=given, score=result.score))]
        rows += [(say.say("report.knock-out"), say.because(why)) for why in finding.because if why.code == "knock-out"]
        rows += [(say.say("report.note"), for_terminal(result.note))] if result.note else []
        evidence = "; ".join(for_terminal(one) for one in result.evidence)
        return [*rows, (say.say("report.evidence"), evidence)] if evidence else rows

    def _worth(self, action: Action) -> str:
        say = self.words
        key = "report.worth-lifts" if action.lifts else "report.worth-value"
        if not action.shared_with:
            return say.say(key, points=say.tenths(action.points))
        titles = say.titles([self.of.question(id_).title for id_ in action.shared_with])
        return say.say("report.worth-lifts-shared", points=say.tenths(action.points), questions=titles)

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
            self.canvas.line((say.text(result.title), "bold"), (f"  {result.id}", "dim"), indent=2)
            rows = [(say.say("report.answer"), say.say(f"state.{result.state}"))]
            rows += [(say.say("report.note"), for_terminal(result.note))] if result.note else []
            rows += [
                (say.say("report.how"), say.text(result.help)),
                (say.say("report.ask-for"), say.text(result.evidence_wanted)),
                (say.say("report.worth"), say.say("report.worth-value", points=say.tenths(result.points_open))),
            ]
            self.canvas.fields(rows, indent=4)
        if hidden := len(missing) - len(shown):
            self.canvas.gap()
            self.canvas.line((say.say("report.find-out-more", count=hidden), "dim"), indent=2)

    def unjudged(self) -> None:
        """The knock-outs and combinations that wait for an answer."""
        if not self.of.unjudged:
            return
        self.canvas.heading(self.words.say("report.unjudged"))
        for one in self.of.unjudged:
            self.canvas.item(self._unjudged(one))

    def _unjudged(self, one: Unjudged) -> str:
        say, title = self.words, self.words.text(one.title)
        if one.missing == (one.id,):
            return say.say("report.unjudged-knock-out", title=title)
        waits_for = say.titles([self.of.question(id_).title for id_ in one.missing])
        return say.say("report.unjudged-rule", title=title, level=say.level(one.level), questions=waits_for)

    def firmness(self) -> None:
        """Whether equal weights, or one answer a step higher or lower, would change the level."""
        of, say = self.of, self.words
        if of.level is None:
            return
        self.canvas.heading(say.say("report.firmness"))
        equal = of.robustness.equal_weights
        if equal is None:
            told = [say.say("report.equal-none")]
        elif equal is of.level:
            told = [say.say("report.equal-same")]
        else:
            told = [say.say("report.equal-other", level=say.level(equal))]
        told += [self._change(key, level, changes) for key, level, changes in _grouped(of.robustness.changes)]
        if not of.robustness.changes:
            told.append(say.say("report.no-change"))
        for sentence in told:
            self.canvas.item(sentence)

    def _change(self, key: str, level: Level | None, changes: list[Change]) -> str:
        say = self.words
        titles = [say.text(change.title) for change in changes]
        if len(titles) > 3:  # noqa: PLR2004 - three names can be read, more is a list
            questions = say.say("report.change-any", first=", ".join(titles[:2]), count=len(titles) - 2)
        else:
            questions = say.row(titles, "report.or")
        return say.say(key, questions=questions, level=say.level(level))

    def accepted(self) -> None:
        """Accepted risks, until when, and which of them no longer hold."""
        say = self.words
        if not self.of.accepted:
            return
        self.canvas.heading(say.say("report.accepted"))
        self.canvas.line((say.say("report.accepted-intro"), "dim"), indent=2)
        for one in self.of.accepted:
            key = "accepted-until" if one.in_force else "accepted-expired"
            key = key if one.needed else "accepted-needless"
            told = say.say(
                f"report.{key}",
                title=say.text(one.title),
                owner=say.role(one.risk.owner),
                until=say.day(one.risk.until),
                reason=for_terminal(one.risk.reason),
            )
            self.canvas.item(told)

    def next_step(self) -> None:
        """One thing to start with, and when to come back."""
        of, say = self.of, self.words
        self.canvas.heading(say.say("report.next"))
        urgent = [one for one in of.actions if one.level > Level.LOW]
        told: list[str] = []
        if of.level is None:
            titles = [one.title for one in of.to_find_out[:3]]
            told.append(say.say("report.next-answer", questions=say.titles(titles)))
        told += [
            say.say("report.next-act", do=say.text(one.advice.do), who=say.text(one.advice.who)) for one in urgent[:1]
        ]
        counted = [one.id for one in of.findings if one.counts]
        if urgent and counted[:1] != [urgent[0].finding] and of.level is not None:
            told.append(say.say("report.next-why"))
        told.append(say.say("report.next-repeat" if told else "report.next-nothing"))
        for sentence in told:
            self.canvas.item(sentence)

    def method(self) -> None:
        """What this is and is not, and what was left aside."""
        about, say = self.of.about, self.words
        self.canvas.gap()
        if self.of.set_aside:
            ids = ", ".join(self.of.set_aside)
            self.canvas.line((say.say("report.set-aside", count=len(self.of.set_aside), ids=ids), "dim"))
        version = for_terminal(about.questionnaire_version)
        self.canvas.line((say.say("report.method", id=about.questionnaire, version=version), "dim"))


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


def _score_of(practice: PracticeResult) -> str:
    if practice.score is None:
        return "-"
    low, high = whole(practice.score.low), whole(practice.score.high)
    return str(low) if low == high else f"{low}-{high}"


def _grouped(changes: tuple[Change, ...]) -> list[tuple[str, Level | None, list[Change]]]:
    """The changes that say the same about different questions, together; the worse ones first."""
    groups: dict[tuple[str, Level | None], list[Change]] = {}
    for change in sorted(changes, key=lambda one: one.up):
        key = "report.change-up" if change.up else "report.change-down"
        groups.setdefault((key, change.level), []).append(change)
    return [(key, level, group) for (key, level), group in groups.items()]
