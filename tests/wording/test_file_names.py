"""Names of files as paths and addresses."""

from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import pytest
from hypothesis import given
from hypothesis import strategies as st

from implcheck.wording.file_names import path_of, uri_of

PLAIN = [
    ("readiness.yaml", "readiness.yaml"),
    ("./readiness.yaml", "readiness.yaml"),
    ("a//b/./c.yaml", "a/b/c.yaml"),
    ("../other/a.yaml", "../other/a.yaml"),
    ("/srv/a.yaml", "/srv/a.yaml"),
    ("//srv//a.yaml", "/srv/a.yaml"),
    ("", ""),
    ("-", ""),
    ("<stdin>", ""),
]


@pytest.mark.parametrize(("file", "path"), PLAIN)
def test_a_path_has_forward_slashes_and_no_needless_dots(file: str, path: str) -> None:
    assert path_of(file, windows=False) == path


def test_a_backslash_is_a_slash_on_windows_only() -> None:
    assert path_of(r"docs\.\a.yaml", windows=True) == "docs/a.yaml"
    assert path_of(r"docs\a.yaml", windows=False) == r"docs\a.yaml"


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("readiness.yaml", "readiness.yaml"),
        ("./a b/ü#?.yaml", "a%20b/%C3%BC%23%3F.yaml"),
        ("c:answers.yaml", "c%3Aanswers.yaml"),
        ("100%.yaml", "100%25.yaml"),
        ("/srv/a b.yaml", "file:///srv/a%20b.yaml"),
        ("odd-\udcff.yaml", "odd-%FF.yaml"),
        ("<stdin>", ""),
    ],
)
def test_an_address_is_relative_or_of_a_file(file: str, uri: str) -> None:
    assert uri_of(file, windows=False) == uri


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        (r"docs\a b.yaml", "docs/a%20b.yaml"),
        (r"C:\work\a b.yaml", "file:///C:/work/a%20b.yaml"),
        ("d:/work/a.yaml", "file:///d:/work/a.yaml"),
        (r"\\server\share\a.yaml", "file://server/share/a.yaml"),
        ("half-\ud800.yaml", "half-%ED%A0%80.yaml"),
    ],
)
def test_an_address_on_windows(file: str, uri: str) -> None:
    assert uri_of(file, windows=True) == uri


NAMES = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)


@given(NAMES)
def test_an_address_leads_back_to_the_file(name: str) -> None:
    uri = uri_of(name, windows=False)
    parts = urlsplit(uri)
    assert (parts.query, parts.fragment) == ("", "")
    if uri:
        assert uri.isascii()
        assert parts.scheme == ("file" if name.startswith("/") else "")
        there = url2pathname(parts.path) if parts.scheme else unquote(uri)
        assert Path(there) == Path("/" + name.lstrip("/") if name.startswith("/") else name)
