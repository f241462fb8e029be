"""Saving an interview's answers without losing what a person or another interview writes meanwhile."""

import codecs
import re
from pathlib import Path

from implcheck.cli.lock import Busy
from implcheck.cli.replacing import WriteProtected
from implcheck.cli.writer import update
from implcheck.interview.draft import Draft
from implcheck.interview.session import NotSaved
from implcheck.loading.source import read
from implcheck.model.limits import LARGEST_FILE
from implcheck.model.problem import InvalidFile
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.system_reason import reason_of
from implcheck.wording.messages import Messages
from implcheck.wording.problems import sentence

_LINE_END = re.compile(rb"\r\n?|\n")


class _Elsewhere(Exception):
    """Raised when a file is about another project than the answers to save."""


class Saver:
    """Saves drafts in a file and keeps a person's own changes there. `file` is the file that was written.

    An interview that started without a file may find one at its first save. If it is about the same project, the
    answers are merged into it; otherwise they go into a new file beside it.
    """

    def __init__(self, file: Path, questionnaire: Questionnaire, messages: Messages) -> None:
        self.file = file
        self._order = tuple(questionnaire.by_id)
        self._messages = messages

    def __call__(self, draft: Draft, before: Draft | None) -> None:
        """Write the differences between `before`, the last saved draft, and `draft` into the file.

        Raises:
            NotSaved: the file cannot be written or updated; it is unchanged.
        """
        from implcheck.loading.answers_writer import NotKept

        try:
            self._save(draft, before)
        except WriteProtected:
            raise NotSaved(self._messages.message("interview.write-protected")) from None
        except OSError as error:
            raise NotSaved(reason_of(error)) from None
        except Busy:
            raise NotSaved(self._messages.message("interview.busy")) from None
        except InvalidFile as error:
            raise NotSaved(self._messages.message("interview.not-valid", problem=self._first(error))) from None
        except NotKept:
            raise NotSaved(self._messages.message("interview.not-kept")) from None

    def _save(self, draft: Draft, before: Draft | None) -> None:
        try:
            update(self.file, lambda: self._changed(draft, before))
        except _Elsewhere:
            self.file = free_name(self.file)
            self._save(draft, before)

    def _changed(self, draft: Draft, before: Draft | None) -> str:
        """Return the new text of the file, which is read here, under the lock."""
        from implcheck.loading.answers_writer import is_about, updated

        text = read(str(self.file)).text if self.file.exists() else None
        answers = draft.as_answers()
        if text is not None and before is None and not is_about(text, answers):
            raise _Elsewhere
        text = updated(text, answers, self._order, before.as_answers() if before is not None else None)
        return with_ends_of(self.file, text)

    def _first(self, error: InvalidFile) -> str:
        """Return the first problem of a file as a short sentence."""
        first = error.problems[0]
        line = first.location.line if first.location is not None else 0
        first_sentence = sentence(first, self._messages.languages[0])
        return (
            self._messages.message("interview.at-line", line=line, problem=first_sentence) if line else first_sentence
        )


def free_name(file: Path) -> Path:
    """Return the first free name beside `file`, such as readiness-2.yaml."""
    number = 2
    while (free := file.with_name(f"{file.stem}-{number}{file.suffix}")).exists():
        number += 1
    return free


def with_ends_of(file: Path, text: str) -> str:
    """Return a text with the byte order mark and the line ends that a file has; LF without a mark for a new file."""
    try:
        with file.open("rb") as stream:
            head = stream.read(LARGEST_FILE)
    except FileNotFoundError:
        return text
    end = _LINE_END.search(head)
    text = text.replace("\n", end[0].decode()) if end is not None else text
    return f"\ufeff{text}" if head.startswith(codecs.BOM_UTF8) else text
