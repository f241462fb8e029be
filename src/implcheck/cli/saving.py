"""How an interview's answers get into their file, beside what a person or another interview writes there meanwhile."""

import contextlib
from pathlib import Path

from implcheck.cli.lock import Busy
from implcheck.cli.replacing import WriteProtected
from implcheck.cli.writer import update
from implcheck.interview.draft import Draft
from implcheck.interview.session import NotSaved
from implcheck.loading.source import read
from implcheck.model.problem import InvalidFile
from implcheck.model.questionnaire import Questionnaire
from implcheck.wording.messages import Messages
from implcheck.wording.problems import sentence


class _Elsewhere(Exception):
    """Raised when a file is about something else than the answers that are to be saved."""


class Saver:
    """Saves drafts in a file, so that a person's own changes there stay. `file` is the one that they went to.

    An interview that started without a file may find one at its first save. If that is about the same project, the
    answers go into it; else they go into a file of their own beside it.
    """

    def __init__(self, file: Path, questionnaire: Questionnaire, messages: Messages) -> None:
        self.file = file
        self._order = tuple(questionnaire.by_id)
        self._messages = messages

    def __call__(self, draft: Draft, before: Draft | None) -> None:
        """Bring what differs between `before`, which was saved last, and `draft` into the file.

        Raises:
            NotSaved: it cannot be written, or what stands there cannot be changed; it is as it was.
        """
        from implcheck.loading.answers_writer import NotKept

        try:
            self._save(draft, before)
        except WriteProtected:
            raise NotSaved(self._messages.message("interview.write-protected")) from None
        except OSError as error:
            raise NotSaved(error.strerror or str(error)) from None
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
        """What the file is to hold; it is read here, under the lock."""
        from implcheck.loading.answers_writer import is_about, updated

        held = read(str(self.file)).text if self.file.exists() else None
        answers = draft.as_answers()
        if held is not None and before is None and not is_about(held, answers):
            raise _Elsewhere
        text = updated(held, answers, self._order, before.as_answers() if before is not None else None)
        return text.replace("\n", _line_end(self.file))

    def _first(self, error: InvalidFile) -> str:
        """The first problem of a file in a few words."""
        found = error.problems[0]
        line = found.location.line if found.location is not None else 0
        told = sentence(found, self._messages.languages[0])
        return self._messages.message("interview.at-line", line=line, problem=told) if line else told


def free_name(file: Path) -> Path:
    """The first name beside `file` that is not taken: readiness-2.yaml."""
    number = 2
    while (free := file.with_name(f"{file.stem}-{number}{file.suffix}")).exists():
        number += 1
    return free


def _line_end(file: Path) -> str:
    """The line end that a file has; LF for a new one."""
    with contextlib.suppress(FileNotFoundError), file.open("rb") as held:
        return "\r\n" if held.readline().endswith(b"\r\n") else "\n"
    return "\n"
