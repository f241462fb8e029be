"""`--template`: what is refused, before anything is written."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import yaml
from docx.shared import Mm
from tests.support.cli import BRAND_PORTAL, EXAMPLES, ROOT, TODAY, TRACEBACK, run
from tests.support.word_templates import TYPE, changed, firms_template, with_main_type

JANUARY = str(EXAMPLES / "brand-portal-january.yaml")
WITH_MACROS = "application/vnd.ms-word"
SENTENCES = yaml.safe_load((ROOT / "src/implcheck/locale/problems.en.yaml").read_text(encoding="utf-8"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def other_zip() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("a.txt", "text")
    return made.getvalue()


def bomb() -> bytes:
    """A document with a part of 30 MB that takes a few KB."""
    return changed(firms_template(), {"word/styles.xml": lambda part: part + b" " * 30_000_000})


def narrow() -> bytes:
    document = docx.Document()
    document.sections[0].page_width = Mm(70)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def many_parts() -> bytes:
    return changed(firms_template(), {}, **{f"word/{number}.xml": b"" for number in range(2_500)})


def entities(part: bytes) -> bytes:
    return part.replace(b"<w:styles", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:styles', 1)


WRONG: dict[str, tuple[Callable[[], bytes], str]] = {
    "text": (lambda: b"Some text.", "template-not-word"),
    "empty": (lambda: b"", "template-not-word"),
    "another zip": (other_zip, "template-not-word"),
    "old": (lambda: OLE + bytes(600), "template-old-word"),
    "encrypted": (lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "template-encrypted"),
    "macros": (lambda: with_main_type(f"{WITH_MACROS}.document.macroEnabled.main+xml"), "template-other-kind"),
    "template with macros": (
        lambda: with_main_type(f"{WITH_MACROS}.template.macroEnabled.main+xml"),
        "template-other-kind",
    ),
    "damaged": (lambda: firms_template()[:9_000], "template-damaged"),
    "damaged inside": (
        lambda: changed(firms_template(), {"word/styles.xml": lambda part: part[:-20]}),
        "template-damaged",
    ),
    "with entities": (lambda: changed(firms_template(), {"word/styles.xml": entities}), "template-damaged"),
    "bomb": (bomb, "template-too-large"),
    "many parts": (many_parts, "template-too-large"),
    "large": (lambda: b"PK" + bytes(21 * 1024 * 1024), "template-too-large"),
    "narrow": (narrow, "template-no-room"),
}


@pytest.mark.parametrize(("make", "code"), WRONG.values(), ids=WRONG)
def test_a_file_that_is_no_template_is_refused_before_anything_is_written(
    make: Callable[[], bytes], code: str, tmp_path: Path
) -> None:
    (tmp_path / "firm.docx").write_bytes(make())
    done = run("assess", BRAND_PORTAL, "--template", "firm.docx", "-o", "report.docx", cwd=tmp_path)
    assert done.code == 2
    assert re.search(
        re.sub("{.*?}", ".+", re.escape(SENTENCES[code]["message"]).replace(r"\{", "{").replace(r"\}", "}")),
        done.errors,
    )
    assert "firm.docx" in done.errors
    assert TRACEBACK not in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["firm.docx"]


@pytest.mark.parametrize(
    "command", [("assess", BRAND_PORTAL), ("compare", JANUARY, BRAND_PORTAL)], ids=["assess", "compare"]
)
@pytest.mark.parametrize(
    ("name", "sentence"),
    [("none.docx", SENTENCES["template-missing"]["message"][9:]), (".", "the name of a directory")],
)
def test_a_file_that_is_not_there_is_refused(
    command: tuple[str, ...], name: str, sentence: str, tmp_path: Path
) -> None:
    done = run(*command, "--template", name, "-f", "docx:report.docx", "-f", "json:a.json", cwd=tmp_path)
    assert done.code == 2
    assert sentence in done.errors
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(
    "command", [("assess", BRAND_PORTAL), ("compare", JANUARY, BRAND_PORTAL)], ids=["assess", "compare"]
)
@pytest.mark.parametrize(
    ("name", "sentences"),
    [
        ("", {"en": "--template is an empty name.", "nl": "--template is een lege naam"}),
        ("-", {"en": "is not read from standard input", "nl": "wordt niet van standaardinvoer gelezen"}),
    ],
    ids=["empty", "standard input"],
)
def test_a_template_is_a_file(
    command: tuple[str, ...], name: str, sentences: dict[str, str], language: str, tmp_path: Path
) -> None:
    done = run(*command, "--template", name, "-o", "report.docx", "--lang", language, cwd=tmp_path)
    assert done.code == 2
    assert sentences[language] in done.errors
    assert list(tmp_path.iterdir()) == []


def test_an_empty_variable_is_one_that_is_not_set(tmp_path: Path) -> None:
    done = run("assess", BRAND_PORTAL, "-o", "report.docx", cwd=tmp_path, IMPLCHECK_TEMPLATE="")
    assert (done.code, (tmp_path / "report.docx").exists()) == (0, True)


STRANGE: dict[str, tuple[bytes, int]] = {
    "a style based on itself": (
        b'<w:style w:type="paragraph" w:styleId="R"><w:name w:val="Row"/><w:basedOn w:val="R"/>',
        0,
    ),
    "our name, another type": (b'<w:style w:type="character" w:styleId="N"><w:name w:val="Note"/>', 0),
    "our name, other letters": (b'<w:style w:type="paragraph" w:styleId="V"><w:name w:val="VERDICT"/>', 0),
    "a value that means nothing": (
        b'<w:style w:type="paragraph" w:styleId="V"><w:name w:val="Verdict"/><w:rPr><w:b w:val="banana"/></w:rPr>',
        2,
    ),
}


@pytest.mark.parametrize(("style", "code"), STRANGE.values(), ids=STRANGE)
def test_strange_styles_give_a_report_or_a_clear_problem(style: bytes, code: int, tmp_path: Path) -> None:
    def more(part: bytes) -> bytes:
        return part.replace(b"</w:styles>", style + b"</w:style></w:styles>")

    (tmp_path / "firm.docx").write_bytes(changed(firms_template(), {"word/styles.xml": more}))
    done = run("assess", BRAND_PORTAL, "--template", "firm.docx", "-o", "report.docx", cwd=tmp_path)
    assert (done.code, (tmp_path / "report.docx").exists()) == (code, not code)
    assert ("This Word document is damaged." in done.errors) is bool(code)
    assert "Warning" not in done.errors


def test_a_template_of_word_may_be_one(tmp_path: Path) -> None:
    (tmp_path / "firm.dotx").write_bytes(with_main_type(f"{TYPE}.template.main+xml"))
    done = run("assess", BRAND_PORTAL, "--template", "firm.dotx", "-o", "report.docx", cwd=tmp_path)
    assert done.code == 0
    assert docx.Document(str(tmp_path / "report.docx")).styles["Normal"].font.name == "Georgia"


@pytest.mark.parametrize(
    "command", [("assess", BRAND_PORTAL), ("compare", JANUARY, BRAND_PORTAL)], ids=["assess", "compare"]
)
def test_a_report_has_the_look_of_the_template(command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "firm.docx").write_bytes(firms_template())
    done = run(*command, "--template", "firm.docx", "-o", "report.docx", "--today", TODAY, cwd=tmp_path)
    assert (done.code, (tmp_path / "report.docx").exists()) == (0, True)
    assert docx.Document(str(tmp_path / "report.docx")).styles["Normal"].font.name == "Georgia"


def test_the_page_of_a_file_that_cannot_be_used_has_it_too(tmp_path: Path) -> None:
    (tmp_path / "firm.docx").write_bytes(firms_template())
    (tmp_path / "bad.yaml").write_text("project: x\n", encoding="utf-8")
    done = run("assess", "bad.yaml", "--template", "firm.docx", "-o", "report.docx", cwd=tmp_path)
    assert done.code == 2
    assert docx.Document(str(tmp_path / "report.docx")).styles["Normal"].font.name == "Georgia"


def test_a_template_is_for_word(tmp_path: Path) -> None:
    (tmp_path / "firm.docx").write_bytes(firms_template())
    done = run("assess", BRAND_PORTAL, "--template", "firm.docx", "-o", "report.html", cwd=tmp_path)
    assert done.code == 2
    assert "--template is for a report in Word" in done.errors
    assert not (tmp_path / "report.html").exists()


def test_a_template_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "firm.docx").write_bytes(template := firms_template())
    done = run("assess", BRAND_PORTAL, "--template", "firm.docx", "-o", "firm.docx", "--force", cwd=tmp_path)
    assert done.code == 2
    assert (tmp_path / "firm.docx").read_bytes() == template


def test_settings_name_no_template(tmp_path: Path) -> None:
    (tmp_path / "implcheck.toml").write_text('template = "firm.docx"\n', encoding="utf-8")
    done = run("assess", BRAND_PORTAL, "--config", "implcheck.toml", cwd=tmp_path)
    assert done.code == 2
    assert "'template' cannot be set in a file." in done.errors
