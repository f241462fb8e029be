"""The session: what both user interfaces share; it saves after every answer."""

from collections.abc import Callable
from dataclasses import dataclass

from implcheck.interview.draft import Draft
from implcheck.interview.state import Interview
from implcheck.interview.steps import Ending, Event
from implcheck.interview.transitions import advance
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages


class NotSaved(Exception):
    """Raised when a draft cannot be saved; the message is the reason, in the language of the interview."""


Save = Callable[[Draft, Draft | None], None]
"""Write what differs between a draft and the one saved last into the file; raises NotSaved."""


@dataclass
class Session:
    """A running interview: the only mutable object of this package.

    Each event that changes the draft saves it. If that fails the answers are kept in memory, `failure` says why, and
    the next event tries again.
    """

    state: Interview
    messages: Messages
    save: Save
    file: str
    saved: Draft | None = None
    failure: str = ""

    def handle(self, event: Event) -> None:
        """Move to the state after `event`, and save what it changed.

        Who leaves at once, or for a re-assessment, leaves no file behind.
        """
        before, self.state = self.state.draft, advance(self.state, event)
        untouched = self.saved is None and not self.failure and self.state.draft == before
        if not (untouched and self.state.ending in {Ending.LEFT, Ending.AGAIN}):
            self.keep()

    def keep(self) -> None:
        """Save the draft, unless the file holds it."""
        draft = self.state.draft
        if not draft.can_be_saved or draft == self.saved:
            return
        try:
            self.save(draft, self.saved)
        except NotSaved as error:
            self.failure = str(error)
        else:
            self.saved, self.failure = draft, ""

    def restore(self) -> None:
        """Save the whole draft, as the file that held it is gone."""
        self.saved = None
        self.keep()

    @property
    def is_saved(self) -> bool:
        """Whether all answers are in the file."""
        return self.saved == self.state.draft

    @property
    def failure_message(self) -> str:
        """One sentence that says the file could not be written and why; empty if it could."""
        if not self.failure:
            return ""
        return self.messages.message(
            "interview.not-saved", file=for_terminal(self.file), system=for_terminal(self.failure)
        )
