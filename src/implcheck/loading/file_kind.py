"""Tell an answers file from a questionnaire."""

from enum import Enum

from implcheck.loading.yaml_node import Tree


class FileKind(Enum):
    """What a file holds, judged by the keys that only one of the two kinds has."""

    ANSWERS = "answers"
    QUESTIONNAIRE = "questionnaire"
    UNKNOWN = "unknown"


def kind_of(tree: Tree) -> FileKind:
    """Return the kind of a file, even if the rest of it is invalid."""
    keys = tree.root.keys
    if "answers" in keys or ("project" in keys and "questions" not in keys):
        return FileKind.ANSWERS
    return FileKind.QUESTIONNAIRE if {"questions", "practices", "rules"} & keys.keys() else FileKind.UNKNOWN
