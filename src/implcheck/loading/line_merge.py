"""Carry changes of a text over to another form of it, line by line, so that all other lines stay as they were written."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple


class _Span(NamedTuple):
    """Lines of a text that another one has otherwise: from `start` up to `stop`; `start` is `stop` where lines are added."""

    start: int
    stop: int

    def overlaps(self, other: "_Span") -> bool:
        return self.start < other.stop and other.start < self.stop

    def joined(self, other: "_Span") -> "_Span":
        return _Span(min(self.start, other.start), max(self.stop, other.stop))


def carried_over(base: str, changed: str, own: str) -> str:
    r"""Return `own` with the changes that lead from `base` to `changed`.

    `own` and `base` say the same in another form, as before and after a program has written it. Where a change touches lines
    that have another form, they get that of `changed`.

    >>> carried_over("a: 1\nb: 2\n", "a: 1\nb: 3\n", "a:   1\nb: 2\n")
    'a:   1\nb: 3\n'
    """
    lines, new, kept = base.split("\n"), changed.split("\n"), own.split("\n")
    changes, forms = _Differences(lines, new), _Differences(lines, kept)
    written: list[str] = []
    place = 0
    for span in _joined(changes.spans, forms.spans):
        start, stop = forms.index(span.start, after=True), forms.index(span.stop, after=span.start == span.stop)
        written += kept[place:start]
        written += new[changes.index(span.start, after=False) : changes.index(span.stop, after=True)]
        place = stop
    return "\n".join([*written, *kept[place:]])


class _Differences:
    """Where two texts differ."""

    def __init__(self, lines: Sequence[str], others: Sequence[str]) -> None:
        codes = SequenceMatcher(None, lines, others).get_opcodes()
        self._codes = [code for code in codes if code[0] != "equal"]
        self.spans = [_Span(start, stop) for _, start, stop, _, _ in self._codes]

    def index(self, line: int, *, after: bool) -> int:
        """Return where a line of the first text is in the other; `after` or before what only the other has there.

        It is inside no lines that differ.
        """
        moved = 0
        for _, start, stop, _, other_stop in self._codes:
            if stop < line or (stop == line and (start < stop or after)):
                moved = other_stop - stop
        return line + moved


def _joined(changes: Sequence[_Span], forms: Sequence[_Span]) -> Iterator[_Span]:
    """Yield the changes, with the lines of another form that they touch; those that touch each other as a single one."""
    whole: list[_Span] = []
    for change in changes:
        span = change
        for form in forms:
            if span.overlaps(form) or form.start < span.start == span.stop < form.stop:
                span = span.joined(form)
        while whole and whole[-1].stop >= span.start:
            span = span.joined(whole.pop())
        whole.append(span)
    yield from whole
