"""The report as Markdown, for a comment on a change or the summary of a pipeline's run. GitHub and GitLab show it alike.

Every text goes through `for_markdown`, so the only Markdown and HTML on the page are what this module writes.
"""

from collections.abc import Iterable, Sequence

from implcheck.model.assessment import Assessment, Finding, PracticeResult, QuestionResult
from implcheck.model.enums import Level
from implcheck.model.problem import Rejected
from implcheck.reports import narrative, respondents
from implcheck.reports.formats.canvas import symbol
from implcheck.reports.formats.markdown_problems import rejected
from implcheck.reports.narrative import Row
from implcheck.reports.options import Options
from implcheck.wording import problems
from implcheck.wording.escape import LONGEST_COMMENT, for_markdown, for_terminal
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import whole

FITS = ((True, 500), (False, 500), (False, 80))
"""What to try in turn to stay below the longest comment: with or without the folded parts, and the characters shown of a text."""

CELLS = 10
"""Blocks in the bar of a practice."""


def render(report: Assessment | Rejected, options: Options) -> str:
    """The report as Markdown; of a file that cannot be used what is wrong with it."""
    if isinstance(report, Rejected):
        return rejected(report, options)
    if options.quiet:
        return _Page(report, options).one_line() + "\n"
    page = ""
    for folded, longest in FITS:
        page = _Page(report, options, folded=folded, longest=longest).whole()
        if len(page) < LONGEST_COMMENT or options.top is None:
            break
    return page


