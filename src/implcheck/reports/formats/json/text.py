"""A JSON document as text: the same bytes every time, and nothing in it that acts on what prints it."""

import json

from implcheck.wording.escape import for_json


def document(value: object) -> str:
    """The document: UTF-8, indented by two, keys in their order, with one line end at the last.

    A name of a file that is not UTF-8 is in it with its bytes as lone surrogates, as Python has them.
    """
    return for_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"
