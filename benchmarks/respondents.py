"""The cost of combining many respondents: time as a ratio to the standard library's parser, and peak memory.

Run it with: python benchmarks/respondents.py

The floor reads the same bytes with `csv.reader` or `json.loads` and discards them. Both run in turn, each in its own
process, which reports the time of its work; the median of the ratios is printed. The peak memory is that of the whole
process: it must be about the same for 1,000 and for 100,000 respondents.
"""

import csv
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from implcheck.loading.questionnaire import DEFAULT, find_questionnaire
from implcheck.model.question import (
    ChoiceQuestion,
    LevelsQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)

FEW, MANY = 1_000, 100_000
RUNS = 5
AIM = 10
"""The highest acceptable cost of combining: time, as a ratio to the floor."""

GROWTH = 1.1
"""The highest acceptable peak memory of a hundred times as many respondents, as a ratio."""

ROLES = ("sponsor", "project-lead", "line-manager", "key-user", "user")
FLOORS = {
    "csv": "import csv\nfor row in csv.reader(open(name, newline='', encoding='utf-8')): pass",
    "jsonl": "import json\nfor line in open(name, encoding='utf-8'): json.loads(line)",
}
COMBINE = """
from implcheck.respondents.combine import combine_answers
from implcheck.respondents.sources import SourceOptions, Sources
tally = Sources([name], SourceOptions('Benchmark', "kickoff")).tally()
answers = combine_answers(tally)
assert answers and sum(tally.respondents.values()) == many
"""
TIMED = """
import resource, sys, time
from implcheck.loading.questionnaire import find_questionnaire
import implcheck.respondents.sources, implcheck.respondents.combine
find_questionnaire('implementation')
name, many = sys.argv[1], int(sys.argv[2])
start = time.perf_counter()
{work}
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def value(question: Question, random_: random.Random) -> object:
    """Return a valid answer, sometimes "unknown"."""
    if random_.random() < 0.05:  # noqa: PLR2004 - a share
        return "unknown"
    match question:
        case LevelsQuestion():
            return random_.choice(question.levels).score
        case YesNoQuestion():
            return random_.choice(("yes", "no"))
        case ChoiceQuestion():
            return random_.choice(question.options).value
        case MultiQuestion():
            ticks = [option.value for option in question.options if not option.exclusive]
            return random_.sample(ticks, random_.randint(1, len(ticks)))
        case NumberQuestion():
            return random_.randint(int(question.min), int(question.max))


def respondents(many: int) -> Iterator[tuple[str, dict[str, object]]]:
    """Return respondents as role and answers, the same in every run."""
    random_ = random.Random(many)  # noqa: S311 - nothing secret
    questions = find_questionnaire(DEFAULT).asked_in("kickoff")
    for _ in range(many):
        yield random_.choice(ROLES), {question.id: value(question, random_) for question in questions}


def write(folder: Path, many: int) -> dict[str, Path]:
    """Return the same respondents as CSV and as JSON Lines."""
    table, lines = folder / f"{many}.csv", folder / f"{many}.jsonl"
    with table.open("w", newline="", encoding="utf-8") as rows, lines.open("w", encoding="utf-8") as objects:
        writer = csv.writer(rows)
        for at, (role, answers) in enumerate(respondents(many)):
            if not at:
                writer.writerow(["role", *answers])
            cells = [";".join(map(str, answer)) if isinstance(answer, list) else answer for answer in answers.values()]
            writer.writerow([role, *cells])
            objects.write(json.dumps({"role": role, "answers": answers}) + "\n")
    return {"csv": table, "jsonl": lines}


def run(work: str, file: Path, many: int) -> tuple[float, int]:
    """Return the seconds and the peak memory in KiB of a process that does the work."""
    command = [sys.executable, "-c", TIMED.format(work=work), str(file), str(many)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=dict(os.environ))
    if done.returncode:
        sys.exit(done.stderr)
    seconds, memory = done.stdout.split()
    return float(seconds), int(memory)


def main() -> None:
    """Print the ratios and the memory, with the highest acceptable values."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = write(Path(folder), FEW), write(Path(folder), MANY)
        print(f"{'':8}{'bytes':>12}{'floor s':>9}{'ratio':>8}{'KiB at 1,000':>14}{'at 100,000':>12}{'grows':>8}")
        for kind, floor in FLOORS.items():
            pairs = [(run(COMBINE, many[kind], MANY), run(floor, many[kind], MANY)) for _ in range(RUNS)]
            ratio = statistics.median(measured[0] / base[0] for measured, base in pairs)
            base = statistics.median(base[0] for _, base in pairs)
            small, large = run(COMBINE, few[kind], FEW)[1], max(measured[1] for measured, _ in pairs)
            size = many[kind].stat().st_size
            print(f"{kind:8}{size:12,}{base:9.2f}{ratio:8.1f}{small:14,}{large:12,}{large / small:8.3f}")
        print(f"aims: ratio at most {AIM}, grows at most {GROWTH}")


if __name__ == "__main__":
    main()
