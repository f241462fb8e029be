"""Where the program starts. `--version` is answered here, before anything heavy is imported."""

import gc
import sys

from implcheck.cli.console import OutputLost, say, say_error
from implcheck.cli.version import version_line


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        try:
            say(f"{version_line()}\n")
        except OutputLost as error:
            say_error(f"Standard output could not be written: {error}\n")
            sys.exit(2)
        return
    # A run is over in a moment and leaves no rubbish to speak of; looking for it every 700 objects costs a tenth.
    gc.set_threshold(100_000, 50, 50)
    from implcheck.cli.app import run

    run()
