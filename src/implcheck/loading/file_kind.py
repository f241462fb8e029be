"""Which kind a file is: answers or a questionnaire."""

from enum import Enum

from implcheck.loading.yaml_tree import Tree


class Kind(Enum):
    """What a file holds, by the keys that only one of the two has."""

    ANSWERS = "answers"
    QUESTIONNAIRE = "questionnaire"
    UNKNOWN = "unknown"


def kind_of(tree: Tree) -> Kind:
    """The kind of a file, however broken the rest of it is."""
    keys = tree.root.keys
    if "answers" in keys or ("project" in keys and "questions" not in keys):
        return Kind.ANSWERS
    return Kind.QUESTIONNAIRE if {"questions", "practices", "rules"} & keys.keys() else Kind.UNKNOWN
