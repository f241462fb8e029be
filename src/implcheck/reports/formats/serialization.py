"""JSON and XML documents as text: the same bytes every time and in every locale, and safe to print."""

import json
from xml.etree import ElementTree as Tree

from implcheck.wording.escape import for_json, for_markup

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def json_document(value: object) -> str:
    """Return the document: UTF-8, indented by two, keys in their order, with one line end at the end.

    The bytes of a file name that is not UTF-8 are lone surrogates, as in Python.
    """
    return for_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def xml_document(root: Tree.Element) -> str:
    """Return the document under `root`, indented by two, with one line end at the end."""
    Tree.indent(root)
    return f"{DECLARATION}{for_markup(Tree.tostring(root, encoding='unicode'))}\n"
