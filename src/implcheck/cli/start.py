"""The entry point. `--version` is handled here, before anything heavy is imported."""

import gc
import os
import signal
import sys
from types import FrameType


def main() -> None:
    """Run the command line."""
    # A shell that starts a background job makes it ignore interrupts; keep that.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, interrupted)
    from implcheck.cli.streams import occupy_closed

    occupy_closed()
    if sys.argv[1:] in (["--version"], ["-V"]):
        _print_version()
        return
    # Short-lived process: raise the GC thresholds, which otherwise cost about 10 % of the run.
    gc.set_threshold(100_000, 50, 50)
    from implcheck.cli.app import run
    from implcheck.cli.completion import COMPLETE_VARIABLE, complete

    if os.environ.get(COMPLETE_VARIABLE):
        sys.exit(complete(run))
    try:
        run()
    finally:
        gc.freeze()  # skip the final collection: the memory is released with the process


def interrupted(number: int, frame: FrameType | None) -> None:
    """Handle SIGINT: exit at once during an import, otherwise raise KeyboardInterrupt.

    An interrupt inside an import would surface as a traceback, or as another error of the imported library.

    Raises:
        KeyboardInterrupt: no import is in progress.
    """
    at = frame
    while at is not None:
        if at.f_code.co_filename.startswith("<frozen importlib"):
            os._exit(130)
        at = at.f_back
    signal.default_int_handler(number, frame)


def _print_version() -> None:
    from implcheck.cli import version_line
    from implcheck.cli.streams import OutputLost, write_stdout

    try:
        write_stdout(f"{version_line()}\n")
    except OutputLost as error:
        from implcheck.cli.errors import print_failure  # only a failure pays for its import
        from implcheck.cli.language import tool_language

        sys.exit(print_failure(error, tool_language(None)))
