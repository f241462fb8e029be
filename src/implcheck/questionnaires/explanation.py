"""Explanations of a question, practice, rule, level or score: its meaning, weight and sources, as a document."""

from collections.abc import Callable
from dataclasses import dataclass

from implcheck.model.assessment import Assessment
from implcheck.model.condition import AboutQuestion, statements
from implcheck.model.enums import Level
from implcheck.model.practice import Practice
from implcheck.model.question import MultiQuestion, Question
from implcheck.model.question_parts import Advice, KnockOut
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.rule import Rule
from implcheck.questionnaires.explanation_scores import scores
from implcheck.questionnaires.outline import practice_weight
from implcheck.reports import appendix, arithmetic, document, sentences
from implcheck.reports.document import Block, Depth, Document, Emphasis, Headline, Paragraph, Row, Rows
from implcheck.reports.formats import terminal
from implcheck.reports.options import Options
from implcheck.wording.conditions import in_words
from implcheck.wording.messages import Messages
from implcheck.wording.symbols import symbol

SCORE = "score"
"""The id of the overall score."""

Part = tuple[str, tuple[Block, ...]]
"""The key of a heading, empty without a heading, and the blocks below it."""


def explainable(questionnaire: Questionnaire) -> list[str]:
    """Return every id that `render` explains."""
    levels = [str(level) for level in Level]
    return [*questionnaire.by_id, *questionnaire.practices_by_id, *questionnaire.rules_by_id, *levels, SCORE]


def render(id_: str, questionnaire: Questionnaire, options: Options, assessment: Assessment | None = None) -> str:
    """Return the explanation of one of the ids in `explainable`; with an assessment, its arithmetic as well."""
    return terminal.draw(_Explanation(questionnaire, Messages(options.languages), assessment).document(id_), options)


