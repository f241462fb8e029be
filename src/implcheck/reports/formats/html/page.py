"""A web page in one file that loads nothing, with a policy that allows only its own styles and scripts."""

import base64
import hashlib
import html
import json
from collections.abc import Iterable, Sequence
from importlib.resources import files
from string import Template

from implcheck.wording.escape import for_json, for_markup


def asset(name: str) -> str:
    """Return the text of a file in `reports/formats/html/assets`."""
    return (files("implcheck.reports.formats.html") / "assets" / name).read_text(encoding="utf-8")


def policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """Return the Content-Security-Policy of a page that has only these styles and scripts.

    The page loads, sends and frames nothing, and no other style or script, not even a modified one, is run.
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
    """Return JSON for inside a script element: without tags, comments, pipeline commands and unusual line ends."""
    written = for_json(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    for sign in "<>&":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return written


def framed(title: str, language: str, style: str, body: str, scripts: Sequence[str]) -> str:
    """Return the page, with the scripts at its end. `body` must be escaped already."""
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
    """Return a template with its parts, which must be escaped already."""
    return Template(template).substitute(parts)


def text(value: str) -> str:
    """Return a text escaped for an element or an attribute."""
    return for_markup(html.escape(value, quote=True))
