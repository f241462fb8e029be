"""What the explanations of questions, practices and rules have in common: labelled rows, advice, claims and sources."""

from collections.abc import Iterable, Iterator

from implcheck.model.question_parts import Advice
from implcheck.model.questionnaire import Questionnaire
from implcheck.reports import appendix
from implcheck.reports.document import Block, Row, Rows
from implcheck.wording.messages import Messages

Part = tuple[str, tuple[Block, ...]]
"""The key of a heading, empty without a heading, and the blocks below it."""


class ExplanationParts:
    """Makes the parts of explanations of one questionnaire."""

    def __init__(self, questionnaire: Questionnaire, messages: Messages) -> None:
        self.questionnaire, self.messages = questionnaire, messages
        self.message, self.text = messages.message, messages.text

    def rows(self, *labelled: tuple[str, Iterable[str]]) -> Part:
        """Return rows without a heading; each label, given by its key, precedes the first of its texts."""
        rows = (
            Row("" if position else self.message(f"explain.{key}"), text)
            for key, texts in labelled
            for position, text in enumerate(texts)
        )
        return "", (Rows(tuple(rows)),)

    def advice(self, advice: Advice) -> str:
        """Return advice on one line: what to do, who does it, the effort, and when it is done."""
        details = {"do": advice.do, "who": advice.who, "done": advice.done_when}
        effort = self.messages.effort(advice.effort)
        return self.message(
            "explain.advice-of", effort=effort, **{name: self.text(text) for name, text in details.items()}
        )

    def needs(self, advice: Advice, beside: str = "") -> Iterator[str]:
        """Yield what the advice needs first, that of roles which may not exist included, but for the question `beside`."""
        needed = dict.fromkeys(advice.all_needs(self.questionnaire.exists_when))
        for need in (need for need in needed if need.question != beside):
            title = self.text(self.questionnaire.by_id[need.question].title)
            yield self.message("explain.at-least", question=title, score=need.at_least)

    def phases(self, ids: tuple[str, ...]) -> str:
        """Return the titles of phases in a row."""
        return self.messages.row([self.messages.phase(phase) for phase in self.questionnaire.phases_among(ids)])

    def claims(self, ids: tuple[str, ...]) -> list[str]:
        """Return claims with their ids."""
        known = {claim.id: claim.text for claim in self.questionnaire.claims}
        return [f"{id_}: {self.text(known[id_])}" for id_ in ids]

    def sources(self, ids: tuple[str, ...]) -> list[str]:
        """Return sources with what they contribute."""
        known = {source.id: source for source in self.questionnaire.sources}
        return [appendix.source(known[id_], self.messages) for id_ in ids]
