"""What a question, practice, rule, level or score means, why it weighs that, and where it comes from."""

from fractions import Fraction

from rich.table import Table
from rich.text import Text as Line

from implcheck.model.assessment import Assessment, QuestionResult
from implcheck.model.condition import AboutQuestion, statements
from implcheck.model.enums import Level, Phase, State
from implcheck.model.practice import Practice
from implcheck.model.question import (
    Advice,
    ChoiceQuestion,
    LevelsQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    Steps,
    YesNoQuestion,
    shown,
)
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.rule import Rule
from implcheck.reports.formats.canvas import Canvas, style
from implcheck.reports.options import Options
from implcheck.reports.sentences import own_questionnaire
from implcheck.wording.conditions import in_words
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages
from implcheck.wording.symbols import symbol

SCORE = "score"
"""The id of the overall score."""

Row = tuple[str, str]


def explainable(questionnaire: Questionnaire) -> list[str]:
    """Every id that `render` knows."""
    levels = [str(level) for level in Level]
    return [*questionnaire.by_id, *questionnaire.practices_by_id, *questionnaire.rules_by_id, *levels, SCORE]


def render(id_: str, questionnaire: Questionnaire, options: Options, assessment: Assessment | None = None) -> str:
    """The explanation of one of the ids in `explainable`; with an assessment, its arithmetic there as well."""
    page = _Page(questionnaire, options, assessment)
    if id_ in questionnaire.by_id:
        page.question(questionnaire.by_id[id_])
    elif id_ in questionnaire.practices_by_id:
        page.practice(questionnaire.practices_by_id[id_])
    elif id_ in questionnaire.rules_by_id:
        page.rule(questionnaire.rules_by_id[id_])
    else:
        page.levels(None if id_ == SCORE else Level(id_))
    page.origin()
    return page.canvas.text()


