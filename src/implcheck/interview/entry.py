"""An unfinished entry on a screen: which choice is selected, what is ticked, and what is typed."""

from dataclasses import dataclass, field

from implcheck.interview.screen import Screen, ScreenKind
from implcheck.interview.steps import Entered


@dataclass
class Entry:
    """An unfinished entry: the index of the selected choice (-1 for none), the ticks, the text of the entry line.

    `digits` is the number typed so far in a list of ten or more.
    """

    selected: int
    ticked: set[int]
    text: str
    digits: str = field(default="", compare=False)

    @classmethod
    def initial(cls, screen: Screen) -> "Entry":
        """The entry that a screen starts with: the answer so far."""
        ticked = {index for index, choice in enumerate(screen.choices) if choice.chosen}
        return cls(min(ticked, default=-1 if screen.nothing_selected else 0), ticked, screen.initial_text)

    def move(self, screen: Screen, by: int) -> None:
        """Select the choice that is `by` further down; up from no choice is the last one."""
        self.digits = ""
        last = len(screen.choices) - 1
        self.selected = last if self.selected < 0 and by < 0 else max(0, min(last, self.selected + by))

    def select_number(self, screen: Screen, digit: str) -> None:
        """Select the choice with the number typed so far and a further digit, else the one with that digit alone."""
        keys = [choice.key for choice in screen.choices]
        self.digits = next((digits for digits in (self.digits + digit, digit) if digits in keys), "")
        if self.digits:
            self.selected = keys.index(self.digits)

    def tick(self, screen: Screen, index: int) -> None:
        """Tick a choice, or no longer. One that excludes the others takes their ticks away, and they take its tick."""
        if index in self.ticked:
            self.ticked.remove(index)
        elif screen.choices[index].excludes_others:
            self.ticked = {index}
        else:
            self.ticked = {at for at in self.ticked if not screen.choices[at].excludes_others} | {index}

    def chosen(self, screen: Screen) -> Entered | None:
        """What Enter enters on a screen with choices; None if nothing is selected or ticked."""
        if screen.kind is ScreenKind.TICK:
            values = tuple(screen.choices[at].value for at in sorted(self.ticked))
            return Entered(values) if values else None
        return Entered(screen.choices[self.selected].value) if self.selected >= 0 else None
