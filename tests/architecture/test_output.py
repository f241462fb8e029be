"""One module writes to the standard streams."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "implcheck"
WRITER = "cli/streams.py"
READS = {"loading/inputs.py", "loading/source.py", "cli/typed_lines.py"}
"""The modules that read standard input."""


def violations(module: str, text: str) -> list[str]:
    """Return what a module does with the standard streams beside the one that writes."""
    allowed = {"stdin"} if module in READS else set()
    found = []
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Attribute(value=ast.Name(id="sys"), attr=name) if name.strip("_") in {"stdin", "stdout", "stderr"}:
                if name not in allowed:
                    found.append(f"sys.{name}")
            case ast.ImportFrom(module="sys"):
                found += [f"from sys import {alias.name}" for alias in node.names if alias.name.startswith("std")]
            case ast.Call(func=ast.Name(id="print")):
                found.append("print")
            case ast.Attribute(attr="echo" | "secho"):
                found.append("echo")
    return found


def test_only_one_module_writes_to_the_standard_streams() -> None:
    found = {}
    for file in SOURCE.rglob("*.py"):
        module = file.relative_to(SOURCE).as_posix()
        if module != WRITER and (made := violations(module, file.read_text(encoding="utf-8"))):
            found[module] = made
    assert found == {}


def test_it_is_seen() -> None:
    text = "import sys\nfrom sys import stderr\nprint(1)\nsys.stdout.write('')\nsys.__stderr__\ntyper.echo(1)\n"
    assert len(violations("cli/x.py", text)) == 5
