"""Find and load questionnaires, report all problems of a file at once, and hold one to the digest it is pinned to."""

import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from implcheck.loading import builtin
from implcheck.loading.files import is_yaml
from implcheck.loading.project import path_inside, wrong_name
from implcheck.loading.source import SourceText, instead_of, read
from implcheck.loading.yaml_node import Tree
from implcheck.loading.yaml_tree import parse
from implcheck.model.did_you_mean import Nearest
from implcheck.model.level_rules import LevelRules
from implcheck.model.limits import (
    MOST_LANGUAGES,
    MOST_PHASES,
    MOST_PRACTICES,
    MOST_QUESTIONS,
    MOST_ROLES,
    MOST_RULES,
    MOST_SOURCES,
)
from implcheck.model.phases import PhaseDefinition, usual_phases
from implcheck.model.practice import Claim, Practice, Source
from implcheck.model.problem import InvalidFile, Location, Problem, has_oversized_section, problem
from implcheck.model.question import Question
from implcheck.model.questionnaire import Origin, Questionnaire
from implcheck.model.roles import RoleDefinition, usual_roles
from implcheck.model.rule import Rule
from implcheck.model.version_change import VersionChange
from implcheck.validation.parts import Parts
from implcheck.validation.questionnaire import questionnaire_problems

DEFAULT = "implementation"

ANY_BUILT_IN = "builtin"
"""Pins a questionnaire to any built-in one, in place of a digest."""

LONGEST_SHOWN = 100
"""Characters of a refused path that are shown."""

_SECTIONS: Mapping[str, Any] = {
    "phases": PhaseDefinition,
    "roles": RoleDefinition,
    "sources": Source,
    "claims": Claim,
    "practices": Practice,
    "questions": Question,
    "rules": Rule,
    "changes": VersionChange,
}


_MOST: Mapping[str, int] = {
    "phases": MOST_PHASES,
    "roles": MOST_ROLES,
    "sources": MOST_SOURCES,
    "claims": MOST_SOURCES,
    "practices": MOST_PRACTICES,
    "questions": MOST_QUESTIONS,
    "rules": MOST_RULES,
    "changes": MOST_SOURCES,
}


def looks_like_path(name: str) -> bool:
    """Return whether `name` is a file rather than the id of a built-in questionnaire."""
    return is_yaml(name) or "/" in name or "\\" in name


def named_from(folder: FilePath, name: str) -> str:
    """Return the name by which a file in `folder` refers to a questionnaire: its id, or its path from there.

    Raises:
        InvalidFile: It is a file outside the project of `folder`, so that answers could not name it.
    """
    if not looks_like_path(name):
        return name
    try:
        named = FilePath(os.path.relpath(name, folder)).as_posix()
    except ValueError:  # there is no relative path to another drive
        named = FilePath(name).as_posix()
    if path_inside(named, folder) is None:
        raise InvalidFile((problem("questionnaire-not-nameable", id=name, folder=folder).at(Location("")),))
    return named


def find_questionnaire(name: str, beside: FilePath | None = None) -> Questionnaire:
    """Load a questionnaire by the id of a built-in one or by its path.

    With `beside`, the folder of the file that names it, the path is relative to that and must stay inside the project.

    Raises:
        InvalidFile: The questionnaire does not exist, is outside the project, or is invalid.
    """
    if looks_like_path(name):
        if beside is not None:
            if (wrong := wrong_name(name)) is not None:
                raise InvalidFile((wrong.at(Location("")),))
            if path_inside(name, beside) is None:
                shown = name if len(name) <= LONGEST_SHOWN else f"{name[:LONGEST_SHOWN]}…"
                raise InvalidFile((problem("questionnaire-outside", id=shown).at(Location("")),))
            if not is_yaml(name):
                raise InvalidFile((problem("questionnaire-not-yaml", id=name).at(Location("")),))
            name = str(beside / name)
        return load_questionnaire(_read(name))
    if name not in builtin.names():
        raise InvalidFile((no_such_questionnaire(name).at(Location("")),))
    return load_questionnaire(builtin.read_builtin(name))


def no_such_questionnaire(name: str) -> Problem:
    """Return the problem of an id that no built-in questionnaire has."""
    known = builtin.names()
    return problem("no-such-questionnaire", id=name, known=", ".join(known), suggestion=Nearest(name, known))


def _read(name: str) -> SourceText:
    """Return the text of a questionnaire; where there is none, the usual hint, about answers, would mislead."""
    with instead_of({"file-missing": problem("questionnaire-missing"), "file-empty": problem("file-empty-other")}):
        return read(name)


