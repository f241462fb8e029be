"""The page that everything is drawn on."""

import pytest

from implcheck.model.enums import Level
from implcheck.reports.formats.canvas import Canvas, style
from implcheck.reports.options import Options
from implcheck.wording.symbols import symbol


def test_each_level_has_a_shape_and_a_colour_of_its_own() -> None:
    levels = (*Level, None)
    assert [symbol(level) for level in levels] == ["●", "◆", "▲", "■", "○"]
    assert len({style(level) for level in levels}) == 5


def test_a_paragraph_is_wrapped_to_a_measure_that_can_be_read() -> None:
    canvas = Canvas(Options(width=160))
    canvas.line("word " * 100)
    assert max(len(line) for line in canvas.text().split("\n")) <= 110


@pytest.mark.parametrize("text", ["[bold]x[/bold]", "[/docs]", "[link=x]", ":smile:", "https://example.org"])
def test_text_is_never_markup(text: str) -> None:
    canvas = Canvas(Options(color=True))
    canvas.line(text)
    canvas.fields([(text, text)])
    assert canvas.text().count(text) == 3


def test_the_environment_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"COLUMNS": "33", "LINES": "5", "TERM": "dumb", "NO_COLOR": "1", "FORCE_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    plain, colored = Canvas(Options(width=100)), Canvas(Options(width=100, color=True))
    for canvas in (plain, colored):
        canvas.line(("x" * 90, "bold red"))
    assert plain.text() == "x" * 90 + "\n"
    assert colored.text() == f"\x1b[1;31m{'x' * 90}\x1b[0m\n"
