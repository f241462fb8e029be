"""The text of the full-screen interview: styled fragments for the head, the body and the foot."""

import textwrap

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.styles import Style
from prompt_toolkit.utils import get_cwidth

from implcheck.interview.entry import Entry
from implcheck.interview.screen import Screen, ScreenKind
from implcheck.wording.messages import Messages

Fragments = StyleAndTextTuples

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


def head_text(screen: Screen, columns: int) -> Fragments:
    """The progress bar and the position; on two lines where they do not fit on one."""
    full, position = round(screen.answered * BAR), screen.position
    bar: Fragments = [("class:bar", "█" * full), ("class:dim", "░" * (BAR - full))]
    if BAR + 1 + get_cwidth(position) < columns:
        return [*bar, ("class:place", f" {position}")]
    return [("class:place", _wrapped(position, columns)), *bar]


def above_text(screen: Screen, failure: str, columns: int) -> Fragments:
    """The text above the choices. Problems come first, so that a small screen shows them, too."""
    fragments: Fragments = [("", "\n")]
    problems = [sentence for sentence in (screen.fault, failure) if sentence]
    fragments += [("class:fault", _wrapped(sentence, columns)) for sentence in problems]
    fragments += [("", "\n")] if problems else []
    fragments.append(("class:title", _wrapped(screen.title, columns)))
    fragments += [("class:dim", _wrapped(paragraph, columns)) for paragraph in screen.paragraphs]
    return [*fragments, ("", "\n")]


def body_text(screen: Screen, entry: Entry, failure: str, columns: int) -> Fragments:
    """The text above the choices, the choices, and the current answer."""
    fragments = above_text(screen, failure, columns)
    fragments += [choice_text(screen, entry, index, columns) for index in range(len(screen.choices))]
    if screen.current_answer:
        fragments += [("", "\n"), ("class:current", _wrapped(screen.current_answer, columns))]
    return fragments


def choice_text(screen: Screen, entry: Entry, index: int, columns: int) -> tuple[str, str]:
    """A choice with its key, its tick and a pointer if it is selected."""
    choice, selected = screen.choices[index], index == entry.selected
    tick = ("[x] " if index in entry.ticked else "[ ] ") if screen.kind is ScreenKind.TICK else ""
    lead = f"{'>' if selected else ' '} {choice.key:>2}  {tick}"
    return ("class:chosen" if selected else "", _wrapped(f"{lead}{choice.text}", columns, hang=len(lead)))


def foot_text(screen: Screen, messages: Messages, columns: int) -> Fragments:
    """The keys and their names, as many to a line as fit."""
    message = messages.message
    keys = [("↑↓", message("interview.key-move"))] if screen.kind in {ScreenKind.PICK, ScreenKind.TICK} else []
    keys += [(message("interview.space"), message("interview.key-tick"))] if screen.kind is ScreenKind.TICK else []
    enter = "interview.key-choose" if screen.kind is ScreenKind.PICK else "interview.key-done"
    keys.append((message("interview.enter"), message(enter)))
    if screen.kind is ScreenKind.NUMBER:
        keys += [(message("interview.escape"), message("interview.key-clear")), ("", message("interview.letter-first"))]
    keys += screen.keys
    fragments: Fragments = [("", "\n")]
    used = 0
    for key, name in keys:
        lead = f"{key} " if key else ""
        if used and used + len(lead) + len(name) >= columns:
            fragments.append(("", "\n"))
            used = 0
        fragments += [("class:key", lead), ("class:dim", name), ("", "  ")]
        used += len(lead) + len(name) + 2
    return fragments


def line_count(fragments: Fragments) -> int:
    """The number of line ends in fragments."""
    return sum(fragment[1].count("\n") for fragment in fragments)


def _wrapped(text: str, columns: int, hang: int = 0) -> str:
    """Text wrapped between words to the width of the terminal, with a line end; later lines indented by `hang`."""
    room = max(20, columns - 1)
    lines = [textwrap.fill(part, room, subsequent_indent=" " * hang) for part in text.splitlines()]
    return "\n".join(lines) + "\n"
