"""The cost of files made to be slow, as ratios to harmless files of the same size in the same run.

Each kind is a file of about 1 MB (256 KiB for settings), read by the command for such files; start-up is included. The harmless file is valid: a questionnaire and, for the other commands, answers or a table of that size. A
kind runs in turn with its harmless file, so that a drifting machine drifts for both. A refusal within the limits is as
good an end as a report. Run it with: python benchmarks/hostile.py [WORD...], with words that names of kinds hold.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

SIZE = 1024 * 1024 - 16_000
SETTINGS_SIZE = 250_000
AIM = 20
"""The highest acceptable cost of a hostile file, as a ratio to the harmless file."""

RUNS = 3
TOO_LONG = 600
"""Seconds after which a run is killed and counts as endless."""

ENDS = {0, 1, 2}
"""Exit codes of a completed run: fine, the gate failed, bad input; an internal error is not included."""

Files = dict[str, str]
"""The contents of the files that a run needs, by name."""

HEAD = "implcheck: 1\nproject: P\nphase: kickoff\nrespondent: {role: user}\n"
KICKOFF = ("--project", "P", "--phase", "kickoff")
CHECK, ASSESS = ("check", "f.yaml"), ("assess", "f.yaml", "--no-input")
LINES, TABLE = ("assess", "f.jsonl", *KICKOFF), ("assess", "f.csv", *KICKOFF)
MAPPED = (*TABLE, "--mapping", "m.yaml")
SETTINGS = ("config", "f.yaml")


def fill(part: Callable[[int], str], size: int = SIZE, head: str = "", tail: str = "") -> str:
    """Return a text of about `size` characters: `head`, as many parts as fit, `tail`."""
    parts, left, number = [head], size - len(head) - len(tail), 0
    while left > 0:
        parts.append(part(number))
        left -= len(parts[-1])
        number += 1
    return "".join((*parts, tail))


def question(number: int, more: str = "", text: str = "") -> str:
    """Return a question of a questionnaire as a list item."""
    levels = "".join(f"      - {{score: {score}, text: Level {score}}}\n" for score in range(5))
    return (
        f"  - id: a.question-{number}\n    type: levels\n    title: T {number}\n    phases: [kickoff]\n"
        f"    weight: {1 + number % 9 / 7}\n    weight_reason: W\n    text: Q {text}\n    help: H\n    evidence: E\n"
        f"    risk: R\n{more}    levels:\n{levels}    advice:\n      - {{do: D, who: W, effort: S, done_when: X}}\n"
    )


def rule(number: int, statements: Sequence[str], sample: str = "a.question-0: 1") -> str:
    """Return a rule that holds if all statements hold, as a list item."""
    return (
        f"  - id: rule.r-{number}\n    title: R\n    level: high\n    raises: [a]\n    phases: [kickoff]\n"
        f"    when: {{all: [{', '.join(statements)}]}}\n"
        f"    samples: {{triggers: [{{{sample}}}], stays_quiet: [{{a.question-0: 4}}]}}\n"
        "    risk: R\n    advice:\n      - {do: D, who: W, effort: S, done_when: X}\n"
    )


def questionnaire(questions: str, rules: str = "", languages: str = "[en]") -> str:
    """Return a questionnaire with a single practice."""
    return (
        f'implcheck: 1\nid: big\nversion: "1"\nlanguages: {languages}\ntitle: T\ndescription: D\n'
        "levels:\n  bands: [{level: low, from: 75}, {level: moderate, from: 65}, {level: high, from: 45},"
        " {level: critical, from: 0}]\n  findings: [high, high, moderate, low]\n  least_known: 70\n"
        "  above_worst_practice: 1\n  critical_from: 2\n  reason: R\n"
        "practices:\n  - {id: a, title: P, short: P, purpose: P, weight: 1, weight_reason: W}\n"
        f"questions:\n{questions}" + (f"rules:\n{rules}" if rules else "")
    )


def answers(text: str, head: str = HEAD) -> Files:
    """Return an answers file with `lines` below `answers`."""
    return {"f.yaml": f"{head}answers:\n{text}"}


def asked(questions: str, given: str, rules: str = "") -> Files:
    """Return a questionnaire and answers to it."""
    return {"q.yaml": questionnaire(questions, rules), **answers(given, f"{HEAD}questionnaire: q.yaml\n")}


MANY = 500
SOME = "".join(question(number) for number in range(MANY))
ALL = "".join(f"  a.question-{number}: {number % 5}\n" for number in range(MANY))
STATEMENTS = [f"{{question: a.question-{number}, at_most: 3}}" for number in range(10)]
RULES = "".join(rule(number, STATEMENTS) for number in range(200))
WHEN = "".join(
    question(number, f"    when: {{question: a.question-{number - 1}, at_least: 0}}\n" if number else "")
    for number in range(MANY)
)
SAME = "why.problem-statement"
TICKS = "capacity.supplier-support"


def noted(text: str, times: int = 100) -> Files:
    """Return answers to a questionnaire, `times` of them with a note: the whole text if it is only one, else its start."""
    note = text if times == 1 else text[:20_000]
    return asked(SOME, "".join(f"  a.question-{at}:\n    answer: 1\n    note: '{note}'\n" for at in range(times)))


HARMLESS: dict[tuple[str, ...], Files] = {
    CHECK: {"f.yaml": questionnaire("".join(question(at, text="word " * 200) for at in range(MANY)))},
    ASSESS: noted("word " * 4000, 50),
    LINES: {
        "f.jsonl": fill(
            lambda _: json.dumps({"role": "user", "answers": {SAME: {"answer": 3, "note": "N" * 50}}}) + "\n"
        )
    },
    TABLE: {"f.csv": fill(lambda at: f"user,{at % 5},{'N' * 50}\n", head=f"role,{SAME},{SAME}:note\n")},
    MAPPED: {
        "f.csv": f"role,{SAME}\nuser,3\nuser,2\n",
        "m.yaml": fill(lambda _: f"# {'x' * 100}\n", tail="role: role\n"),
    },
    SETTINGS: {"f.yaml": "", "implcheck.toml": fill(lambda _: f"# {'x' * 100}\n", SETTINGS_SIZE, tail='lang = "nl"\n')},
}
"""The harmless file of the size of the hostile ones, by command."""

KINDS: dict[str, tuple[tuple[str, ...], Files]] = {
    # what the parser meets
    "brackets": (CHECK, {"f.yaml": "[" * SIZE}),
    "pairs of brackets": (CHECK, {"f.yaml": "[" + "[]," * (SIZE // 3) + "]"}),
    "braces in brackets": (CHECK, {"f.yaml": "[{" * (SIZE // 2)}),
    "hyphens": (CHECK, {"f.yaml": "- " * (SIZE // 2)}),
    "empty values": (CHECK, answers(fill(lambda at: f"  a{at}:\n"))),
    "empty values in one line": (CHECK, {"f.yaml": "{answers: {" + fill(lambda at: f"a{at},", 600_000) + "}}"}),
    "empty values far apart": (CHECK, answers(fill(lambda at: f"  a{at}:{chr(10) * 30}"))),
    "blanks behind a value": (CHECK, answers("  a:" + " " * SIZE + "\n  b:\n")),
    "aliases": (CHECK, {"f.yaml": fill(lambda _: "*a,", head="a: &a 1\nb: [", tail="]")}),
    "aliases of aliases": (CHECK, {"f.yaml": "".join(f"a{n}: &a{n} [{f'*a{n - 1},' * 9}]\n" if n else "a0: &a0 1\n" for n in range(40))}),
    "merges": (CHECK, {"f.yaml": fill(lambda at: f"b{at}: {{<<: *a}}\n", head="a: &a {" + ", ".join(f"k{at}: 1" for at in range(1000)) + "}\n")}),
    "duplicate keys": (CHECK, answers(fill(lambda _: "  a: 1\n"))),
    "a tab": (CHECK, answers(fill(lambda at: f"  a{at}: 1\n", tail="  b: 1\t\n"))),
    "tabs": (CHECK, answers(f"  {SAME}: '{chr(9) * SIZE}'\n")),
    "a tab, small enough to be read": (CHECK, answers(fill(lambda at: f"  a{at}: []\n", 130_000, tail="  b: 1\t\n"))),
    "an error at the end": (CHECK, answers(fill(lambda at: f"  a{at}: 1\n", tail="  b: c: d\n"))),
    "an error at the end, small": (CHECK, answers(fill(lambda at: f"  a{at}: [1]\n", 130_000, tail="  b: [c\n"))),
    "a quote never closed": (CHECK, answers(fill(lambda at: f"  a{at}: 1\n", head="  b: '"))),
    "control character at the end": (CHECK, answers(fill(lambda at: f"  a{at}: \u00e9\n", SIZE // 2, tail="  b: \x01\n"))),
    "one word": (CHECK, {"f.yaml": "x" * SIZE}),
    "digits": (CHECK, answers(f"  {SAME}: " + "1" * SIZE)),
    "a number that is huge": (CHECK, answers(fill(lambda at: f"  a{at}: 1e{at}\n"))),
    # what is wrong with values
    "unknown top keys": (CHECK, {"f.yaml": fill(lambda at: f"k{at}: 1\n", head=HEAD + "answers: {}\n")}),
    "unknown answers": (CHECK, answers(fill(lambda at: f"  a.b-{at}: 1\n"))),
    "unknown answers, as many as may be": (CHECK, asked(SOME, "".join(f"  a.questio-{at}x: 1\n" for at in range(1000)))),
    "alike answers": (CHECK, asked("".join(question(at).replace("question-", "a" * 80) for at in range(MANY)), "".join(f"  a.{'a' * 79}b{at}: 1\n" for at in range(1000)))),
    "wrong answers": (CHECK, asked(SOME, "".join(f"  a.question-{at}: [[1], {'2, ' * 500}]\n" for at in range(MANY)))),
    "keys of answers": (CHECK, answers("".join(f"  a.b-{at}: {{{', '.join(f'k{n}: 1' for n in range(90))}}}\n" for at in range(990)))),
    "long keys": (CHECK, answers("".join(f"  ? {'k' * 10_000}{at}\n  : 1\n" for at in range(100)))),
    "accepted risks": (CHECK, {"f.yaml": HEAD + "answers: {}\naccepted_risks:\n" + fill(lambda at: f"  - {{finding: a{at}, reason: b, owner: c, until: 2026-01-01}}\n")}),
    "evidence": (CHECK, answers(f"  {SAME}:\n    answer: 3\n    evidence:\n" + fill(lambda at: f"      - {at}.md\n"))),
    "wrong questions": (CHECK, {"f.yaml": questionnaire(fill(lambda at: f"  - {{a: {at}}}\n"))}),
    "wrong options": (CHECK, {"f.yaml": questionnaire(question(0).replace("levels:\n", "levels:\n" + fill(lambda _: "      - {}\n")))}),
    "unknown keys in questions": (CHECK, {"f.yaml": questionnaire("".join(question(at, "".join(f"    tit-{at}-{n}: 1\n" for n in range(60))) for at in range(MANY)))}),
    "equal ids": (CHECK, {"f.yaml": questionnaire(fill(lambda _: question(1)))}),
    "conditions that look forward": (CHECK, {"f.yaml": questionnaire("".join(question(at, f"    when: {{any: [{', '.join(f'{{question: a.question-{at + n}, at_most: 1}}' for n in range(40))}]}}\n") for at in range(MANY)))}),
    "conditions on nothing": (CHECK, {"f.yaml": questionnaire(SOME, "".join(rule(at, [f"{{question: a.questoin-{at}-{n}, at_most: 1}}" for n in range(50)]) for at in range(200)))}),
    "a condition without end": (CHECK, {"f.yaml": questionnaire(SOME, rule(0, [STATEMENTS[0]] * 20_000))}),
    "languages": (CHECK, {"f.yaml": questionnaire(SOME, languages="[" + ", ".join(f"a{chr(97 + at % 26)}" for at in range(100_000)) + "]")}),
    "texts in languages": (CHECK, {"f.yaml": questionnaire("".join(question(at) for at in range(MANY)).replace("text: Q", "text: {aa: x, bb: x, cc: x}").replace("Q ", ""), languages="[" + ", ".join(f"a{chr(97 + at)}" for at in range(20)) + "]")}),
    "weights": (ASSESS, asked("".join(question(at).replace("weight: ", f"weight: {at + 1}.{'7' * 15}1{at} # ") for at in range(MANY)), ALL)),
    # respondents
    "a key twice in a line": (LINES, {"f.jsonl": '{"role": "user", "answers": {' + fill(lambda at: f'"k{at}": 1, ', SIZE - 60) + '"z": 1, "z": 2}}\n'}),
    "unknown questions in a line": (LINES, {"f.jsonl": '{"role": "user", "answers": {' + fill(lambda at: f'"k{at}": 1, ', SIZE - 60) + '"z": 2}}\n'}),
    "brackets in a line": (LINES, {"f.jsonl": "[" * SIZE}),
    "digits in a line": (LINES, {"f.jsonl": '{"role": "user", "answers": {"' + SAME + '": ' + "1" * SIZE + "}}\n"}),
    "bad lines": (LINES, {"f.jsonl": "x\n" * (SIZE // 2)}),
    "empty lines": (LINES, {"f.jsonl": "\n" * SIZE}),
    "roles": (LINES, {"f.jsonl": fill(lambda at: f'{{"role": "r{at}", "answers": {{}}}}\n')}),
    "different notes": (LINES, {"f.jsonl": fill(lambda at: json.dumps({"role": "user", "answers": {SAME: {"answer": 3, "note": f"{at}"}}}) + "\n")}),
    "columns": (TABLE, {"f.csv": "role," + fill(lambda at: f"c{at},")}),
    "equal columns": (TABLE, {"f.csv": "role," + "c," * (SIZE // 2)}),
    "wide rows": (TABLE, {"f.csv": f"role,{SAME}\nuser" + "," * SIZE}),
    "a cell of quotes": (TABLE, {"f.csv": f'role,{SAME}\nuser,"' + '""' * (SIZE // 2) + '"\n'}),
    "a quote never closed in a table": (TABLE, {"f.csv": f'role,{SAME}\nuser,"' + "x\n" * (SIZE // 2)}),
    "columns mapped": (MAPPED, {"f.csv": "role," + ",".join(f"c{at}" for at in range(90_000)) + "\n", "m.yaml": "columns:\n" + fill(lambda at: f"  c{at}: {SAME}\n")}),
    "options in parts": (MAPPED, {"f.csv": f"role,{TICKS}\n" + fill(lambda at: f"user,{'a;' * 150}{at}\n"), "m.yaml": f"values:\n  {TICKS}:\n" + "".join(f'    "{"a;" * at}": setup\n' for at in range(2, 150))}),
    "values mapped": (MAPPED, {"f.csv": f"role,{SAME}\nuser,3\n", "m.yaml": f"values:\n  {SAME}:\n" + fill(lambda at: f"    v{at}: 9\n")}),
    "wrong values mapped": (MAPPED, {"f.csv": f"role,{SAME}\nuser,3\n", "m.yaml": "values:\n" + "".join(f"  q{n}:\n" + "".join(f"    v{at}: x\n" for at in range(50)) for n in range(1000))}),
    # settings
    "settings that are unknown": (SETTINGS, {"implcheck.toml": fill(lambda at: f"k{at} = 1\n", SETTINGS_SIZE)}),
    "settings with dots": (SETTINGS, {"implcheck.toml": fill(lambda at: f"a{at}{'.b' * 2000} = 1\n", SETTINGS_SIZE)}),
    "settings with some dots": (SETTINGS, {"implcheck.toml": fill(lambda at: f"a{at}{'.b' * 49} = 1\n", SETTINGS_SIZE)}),
    # what a report meets
    "questions and rules": (ASSESS, asked(SOME, ALL, RULES)),
    "questions that wait for others": (ASSESS, asked(WHEN, ALL, "".join(rule(at, STATEMENTS) for at in range(150)))),
    "spaces": (ASSESS, noted("x" + " " * 19_998 + "x", 50)),
    "spaces, in one note": (ASSESS, noted("x" + " " * SIZE + "x", 1)),
    "one word in a note": (ASSESS, noted("x" * 20_000, 50)),
    "combining characters": (ASSESS, noted("e" + "\u0301" * 9999, 50)),
    "emoji": (ASSESS, noted("\U0001f469\u200d\U0001f4bb" * 800, 100)),
    "wide characters": (ASSESS, noted("\u4e00" * 3000)),
    "hyphens in a note": (ASSESS, noted("- " * 10_000, 50)),
    "markup": (ASSESS, noted("[*_`<|&" * 1400)),
    "pieces of evidence": (ASSESS, asked(SOME, "".join(f"  a.question-{at}:\n    answer: 1\n    evidence: [{', '.join(f'docs/{n}.md' for n in range(100))}]\n" for at in range(MANY)))),
}  # fmt: skip

FORMATS = (
    "terminal",
    "markdown",
    "html",
    "json",
    "csv",
    "docx",
    "pdf",
    "xlsx",
    "junit",
    "sarif",
    "github",
    "gitlab",
    "badge",
)


def run(folder: Path, command: Sequence[str]) -> float:
    """Run a command in a folder; return the seconds until it ended by itself."""
    # What a terminal would show is part of the cost, and is thrown away.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    process = [sys.executable, "-m", "implcheck", *command]
    try:
        done = subprocess.run(process, cwd=folder, capture_output=True, check=False, timeout=TOO_LONG, env=environment)
    except subprocess.TimeoutExpired:
        return float("inf")
    if done.returncode not in ENDS:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-500:].decode(errors='replace')}")
    return time.perf_counter() - start


def written(folder: Path, files: Files) -> Path:
    """Return a folder with these files."""
    folder.mkdir()
    for name, text in {"f.yaml": "", **files}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def ways(command: tuple[str, ...], kind: str) -> dict[str, tuple[str, ...]]:
    """Return the commands that read a kind of file: in every format for texts that reach a report, else only one."""
    if command != ASSESS:
        return {kind: command}
    return {f"{kind}, {name}": (*command, "--all", "-f", f"{name}:out.{name}") for name in FORMATS}


def main(words: Sequence[str]) -> None:
    """Print the ratios, the highest last."""
    found: list[tuple[float, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        harmless = {
            command: written(Path(folder) / f"harmless-{at}", files)
            for at, (command, files) in enumerate(HARMLESS.items())
        }
        for at, (kind, (command, files)) in enumerate(KINDS.items()):
            hostile = written(Path(folder) / str(at), files)
            for name, way in ways(command, kind).items():
                if words and not any(word in name for word in words):
                    continue
                pairs = [(run(hostile, way), run(harmless[command], way)) for _ in range(RUNS)]
                ratio = statistics.median(seconds / base for seconds, base in pairs)
                seconds = statistics.median(base for _, base in pairs)
                print(f"{name:56}{ratio:8.2f}   (1.00 = {seconds:.2f} s)", flush=True)
                found.append((ratio, name))
    for ratio, name in sorted(found)[-10:]:
        print(f"{'OVER' if ratio > AIM else '':6}{ratio:8.2f}  {name}")
    print(f"aim: at most {AIM}; median of {RUNS}")


if __name__ == "__main__":
    main(sys.argv[1:])
