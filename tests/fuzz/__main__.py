"""Feed the readers of other people's files with bytes that nobody wrote, led by the branches that they take (atheris).

    python -m tests.fuzz [TARGET...] [--runs NUMBER] [--seed NUMBER]

Without a target it takes all of them, one after the other. Bytes that are a fault are kept in the working directory as
`crash-...`; move them to tests/data/fuzz/found/TARGET, where the tests try them for ever after.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import atheris
from tests.fuzz.seeds import SOURCES, seeds, words

LONGEST = 1024
"""Bytes of an input: a fault of a long file nearly always has a short one."""

SLOWEST = 10
"""Seconds after which an input is a fault of its own."""


def fuzz(target: str, runs: int, seed: int) -> None:
    """Fuzz a target in this process, which ends with it."""
    with atheris.instrument_imports(include=["implcheck"], enable_loader_override=False):
        from tests.fuzz.targets import run

    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        files = seeds(target)
        for number, path in enumerate(files):
            (corpus / str(number)).write_bytes(path.read_bytes())
        dictionary = Path(folder, "words")
        dictionary.write_text(
            "".join(f'"{word.decode()}"\n' for word in words(files) if word.isascii()), encoding="utf-8"
        )
        options = [
            f"-runs={runs}",
            f"-seed={seed}",
            f"-max_len={LONGEST}",
            f"-timeout={SLOWEST}",
            f"-dict={dictionary}",
        ]
        atheris.Setup(
            [sys.argv[0], str(corpus), *options, "-print_final_stats=1", "-verbosity=0"], lambda data: run(target, data)
        )
        atheris.Fuzz()


def main() -> None:
    """Fuzz the target that is named, or each in a process of its own; exit 1 at the first fault."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.fuzz", description="Feed readers with bytes that nobody wrote."
    )
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"{', '.join(SOURCES)}; all if none is named")
    parser.add_argument("--runs", type=int, default=20_000, help="how many inputs for each target")
    parser.add_argument("--seed", type=int, default=1, help="which ones")
    given = parser.parse_args()
    if len(given.targets) == 1:
        fuzz(given.targets[0], given.runs, given.seed)
    for target in given.targets or SOURCES:
        print(f"== {target}", flush=True)  # noqa: T201
        words = [sys.executable, "-m", "tests.fuzz", target, f"--runs={given.runs}", f"--seed={given.seed}"]
        subprocess.run(words, check=True)


if __name__ == "__main__":
    main()
