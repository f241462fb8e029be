"""The conversation as lines of text: no cursor movement, no colour; for screen readers and for piped answers."""

import textwrap
from collections.abc import Callable, Iterator
from typing import TextIO

from implcheck.interview.screen import Kind, Screen, read
from implcheck.interview.session import Keeper
from implcheck.interview.state import Interview, Key
from implcheck.interview.view import draw
from implcheck.wording.escape import for_log, for_terminal

MEASURE = 80

ReadLine = Callable[[], str]
"""The next line with its line end; empty when there are no more."""


def converse(keeper: Keeper, next_line: ReadLine, out: TextIO) -> Interview:
    """Ask and answer line by line until it is over, or there are no more lines. Ctrl-C saves and leaves."""
    while not keeper.state.over:
        screen = draw(keeper.state, keeper.messages)
        try:  # an interrupt may come at any moment, and leaves as it does at the prompt
            lines = "\n".join([*_told(screen, keeper.trouble), _prompt(screen, keeper)])
            print(for_log(lines), end="", file=out, flush=True)
            line = next_line()
        except KeyboardInterrupt:
            line = ""
        if not line:
            print(file=out)
            keeper.take(Key.QUIT)
            break
        typed = line.rstrip("\r\n")
        if screen.kind is Kind.TEXT and not typed.strip():
            keeper.take(Key.BACK)
        elif (event := read(screen, typed)) is not None:
            keeper.take(event)
        else:
            print(for_log(keeper.messages.message("interview.no-such-choice", typed=for_terminal(typed))), file=out)
    return keeper.state


def _told(screen: Screen, trouble: str) -> Iterator[str]:
    yield ""
    yield screen.place
    yield from _wrapped(screen.title)
    for told in screen.told:
        yield from _wrapped(told)
    for choice in screen.choices:
        mark = "*" if choice.chosen else " "
        yield from textwrap.wrap(f"{choice.key:>3}{mark} {choice.text}", MEASURE, subsequent_indent="     ")
    yield from screen.current.splitlines()
    for said in (screen.fault, trouble):
        if said:
            yield from _wrapped(said)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, MEASURE, break_long_words=False)


def _prompt(screen: Screen, keeper: Keeper) -> str:
    if screen.kind is Kind.TEXT:
        return keeper.messages.message("interview.plain-text", ask=screen.ask)
    keys = ", ".join(f"{letter} {name}" for letter, name in screen.keys)
    return "\n".join(_wrapped(keeper.messages.message("interview.plain-prompt", ask=screen.ask, keys=keys))) + " "
