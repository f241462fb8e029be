"""Find out what each column of an export is for: by its name, and where the name says nothing, by its cells."""

import re
from collections.abc import Sequence

from implcheck.model.question import MultiQuestion, NumberQuestion, Question
from implcheck.model.questionnaire import Questionnaire
from implcheck.respondents.column_sample import ColumnSample
from implcheck.respondents.draft_texts import Texts
from implcheck.respondents.mapping_draft import ColumnDraft, Use
from implcheck.respondents.survey_words import (
    NOT_USED,
    NOTES,
    QUIZ,
    QUOTED_WORDS,
    ROLE_NAMES,
    ROLE_WORDS,
    STAND_APART_WORDS,
)
from implcheck.respondents.text_index import (
    LONGEST_COMPARED,
    Near,
    TextIndex,
    is_code,
    likely,
    without_tool_code,
    words_of,
)

_PART = re.compile(r"(?P<question>.+?)\s*(?:\[(?P<part>[^\[\]]+)\]|\((?P<code>\w{1,16})\))\s*", re.DOTALL)
_ENOUGH = 0.5
"""The share of the cells of a column, 0 to 1, that must be known texts for the cells to show what it is."""

_MOST_NEAR = 2


class ColumnFinder:
    """Says what the columns of one export are. `consents` are the texts of the form that ask for each consent."""

    def __init__(
        self, questionnaire: Questionnaire, texts: Texts, consents: dict[str, tuple[str, ...]], phase: str | None
    ) -> None:
        self.questions = questionnaire.by_id
        self.texts = texts
        asked = sorted(questionnaire.questions, key=lambda question: phase is not None and phase not in question.phases)
        self.index: TextIndex[str] = TextIndex(
            (text, question.id)
            for question in asked
            for text in (question.id, *(text for field in (question.text, question.title) for _, text in field))
        )
        self.has_rows = False
        """Whether the export has any answers yet; without them no column is left out as empty."""
        self.consents: TextIndex[str] = TextIndex((text, name) for name, own in consents.items() for text in own)

    def found(self, names: Sequence[str], samples: Sequence[ColumnSample]) -> list[ColumnDraft]:
        """Return a draft of each column, in their order; of columns that share a name only the first."""
        self.has_rows = any(sample.filled for sample in samples)
        drafts = [
            self._by_name(position, name, samples[position]) if name else _nameless(position, samples[position])
            for position, name in enumerate(names)
        ]
        drafts = self._without_rivals(drafts)
        self._find_role(drafts, samples)
        self._find_by_cells(drafts, samples)
        self._find_notes(drafts, samples)
        return self._once(drafts, names)

    def _by_name(self, position: int, name: str, sample: ColumnSample) -> ColumnDraft:
        draft = ColumnDraft(position, name)
        if (known := self._beside_answers(draft, sample) or self._part(draft)) is not None:
            return known
        if (question := self.index.exact(name)) is not None:
            return draft._replace(use=Use.ANSWER, question=question)
        near = self.index.nearest(name)
        if (best := likely(near)) is not None:
            return draft._replace(use=Use.ANSWER, question=best.key, reason="alike", near=(best,))
        if self.has_rows and (reason := _without_answers(sample)) is not None:
            return draft._replace(use=Use.NOT_USED, reason=reason)
        return draft._replace(near=tuple(near[:_MOST_NEAR]))

    def _beside_answers(self, draft: ColumnDraft, sample: ColumnSample) -> ColumnDraft | None:
        """Return the role, a consent, or what a survey tool adds; None for a column with another name."""
        words = words_of(draft.name)
        if (consent := self._consent(draft.name, words, sample)) is not None:
            return draft._replace(use=consent[0], reason=consent[1])
        bare = words_of(without_tool_code(draft.name))
        if words in ROLE_NAMES or bare in ROLE_NAMES:
            return draft._replace(use=Use.ROLE)
        for reason, known in NOT_USED.items():
            if not known.isdisjoint((words, bare)) or (reason == "tool" and words.startswith(QUIZ)):
                return draft._replace(use=Use.NOT_USED, reason=reason)
        return None

    def _consent(self, name: str, words: str, sample: ColumnSample) -> tuple[Use, str] | None:
        exact = name if name in {Use.STAND_APART.value, Use.QUOTED.value} else self.consents.exact(name)
        if exact is not None:
            return Use(exact), ""
        if not sample.texts or sample.share(self.texts.yes_or_no(sample)) < 1:
            return None
        for use, known in ((Use.QUOTED, QUOTED_WORDS), (Use.STAND_APART, STAND_APART_WORDS)):
            if not known.isdisjoint(words.split()):
                return use, "consent"
        return None

    def _part(self, draft: ColumnDraft) -> ColumnDraft | None:
        """Return what a column is whose name is a question and, in brackets or after a hyphen, a part of it."""
        name = draft.name[: 4 * LONGEST_COMPARED]
        match = _PART.fullmatch(name)
        heads = [(match["question"], match["part"] or match["code"])] if match is not None else []
        pieces = name.split(" - ")
        heads += [(" - ".join(pieces[:end]), " - ".join(pieces[end:])) for end in range(1, min(len(pieces), 5))]
        for head, part in heads:
            if (id_ := self.index.exact(head)) is None:
                continue
            question = self.questions[id_]
            if is_code(part) and not isinstance(question, MultiQuestion):  # there it can be the code of an option
                return draft._replace(use=Use.ANSWER, question=id_)
            option = self.texts.of(question).exact(part)
            if isinstance(question, MultiQuestion) and isinstance(option, str):
                return draft._replace(use=Use.OPTION, question=id_, option=option)
            words = words_of(part)
            if words in {"selected choice", "ausgewählte antwort", "geselecteerde keuze"}:
                return draft._replace(use=Use.ANSWER, question=id_)
            if words in NOTES or words.endswith(" text"):
                return draft._replace(use=Use.NOTE, question=id_)
            return draft._replace(reason="part", near=(Near(id_, 1.0, head),))
        return None

    def _without_rivals(self, drafts: list[ColumnDraft]) -> list[ColumnDraft]:
        """Return the drafts with one column for each question: the surest, and of equal ones the first."""

        def rank(draft: ColumnDraft) -> tuple[bool, float, int]:
            return not draft.is_sure, -draft.near[0].similarity if draft.near else 0, draft.position

        kept: dict[str, int] = {}
        for draft in sorted((draft for draft in drafts if draft.use is Use.ANSWER), key=rank):
            kept.setdefault(draft.question, draft.position)
        ticked = {draft.question for draft in drafts if draft.use is Use.OPTION}
        for draft in drafts:
            if draft.use is Use.ANSWER and (kept[draft.question] != draft.position or draft.question in ticked):
                near = draft.near or (Near(draft.question, 1.0, draft.name),)
                drafts[draft.position] = draft._replace(use=Use.OPEN, question="", reason="rival", near=near)
        return drafts

    def _find_role(self, drafts: list[ColumnDraft], samples: Sequence[ColumnSample]) -> None:
        """Leave one column of the role: a name that says so, else a word in it, else the cells."""
        named = [draft for draft in drafts if draft.use is Use.ROLE]
        for rival in named[1:]:
            drafts[rival.position] = rival._replace(use=Use.OPEN, reason="rival-role")
        if named:
            return
        best: tuple[float, int] | None = None
        for draft in drafts:
            if draft.use is not Use.OPEN or not draft.name:
                continue
            share = samples[draft.position].share(self.texts.roles(samples[draft.position]))
            has_word = not ROLE_WORDS.isdisjoint(words_of(draft.name).split())
            if (share >= _ENOUGH or (has_word and share > 0)) and (best is None or share > best[0]):
                best = share, draft.position
        if best is not None:
            drafts[best[1]] = drafts[best[1]]._replace(use=Use.ROLE, reason="cells", near=())

    def _find_by_cells(self, drafts: list[ColumnDraft], samples: Sequence[ColumnSample]) -> None:
        """Find the questions whose answers stand in the cells of columns with other names."""
        taken = {draft.question for draft in drafts if draft.is_used}
        for draft in drafts:
            if draft.use is not Use.OPEN or draft.reason or not samples[draft.position].texts:
                continue
            sample = samples[draft.position]
            shares = [
                (sample.share(self.texts.answers(question, sample)), question.id)
                for question in self.questions.values()
                if question.id not in taken and _has_texts_of_its_own(question)
            ]
            shares = sorted((found for found in shares if found[0] >= _ENOUGH), key=lambda found: -found[0])
            if shares and (not shares[1:] or shares[1][0] < shares[0][0]):
                taken.add(shares[0][1])
                drafts[draft.position] = draft._replace(use=Use.ANSWER, question=shares[0][1], reason="cells", near=())

    def _find_notes(self, drafts: list[ColumnDraft], samples: Sequence[ColumnSample]) -> None:
        """Find the columns of free text right after a question whose name says that they are its notes.

        One after the last question, and after no other, is probably about the survey as a whole.
        """
        noted = {draft.question for draft in drafts if draft.use is Use.NOTE}
        last = max((draft.position for draft in drafts if draft.use in {Use.ANSWER, Use.OPTION}), default=0)
        before = ""
        for draft in drafts:
            if draft.use in {Use.ANSWER, Use.OPTION}:
                before = draft.question
                continue
            is_note = draft.use is Use.OPEN and bool(draft.name) and not NOTES.isdisjoint(words_of(draft.name).split())
            is_note &= bool(noted) or draft.position < last
            if is_note and before and before not in noted and not samples[draft.position].has_numbers:
                noted.add(before)
                drafts[draft.position] = draft._replace(use=Use.NOTE, question=before, reason="note", near=())
            before = ""

    def _once(self, drafts: list[ColumnDraft], names: Sequence[str]) -> list[ColumnDraft]:
        """Return the drafts with each name once: a name that several columns share says nothing about any of them."""
        counts: dict[str, int] = {}
        for name in names:
            counts[name] = counts.get(name, 0) + 1
        once: dict[str, ColumnDraft] = {}
        for draft in drafts:
            if draft.name and counts[draft.name] > 1 and draft.use is not Use.NOT_USED:
                draft = ColumnDraft(draft.position, draft.name, reason="shared")  # noqa: PLW2901 - the draft that is kept
            once.setdefault(draft.name or f"\0{draft.position}", draft)
        return list(once.values())


def _has_texts_of_its_own(question: Question) -> bool:
    """Return whether the answers to a question are told by their texts alone: yes, no and numbers are not."""
    return bool(question.choices) and not isinstance(question, NumberQuestion)


def _nameless(position: int, sample: ColumnSample) -> ColumnDraft:
    draft = ColumnDraft(position, "")
    return draft._replace(reason="nameless") if sample.filled else draft._replace(use=Use.NOT_USED, reason="empty")


def _without_answers(sample: ColumnSample) -> str | None:
    """Return why the cells of a column hold no answers; None if they may."""
    if not sample.filled:
        return "empty"
    if sample.has_addresses:
        return "person"
    return "dates" if sample.has_dates else None
