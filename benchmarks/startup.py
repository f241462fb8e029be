"""The cost of a run, as ratios to the floor in the same run.

The floor is the interpreter importing typer, rich, pydantic (with one model) and yaml, which any tool built on these
pays before it does anything. Each command alternates with the floor, so that a change in the machine's speed affects
both; the median of the ratios is printed. Run it with: python benchmarks/startup.py
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
FLOOR = (
    sys.executable,
    "-c",
    "import typer, rich.console, yaml\nfrom pydantic import BaseModel\nclass One(BaseModel):\n    a: int\nOne(a=1)",
)
START = (sys.executable, "-m", "implcheck")
EXAMPLE = str(ROOT / "examples" / "brand-portal.yaml")
COMMANDS = {
    "--version": (*START, "--version"),
    "--help": (*START, "--help"),
    "assess examples/brand-portal.yaml": (*START, "assess", EXAMPLE),
    "assess -f json": (*START, "assess", EXAMPLE, "-f", "json"),
}
AIMS = {"--version": (0.6, 1.3), "assess examples/brand-portal.yaml": (1.3, 1.3)}
"""The highest acceptable cost of a command: time and peak memory, as ratios to the floor."""

RUNS = 15


@dataclass(frozen=True)
class Run:
    """A finished run: wall-clock seconds, and peak memory in KiB."""

    seconds: float
    memory: int


def run(command: Sequence[str]) -> Run:
    """Run a command to its end and discard its output."""
    start = time.perf_counter()
    # A gate or a bad file would end it with another code, and a failing run must not count as a fast run.
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment())
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(seconds, usage.ru_maxrss)


def environment() -> dict[str, str]:
    """Return the environment of a run: bytecode is cached, as in an installed tool."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def compared(command: Sequence[str]) -> tuple[float, float]:
    """Return the median ratios of time and of peak memory to the floor."""
    run(command), run(FLOOR)
    pairs = [(run(command), run(FLOOR)) for _ in range(RUNS)]
    times = statistics.median(measured.seconds / floor.seconds for measured, floor in pairs)
    memory = statistics.median(measured.memory / floor.memory for measured, floor in pairs)
    return times, memory


def main() -> None:
    """Print the ratios, with the highest acceptable value where there is one."""
    print(f"{'command':36}{'time':>8}{'memory':>8}   (1.00 = the floor; median of {RUNS})")
    for name, command in COMMANDS.items():
        times, memory = compared(command)
        aim = "".join(f"   aim: time {AIMS[name][0]}, memory {AIMS[name][1]}" if name in AIMS else "")
        print(f"{name:36}{times:8.2f}{memory:8.2f}{aim}")


if __name__ == "__main__":
    main()