def load_questionnaire(source: SourceText) -> Questionnaire:
    """Load the questionnaire in a file.

    Raises:
        InvalidFile: With all problems, in the order of the lines.
    """
    return _loaded(source, source.data)


@lru_cache(maxsize=4)  # the files of many respondents all name the same one
def _loaded(source: SourceText, _data: bytes) -> Questionnaire:
    """Load a questionnaire once for its name and bytes: the same text in other bytes has another digest."""
    questionnaire = questionnaire_from(parse(source))
    if not builtin.is_builtin(source):
        questionnaire.read_from(Origin(source.name, source.digest))
    return questionnaire


def questionnaire_from(tree: Tree) -> Questionnaire:
    """Load the questionnaire in a tree that was parsed already.

    Raises:
        InvalidFile: With all problems, in the order of the lines.
    """
    try:
        questionnaire = Questionnaire.model_validate(tree.root.value)
    except ValidationError as error:
        from implcheck.loading.pydantic_errors import problems_of  # only an invalid file pays for its import

        problems = problems_of(error, Questionnaire)
        if not has_oversized_section(problems):
            problems += questionnaire_problems(_valid_parts(tree.root.value))
    else:
        problems = list(questionnaire_problems(Parts.of(questionnaire)))
    if problems or tree.problems:
        raise InvalidFile(tree.with_problems(problems))
    return questionnaire


def _valid_parts(value: Any) -> Parts:
    """Return the parts of an invalid questionnaire that are valid in themselves, and the ids of the others."""
    if not isinstance(value, dict):
        return Parts()
    valid: dict[str, Any] = {section: {} for section in _SECTIONS}
    invalid_ids: set[str] = set()
    for section, type_ in _SECTIONS.items():
        adapter: TypeAdapter[Any] = TypeAdapter(type_)
        items = value.get(section)
        # More items than allowed are one problem; the others are not checked further.
        for index, item in enumerate(items[: _MOST[section]] if isinstance(items, list) else ()):
            try:
                valid[section][index] = adapter.validate_python(item)
            except ValidationError:
                if isinstance(item, dict) and isinstance(item.get("id"), str):
                    invalid_ids.add(item["id"])
    try:
        levels = LevelRules.model_validate(value.get("levels"))
    except ValidationError:
        levels = None
    languages = value.get("languages")
    declared = tuple(name for name in languages if isinstance(name, str)) if isinstance(languages, list) else ()
    usual = {"phases": usual_phases(), "roles": usual_roles()}
    left_out = frozenset(usual.keys() - value.keys())
    valid |= {section: dict(enumerate(usual[section])) for section in left_out}
    return Parts(
        languages=declared[:MOST_LANGUAGES],
        levels=levels,
        usual=left_out,
        invalid_ids=frozenset(invalid_ids),
        **valid,
    )


def check_digest(questionnaire: Questionnaire, digests: str | Iterable[str]) -> None:
    """Check that a questionnaire is the one that every digest names; a plain text is a single digest.

    A digest is the SHA-256 of the questionnaire's file, 64 lower-case hexadecimal digits, or `ANY_BUILT_IN`.

    Raises:
        InvalidFile: it is another questionnaire.
    """
    pinned_digests = (digests,) if isinstance(digests, str) else tuple(digests)
    if not pinned_digests:
        return
    origin = questionnaire.origin
    digest = origin.digest or builtin.digest(questionnaire.id)
    for pinned in pinned_digests:
        if pinned != digest and not (pinned == ANY_BUILT_IN and origin.is_builtin):
            other = problem("questionnaire-not-pinned", id=questionnaire.id, digest=digest, pinned=pinned)
            raise InvalidFile((other.at(Location(origin.file)),))


SCHEMA_LINE = "# yaml-language-server: $schema="
SCHEMA = "questionnaire.schema.json"
"""The schema that an exported questionnaire names for editors: a file beside it."""


def export_text(name: str) -> str:
    """Return the text of a questionnaire with its comments, as the start of another one.

    Raises:
        InvalidFile: The questionnaire does not exist or is invalid.
    """
    find_questionnaire(name)
    source = read(name) if looks_like_path(name) else builtin.read_builtin(name)
    lines = source.text.split("\n")
    kept = lines[1:] if lines[0].startswith(SCHEMA_LINE) else lines
    return "\n".join([SCHEMA_LINE + SCHEMA, *kept])
