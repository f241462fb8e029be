"""An XML document as text: the same bytes in every locale."""

from xml.etree import ElementTree as Tree

from implcheck.wording.escape import for_markup

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def document(root: Tree.Element) -> str:
    """Return the document under `root`, indented by two, with one line end at the end."""
    Tree.indent(root)
    return f"{DECLARATION}{for_markup(Tree.tostring(root, encoding='unicode'))}\n"
