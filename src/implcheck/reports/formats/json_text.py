"""A JSON document as text: the same bytes every time, and safe to print."""

import json

from implcheck.wording.character_set import without_surrogates
from implcheck.wording.escape import for_json


def json_document(value: object) -> str:
    r"""Return the document: UTF-8, indented by two, keys in their order, with one line end at the end.

    A lone surrogate, which many parsers refuse, is written as a backslash and its code: a byte of a file name that is
    not UTF-8 as `\xff`.
    """
    return _document(value, indent=2)


def json_line(value: object) -> str:
    """Return the document on one line, as JSON Lines has it, otherwise as `json_document` does."""
    return _document(value, indent=None)


def _document(value: object, indent: int | None) -> str:
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    if without_surrogates(written) != written:
        written = json.dumps(_without_surrogates(value), ensure_ascii=False, indent=indent)
    return for_json(written) + "\n"


def _without_surrogates(value: object) -> object:
    match value:
        case str():
            return without_surrogates(value)
        case dict():
            return {without_surrogates(str(key)): _without_surrogates(part) for key, part in value.items()}
        case list() | tuple():
            return [_without_surrogates(part) for part in value]
        case _:
            return value
