"""The draft of a mapping as a YAML file: every column of an export once, with a remark wherever it is not sure."""

from collections.abc import Iterator
from typing import NamedTuple

from implcheck.model.answer_value import shown
from implcheck.model.questionnaire import Questionnaire
from implcheck.questionnaires.answers_template import comment, quoted
from implcheck.respondents.column_sample import looks_personal
from implcheck.respondents.mapping_draft import ColumnDraft, MappingDraft, TextDraft, Use
from implcheck.respondents.text_index import Near
from implcheck.wording.escape import for_log, for_terminal, for_yaml
from implcheck.wording.messages import Messages

LONGEST_KEY = 800
"""Characters of a key on the line of its value; YAML wants a longer one on a line of its own."""

LONGEST_REMARK = 90
"""Characters of a text that a remark repeats."""

DEFAULT_SEPARATOR = ";"
"""What stands between ticked options where no cell shows it; always written, as a mapping of comments alone is empty."""

_NAMED = (Use.ROLE, Use.STAND_APART, Use.QUOTED)


class MappingHead(NamedTuple):
    """What a mapping says of all respondents; None is left for a person to fill in."""

    file: str
    """The name of the export."""
    questionnaire: str | None = None
    """As the mapping names it."""
    project: str | None = None
    phase: str | None = None


def render(draft: MappingDraft, head: MappingHead, questionnaire: Questionnaire, messages: Messages) -> str:
    """Return the text of the file: a valid mapping, in which what is to be decided is a comment."""
    page = _Page(draft, questionnaire, messages)
    lines = [
        line for key in ("intro-1", "intro-2", "intro-3") for line in page.remark(key, file=for_terminal(head.file))
    ]
    lines += ["", *page.head(head), ""]
    lines += page.section("columns", [line for column in draft.columns for line in page.column(column)])
    lines += page.section("notes", [line for column in draft.columns for line in page.note(column)])
    lines += page.values()
    return for_log("\n".join(lines).rstrip() + "\n")


