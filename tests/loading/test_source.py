"""Errors of bytes, encodings and the file system, before a file is parsed."""

import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from implcheck.loading.source import SourceText, decoded, empty_file, instead_of, no_such_file, read
from implcheck.model.limits import LARGEST_FILE
from implcheck.model.problem import InvalidFile, Location, Problem, problem

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="pipes and links that anybody may make")


def _refused(data: bytes) -> Problem:
    with pytest.raises(InvalidFile) as caught:
        decoded("file.yaml", data)
    (found,) = caught.value.problems
    return found


def _unread(name: str) -> Problem:
    with pytest.raises(InvalidFile) as caught:
        read(name)
    (found,) = caught.value.problems
    return found


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a: 1\nb: 2\n", "a: 1\nb: 2\n"),
        (b"a: 1\r\nb: 2\r\n", "a: 1\nb: 2\n"),
        (b"a: 1\rb: 2\r", "a: 1\nb: 2\n"),
        (b"a: 1\r\nb: 2\nc: 3\rd: 4", "a: 1\nb: 2\nc: 3\nd: 4"),
        (b"\xef\xbb\xbfa: 1\n", "a: 1\n"),
        ("a: één\n".encode(), "a: één\n"),
        ("a: \U0001f600\n".encode(), "a: \U0001f600\n"),
    ],
    ids=["lf", "crlf", "cr", "mixed", "byte-order-mark", "accents", "emoji"],
)
def test_text_is_read_whatever_its_line_ends(data: bytes, text: str) -> None:
    assert decoded("file.yaml", data) == SourceText("file.yaml", text)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (b" \n\t\r\n", "file-empty"),
        (b"\xef\xbb\xbf", "file-empty"),
        ("a: 1".encode("utf-16"), "file-utf16"),
        (b"\xfe\xff\x00a", "file-utf16"),
        ("a: 1".encode("utf-32"), "file-utf32"),
        (b"a: \0 1", "file-binary"),
        ("a: 1".encode("utf-16-le"), "file-binary"),
        (b"PK\x03\x04\0\0", "file-binary"),
        (b"#" * (LARGEST_FILE + 1), "file-too-large"),
    ],
)
def test_a_file_that_is_not_text_is_refused_as_a_whole(data: bytes, code: str) -> None:
    found = _refused(data)
    assert found.code == code
    assert found.location == Location("file.yaml")


def test_the_largest_file_is_still_read() -> None:
    assert len(decoded("file.yaml", b"#" * LARGEST_FILE).text) == LARGEST_FILE
    assert _refused(b"#" * (LARGEST_FILE + 1)).details == {"largest": "1024 KiB"}


@pytest.mark.parametrize(
    ("data", "byte", "location"),
    [
        (b"project: caf\xe9\n", "0xe9", Location("file.yaml", 1, 13, "project: café")),
        (b"a: 1\r\nb: \xff\nc: 2\n", "0xff", Location("file.yaml", 2, 4, "b: ÿ")),
        (b"\xef\xbb\xbf\xc3\xa9: \xc3(", "0xc3", Location("file.yaml", 1, 4, "é: Ã(")),
    ],
    ids=["latin-1", "after-crlf", "after-a-byte-order-mark"],
)
def test_a_byte_that_is_not_utf8_is_pointed_at(data: bytes, byte: str, location: Location) -> None:
    found = _refused(data)
    assert (found.code, dict(found.details), found.location) == ("file-not-utf8", {"byte": byte}, location)


def test_a_byte_that_is_not_utf8_is_pointed_at_after_old_line_ends() -> None:
    found = _refused(b"a: 1\rb: \xff\r")
    assert found.location == Location("file.yaml", 2, 4, "b: ÿ")


def test_a_file_is_read_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_bytes(b"a: 1\r\n")
    assert read(str(path)) == SourceText(str(path), "a: 1\n")


def test_a_missing_file_and_a_directory_are_distinguished(tmp_path: Path) -> None:
    missing = str(tmp_path / "no.yaml")
    assert (_unread(missing).code, _unread(missing).location) == ("file-missing", Location(missing))
    assert _unread(str(tmp_path)).code == "file-is-directory"
    assert _unread(str(tmp_path / "no" / "no.yaml")).code == "file-missing"


def test_a_file_below_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a: 1")
    found = _unread(str(tmp_path / "file" / "below.yaml"))
    assert found.code == "file-unreadable"
    assert found.details["system"] == "not-folder"


def test_a_name_that_the_system_refuses_is_reported() -> None:
    assert _unread("a\0b.yaml").code == "file-name-null"
    assert _unread("x" * 5000).code == "file-name-refused"


def test_a_file_without_permission_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whoever runs the tests may be allowed everything, so the system's refusal is put in its place.
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "answers.yaml").touch()
    monkeypatch.setattr(os, "open", refuse)
    assert _unread(str(tmp_path / "answers.yaml")).code == "file-not-allowed"
    assert _unread(str(tmp_path)).code == "file-is-directory"


