"""Commands on a pseudo-terminal."""

import contextlib
import os
import re
import struct
import subprocess
import sys
from collections.abc import Iterator, Mapping

import pytest
from tests.reports.pages import acting_in
from tests.support.cli import BRAND_PORTAL, NOTHING, TODAY, assess, command, environment

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

import fcntl
import pty
import termios

ASSESS = ("assess", BRAND_PORTAL, "--today", TODAY, "--lang", "en")


def seen(
    *arguments: str, columns: int = 80, stdout_piped: bool = False, env: Mapping[str, str] = NOTHING
) -> tuple[int, str]:
    """Run the command on a terminal with this number of columns; return its exit code and the screen."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    with subprocess.Popen(
        [*command(), *arguments],
        stdin=slave,
        stdout=subprocess.PIPE if stdout_piped else slave,
        stderr=slave,
        env=environment(**{"TERM": "xterm-256color", **env}),
    ) as process:
        os.close(slave)
        piped = process.stdout.read() if process.stdout is not None else b""
        shown = b"".join(_blocks(master))
        code = process.wait(timeout=30)
    os.close(master)
    return code, (shown + piped).decode("utf-8").replace("\r\n", "\n")


def _blocks(master: int) -> Iterator[bytes]:
    """Read the screen until the last process has closed it, which Linux reports as an error."""
    with contextlib.suppress(OSError):
        while block := os.read(master, 65536):
            yield block


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_report_is_as_wide_as_the_window_and_nothing_else_is_shown(columns: int) -> None:
    code, shown = seen(*ASSESS, columns=columns)
    assert code == 0
    assert shown == assess(BRAND_PORTAL, FORCE_COLOR="1", COLUMNS=str(columns)).text
    assert "\x1b[" in shown


def test_only_colours_are_sent_to_the_screen() -> None:
    _, shown = seen(*ASSESS)
    assert set(re.findall(r"\x1b\[[0-9;]*(.)", shown)) == {"m"}
    assert acting_in(shown) == []
    assert shown.endswith("\n")


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_without_colour_gets_none(variables: dict[str, str]) -> None:
    _, shown = seen(*ASSESS, columns=120, env=variables)
    assert shown == assess(BRAND_PORTAL, COLUMNS="120").text


def test_columns_goes_before_the_window() -> None:
    _, shown = seen(*ASSESS, columns=120, env={"COLUMNS": "60"})
    assert shown == assess(BRAND_PORTAL, FORCE_COLOR="1", COLUMNS="60").text


def test_a_window_without_a_size_is_80_columns_wide() -> None:
    _, shown = seen(*ASSESS, columns=0)
    assert shown == assess(BRAND_PORTAL, FORCE_COLOR="1", COLUMNS="80").text


def test_a_pipe_from_a_terminal_is_plain_and_80_columns_wide() -> None:
    code, shown = seen(*ASSESS, columns=120, stdout_piped=True)
    assert (code, shown) == (0, assess(BRAND_PORTAL).text)


def test_json_is_never_coloured() -> None:
    _, shown = seen(*ASSESS, "-f", "json")
    assert shown == assess(BRAND_PORTAL, "-f", "json").text


@pytest.mark.parametrize(
    "before",
    [("assess",), ("explain",), ("assess", BRAND_PORTAL, "--format"), ("assess", BRAND_PORTAL, "--today"), ()],
    ids=" ".join,
)
def test_a_message_on_the_screen_about_hostile_text_is_harmless(before: tuple[str, ...]) -> None:
    text = "\x1b[31mred \x1b]0;title\x07 \x08\x08 \u202e \x9b31m"
    code, shown = seen(*before, text, env={"IMPLCHECK_LANG": "en"})
    assert code == 2
    assert acting_in(re.sub(r"\x1b\[[0-9;]*m", "\x1b", shown)) == []