class _Page:
    """The lines of a draft."""

    def __init__(self, draft: MappingDraft, questionnaire: Questionnaire, messages: Messages) -> None:
        self.draft = draft
        self.questionnaire = questionnaire
        self.messages = messages

    def remark(self, key: str, **details: object) -> list[str]:
        """Return a sentence as lines of comment."""
        return comment(self.messages.message(f"mapping.{key}", **details))

    def head(self, head: MappingHead) -> Iterator[str]:
        """Yield the lines about the whole survey."""
        if head.questionnaire is not None:
            yield f"questionnaire: {quoted(head.questionnaire)}"
        yield f"project: {quoted(head.project)}" if head.project else f"# project:  # {self._say('project')}"
        phases = (head.phase,) if head.phase is not None else self.draft.phases
        if len(phases) == 1:
            likely = "" if head.phase is not None else f"  # {self._say('phase-likely')}"
            yield f"phase: {quoted(phases[0])}{likely}"
        else:
            known = ", ".join(phases or self.questionnaire.phases_by_id)
            yield f"# phase:  # {self._say('phase', phases=known)}"
        yield f"# date: 2026-11-24  # {self._say('date')}"
        if not any(column.use is Use.ROLE for column in self.draft.columns):
            yield f"# role:  # {self._say('role')}"
        for column in self.draft.columns:
            if column.use in _NAMED:
                yield f'{column.use.value}: "{for_yaml(column.name)}"{self._why(column)}'
        if self.draft.delimiter is not None:
            yield f"delimiter: {_sign(self.draft.delimiter)}"
        yield f"separator: {_sign(self.draft.separator or DEFAULT_SEPARATOR)}"
        if self.draft.decimal is not None:
            yield f"decimal: {_sign(self.draft.decimal)}"

    def section(self, key: str, lines: list[str]) -> list[str]:
        """Return a section; as a comment if all its lines are."""
        if not lines:
            return []
        is_used = any(not line.lstrip().startswith("#") for line in lines)
        return [f"{key}:" if is_used else f"# {key}:", *lines, ""]

    def column(self, column: ColumnDraft) -> Iterator[str]:
        """Yield the lines of a column that is not named before."""
        if looks_personal(column.name) and not (column.is_used and column.is_sure):
            yield f"  # {self._say('personal')}"  # the export has no row of names, and this is somebody's cell
            return
        match column.use:
            case Use.ANSWER:
                yield from _entry(column.name, column.question, self._why(column))
            case Use.NOT_USED if column.name:
                yield from _entry(column.name, "", f"  # {self._say(f'not-used-{column.reason}')}")
            case Use.OPTION:
                use = f"{{question: {column.question}, option: {column.option}}}"
                yield from _entry(column.name, use, self._why(column))
            case Use.OPEN | Use.NOT_USED:
                yield from self._undecided(column)

    def _undecided(self, column: ColumnDraft) -> Iterator[str]:
        if not column.name:
            yield f"  # {self._say('nameless', number=column.position + 1)}"
            return
        near = column.near[0] if column.near else None
        yield from self._open(column.name, near.key if near is not None else "", column.reason or "undecided")
        for other in column.near:
            yield f"  #   {self._alike(other)}"

    def _open(self, name: str, value: str, reason: str) -> Iterator[str]:
        """Yield the lines of a column as a comment that can be made a line."""
        for line in _entry(name, value, f"  # {self._say(reason)}"):
            yield f"  # {line.strip()}"

    def note(self, column: ColumnDraft) -> Iterator[str]:
        """Yield the lines of a column of notes."""
        if column.use is Use.NOTE:
            yield from _entry(column.name, column.question, self._why(column))

    def values(self) -> list[str]:
        """Return the lines of what the texts stand for."""
        lines: list[str] = []
        for key, texts in self.draft.values.items():
            own = [line for text in texts.texts for line in self._text(key, text)]
            if texts.hidden:
                hidden = "hidden-roles" if key == Use.ROLE.value else "hidden"  # assess refuses any other text
                own.append(f"    # {self._say(hidden, count=texts.hidden)}")
            if own:
                is_used = any(not line.lstrip().startswith("#") for line in own)
                lines += [f"  {key}:" if is_used else f"  # {key}:", *own]
        return self.section("values", lines)

    def _text(self, key: str, text: TextDraft) -> Iterator[str]:
        if text.value is not None:
            why = "" if text.is_sure else f"  # {self._say('likely')}"
            if text.near is not None:
                why = f"  # {self._say('likely-alike', percent=text.near.percent, text=_short(text.near.text))}"
            yield from _entry(text.text, shown(text.value), why, indent="    ")
            return
        near = text.near
        reason = "own-role" if key == Use.ROLE.value else "undecided"
        why = (
            self._say(reason) if near is None else self._say("text-near", percent=near.percent, text=_short(near.text))
        )
        for line in _entry(text.text, shown(near.key) if near is not None else "", f"  # {why}", indent="    "):
            yield f"    # {line.strip()}"

    def _why(self, column: ColumnDraft) -> str:
        """Return the remark on a column whose use is likely and not sure."""
        if column.is_sure:
            return ""
        if column.near:
            return f"  # {self._say('likely-alike', percent=column.near[0].percent, text=_short(column.near[0].text))}"
        return f"  # {self._say(f'likely-{column.reason}')}"

    def _alike(self, near: Near[str]) -> str:
        return self._say("near", id=near.key, percent=near.percent, text=_short(near.text))

    def _say(self, key: str, **details: object) -> str:
        return self.messages.message(f"mapping.{key}", **details)


def _entry(name: str, value: str, remark: str = "", *, indent: str = "  ") -> Iterator[str]:
    """Yield the lines of a key with its value."""
    key = f'"{for_yaml(name)}"'
    if len(key) <= LONGEST_KEY:
        yield f"{indent}{key}:{' ' if value else ''}{value}{remark}"
    else:
        yield f"{indent}? {key}"
        yield f"{indent}: {value}{remark}".rstrip() if value or remark else f"{indent}:"


def _sign(sign: str) -> str:
    return f'"{for_yaml(sign)}"' if sign != "\t" else r'"\t"'


def _short(text: str) -> str:
    """Return the start of a text of the questionnaire, as a remark repeats it."""
    text = for_terminal(text)
    return text if len(text) <= LONGEST_REMARK else f"{text[: LONGEST_REMARK - 1].rstrip()}…"
