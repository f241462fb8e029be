"""Where the program starts. `--version` is answered here, before anything heavy is imported."""

import sys

from implcheck.cli.version import version_line


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"{version_line()}\n")
        return
    from implcheck.cli.app import run

    run()