@dataclass(frozen=True)
class _Explanation:
    questionnaire: Questionnaire
    messages: Messages
    assessment: Assessment | None

    def document(self, id_: str) -> Document:
        """Return the explanation of an id; it names the questionnaire if that is not built in."""
        questionnaire, message = self.questionnaire, self.messages.message
        if question := questionnaire.by_id.get(id_):
            kind, title, parts = "question", self.messages.text(question.title), self.question(question)
        elif practice := questionnaire.practices_by_id.get(id_):
            kind, title, parts = "practice", self.messages.text(practice.title), self.practice(practice)
        elif rule := questionnaire.rules_by_id.get(id_):
            kind, title, parts = "rule", self.messages.text(rule.title), self.rule(rule)
        else:
            title = self.messages.text(questionnaire.title) if id_ == SCORE else message(f"verdict.{id_}")
            kind, parts = "level", self.levels()
        own = sentences.own_questionnaire(questionnaire.origin, self.messages)
        parts.append(("", tuple(Paragraph(sentence, Emphasis.NOTE) for sentence in own)))
        keyed = ((key, f"explain.{key}" if key else "", blocks) for key, blocks in parts)
        sections = document.sections(Depth.SUMMARY, message, *keyed)
        heading = f"{message(f'explain.{kind}')} {id_} · {title}"
        return Document(heading, heading, None, self.messages.languages[0], sections)

    def question(self, question: Question) -> list[Part]:
        """Return how a question is answered and scored, its weight, risk, advice and sources."""
        messages, text = self.messages, self.messages.text
        ticks = question.options if isinstance(question, MultiQuestion) else ()
        options = [f"{tick.value}: {text(tick.text)}" for tick in ticks]
        scored = [
            Row(messages.message("explain.score-of", score=score), meaning)
            for score, meaning in scores(question, messages)
        ]
        used = [rule.id for rule in self.questionnaire.rules if question.id in _questions_of(rule)]
        return [
            ("", (Paragraph(text(question.text), Emphasis.STRONG),)),
            self._rows(
                ("why-asked", [text(question.help)]),
                ("asked-in", [self._phases(question.phases)]),
                ("asked-if", [in_words(question.when, self.questionnaire, messages)] if question.when else []),
                ("answered-with", [messages.message(f"type.{question.type}")]),
            ),
            ("options", document.items(options)),
            ("scores", (Rows(tuple(scored)),)),
            self._rows(
                ("evidence", [text(question.evidence)]),
                ("risk", [text(question.risk)]),
                ("advice", self._advice(question.advice)),
                ("weight", [self._weight(question)]),
                ("knock-out", [self._knock_out(question.knock_out)] if question.knock_out else []),
                ("used-in", [", ".join(used)] if used else []),
                ("covers", self._claims(question.claims)),
                ("sources", self._sources(question.sources)),
            ),
            self._arithmetic(lambda assessment: arithmetic.of_question(assessment.question(question.id), messages)),
        ]

    def practice(self, practice: Practice) -> list[Part]:
        """Return why a practice matters, its weight, questions and sources."""
        messages, text = self.messages, self.messages.text
        questions = tuple(
            Row(question.id, f"{text(question.title)} · {self._phases(question.phases)}")
            for question in self.questionnaire.of_practice(practice.id)
        )
        weight = practice_weight(practice, self.questionnaire, messages)
        return [
            self._rows(
                ("purpose", [text(practice.purpose)]),
                ("weight", [f"{weight}. {text(practice.weight_reason)}"]),
                ("sources", self._sources(practice.sources)),
            ),
            ("questions", (Rows(questions),)),
            self._arithmetic(lambda assessment: arithmetic.of_practice(assessment, practice.id, messages)),
        ]

    def rule(self, rule: Rule) -> list[Part]:
        """Return when a rule holds, what it raises, its risk and advice, and the questions that decide it."""
        messages, text = self.messages, self.messages.text
        raised = messages.row([text(self.questionnaire.practices_by_id[id_].title) for id_ in rule.raises])
        raises = messages.message("explain.raises-value", practices=raised, level=messages.level(rule.level))
        results = [self.assessment.question(id_) for id_ in _questions_of(rule)] if self.assessment is not None else []
        given = tuple(Row(text(result.title), sentences.answer(result, messages)) for result in results)
        return [
            self._rows(
                ("when", [in_words(rule.when, self.questionnaire, messages)]),
                ("raises", [raises]),
                ("holds-in", [self._phases(rule.phases)]),
                ("risk", [text(rule.risk)]),
                ("advice", self._advice(rule.advice)),
                ("covers", self._claims(rule.claims)),
            ),
            ("your-answer", (Rows(given),) if given else ()),
        ]

    def levels(self) -> list[Part]:
        """Return how scores become levels, with the arithmetic of the overall score."""
        rules, messages = self.questionnaire.levels, self.messages
        bands = zip(rules.bands, appendix.bands(rules, messages), strict=True)
        return [
            ("bands", tuple(Headline(sentence, band.level, symbol(band.level)) for band, sentence in bands)),
            ("rules", document.items(appendix.raises(rules, messages))),
            ("", (Paragraph(messages.text(rules.reason)),)),
            self._arithmetic(lambda assessment: arithmetic.overall(assessment, messages)),
        ]

    def _arithmetic(self, blocks: Callable[[Assessment], tuple[Block, ...]]) -> Part:
        return "arithmetic", blocks(self.assessment) if self.assessment is not None else ()

    def _rows(self, *labelled: tuple[str, list[str]]) -> Part:
        """Return rows without a heading; each label, given by its key, precedes the first of its texts."""
        rows = (
            Row("" if position else self.messages.message(f"explain.{key}"), text)
            for key, texts in labelled
            for position, text in enumerate(texts)
        )
        return "", (Rows(tuple(rows)),)

    def _phases(self, phases: tuple[str, ...]) -> str:
        return self.messages.row([self.messages.phase(phase) for phase in self.questionnaire.phases_among(phases)])

    def _weight(self, question: Question) -> str:
        messages = self.messages
        weight = messages.message(
            "explain.weight-value",
            weight=messages.weight(question.weight),
            total=messages.weight(sum(other.weight for other in self.questionnaire.of_practice(question.practice))),
            practice=messages.text(self.questionnaire.practices_by_id[question.practice].title),
        )
        return f"{weight}. {messages.text(question.weight_reason)}"

    def _knock_out(self, knock_out: KnockOut) -> str:
        messages = self.messages
        phases = ", ".join(messages.phase(phase) for phase in self.questionnaire.phases_among(knock_out.phases))
        when = messages.message("explain.knock-out-value", scores=messages.up_to(knock_out.at_most), phases=phases)
        return f"{when} {messages.text(knock_out.reason)}"

    def _advice(self, advices: tuple[Advice, ...]) -> list[str]:
        messages, texts = self.messages, []
        for advice in advices:
            text = f"{messages.text(advice.do)} ({messages.text(advice.who)}; {messages.effort(advice.effort)})"
            if advice.at_most is not None:
                text = messages.message("explain.advice-at", scores=messages.up_to(advice.at_most), advice=text)
            elif len(advices) > 1:
                text = messages.message("explain.advice-rest", advice=text)
            texts.append(text)
        return texts

    def _claims(self, claims: tuple[str, ...]) -> list[str]:
        known = {claim.id: claim.text for claim in self.questionnaire.claims}
        return [f"{id_}: {self.messages.text(known[id_])}" for id_ in claims]

    def _sources(self, sources: tuple[str, ...]) -> list[str]:
        known = {source.id: source for source in self.questionnaire.sources}
        return [appendix.source(known[id_], self.messages) for id_ in sources]


def _questions_of(rule: Rule) -> list[str]:
    named = (statement.question for _, statement in statements(rule.when) if isinstance(statement, AboutQuestion))
    return list(dict.fromkeys(named))
