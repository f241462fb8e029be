"""Sentences about the files of a round that somebody should look at, as many as fit on its page."""

from collections.abc import Iterator, Sequence

from implcheck.model.problem import Location
from implcheck.model.round_status import BrokenFile, RoundStatus
from implcheck.wording import problems
from implcheck.wording.file_names import name_of
from implcheck.wording.messages import Messages

MOST_PROBLEMS_SHOWN = 3
"""Problems of a file; `implcheck check` shows all, with their lines."""

MOST_FILES_SHOWN = 8
"""Files of a kind, so that the report stays on a page; JSON has all."""

MOST_UNREAD_SHOWN = 3
"""Names of files that are not read, in the one line about them."""


def files_to_look_at(status: RoundStatus, messages: Messages) -> Iterator[str]:
    """Yield what is wrong with files: those set aside, those that are equal, of no round, of one to come, or not read."""
    for broken in status.broken[:MOST_FILES_SHOWN]:
        yield from _broken(broken, messages)
    for equal in status.equal[:MOST_FILES_SHOWN]:
        yield messages.message("round.equal", file=name_of(equal.file), other=name_of(equal.same_as))
    for name in status.without_round[:MOST_FILES_SHOWN]:
        yield messages.message("round.without-round", file=name_of(name))
    for late in status.future[:MOST_FILES_SHOWN]:
        yield messages.message("round.future", file=name_of(late.file), day=messages.day(late.round))
    kinds: tuple[tuple[str, Sequence[object]], ...] = (
        ("broken", status.broken),
        ("equal", status.equal),
        ("without-round", status.without_round),
        ("future", status.future),
    )
    for kind, files in kinds:
        if more := len(files[MOST_FILES_SHOWN:]):
            yield messages.message(f"round.more-{kind}", count=more)
    if unread := status.unread:
        first = [name_of(name) for name in unread[:MOST_UNREAD_SHOWN]]
        names = ", ".join((*first, "…") if unread[MOST_UNREAD_SHOWN:] else first)
        yield messages.message("round.unread", count=len(unread), names=names)


def _broken(broken: BrokenFile, messages: Messages) -> Iterator[str]:
    for found in broken.problems[:MOST_PROBLEMS_SHOWN]:
        location = found.location or Location(broken.file)
        place = problems.place(location) or name_of(broken.file)
        if location.file not in {"", broken.file}:  # such as a questionnaire that several files name
            place = f"{name_of(broken.file)}: {place}"
        sentence = problems.sentence(found, messages.languages[0])
        yield messages.message("round.broken", place=place, sentence=sentence)
    if more := len(broken.problems[MOST_PROBLEMS_SHOWN:]) + broken.left_out:
        yield messages.message("round.broken-more", file=name_of(broken.file), count=more)
