"""Break the scoring in small ways, one at a time, and count how often its tests notice.

    python -m tests.mutation [--sample NUMBER] [--seed NUMBER]

A module is broken in a copy of the package, and tried with its own tests and those of whole assessments. The sample is
the same for the same seed and source. What no test notices is listed, to be judged by a person: some changes make no
difference, as one to the size of a cache.
"""

import argparse
import compileall
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue

from tests.mutation.mutants import Mutant, mutants
from tests.support.cli import ROOT

SOURCE = ROOT / "src" / "implcheck"
BROKEN = "scoring"
"""The package whose modules are broken: what the tool says stands and falls with it."""

WHOLE = ("test_assess.py", "test_worked_example.py", "test_gate.py", "test_verdict.py")
"""Tests of whole assessments, in the folder of the package's tests."""

TESTED_IN = {
    "answer_states": ("properties_of_answers",),
    "completions": ("possible_levels",),
    "possible_answers": ("possible_levels",),
    "without_level": ("priority", "verdict_properties"),
}
"""Where a module is tested apart from its own file of tests: what it computes is seen in another's results."""

LONGEST = 300
"""Seconds after which tests that do not end have noticed something."""

LEAST_NOTICED = 0.8
"""The share of mutants that the tests have to notice; see below what is measured."""


class Copy:
    """A copy of the package to break, that the tests import instead of the source."""

    def __init__(self, folder: Path) -> None:
        self.package = folder / "src" / "implcheck"
        shutil.copytree(SOURCE, self.package, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "questionnaires").symlink_to(ROOT / "questionnaires")
        compileall.compile_dir(self.package, quiet=1)
        self.environment = {**os.environ, "PYTHONPATH": str(self.package.parent), "PYTHONDONTWRITEBYTECODE": "1"}

    def notices(self, module: str, source: str) -> bool:
        """Whether the tests of a module fail with `source` in its place."""
        file = self.package / BROKEN / f"{module}.py"
        for compiled in file.parent.glob(f"__pycache__/{module}.*"):
            compiled.unlink()
        file.write_text(source, encoding="utf-8")
        try:
            return not self.passes(tests_of(module), LONGEST)
        finally:
            shutil.copy(SOURCE / BROKEN / f"{module}.py", file)

    def passes(self, tests: Iterable[Path], longest: float | None = None) -> bool:
        """Whether tests pass, within so many seconds."""
        few = "--hypothesis-profile=few"
        words = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", few, *map(str, tests)]
        try:
            done = subprocess.run(
                words, cwd=ROOT, env=self.environment, capture_output=True, check=False, timeout=longest
            )
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0


def tests_of(module: str) -> list[Path]:
    """The files with tests of a module, its own first."""
    folder = ROOT / "tests" / BROKEN
    own = sorted({folder / f"test_{module}.py", *folder.glob(f"test_{module}_*.py")})
    own += [folder / f"test_{name}.py" for name in TESTED_IN.get(module, ())]
    return [path for path in dict.fromkeys((*own, *(folder / name for name in WHOLE))) if path.exists()]


def sample(count: int, seed: int) -> list[tuple[str, Mutant]]:
    """A sample of all mutants, each with its module."""
    sources = {path.stem: path.read_text(encoding="utf-8") for path in sorted((SOURCE / BROKEN).glob("*.py"))}
    found = [(module, mutant) for module, source in sources.items() for mutant in mutants(source)]
    return random.Random(seed).sample(found, min(count, len(found)))  # noqa: S311 - no secret


def unnoticed(chosen: Sequence[tuple[str, Mutant]], copies: Sequence[Copy]) -> list[tuple[str, Mutant]]:
    """The mutants that no test notices."""
    free: SimpleQueue[Copy] = SimpleQueue()
    for copy in copies:
        free.put(copy)

    def is_noticed(item: tuple[str, Mutant]) -> bool:
        copy = free.get()
        try:
            return copy.notices(item[0], item[1].source)
        finally:
            free.put(copy)

    with ThreadPoolExecutor(len(copies)) as pool:
        return [item for item, noticed in zip(chosen, pool.map(is_noticed, chosen), strict=True) if not noticed]


def check(copy: Copy, modules: Iterable[str]) -> None:
    """Exit unless the tests pass on the copy as it is, and fail on one that does nothing but fail."""
    known = sorted(set(modules))
    if not copy.passes(dict.fromkeys(path for module in known for path in tests_of(module))):
        sys.exit("The tests fail before anything is broken.")
    if not copy.notices(known[0], "raise ZeroDivisionError\n"):
        sys.exit("The tests do not run the copy that is broken.")


def main() -> None:
    """Try a sample of mutants, and exit 1 if too few of them are noticed."""
    options = argparse.ArgumentParser(prog="python -m tests.mutation", description="Break the scoring in small ways.")
    options.add_argument("--sample", type=int, default=80, help="how many mutants to try")
    options.add_argument("--seed", type=int, default=1, help="which ones")
    given = options.parse_args()
    chosen = sample(given.sample, given.seed)
    with ExitStack() as stack:
        folders = [stack.enter_context(tempfile.TemporaryDirectory()) for _ in range(os.cpu_count() or 1)]
        copies = [Copy(Path(folder)) for folder in folders]
        check(copies[0], (module for module, _ in chosen))
        missed = unnoticed(chosen, copies)
    for module, mutant in sorted(missed, key=lambda item: (item[0], item[1].line)):
        print(f"{BROKEN}/{module}.py:{mutant.line}: nobody notices {mutant.changed_to!r}")  # noqa: T201
    share = 1 - len(missed) / len(chosen)
    print(f"{len(chosen) - len(missed)} of {len(chosen)} mutants noticed, {share:.0%}; at least {LEAST_NOTICED:.0%}")  # noqa: T201
    sys.exit(share < LEAST_NOTICED)


if __name__ == "__main__":
    main()
