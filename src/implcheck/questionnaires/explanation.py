"""Explanations of a question, practice, rule, level or score: its meaning, weight and sources."""

from implcheck.model.assessment import Assessment
from implcheck.model.condition import AboutQuestion, statements
from implcheck.model.enums import Level
from implcheck.model.practice import Practice
from implcheck.model.question import (
    Advice,
    MultiQuestion,
    Question,
)
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.rule import Rule
from implcheck.questionnaires.explanation_arithmetic import Arithmetic, answer_text
from implcheck.questionnaires.explanation_scores import scores
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
    """Return every id that `render` explains."""
    levels = [str(level) for level in Level]
    return [*questionnaire.by_id, *questionnaire.practices_by_id, *questionnaire.rules_by_id, *levels, SCORE]


def render(id_: str, questionnaire: Questionnaire, options: Options, assessment: Assessment | None = None) -> str:
    """Return the explanation of one of the ids in `explainable`; with an assessment, its arithmetic as well."""
    page = _Explanation(questionnaire, options, assessment)
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


class _Explanation:
    def __init__(self, questionnaire: Questionnaire, options: Options, assessment: Assessment | None) -> None:
        self.questionnaire = questionnaire
        self.messages = Messages(options.languages)
        self.canvas = Canvas(options)
        self.assessment = assessment
        self._arithmetic = Arithmetic(self.canvas, self.messages)

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
            [(messages.message("explain.score-of", score=score), text) for score, text in scores(question, messages)]
        )
        self.canvas.gap()
        rows = [
            (messages.message("explain.evidence"), messages.text(question.evidence)),
            (messages.message("explain.risk"), messages.text(question.risk)),
        ]
        rows += self._advice(question.advice)
        rows += self._weight(question)
        if question.knock_out is not None:
            asked = self.questionnaire.phases_among(question.knock_out.phases)
            phases = ", ".join(messages.phase(phase) for phase in asked)
            when = messages.message(
                "explain.knock-out-value", scores=messages.up_to(question.knock_out.at_most), phases=phases
            )
            rows.append((messages.message("explain.knock-out"), f"{when} {messages.text(question.knock_out.reason)}"))
        used = [rule.id for rule in self.questionnaire.rules if question.id in _questions_of(rule)]
        rows += [(messages.message("explain.used-in"), ", ".join(used))] if used else []
        rows += self._covers(question.claims) + self._sources(question.sources)
        self._fields(rows)
        if self.assessment is not None:
            self._arithmetic.question(self.assessment.question(question.id))

    def practice(self, practice: Practice) -> None:
        """A practice: why it matters, what it weighs, its questions and sources."""
        messages = self.messages
        self._title("practice", practice.id, messages.text(practice.title))
        total = messages.weight(sum(practice_.weight for practice_ in self.questionnaire.practices))
        weight = messages.message("explain.practice-weight", weight=messages.weight(practice.weight), total=total)
        self._fields(
            [
                (messages.message("explain.purpose"), messages.text(practice.purpose)),
                (messages.message("explain.weight"), f"{weight}. {messages.text(practice.weight_reason)}"),
                *self._sources(practice.sources),
            ]
        )
        self.canvas.heading(messages.message("explain.questions"))
        for question in self.questionnaire.of_practice(practice.id):
            self.canvas.line(
                question.id,
                "  ",
                messages.text(question.title),
                (f"  {self._phases(question.phases)}", "dim"),
                indent=2,
            )
        if self.assessment is not None:
            self._arithmetic.practice(self.assessment, practice)

    def rule(self, rule: Rule) -> None:
        """A rule: when it holds, what it raises, its risk and advice."""
        messages = self.messages
        self._title("rule", rule.id, messages.text(rule.title))
        raised = messages.row([messages.text(self.questionnaire.practices_by_id[id_].title) for id_ in rule.raises])
        self._fields(
            [
                (messages.message("explain.when"), in_words(rule.when, self.questionnaire, messages)),
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
                self.canvas.line(f"{messages.text(result.title)}: ", answer_text(result, messages), indent=2)

    def levels(self, level: Level | None) -> None:
        """How scores become levels; for `None`, the overall score with its arithmetic."""
        messages, rules = self.messages, self.questionnaire.levels
        title = messages.message(f"verdict.{level}") if level is not None else messages.text(self.questionnaire.title)
        self._title("level", str(level or SCORE), title)
        self.canvas.heading(messages.message("explain.bands"))
        for band in rules.bands:
            line = messages.message("explain.band", level=messages.level(band.level), **{"from": f"{band.from_:g}"})
            self.canvas.line((f"{symbol(band.level)} ", style(band.level)), line, indent=2)
        self.canvas.heading(messages.message("explain.rules"))
        for line in (
            messages.message("explain.knock-out-rule"),
            messages.message("explain.cap", count=rules.above_worst_practice),
            messages.message("explain.grave", count=rules.critical_from),
            messages.message("explain.least-known", least=f"{rules.least_known:g}"),
        ):
            self.canvas.item(line)
        self.canvas.gap()
        self.canvas.line(messages.text(rules.reason))
        if self.assessment is not None:
            self._arithmetic.overall(self.assessment)

    def _title(self, kind: str, id_: str, title: str) -> None:
        self.canvas.line((f"{self.messages.message(f'explain.{kind}')} {id_}", "dim"), "  ", (title, "bold"))

    def _fields(self, rows: list[Row]) -> None:
        self.canvas.fields([(label, text) for label, text in rows], indent=2)

    def _phases(self, phases: tuple[str, ...]) -> str:
        return self.messages.row([self.messages.phase(phase) for phase in self.questionnaire.phases_among(phases)])

    def _asked(self, question: Question) -> list[Row]:
        messages = self.messages
        rows = [(messages.message("explain.asked-in"), self._phases(question.phases))]
        if question.when is not None:
            rows.append((messages.message("explain.asked-if"), in_words(question.when, self.questionnaire, messages)))
        return rows

    def _weight(self, question: Question) -> list[Row]:
        messages = self.messages
        total = messages.weight(sum(other.weight for other in self.questionnaire.of_practice(question.practice)))
        practice = messages.text(self.questionnaire.practices_by_id[question.practice].title)
        weight = messages.message(
            "explain.weight-value", weight=messages.weight(question.weight), total=total, practice=practice
        )
        return [(messages.message("explain.weight"), f"{weight}. {messages.text(question.weight_reason)}")]

    def _advice(self, advices: tuple[Advice, ...]) -> list[Row]:
        messages, texts = self.messages, []
        for advice in advices:
            text = f"{messages.text(advice.do)} ({messages.text(advice.who)}; {messages.effort(advice.effort)})"
            if advice.at_most is not None:
                text = messages.message("explain.advice-at", scores=messages.up_to(advice.at_most), advice=text)
            elif len(advices) > 1:
                text = messages.message("explain.advice-rest", advice=text)
            texts.append(text)
        return _labelled(messages.message("explain.advice"), texts)

    def _covers(self, claims: tuple[str, ...]) -> list[Row]:
        known = {claim.id: claim.text for claim in self.questionnaire.claims}
        texts = [f"{id_}: {self.messages.text(known[id_])}" for id_ in claims]
        return _labelled(self.messages.message("explain.covers"), texts)

    def _sources(self, sources: tuple[str, ...]) -> list[Row]:
        known = {source.id: source for source in self.questionnaire.sources}
        texts = [f"{for_terminal(known[id_].cite)}. {self.messages.text(known[id_].says)}" for id_ in sources]
        return _labelled(self.messages.message("explain.sources"), texts)

    def origin(self) -> None:
        """Which questionnaire this is about, if it is not a built-in one."""
        for sentence in own_questionnaire(self.questionnaire.origin, self.messages):
            self.canvas.gap()
            self.canvas.line((sentence, "dim"))


def _questions_of(rule: Rule) -> list[str]:
    named = (statement.question for _, statement in statements(rule.when) if isinstance(statement, AboutQuestion))
    return list(dict.fromkeys(named))


def _labelled(label: str, texts: list[str]) -> list[Row]:
    """Return rows under one label, which stands in the first only."""
    return [(label if not at else "", text) for at, text in enumerate(texts)]