class _Page:
    def __init__(self, questionnaire: Questionnaire, options: Options, assessment: Assessment | None) -> None:
        self.of = questionnaire
        self.messages = Messages(options.languages)
        self.canvas = Canvas(options)
        self.assessment = assessment

    def question(self, question: Question) -> None:
        """A question: how it is answered and scored, its weight, risk, advice and sources."""
        messages = self.messages
        self._title("question", question.id, messages.text(question.title))
        self.canvas.line((messages.text(question.text), "bold"))
        self.canvas.gap()
        rows = [(messages.message("explain.why-asked"), messages.text(question.help)), *self._asked(question)]
        rows.append((messages.message("explain.answered-with"), messages.message(f"type.{question.type}")))
        self._fields(rows)
        if isinstance(question, MultiQuestion):
            self.canvas.heading(messages.message("explain.options"))
            for option in question.options:
                self.canvas.item(f"{option.value}: {messages.text(option.text)}")
        self.canvas.heading(messages.message("explain.scores"))
        self._fields(
            [(messages.message("explain.score-of", score=score), told) for score, told in self._scores(question)]
        )
        self.canvas.gap()
        rows = [
            (messages.message("explain.evidence"), messages.text(question.evidence)),
            (messages.message("explain.risk"), messages.text(question.risk)),
        ]
        rows += self._advice(question.advice)
        rows += self._weight(question)
        if question.knock_out is not None:
            phases = ", ".join(messages.phase(phase) for phase in question.knock_out.phases)
            told = messages.message(
                "explain.knock-out-value", scores=messages.up_to(question.knock_out.at_most), phases=phases
            )
            rows.append((messages.message("explain.knock-out"), f"{told} {messages.text(question.knock_out.reason)}"))
        used = [rule.id for rule in self.of.rules if question.id in _questions_of(rule)]
        rows += [(messages.message("explain.used-in"), ", ".join(used))] if used else []
        rows += self._covers(question.claims) + self._sources(question.sources)
        self._fields(rows)
        if self.assessment is not None:
            self._question_arithmetic(self.assessment.question(question.id))

    def practice(self, practice: Practice) -> None:
        """A practice: why it matters, what it weighs, its questions and sources."""
        messages = self.messages
        self._title("practice", practice.id, messages.text(practice.title))
        total = messages.weight(sum(one.weight for one in self.of.practices))
        told = messages.message("explain.practice-weight", weight=messages.weight(practice.weight), total=total)
        self._fields(
            [
                (messages.message("explain.purpose"), messages.text(practice.purpose)),
                (messages.message("explain.weight"), f"{told}. {messages.text(practice.weight_reason)}"),
                *self._sources(practice.sources),
            ]
        )
        self.canvas.heading(messages.message("explain.questions"))
        for question in self.of.of_practice(practice.id):
            self.canvas.line(
                question.id,
                "  ",
                messages.text(question.title),
                (f"  {self._phases(question.phases)}", "dim"),
                indent=2,
            )
        if self.assessment is not None:
            self._practice_arithmetic(self.assessment, practice)

    def rule(self, rule: Rule) -> None:
        """A rule: when it holds, what it raises, its risk and advice."""
        messages = self.messages
        self._title("rule", rule.id, messages.text(rule.title))
        raised = messages.row([messages.text(self.of.practices_by_id[id_].title) for id_ in rule.raises])
        self._fields(
            [
                (messages.message("explain.when"), in_words(rule.when, self.of, messages)),
                (
                    messages.message("explain.raises"),
                    messages.message("explain.raises-value", practices=raised, level=messages.level(rule.level)),
                ),
                (messages.message("explain.holds-in"), self._phases(rule.phases)),
                (messages.message("explain.risk"), messages.text(rule.risk)),
                *self._advice(rule.advice),
                *self._covers(rule.claims),
            ]
        )
        if self.assessment is not None:
            self.canvas.heading(messages.message("explain.your-answer"))
            for id_ in _questions_of(rule):
                result = self.assessment.question(id_)
                self.canvas.line(f"{messages.text(result.title)}: ", self._given(result), indent=2)

    def levels(self, level: Level | None) -> None:
        """How scores become levels; for `None`, the overall score with its arithmetic."""
        messages, rules = self.messages, self.of.levels
        title = messages.message(f"verdict.{level}") if level is not None else messages.text(self.of.title)
        self._title("level", str(level or SCORE), title)
        self.canvas.heading(messages.message("explain.bands"))
        for band in rules.bands:
            told = messages.message("explain.band", level=messages.level(band.level), **{"from": f"{band.from_:g}"})
            self.canvas.line((f"{symbol(band.level)} ", style(band.level)), told, indent=2)
        self.canvas.heading(messages.message("explain.rules"))
        for told in (
            messages.message("explain.knock-out-rule"),
            messages.message("explain.cap", count=rules.above_worst_practice),
            messages.message("explain.grave", count=rules.critical_from),
            messages.message("explain.least-known", least=f"{rules.least_known:g}"),
        ):
            self.canvas.item(told)
        self.canvas.gap()
        self.canvas.line(messages.text(rules.reason))
        if self.assessment is not None:
            self._overall_arithmetic(self.assessment)

    def _title(self, kind: str, id_: str, title: str) -> None:
        self.canvas.line((f"{self.messages.message(f'explain.{kind}')} {id_}", "dim"), "  ", (title, "bold"))

    def _fields(self, rows: list[Row]) -> None:
        self.canvas.fields([(label, text) for label, text in rows], indent=2)

    def _phases(self, phases: tuple[Phase, ...]) -> str:
        return self.messages.row([self.messages.phase(phase) for phase in phases])

    def _asked(self, question: Question) -> list[Row]:
        messages = self.messages
        rows = [(messages.message("explain.asked-in"), self._phases(question.phases))]
        if question.when is not None:
            rows.append((messages.message("explain.asked-if"), in_words(question.when, self.of, messages)))
        return rows

    def _scores(self, question: Question) -> list[tuple[int, str]]:
        messages = self.messages
        match question:
            case LevelsQuestion():
                return [(level.score, messages.text(level.text)) for level in question.levels]
            case YesNoQuestion():
                return [(question.score_yes, messages.message("yes")), (question.score_no, messages.message("no"))]
            case ChoiceQuestion():
                return [(option.score, f"{option.value}: {messages.text(option.text)}") for option in question.options]
            case MultiQuestion():
                return [
                    (score, messages.message("explain.ticks", number=span))
                    for score, span in self._ranges(question.score_by_count, whole_only=True)
                ]
            case NumberQuestion():
                unit = messages.text(question.unit)
                return [
                    (score, f"{span} {unit}") for score, span in self._ranges(question.bands, whole_only=question.whole)
                ]

    def _ranges(self, steps: Steps, *, whole_only: bool) -> list[tuple[int, str]]:
        """Each step's score with the numbers that it covers: "2 to below 4", "4 or more"."""
        messages, told = self.messages, []
        for step, following in zip(steps, (*steps[1:], None), strict=True):
            low = shown(step.from_)
            if following is None:
                span = messages.message("explain.range-open", low=low)
            elif not whole_only:
                span = messages.message("explain.range", low=low, high=shown(following.from_))
            elif following.from_ - step.from_ == 1:
                span = low
            else:
                span = messages.message("explain.range-whole", low=low, high=shown(following.from_ - 1))
            told.append((step.score, span))
        return told

    def _weight(self, question: Question) -> list[Row]:
        messages = self.messages
        total = messages.weight(sum(one.weight for one in self.of.of_practice(question.practice)))
        practice = messages.text(self.of.practices_by_id[question.practice].title)
        told = messages.message(
            "explain.weight-value", weight=messages.weight(question.weight), total=total, practice=practice
        )
        return [(messages.message("explain.weight"), f"{told}. {messages.text(question.weight_reason)}")]

    def _advice(self, advices: tuple[Advice, ...]) -> list[Row]:
        messages, told = self.messages, []
        for one in advices:
            text = f"{messages.text(one.do)} ({messages.text(one.who)}; {messages.effort(one.effort)})"
            if one.at_most is not None:
                text = messages.message("explain.advice-at", scores=messages.up_to(one.at_most), advice=text)
            elif len(advices) > 1:
                text = messages.message("explain.advice-rest", advice=text)
            told.append(text)
        return _labelled(messages.message("explain.advice"), told)

    def _covers(self, claims: tuple[str, ...]) -> list[Row]:
        known = {claim.id: claim.text for claim in self.of.claims}
        told = [f"{id_}: {self.messages.text(known[id_])}" for id_ in claims]
        return _labelled(self.messages.message("explain.covers"), told)

    def _sources(self, sources: tuple[str, ...]) -> list[Row]:
        known = {source.id: source for source in self.of.sources}
        told = [f"{for_terminal(known[id_].cite)}. {self.messages.text(known[id_].says)}" for id_ in sources]
        return _labelled(self.messages.message("explain.sources"), told)

    def _given(self, result: QuestionResult) -> str:
        messages = self.messages
        if result.state is State.ANSWERED:
            return f"{'; '.join(messages.text(part) for part in result.answer_text)} ({messages.message('explain.score-of', score=result.score)})"
        state = messages.message(f"state.{result.state}")
        return f"{state}: {for_terminal(result.not_applicable_reason)}" if result.not_applicable_reason else state

    def _question_arithmetic(self, result: QuestionResult) -> None:
        messages = self.messages
        self.canvas.heading(messages.message("explain.arithmetic"))
        self.canvas.line(f"{messages.message('explain.your-answer')}: ", self._given(result), indent=2)
        if not result.state.counts:
            self.canvas.line(
                messages.message("explain.outside", state=messages.message(f"state.{result.state}")), indent=2
            )
            return
        share = messages.plain(100 * result.share)
        if result.score is None:
            self.canvas.line(messages.message("explain.no-readiness"), indent=2)
            told = messages.message(
                "explain.contributes-range", share=share, points=messages.tenths(100 * result.share)
            )
        else:
            ready = Fraction(result.score, 4)
            self.canvas.line(
                messages.message("explain.readiness", score=result.score, share=messages.plain(ready)), indent=2
            )
            points = messages.tenths(100 * result.share * ready)
            told = messages.message("explain.contributes", share=share, readiness=messages.plain(ready), points=points)
        self.canvas.line(told, indent=2)

    def _practice_arithmetic(self, of: Assessment, practice: Practice) -> None:
        messages = self.messages
        results = [one for one in of.questions if one.practice == practice.id and one.state.counts]
        outcome = next(one for one in of.practices if one.id == practice.id)
        self.canvas.heading(messages.message("explain.arithmetic"))
        weight = sum((Fraction(str(one.weight)) for one in results), Fraction(0))
        low = sum((Fraction(str(one.weight)) * (one.score or 0) / 4 for one in results), Fraction(0))
        table = self._table("column-question", "column-weight", "column-score", "column-product")
        for one in results:
            own = Fraction(str(one.weight))
            score = "?" if one.score is None else str(one.score)
            table.add_row(
                messages.text(one.title), messages.plain(own), score, messages.plain(own * (one.score or 0) / 4)
            )
        table.add_row(Line(messages.message("explain.sum"), "bold"), messages.plain(weight), "", messages.plain(low))
        self.canvas.put(table, indent=2)
        if outcome.score is not None:
            told = messages.message(
                "explain.practice-sum",
                low=messages.plain(low),
                weight=messages.plain(weight),
                score=messages.tenths(outcome.score.low),
            )
            self.canvas.line(told, indent=2)
        for why in outcome.reasons:
            self.canvas.item(messages.reason(why))

    def _overall_arithmetic(self, of: Assessment) -> None:
        messages = self.messages
        self.canvas.heading(messages.message("explain.arithmetic"))
        table = self._table("column-question", "column-share", "column-score", "column-points")
        for one in of.practices:
            if one.score is not None:
                points = messages.hundredths(one.share * one.score.low)
                table.add_row(
                    messages.text(one.title),
                    f"{messages.hundredths(100 * one.share)}%",
                    messages.hundredths(one.score.low),
                    points,
                )
        self.canvas.put(table, indent=2)
        if of.score is not None:
            self.canvas.line(messages.message("explain.overall-sum", score=messages.tenths(of.score.low)), indent=2)
        self.canvas.line(messages.message("explain.known", known=messages.tenths(100 * of.known)), indent=2)
        for why in of.reasons:
            self.canvas.item(messages.reason(why))

    def origin(self) -> None:
        """Which questionnaire this is about, if it is not a built-in one."""
        for sentence in own_questionnaire(self.of.origin, self.messages):
            self.canvas.gap()
            self.canvas.line((sentence, "dim"))

    def _table(self, *columns: str) -> Table:
        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
        for number, column in enumerate(columns):
            table.add_column(self.messages.message(f"explain.{column}"), justify="right" if number else "left")
        return table


def _questions_of(rule: Rule) -> list[str]:
    named = (one.question for _, one in statements(rule.when) if isinstance(one, AboutQuestion))
    return list(dict.fromkeys(named))


def _labelled(label: str, told: list[str]) -> list[Row]:
    """Rows that share a label, said once."""
    return [(label if not at else "", text) for at, text in enumerate(told)]