class _Page:
    def __init__(self, of: Assessment, options: Options, *, folded: bool = True, longest: int = FITS[0][1]) -> None:
        self.of, self.options, self.messages = of, options, Messages(options.languages)
        self.folded, self.longest = folded, longest
        self.blocks: list[str] = []

    def shown(self, text: str) -> str:
        return for_markdown(text, self.longest)

    def message(self, key: str, **details: object) -> str:
        return self.shown(self.messages.message(key, **details))

    def one_line(self) -> str:
        """The verdict on one line, with what nobody may read past."""
        of, messages = self.of, self.messages
        parts = [f"**{symbol(of.level)} {self.shown(messages.headline(of))}**"]
        parts += [self.shown(one) for one in narrative.instead_in_short(of, messages)]
        parts += [f"**{self.shown(one)}**" for one in narrative.accepted_in_short(of, messages)]
        parts += [self._gate()] if of.gate_result.gate.demands else []
        parts += [self.shown(text) for text in narrative.left_out_of_gate(of, messages)]
        parts += [self.shown(for_terminal(of.about.project)), self.shown(messages.phase(of.about.phase))]
        parts += [self.message("verdict.quick-short")] if of.skipped_questions else []
        origin = narrative.own_questionnaire(of.about.questionnaire_origin, messages)
        return " · ".join([*parts, self.shown(messages.score(of)), *(self.with_digest(text) for text in origin)])

    def with_digest(self, text: str) -> str:
        """A sentence in which the questionnaire's digest can be copied: as code, which nobody makes a link of."""
        digest = self.of.about.questionnaire_origin.digest
        if not digest:
            return self.shown(text)
        return f"`{digest}`".join(self.shown(part) for part in text.split(digest))

    def whole(self) -> str:
        """Every section, what decides first."""
        self.verdict()
        self.gate()
        self.respondents()
        self.practices()
        self.risks()
        self.find_out()
        self.left_out()
        self.unjudged()
        self.accepted()
        self.firmness()
        self.method()
        return "\n\n".join(self.blocks) + "\n"

    def heading(self, key: str) -> None:
        self.blocks.append(f"### {self.message(key)}")

    def items(self, told: Iterable[str]) -> None:
        self.blocks.append("\n".join(f"- {self.shown(one)}" for one in told))

    def rows(self, rows: Sequence[Row], id_: str) -> None:
        """Rows of a label and a value, and the id that `implcheck explain` and an accepted risk ask for."""
        told = [f"- **{self.shown(one.label)}:** {self.shown(one.told)}" for one in rows]
        self.blocks.append("\n".join([*told, f"- **{self.message('column.id')}:** `{id_}`"]))

    def fold(self, summary: str) -> None:
        """Begin a part that is closed until somebody opens it; `unfold` ends it."""
        self.blocks.append(f"<details>\n<summary>{summary}</summary>")

    def unfold(self) -> None:
        self.blocks.append("</details>")

    def verdict(self) -> None:
        """The level, an accepted knock-out, what was assessed, the score and what decides."""
        of, messages = self.of, self.messages
        self.blocks.append(f"## {symbol(of.level)} {self.shown(messages.headline(of))}")
        self.blocks += [f"> **{self.shown(one)}**" for one in narrative.accepted_knock_outs(of, messages)]
        named = f"**{self.shown(for_terminal(of.about.project))}**"
        self.blocks.append(" · ".join([named, *(self.shown(one) for one in narrative.about(of, messages))]))
        self.blocks.append(f"**{self.shown(messages.score(of))}**")
        self.items(narrative.decides(of, messages))

    def _gate(self) -> str:
        return f"{self.message('report.gate')}: **{self.shown(narrative.gate_outcome(self.of, self.messages))}**"

    def gate(self) -> None:
        """Whether the demands are met, and every reason."""
        if self.of.gate_result.gate.demands:
            self.blocks.append(f"### {self._gate()}")
            self.items(narrative.demands(self.of, self.messages))

    def respondents(self) -> None:
        """What several respondents say, and how far they are apart."""
        blocks = respondents.told(self.of, self.messages, self.options.top)
        if blocks:
            self.heading("respondents.heading")
        for block in blocks:
            if block.title:
                self.blocks.append(f"**{self.shown(block.title)}**")
            self.items(block.sentences)

    def practices(self) -> None:
        """The table of practices, and what decides the levels that their scores do not explain."""
        message, practices = self.message, self.of.practices
        self.heading("report.practices")
        head = f"| {message('report.practice')} | {message('report.points')} | {message('report.level')} | |\n|:--|--:|:--|:--|"
        lines = [f"| {' | '.join(self._cells(one))} |" for one in practices]
        self.blocks.append("\n".join([head, *lines]))
        if any(one.score is not None and one.score.high > one.score.low for one in practices):
            self.blocks.append(f"<sub>{message('report.bar-shown')} · {message('report.bar-open')}</sub>")
        raised = [(one.short, narrative.raised(one, self.messages)) for one in practices if one.level is not None]
        told = [f"{self.messages.text(short)}: {why}" for short, why in raised if why]
        if told and self.folded:
            self.fold(message("markdown.decides"))
            self.items(told)
            self.unfold()

    def _cells(self, one: PracticeResult) -> tuple[str, str, str, str]:
        level = self.messages.practice_level(one.outcome, one.level)
        return (
            self.shown(self.messages.text(one.short)),
            narrative.points(one),
            f"{symbol(one.level)}&nbsp;{self.shown(level)}",
            f"`{_bar(one)}`",
        )

    def risks(self) -> None:
        """The findings that count: the top ones in sight, the others folded."""
        of, message = self.of, self.message
        counted, shown = narrative.risks(of, self.options.top)
        if not counted and of.level is None:
            return  # nothing is known, so nothing is known to be well
        self.heading("report.risks-all" if self.options.top is None else "report.risks")
        if shown:
            self.blocks.append(message("report.order"))
        elif not any(one.level > Level.LOW for one in counted):
            self.blocks.append(message("report.no-risks-above-low" if counted else "report.no-risks"))
        for number, one in enumerate(counted, start=1):
            if number == len(shown) + 1:
                if not self.folded:
                    self.blocks.append(message("report.more", count=len(counted) - len(shown)))
                    return
                self.fold(message("markdown.more-risks", count=len(counted) - len(shown)))
            self._risk(number, one)
        if len(counted) > len(shown):
            self.unfold()

    def _risk(self, number: int, finding: Finding) -> None:
        messages = self.messages
        action = next(one for one in self.of.actions if one.finding == finding.id)
        level = f"{symbol(finding.level)} {self.shown(messages.level(finding.level))}"
        self.blocks.append(f"#### {number}. {level}: {self.shown(messages.text(finding.title))}")
        if narrative.risk_first(finding):
            self.blocks.append(self.shown(messages.text(finding.risk)))
        self.rows(
            [*narrative.why(self.of, finding, messages), *narrative.advised(finding, action, messages)], finding.id
        )

    def find_out(self) -> None:
        """What is unknown or unanswered: the weightiest in sight, the others folded."""
        missing, top = self.of.to_find_out, self.options.top
        if not missing:
            return
        self.heading("report.find-out")
        self.blocks.append(self.message("report.find-out-intro", count=len(missing)))
        seen = len(missing) if top is None else min(top, len(missing))
        for at, one in enumerate(missing):
            if at == seen:
                if not self.folded:
                    self.blocks.append(self.message("report.find-out-more", count=len(missing) - seen))
                    return
                self.fold(self.message("markdown.more-unknown", count=len(missing) - seen))
            self._missing(one)
        if len(missing) > seen:
            self.unfold()

    def _missing(self, one: QuestionResult) -> None:
        self.blocks.append(f"#### {self.shown(self.messages.text(one.title))}")
        self.rows(narrative.missing(self.of, one, self.messages), one.id)

    def unjudged(self) -> None:
        """The knock-outs and combinations that wait for an answer."""
        if self.of.waiting_rules:
            self.heading("report.unjudged")
            self.items(narrative.not_judged(self.of, one, self.messages) for one in self.of.waiting_rules)

    def left_out(self) -> None:
        """The answers to another version of the questionnaire that do not fit this one."""
        if self.of.other_version_warnings:
            self.heading("report.left-out")
            self.items(problems.paragraph(one, self.messages.languages[0]) for one in self.of.other_version_warnings)

    def accepted(self) -> None:
        """Accepted risks, by whom and until when, and what has to be done about them."""
        if self.of.acceptances:
            self.heading("report.accepted")
            self.blocks.append(self.message("report.accepted-intro"))
            self.items(narrative.accepted_risks(self.of, self.messages))

    def firmness(self) -> None:
        """Whether equal weights or one other answer would change the level, folded."""
        if self.of.level is not None and self.folded:
            self.fold(self.message("report.firmness"))
            self.items(narrative.firmness(self.of, self.messages))
            self.unfold()

    def method(self) -> None:
        """What was left aside, and what this is and is not."""
        self.blocks.append("---")
        if self.of.unasked_answers:
            self.blocks.append(f"<sub>{self.shown(narrative.set_aside(self.of, self.messages))}</sub>")
        self.blocks += [f"<sub>{self.with_digest(text)}</sub>" for text in narrative.method(self.of, self.messages)]


def _bar(practice: PracticeResult) -> str:
    """Ten blocks: what is shown today, what unknowns leave possible, and the rest."""
    if practice.score is None:
        return "·" * CELLS
    low, high = (whole(points) * CELLS // 100 for points in practice.score)
    return "█" * low + "▒" * (high - low) + "·" * (CELLS - high)
