"""What a face of the conversation does: run it to its end, saving after each answer."""

from collections.abc import Callable
from dataclasses import dataclass

from implcheck.interview.draft import Draft
from implcheck.interview.state import Event, Interview
from implcheck.interview.transitions import advance
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages


class NotSaved(Exception):
    """Raised when a draft cannot be saved; the message is the reason, in the language of the conversation."""


Save = Callable[[Draft, Draft | None], None]
"""Bring what differs between a draft and the one that was saved before into the file; raises NotSaved."""


@dataclass
class Keeper:
    """The conversation as it goes on: the only thing here that changes.

    After each event that changed the draft it is saved. If that fails the answers are kept, `reason` says why,
    and the next event tries again.
    """

    state: Interview
    messages: Messages
    save: Save
    file: str
    saved: Draft | None = None
    reason: str = ""

    def take(self, event: Event) -> None:
        """Go on to the state after `event`, and save what it changed."""
        self.state = advance(self.state, event)
        draft = self.state.draft
        if not draft.can_be_saved or draft == self.saved:
            return
        try:
            self.save(draft, self.saved)
        except NotSaved as error:
            self.reason = str(error)
        else:
            self.saved, self.reason = draft, ""

    @property
    def is_saved(self) -> bool:
        """Whether everything that was answered is in the file."""
        return self.saved == self.state.draft

    @property
    def trouble(self) -> str:
        """That the file could not be written and why, in one sentence; empty if all is well."""
        if not self.reason:
            return ""
        return self.messages.message(
            "interview.not-saved", file=for_terminal(self.file), reason=for_terminal(self.reason)
        )