@posix_only
def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "pipe.yaml")
    for name in (tmp_path / "pipe.yaml", tmp_path / "link.yaml", "/dev/null", "/dev/zero"):
        assert _unread(str(name)).code == "file-not-regular"


@posix_only
def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "project").mkdir()
    (tmp_path / "secret" / "creds.yaml").write_text("PASSWORD: 1\n", encoding="utf-8")
    link = tmp_path / "project" / "readiness.yaml"
    link.symlink_to("../secret/creds.yaml")
    assert _unread(str(link)).code == "file-link-outside"
    (tmp_path / "folder").symlink_to("project")  # the folder that was named may be a link; what is in it may not
    assert _unread(str(tmp_path / "folder" / "readiness.yaml")).code == "file-link-outside"
    (tmp_path / "project" / "nothing.yaml").symlink_to("../secret/nix.yaml")
    assert _unread(str(tmp_path / "project" / "nothing.yaml")).code == "file-link-outside"  # and not: there is none
    (tmp_path / ".git").mkdir()
    assert read(str(link)).text == "PASSWORD: 1\n"


@posix_only
def test_a_link_to_another_kind_of_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PASSWORD: 1\n", encoding="utf-8")
    (tmp_path / "real.yaml").write_text("a: 1\n", encoding="utf-8")
    for name, target in (("env.yaml", ".env"), ("link.yml", "real.yaml"), ("latest", "real.yaml")):
        (tmp_path / name).symlink_to(target)
    assert _unread(str(tmp_path / "env.yaml")).code == "file-link-other"
    assert read(str(tmp_path / "link.yml")).text == read(str(tmp_path / "latest")).text == "a: 1\n"


@posix_only
def test_a_link_to_itself_is_reported(tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    assert _unread(str(tmp_path / "loop.yaml")).code == "file-link-loop"


@posix_only
def test_a_link_to_nothing_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to("nix.yaml")
    assert _unread(str(tmp_path / "link.yaml")).code == "file-link-broken"


def test_a_hyphen_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"a: 1\r\n")))
    assert read("-") == SourceText("<stdin>", "a: 1\n")


def test_empty_standard_input_is_reported_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    found = _unread("-")
    assert (found.code, found.location) == ("file-empty", Location("<stdin>"))


def test_standard_input_without_an_end_is_left_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = io.BytesIO(b"#" * (3 * LARGEST_FILE))
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=endless))
    assert _unread("-").code == "file-too-large"
    assert endless.tell() == LARGEST_FILE + 1


def test_a_text_is_split_into_lines_once() -> None:
    splits = []

    class Counted(str):
        __slots__ = ()

        def split(self, *arguments: Any, **named: Any) -> list[str]:
            splits.append(arguments)
            return super().split(*arguments, **named)

    source = SourceText("file.yaml", Counted("a: 1\n" * 50))
    assert {source.location(line, 0).text for line in range(50)} == {"a: 1"}
    assert len(splits) == 1


def test_a_location_counts_from_1_and_has_its_line() -> None:
    source = SourceText("file.yaml", "a: 1\nb: 2")
    assert source.location(1, 3) == Location("file.yaml", 2, 4, "b: 2")


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_a_separator_inside_a_text_starts_no_line(separator: str) -> None:
    # Editors and CI count line feeds only. Texts pasted from a word processor hold these characters.
    source = decoded("file.yaml", f'a: "one{separator}two"\nb: 2\n'.encode())
    assert source.location(1, 0) == Location("file.yaml", 2, 1, "b: 2")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else")
def test_a_folder_that_may_not_be_entered_is_reported(tmp_path: Path) -> None:
    (tmp_path / "answers.yaml").touch()
    tmp_path.chmod(0)
    os.seteuid(65534)
    try:
        found = _unread(str(tmp_path / "answers.yaml"))
    finally:
        os.seteuid(0)
    assert found.code == "file-not-allowed"


@pytest.mark.parametrize("name", ["nix.csv", "nix.XLSX", "nix.jsonl", "nix.toml"])
def test_how_to_make_an_answers_file_is_said_only_where_it_can_be_one(name: str) -> None:
    assert _unread(name).code == "file-missing-other"
    assert (no_such_file("nix.yml").code, no_such_file("answers").code) == ("file-missing", "file-missing")
    for missing in (name, "nix.yaml"):
        with pytest.raises(InvalidFile) as refused, instead_of({"file-missing": problem("mapping-missing")}):
            read(missing)
        assert [found.code for found in refused.value.problems] == ["mapping-missing"]
    assert (empty_file(name).code, empty_file("a.yaml").code) == ("file-empty-other", "file-empty")


def test_standard_input_that_is_closed_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert (_unread("-").code, _unread("-").location) == ("file-stdin-closed", Location("<stdin>"))
