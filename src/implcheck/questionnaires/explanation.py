"""Explanations of a question, practice, rule, level or score: its meaning, weight and sources, as a document."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from implcheck.model.answer_value import shown
from implcheck.model.assessment import Assessment
from implcheck.model.condition import AboutQuestion, statements
from implcheck.model.enums import Level
from implcheck.model.practice import Practice
from implcheck.model.question import MultiQuestion, NumberQuestion, Question, YesNoQuestion
from implcheck.model.question_parts import Advice, Steps
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.rule import Rule
from implcheck.questionnaires.outline import practice_weight
from implcheck.reports import appendix, arithmetic, document, sentences
from implcheck.reports.document import Block, Document, Emphasis, Headline, Paragraph, Row, Rows
from implcheck.reports.formats import terminal
from implcheck.reports.options import Depth, Options
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


class _Explanation:
    def __init__(self, questionnaire: Questionnaire, messages: Messages, assessment: Assessment | None) -> None:
        self.questionnaire, self.messages, self.assessment = questionnaire, messages, assessment
        self.message, self.text = messages.message, messages.text

    def document(self, id_: str) -> Document:
        """Return the explanation of an id; it names the questionnaire if that is not built in."""
        questionnaire = self.questionnaire
        if question := questionnaire.by_id.get(id_):
            kind, title, parts = "question", self.text(question.title), self.question(question)
        elif practice := questionnaire.practices_by_id.get(id_):
            kind, title, parts = "practice", self.text(practice.title), self.practice(practice)
        elif rule := questionnaire.rules_by_id.get(id_):
            kind, title, parts = "rule", self.text(rule.title), self.rule(rule)
        else:
            title = self.text(questionnaire.title) if id_ == SCORE else self.message(f"verdict.{id_}")
            kind, parts = "level", self.levels()
        parts.append(("", document.notes(sentences.own_questionnaire(questionnaire.origin, self.messages))))
        keyed = ((key, f"explain.{key}" if key else "", blocks) for key, blocks in parts)
        sections = document.sections(Depth.SUMMARY, self.message, *keyed)
        heading = f"{self.message(f'explain.{kind}')} {id_} · {title}"
        return Document(heading, heading, None, self.messages.languages[0], sections)

    def question(self, question: Question) -> list[Part]:
        """Return how a question is answered and scored, its weight, risk, advice and sources."""
        text, assessment = self.text, self.assessment
        ticks = question.choices if isinstance(question, MultiQuestion) else ()
        scored = [
            Row(self.message("explain.score-of", score=score), meaning) for score, meaning in self._scores(question)
        ]
        used = [rule.id for rule in self.questionnaire.rules if question.id in _questions_of(rule)]
        return [
            ("", (Paragraph(text(question.text), Emphasis.STRONG),)),
            self._rows(
                ("why-asked", [text(question.help)]),
                ("asked-in", [self._phases(question.phases)]),
                ("asked-if", [in_words(question.when, self.questionnaire, self.messages)] if question.when else []),
                ("answered-with", [self.message(f"type.{question.type}")]),
            ),
            ("options", document.items(f"{tick.value}: {text(tick.text)}" for tick in ticks)),
            ("scores", (Rows(tuple(scored)),)),
            self._rows(
                ("evidence", [text(question.evidence)]),
                ("risk", [text(question.risk)]),
                ("advice", self._advice(question.advice)),
                ("weight", [self._weight(question)]),
                ("knock-out", self._knock_out(question)),
                ("used-in", [", ".join(used)] if used else []),
                ("covers", self._claims(question.claims)),
                ("sources", self._sources(question.sources)),
            ),
            (
                "arithmetic",
                arithmetic.of_question(assessment.question(question.id), self.messages) if assessment else (),
            ),
        ]

    def practice(self, practice: Practice) -> list[Part]:
        """Return why a practice matters, its weight, questions and sources."""
        assessment = self.assessment
        questions = tuple(
            Row(question.id, f"{self.text(question.title)} · {self._phases(question.phases)}")
            for question in self.questionnaire.of_practice(practice.id)
        )
        weight = practice_weight(practice, self.questionnaire, self.messages)
        return [
            self._rows(
                ("purpose", [self.text(practice.purpose)]),
                ("weight", [f"{weight}. {self.text(practice.weight_reason)}"]),
                ("sources", self._sources(practice.sources)),
            ),
            ("questions", (Rows(questions),)),
            ("arithmetic", arithmetic.of_practice(assessment, practice.id, self.messages) if assessment else ()),
        ]

    def rule(self, rule: Rule) -> list[Part]:
        """Return when a rule holds, what it raises, its risk and advice, and the questions that decide it."""
        text, messages = self.text, self.messages
        raised = messages.row([text(self.questionnaire.practices_by_id[id_].title) for id_ in rule.raises])
        raises = self.message("explain.raises-value", practices=raised, level=messages.level(rule.level))
        results = [self.assessment.question(id_) for id_ in _questions_of(rule)] if self.assessment else []
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
            ("", (Paragraph(self.text(rules.reason)),)),
            ("arithmetic", arithmetic.overall(self.assessment, messages) if self.assessment else ()),
        ]

    def _rows(self, *labelled: tuple[str, Iterable[str]]) -> Part:
        """Return rows without a heading; each label, given by its key, precedes the first of its texts."""
        rows = (
            Row("" if position else self.message(f"explain.{key}"), text)
            for key, texts in labelled
            for position, text in enumerate(texts)
        )
        return "", (Rows(tuple(rows)),)

    def _scores(self, question: Question) -> list[tuple[int | None, str]]:
        """Return each score of a question with the answers that have it, in words."""
        match question:
            case YesNoQuestion():
                return [(question.score_yes, self.message("yes")), (question.score_no, self.message("no"))]
            case MultiQuestion():
                spans = self._spans(question.score_by_count, whole_only=True)
                return [(score, self.message("explain.ticks", number=span)) for score, span in spans]
            case NumberQuestion():
                spans = self._spans(question.bands, whole_only=question.whole)
                return [(score, f"{span} {self.text(question.unit)}") for score, span in spans]
            case _:
                is_level = question.type == "levels"
                return [
                    (choice.score, self.text(choice.text) if is_level else f"{choice.value}: {self.text(choice.text)}")
                    for choice in question.choices
                ]

    def _spans(self, steps: Steps, *, whole_only: bool) -> Iterator[tuple[int, str]]:
        """Yield each step's score with the numbers that it covers: "2 to below 4", "4 or more"."""
        for step, following in pairwise(steps):
            low, high = shown(step.from_), shown(following.from_)
            if not whole_only:
                span = self.message("explain.range", low=low, high=high)
            elif following.from_ - step.from_ == 1:
                span = low
            else:
                span = self.message("explain.range-whole", low=low, high=shown(following.from_ - 1))
            yield step.score, span
        yield steps[-1].score, self.message("explain.range-open", low=shown(steps[-1].from_))

    def _phases(self, phases: tuple[str, ...]) -> str:
        return self.messages.row([self.messages.phase(phase) for phase in self.questionnaire.phases_among(phases)])

    def _weight(self, question: Question) -> str:
        weight = self.message(
            "explain.weight-value",
            weight=self.messages.weight(question.weight),
            total=self.messages.weight(
                sum(other.weight for other in self.questionnaire.of_practice(question.practice))
            ),
            practice=self.text(self.questionnaire.practices_by_id[question.practice].title),
        )
        return f"{weight}. {self.text(question.weight_reason)}"

    def _knock_out(self, question: Question) -> Iterator[str]:
        if knock_out := question.knock_out:
            phases = ", ".join(map(self.messages.phase, self.questionnaire.phases_among(knock_out.phases)))
            scores = self.messages.up_to(knock_out.at_most)
            when = self.message("explain.knock-out-value", scores=scores, phases=phases)
            yield f"{when} {self.text(knock_out.reason)}"

    def _advice(self, advices: tuple[Advice, ...]) -> Iterator[str]:
        for advice in advices:
            text = f"{self.text(advice.do)} ({self.text(advice.who)}; {self.messages.effort(advice.effort)})"
            if advice.at_most is not None:
                yield self.message("explain.advice-at", scores=self.messages.up_to(advice.at_most), advice=text)
            else:
                yield self.message("explain.advice-rest", advice=text) if len(advices) > 1 else text

    def _claims(self, claims: tuple[str, ...]) -> list[str]:
        known = {claim.id: claim.text for claim in self.questionnaire.claims}
        return [f"{id_}: {self.text(known[id_])}" for id_ in claims]

    def _sources(self, sources: tuple[str, ...]) -> list[str]:
        known = {source.id: source for source in self.questionnaire.sources}
        return [appendix.source(known[id_], self.messages) for id_ in sources]


def _questions_of(rule: Rule) -> list[str]:
    named = (statement.question for _, statement in statements(rule.when) if isinstance(statement, AboutQuestion))
    return list(dict.fromkeys(named))
