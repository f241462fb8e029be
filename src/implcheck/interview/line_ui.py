"""The interview as lines of text, without cursor movement or colour: for screen readers and piped answers."""

from collections.abc import Callable, Iterator

from implcheck.interview.cells import wrapped
from implcheck.interview.screen import Screen, ScreenKind, read_input
from implcheck.interview.session import Session
from implcheck.interview.state import Interview
from implcheck.interview.steps import Ending, Entered, Key, Step
from implcheck.interview.view import draw
from implcheck.wording.escape import for_log, for_terminal

WIDTH = 80

ReadLine = Callable[[], str]
"""The next line with its line end; empty when there are no more."""

WriteText = Callable[[str], object]
"""Show text to the person who answers."""


def run_interview(
    session: Session, next_line: ReadLine, write: WriteText, came_to_end: Callable[[], bool] = lambda: True
) -> Interview:
    """Run the interview until it is over, or there are no more lines. Ctrl-C saves and leaves.

    Where nothing but questions left open is left, the last line leads to the report if the lines `came_to_end`, which
    a person who leaves, or a line that cannot be read, does not.
    """
    while not session.state.over:
        screen = draw(session.state, session.messages)
        try:  # an interrupt at any moment has the same effect as at the prompt
            lines = "\n".join([*_lines(screen, session), _prompt(screen, session)])
            write(for_log(lines))
            line: str | None = next_line()
        except KeyboardInterrupt:
            line = None
        if not line:
            write("\n")
            reports = line is not None and session.state.cursor.step is Step.OPEN and came_to_end()
            session.handle(Entered(Ending.REPORT.value) if reports else Key.QUIT)
            break
        typed = line.rstrip("\r\n")
        if screen.kind is ScreenKind.TEXT and not typed.strip():
            session.handle(Key.BACK)
        elif (event := read_input(screen, typed)) is not None:
            session.handle(event)
        else:
            write(for_log(session.messages.message("interview.no-such-choice", typed=for_terminal(typed))) + "\n")
    return session.state


def _lines(screen: Screen, session: Session) -> Iterator[str]:
    yield ""
    yield screen.position
    yield from wrapped(screen.title, WIDTH)
    for paragraph in screen.paragraphs:
        yield from wrapped(paragraph, WIDTH)
    for choice in screen.choices:
        mark = "*" if choice.chosen else " "
        yield from wrapped(f"{choice.key:>3}{mark} {choice.text}", WIDTH, hang=5)
    if screen.current_answer:
        yield from wrapped(screen.current_answer, WIDTH)
    if screen.kind is ScreenKind.TEXT and screen.initial_text:
        yield from wrapped(session.messages.message("interview.plain-filled-in", text=screen.initial_text), WIDTH)
    for sentence in (screen.notice, screen.fault, session.failure_message):
        if sentence:
            yield from wrapped(sentence, WIDTH)


def _prompt(screen: Screen, session: Session) -> str:
    if screen.kind is ScreenKind.TEXT:
        return session.messages.message("interview.plain-text", ask=screen.prompt)
    keys = ", ".join(f"{letter} {name}" for letter, name in screen.keys)
    prompt = session.messages.message("interview.plain-prompt", ask=screen.prompt, keys=keys)
    return "\n".join(wrapped(prompt, WIDTH)) + " "
