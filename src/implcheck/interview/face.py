"""What a face of the conversation does: run it to its end, saving after each answer."""

from collections.abc import Callable
from dataclasses import dataclass

from implcheck.interview.draft import Draft
from implcheck.interview.script import Event, Interview, advance
from implcheck.reports.escape import for_terminal
from implcheck.reports.words import Words

Save = Callable[[Draft], None]
"""Write the draft where it is kept; raises OSError if that cannot be done."""


@dataclass
class Keeper:
    """The conversation as it goes on: the only thing here that changes.

    After each event that changed the draft it is saved. If that fails the answers are kept, `trouble` says so,
    and the next event tries again.
    """

    state: Interview
    words: Words
    save: Save
    file: str
    saved: Draft | None = None
    trouble: str = ""

    def take(self, event: Event) -> None:
        """Go on to the state after `event`, and save what it changed."""
        self.state = advance(self.state, event)
        draft = self.state.draft
        if not draft.can_be_saved or draft == self.saved:
            return
        try:
            self.save(draft)
        except OSError as error:
            reason = error.strerror or str(error)
            file = for_terminal(self.file)
            self.trouble = self.words.say("interview.not-saved", file=file, reason=reason)
        else:
            self.saved, self.trouble = draft, ""

    @property
    def is_saved(self) -> bool:
        """Whether everything that was answered is in the file."""
        return self.saved == self.state.draft
