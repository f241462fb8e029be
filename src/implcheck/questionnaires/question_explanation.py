"""Explanations of questions: how each is answered, what every answer scores, and the advice for it."""

from collections.abc import Iterator
from itertools import pairwise

from implcheck.model.answer_value import shown
from implcheck.model.condition import AboutQuestion, statements
from implcheck.model.question import MultiQuestion, NumberQuestion, Question, YesNoQuestion
from implcheck.model.question_parts import Steps
from implcheck.model.rule import Rule
from implcheck.questionnaires.explanation_parts import ExplanationParts, Part
from implcheck.questionnaires.outline import by_phase
from implcheck.reports import document
from implcheck.reports.document import Emphasis, Paragraph, Row, Rows
from implcheck.wording.conditions import in_words


class QuestionExplanation(ExplanationParts):
    """Explains questions."""

    def parts(self, question: Question) -> list[Part]:
        """Return how a question is answered and scored, with the advice for each answer, its weight, risk and sources."""
        text = self.text
        ticks = question.choices if isinstance(question, MultiQuestion) else ()
        used = [rule.id for rule in self.questionnaire.rules if question.id in questions_of(rule)]
        return [
            ("", (Paragraph(text(question.text), Emphasis.STRONG),)),
            self.rows(
                ("why-asked", [text(question.help)]),
                ("asked-in", [self.phases(question.phases)]),
                ("asked-of", [self._asked_of(question)]),
                ("asked-if", [in_words(question.when, self.questionnaire, self.messages)] if question.when else []),
                ("answered-with", [self.message(f"type.{question.type}")]),
            ),
            ("options", document.items(f"{tick.value}: {text(tick.text)}" for tick in ticks)),
            ("scores", (Rows(tuple(self._answers(question))),)),
            self.rows(
                ("evidence", [text(question.evidence)]),
                ("problem", [text(question.problem)] if question.problem is not None else []),
                ("risk", [text(question.risk)]),
                ("weight", [self._weight(question)]),
                ("knock-out", self._knock_out(question)),
                ("used-in", [", ".join(used)] if used else []),
                ("covers", self.claims(question.claims)),
                ("sources", self.sources(question.sources)),
            ),
        ]

    def _asked_of(self, question: Question) -> str:
        """Return the roles that can know, and those that are asked everything."""
        if not question.asked_of:
            return self.message("explain.asked-of-all")
        roles = self.questionnaire.offered_roles
        named = [self.text(role.title) for role in roles if role.id in question.asked_of and not role.asked_everything]
        everything = [self.text(role.title) for role in roles if role.asked_everything]
        if not (named and everything):
            return self.messages.row(named or everything)
        joined = self.messages.row(everything)
        return self.message("explain.asked-of-roles", roles=self.messages.row(named), everything=joined)

    def _answers(self, question: Question) -> Iterator[Row]:
        """Yield every answer with its score, the advice for it, and what that needs first."""
        advice_label, needs_label = self.message("explain.advice"), self.message("explain.needs")
        for answer, words in zip(question.scored, self._in_words(question), strict=True):
            yield Row(self.message("explain.score-of", score=answer.score), words)
            if answer.advice is not None:
                yield Row("", f"{advice_label}: {self.advice(answer.advice)}")
                needs = self.messages.row(list(self.needs(answer.advice, beside=question.id)))
                if needs:
                    yield Row("", f"{needs_label}: {needs}.")
        if question.not_yet is not None:
            words = self.message("explain.not-yet-value", words=self.text(question.not_yet))
            yield Row(self.message("explain.not-yet"), words)

    def _in_words(self, question: Question) -> Iterator[str]:
        """Yield each of the scored answers in words, in their order."""
        match question:
            case YesNoQuestion():
                yield from (self.message("yes"), self.message("no"))
            case MultiQuestion():
                for span in self._spans(question.score_by_count, "", whole_only=True):
                    yield self.message("explain.ticks", number=span)
            case NumberQuestion():
                unit = self.text(question.unit)
                unit = unit if unit.startswith("%") else f" {unit}"
                yield from self._spans(question.bands, unit, whole_only=question.whole)
            case _:
                is_level = question.type == "levels"
                for choice in question.choices:
                    yield self.text(choice.text) if is_level else f"{choice.value}: {self.text(choice.text)}"

    def _spans(self, steps: Steps, unit: str, *, whole_only: bool) -> Iterator[str]:
        """Yield the numbers that each step covers, with their unit: "2 to below 4 days", "4 days or more"."""
        for step, following in pairwise(steps):
            low, high = shown(step.from_), shown(following.from_)
            if not whole_only:
                yield self.message("explain.range", low=low, high=f"{high}{unit}")
            elif following.from_ - step.from_ == 1:
                yield f"{low}{unit}"
            else:
                yield self.message("explain.range-whole", low=low, high=f"{shown(following.from_ - 1)}{unit}")
        yield self.message("explain.range-open", low=f"{shown(steps[-1].from_)}{unit}")

    def _weight(self, question: Question) -> str:
        """Return the weight within the practice, of the total in each phase."""
        totals = {
            phase: self.messages.plain(self.questionnaire.asked_weight(question.practice, phase))
            for phase in question.phases
        }
        weight = self.message(
            "explain.weight-value",
            weight=self.messages.weight(question.weight),
            totals=by_phase(totals, self.questionnaire, self.messages),
            practice=self.text(self.questionnaire.practices_by_id[question.practice].title),
        )
        return f"{weight}. {self.text(question.weight_reason)}"

    def _knock_out(self, question: Question) -> Iterator[str]:
        if knock_out := question.knock_out:
            phases = ", ".join(map(self.messages.phase, self.questionnaire.phases_among(knock_out.phases)))
            scores = self.messages.up_to(knock_out.at_most)
            when = self.message("explain.knock-out-value", scores=scores, phases=phases)
            yield f"{when} {self.text(knock_out.reason)}"
            if knock_out.headline is not None:
                yield f"{self.message('explain.headline')}: {self.text(knock_out.headline)}"


def questions_of(rule: Rule) -> list[str]:
    """Return the ids of the questions that a rule looks at."""
    named = (statement.question for _, statement in statements(rule.when) if isinstance(statement, AboutQuestion))
    return list(dict.fromkeys(named))
