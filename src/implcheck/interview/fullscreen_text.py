"""The text of the full-screen interview: styled lines for the head and the body."""

from dataclasses import dataclass, replace

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.styles import Style

from implcheck.interview.cells import shortened, steady, width, wrapped
from implcheck.interview.entry import Entry
from implcheck.interview.screen import Screen, ScreenKind
from implcheck.wording.character_set import fitting

Fragments = StyleAndTextTuples
Line = tuple[str, str]
"""The style and the text of a line."""

BAR = 20
"""The columns of the progress bar."""

COLOR_STYLE = Style.from_dict(
    {
        "place": "bold",
        "bar": "ansigreen",
        "title": "bold",
        "chosen": "reverse",
        "current": "ansicyan",
        "fault": "ansired bold",
        "key": "bold",
        "dim": "ansibrightblack",
    }
)
PLAIN_STYLE = Style.from_dict({"place": "bold", "title": "bold", "chosen": "reverse", "key": "bold"})


@dataclass(frozen=True)
class BodyText:
    """The body in lines: what is wrong, the title, and the rest, with the lines of the rest that each choice takes."""

    faults: list[Line]
    title: list[Line]
    rest: list[Line]
    choices: list[range]

    @property
    def height(self) -> int:
        """The number of lines."""
        return len(self.faults) + len(self.title) + len(self.rest)


def legible(screen: Screen, encoding: str | None) -> Screen:
    """The screen with text that its terminal has the characters for, each as wide as is counted here."""

    def shown(text: str) -> str:
        return fitting(steady(text), encoding)

    return replace(
        screen,
        position=shown(screen.position),
        short_position=shown(screen.short_position),
        title=shown(screen.title),
        paragraphs=tuple(map(shown, screen.paragraphs)),
        choices=tuple(replace(choice, text=shown(choice.text)) for choice in screen.choices),
        current_answer=shown(screen.current_answer),
        prompt=shown(screen.prompt),
        fault=shown(screen.fault),
        notice=shown(screen.notice),
    )


def head_text(screen: Screen, columns: int, *, compact: bool) -> Fragments:
    """The progress bar and the position; if that is too wide on two lines, or without the bar if it is `compact`."""
    full, position = round(screen.answered * BAR), screen.position
    bar: Fragments = [("class:bar", "█" * full), ("class:dim", "░" * (BAR - full))]
    if BAR + 1 + width(position) < columns:
        return [*bar, ("class:place", f" {position}")]
    if compact:
        one_line = position if width(position) < columns else screen.short_position or position
        return [("class:place", shortened(one_line, columns))]
    return [("class:place", "".join(f"{line}\n" for line in wrapped(position, columns - 1))), *bar]


def body_text(
    screen: Screen, entry: Entry, failure: str, columns: int, *, keys: str = "", compact: bool = False
) -> BodyText:
    """The text above the choices, the choices, and the current answer, in lines of at most `columns` cells.

    `keys` is a sentence about the keys. If it is `compact` there are no empty lines.
    """
    gap: list[Line] = [] if compact else [("", "")]

    def lines(style: str, text: str, hang: int = 0) -> list[Line]:
        return [(style, line) for line in wrapped(text, columns, hang)]

    faults = [line for sentence in (screen.fault, failure) if sentence for line in lines("class:fault", sentence)]
    faults += lines("class:current", screen.notice) if screen.notice else []
    rest = [line for paragraph in (*screen.paragraphs, keys) for line in lines("class:dim", paragraph)] + gap
    choices = []
    for index, choice in enumerate(screen.choices):
        selected, start = index == entry.selected, len(rest)
        tick = ("[x] " if index in entry.ticked else "[ ] ") if screen.kind is ScreenKind.TICK else ""
        lead = f"{'>' if selected else ' '} {choice.key:>2}  {tick}"
        rest += lines("class:chosen" if selected else "", f"{lead}{choice.text}", len(lead))
        choices.append(range(start, len(rest)))
    if screen.current_answer:
        rest += [*(gap if choices else []), *lines("class:current", screen.current_answer)]
    rest += gap if screen.kind in {ScreenKind.TEXT, ScreenKind.NUMBER} and rest[-1:] != gap else []
    return BodyText([*gap, *faults, *gap] if faults else gap, lines("class:title", screen.title), rest, choices)
