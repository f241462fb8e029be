"""Explanations of a question, practice, rule, level or score: its meaning, weight and sources, as a document."""

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.practice import Practice
from implcheck.model.question import Question
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.rule import Rule
from implcheck.questionnaires.explanation_parts import ExplanationParts, Part
from implcheck.questionnaires.outline import practice_weight
from implcheck.questionnaires.question_explanation import QuestionExplanation, questions_of
from implcheck.reports import appendix, arithmetic, document, level_steps, sentences
from implcheck.reports.document import Document, Entry, Headline, Items, Paragraph, Row, Rows
from implcheck.reports.formats import terminal
from implcheck.reports.options import Depth, Options
from implcheck.wording.conditions import in_words
from implcheck.wording.messages import Messages
from implcheck.wording.symbols import symbol

SCORE = "score"
"""The id of the overall score."""


def explainable(questionnaire: Questionnaire) -> list[str]:
    """Return every id that `render` explains."""
    levels = [str(level) for level in Level]
    return [*questionnaire.by_id, *questionnaire.practices_by_id, *questionnaire.rules_by_id, *levels, SCORE]


def render(id_: str, questionnaire: Questionnaire, options: Options, assessment: Assessment | None = None) -> str:
    """Return the explanation of one of the ids in `explainable`; with an assessment, its arithmetic as well."""
    messages = Messages(options.languages, questionnaire.roles)
    return terminal.draw(_Explanation(questionnaire, messages, assessment).document(id_), options)


class _Explanation(ExplanationParts):
    def __init__(self, questionnaire: Questionnaire, messages: Messages, assessment: Assessment | None) -> None:
        super().__init__(questionnaire, messages)
        self.assessment = assessment

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
        keyed = ((key, self._heading(key), blocks) for key, blocks in parts)
        sections = document.sections(Depth.SUMMARY, self.message, *keyed)
        heading = f"{self.message(f'explain.{kind}')} {id_} · {title}"
        return Document(heading, heading, None, self.messages.languages[0], sections)

    @staticmethod
    def _heading(key: str) -> str:
        """Return the key of the heading of a part; that of a step has its own section already."""
        return key if not key or "." in key else f"explain.{key}"

    def question(self, question: Question) -> list[Part]:
        """Return what there is to say of a question, with its arithmetic."""
        parts = QuestionExplanation(self.questionnaire, self.messages).parts(question)
        if self.assessment is not None:
            result = self.assessment.question(question.id)
            parts.append(("arithmetic", arithmetic.of_question(result, self.messages)))
        return parts

    def practice(self, practice: Practice) -> list[Part]:
        """Return why a practice matters, its weight, questions and sources, with its arithmetic."""
        questions = tuple(
            Row(question.id, f"{self.text(question.title)} · {self.phases(question.phases)}")
            for question in self.questionnaire.of_practice(practice.id)
        )
        weight = practice_weight(practice, self.questionnaire, self.messages)
        parts = [
            self.rows(
                ("purpose", [self.text(practice.purpose)]),
                ("weight", [f"{weight}. {self.text(practice.weight_reason)}"]),
                ("sources", self.sources(practice.sources)),
            ),
            ("questions", (Rows(questions),)),
        ]
        if self.assessment is not None:
            parts += [
                ("your-answer", arithmetic.answers(self.assessment, practice.id, self.messages)),
                ("arithmetic", arithmetic.of_practice(self.assessment, practice.id, self.messages)),
                ("steps.levels", level_steps.of_practice(self.assessment, practice.id, self.messages)),
            ]
        return parts

    def rule(self, rule: Rule) -> list[Part]:
        """Return when a rule holds, what it raises, its risk and advice; with answers, whether it holds."""
        text, messages, assessment = self.text, self.messages, self.assessment
        raised = messages.row([text(self.questionnaire.practices_by_id[id_].title) for id_ in rule.raises])
        raises = self.message("explain.raises-value", practices=raised, level=messages.level(rule.level))
        parts = [
            self.rows(
                ("when", [in_words(rule.when, self.questionnaire, messages)]),
                ("raises", [raises]),
                ("holds-in", [self.phases(rule.phases)]),
                ("headline", [text(rule.headline)] if rule.headline is not None else []),
                ("risk", [text(rule.risk)]),
                ("advice", [self.advice(rule.advice)]),
                ("needs", self.needs(rule.advice)),
                ("covers", self.claims(rule.claims)),
            )
        ]
        if assessment is not None:
            results = map(assessment.question, questions_of(rule))
            given = (Row(text(result.title), sentences.answer(result, messages)) for result in results)
            judged = [judged for judged in assessment.derivation.rules if judged.id == rule.id]
            outcome = [level_steps.rule(assessment, judged_rule, messages) for judged_rule in judged]
            outcome = outcome or [self.message("explain.other-phase", phase=messages.phase(assessment.about.phase))]
            parts += [("your-answer", (Rows(tuple(given)),)), ("holds", (Items(tuple(outcome)),))]
        return parts

    def levels(self) -> list[Part]:
        """Return how scores become levels; with answers, every step from them to the score, the level and the gate."""
        rules, messages, assessment = self.questionnaire.levels, self.messages, self.assessment
        bands = zip(rules.bands, appendix.bands(rules, messages), strict=True)
        parts: list[Part] = [
            ("bands", tuple(Headline(sentence, band.level, symbol(band.level)) for band, sentence in bands)),
            ("rules", document.items(appendix.raises(rules, messages))),
            ("", (Paragraph(self.text(rules.reason)),)),
        ]
        if assessment is not None:
            practices = tuple(
                Entry(
                    messages.text(practice.title),
                    (
                        *arithmetic.answers(assessment, practice.id, messages),
                        *(arithmetic.of_practice(assessment, practice.id, messages) if practice.score else ()),
                        *level_steps.of_practice(assessment, practice.id, messages),
                    ),
                )
                for practice in assessment.practices
            )
            parts.append(("arithmetic", document.notes([self.message("arithmetic.exact")]) + practices))
            parts.append(("arithmetic.overall", arithmetic.overall(assessment, messages)))
            parts += [(f"steps.{key}", blocks) for key, blocks in level_steps.overall(assessment, messages)]
        return parts
