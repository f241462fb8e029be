"""The commands that pipelines take from the log of a step."""

import re

Command = tuple[str, dict[str, str], str]
"""A command's name, its properties, and its text."""

_CODES = re.compile("\x1b\\[[0-9;]*m")
_UNSEEN = re.compile("[\u200b-\u200d\u034f\u180b-\u180d\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
_ANYWHERE = re.compile(r"##\w*\[[^\]]*\]?")
_FOLDING = re.compile(r"^(?:---|\+\+\+|~~~|\^\^\^)[ \t].*", re.MULTILINE)


def commands(log: str) -> list[Command]:
    """Return the commands that GitHub's runner takes: at the start of a line, in the old syntax anywhere, outside fences."""
    taken: list[Command] = []
    fence = ""
    for line in re.split("\r\n|\r|\n", log):
        if fence:
            fence = "" if line.strip() == f"::{fence}::" else fence
            continue
        new = re.match(r"\s*::([a-z-]+)(?: ([^:]*))?::(.*)", line)
        old = re.search(r"##\[([a-z-]+)([^\]]*)\](.*)", line)
        found = new or old
        if found is None:
            continue
        if found[1] == "stop-commands":
            fence = found[3]
            continue
        properties = dict(pair.split("=", 1) for pair in (found[2] or "").split(",") if "=" in pair)
        taken.append((found[1], properties, found[3]))
    assert not fence, "commands stay switched off"
    return taken


def acted_on(log: str) -> list[str]:
    """Return everything that GitHub, Azure DevOps, TeamCity or Buildkite takes for a command.

    An agent may remove colours or invisible characters first, and may match only a part of a command.
    """
    bare = _CODES.sub("", log)
    found: list[str] = []
    for text in (log, bare, _UNSEEN.sub("", bare)):
        found += [line.strip() for line in text.splitlines() if line.strip().startswith("::")]
        found += _ANYWHERE.findall(text)
        found += _FOLDING.findall(text)
    return found
