"""A web page in one file: everything in it, nothing fetched, and a policy that lets only its own parts run."""

import base64
import hashlib
import html
import json
from collections.abc import Iterable, Sequence
from importlib.resources import files
from string import Template

from implcheck.wording.escape import for_json, for_markup


def asset(name: str) -> str:
    """The text of one of the parts in `reports/formats/html/assets`."""
    return (files("implcheck.reports.formats.html") / "assets" / name).read_text(encoding="utf-8")


def policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """The Content-Security-Policy of a page with these styles and scripts in it, and nothing else.

    Nothing is loaded, sent or framed; a style or script that is not word for word one of these does not run.
    """
    allowed = {
        "default-src": ["'none'"],
        "style-src": [_hash(style) for style in styles] or ["'none'"],
        "script-src": [_hash(script) for script in scripts] or ["'none'"],
        "img-src": ["data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in allowed.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def data(value: object) -> str:
    """JSON that can stand inside a script element: no tag, comment, command or line end of other systems in it."""
    written = for_json(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    for sign in "<>&":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return written


def framed(title: str, language: str, style: str, body: str, scripts: Sequence[str]) -> str:
    """The page, with the scripts at its end. The body goes in as it is: texts in it have to be escaped before."""
    return filled(
        asset("page.html"),
        language=language,
        policy=policy([style], scripts),
        title=text(title),
        style=style,
        body=body,
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )


def filled(template: str, **parts: str) -> str:
    """A template with its parts, which go in as they are: texts have to be escaped before."""
    return Template(template).substitute(parts)


def text(value: str) -> str:
    """A text as HTML, in an element or in an attribute."""
    return for_markup(html.escape(value, quote=True))
