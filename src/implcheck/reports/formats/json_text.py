"""A JSON document as text: the same bytes every time, and safe to print."""

import json

from implcheck.wording.escape import for_json


def json_document(value: object) -> str:
    """Return the document: UTF-8, indented by two, keys in their order, with one line end at the end.

    The bytes of a file name that is not UTF-8 are lone surrogates, as in Python.
    """
    return for_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"
