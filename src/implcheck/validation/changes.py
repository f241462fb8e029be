"""Check what a questionnaire says about its versions: the ids that it names are new or gone, as it says."""

from collections.abc import Iterator
from dataclasses import replace

from implcheck.model.answer_value import Value
from implcheck.model.did_you_mean import Nearest
from implcheck.model.problem import Path, Problem, nested, problem
from implcheck.model.question import MultiQuestion, Question
from implcheck.validation.answers import value_problem
from implcheck.validation.parts import Parts


def change_problems(parts: Parts) -> Iterator[Problem]:
    """Yield what is wrong with the changes of versions, with its path in the questionnaire."""
    known = dict.fromkeys((*parts.ids["questions"], *parts.ids["rules"]))
    seen: set[str] = set()
    last = max(parts.changes, default=0)
    for index, change in parts.changes.items():
        if change.version in seen:
            yield problem("duplicate-version", ("changes", index, "version"), version=change.version)
        seen.add(change.version)
        gone: list[tuple[Path, str]] = [(("removed", at), old) for at, old in enumerate(change.removed)]
        gone += [((key, old), old) for key in ("renamed", "replaced") for old in getattr(change, key)]
        for path, old in gone:
            if old in known:
                is_key = path[-1] == old
                yield problem("change-still-there", ("changes", index, *path), on_key=is_key, id=old, key=path[0])
        if index < last:
            continue  # ids of earlier changes may have changed again
        named: list[tuple[Path, str]] = [(("reworded", id_), id_) for id_ in change.reworded]
        named += [((key, old), new) for key in ("renamed", "replaced") for old, new in getattr(change, key).items()]
        for path, id_ in named:
            if id_ not in known and id_ not in parts.invalid_ids:
                meant, is_key = Nearest(id_, known), path[0] == "reworded"
                yield problem("no-such-finding", ("changes", index, *path), on_key=is_key, id=id_, suggestion=meant)
        for id_, kept in change.reworded.items():
            yield from nested(("changes", index, "reworded", id_), _kept_problems(parts.by_id.get(id_), kept))


def _kept_problems(question: Question | None, kept: tuple[Value, ...]) -> Iterator[Problem]:
    """Yield a problem for each kept answer that the question does not have."""
    for index, value in enumerate(kept if question is not None else ()):
        answer = (value,) if isinstance(question, MultiQuestion) and not isinstance(value, tuple) else value
        if question is not None and (found := value_problem(question, answer)) is not None:
            yield replace(found, path=(index,))
