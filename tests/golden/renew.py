"""Write the kept reports anew. See README.md beside this file: read the difference before you commit it."""

import os
import sys

from tests.golden.cases import CASES, KEPT
from tests.golden.shown import shown


def main() -> None:
    """Replace every kept report by what the command makes now, and remove those that no case makes."""
    if os.environ.get("CI"):
        sys.exit("The kept reports are never renewed in CI: there they are what the new ones are held against.")
    KEPT.mkdir(exist_ok=True)
    for name in sorted({path.name for path in KEPT.iterdir()} - CASES.keys()):
        (KEPT / name).unlink()
    for name, case in CASES.items():
        (KEPT / name).write_bytes(shown(name, case.run().out))


if __name__ == "__main__":
    main()
