"""The cost of an answer in the interview, as a ratio to one fsync on the same disk.

Run it with: python benchmarks/interview.py

A whole kickoff is answered through the state machine. Each answer is timed from the key to the next screen, with the
file safely written. The floor writes as many bytes and calls fsync, alternating with the answers.
"""

import datetime
import os
import statistics
import tempfile
import time
from pathlib import Path

from implcheck.cli.saving import Saver
from implcheck.interview.draft import Draft
from implcheck.interview.screen import ScreenKind
from implcheck.interview.session import Session
from implcheck.interview.steps import Entered, Event
from implcheck.interview.transitions import begin
from implcheck.interview.view import draw
from implcheck.loading.questionnaire import DEFAULT, find_questionnaire
from implcheck.wording.messages import Messages


def event_for(session: Session) -> Event:
    """Return a valid answer for the current screen."""
    screen = draw(session.state, session.messages)
    match screen.kind:
        case ScreenKind.TEXT:
            return Entered("Brand portal")
        case ScreenKind.NUMBER:
            return Entered(10)
        case ScreenKind.TICK:
            return Entered((screen.choices[0].value,))
        case ScreenKind.PICK:
            return Entered(screen.choices[0].value)


def fsync(path: Path, size: int) -> float:
    """Return the seconds to write `size` bytes and sync them to the disk."""
    start = time.perf_counter()
    with path.open("wb") as file:
        file.write(b"x" * size)
        file.flush()
        os.fsync(file.fileno())
    return time.perf_counter() - start


def main() -> None:
    """Answer a kickoff and print the medians and their ratio."""
    questionnaire, messages = find_questionnaire(DEFAULT), Messages(("en", "nl"))
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        file, floor = Path(folder) / "readiness.yaml", Path(folder) / "floor"
        state = begin(questionnaire, Draft(DEFAULT, datetime.date(2026, 11, 24)))
        session = Session(state, messages, Saver(file, questionnaire, messages), str(file))
        answers, floors = [], []
        while not session.state.over:
            event = event_for(session)
            start = time.perf_counter()
            session.handle(event)
            if not session.state.over:
                draw(session.state, messages)
            answers.append(time.perf_counter() - start)
            floors.append(fsync(floor, file.stat().st_size if file.exists() else 1))
        answer, base = statistics.median(answers), statistics.median(floors)
        print(f"answers: {len(answers)}, the file at the end: {file.stat().st_size} bytes")
        print(
            f"median of an answer {answer * 1000:.1f} ms, of one fsync {base * 1000:.1f} ms, ratio {answer / base:.1f}"
        )


if __name__ == "__main__":
    main()
