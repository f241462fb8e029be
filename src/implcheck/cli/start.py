"""Where the program starts. `--version` is answered here, before anything heavy is imported."""

import gc
import os
import signal
import sys
from types import FrameType


def main() -> None:
    """Run the command line."""
    # Who starts a program in the background may have told it to ignore interrupts; that stays so.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, interrupted)
    if sys.argv[1:] in (["--version"], ["-V"]):
        _tell_version()
        return
    # A run is over in a moment and leaves no rubbish to speak of; looking for it every 700 objects costs a tenth.
    gc.set_threshold(100_000, 50, 50)
    from implcheck.cli.app import run
    from implcheck.cli.completion import ASKED, answer

    if os.environ.get(ASKED):
        sys.exit(answer(run))
    try:
        run()
    finally:
        gc.freeze()  # what is left goes with the process: nobody needs to look through it on the way out


def interrupted(number: int, frame: FrameType | None) -> None:
    """Leave at once while something is being imported; else let whoever is at work clean up and say so.

    An interrupt inside an import comes out as a traceback, or as another error of the library that it hit.

    Raises:
        KeyboardInterrupt: nothing is being imported.
    """
    at = frame
    while at is not None:
        if at.f_code.co_filename.startswith("<frozen importlib"):
            os._exit(130)
        at = at.f_back
    signal.default_int_handler(number, frame)


def _tell_version() -> None:
    from implcheck.cli.streams import OutputLost, hand_out, say_error
    from implcheck.cli.version import version_line

    try:
        hand_out(f"{version_line()}\n")
    except OutputLost as error:
        say_error(f"Standard output could not be written: {error}\n")
        sys.exit(2)
