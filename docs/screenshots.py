"""Take the pictures in the docs: the form, filled in half, and the first screen or page of reports.

Run it with: python docs/screenshots.py

It needs the tests' extra, and Debian's chromium, LibreOffice and poppler-utils. Colours are brought down to a palette,
to keep the files small.
"""

import io
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.reports.pages import example, respondents  # noqa: E402
from tests.support.browser import Visit, chromium  # noqa: E402 - the tests are beside, not installed
from tests.support.build import built_in  # noqa: E402
from tests.support.office import as_pdf  # noqa: E402

from implcheck.questionnaires.form import Preset, render  # noqa: E402
from implcheck.reports.formats import registry  # noqa: E402
from implcheck.reports.options import Options  # noqa: E402

COLOURS = 64
PICTURES = {
    "form.png": {"viewport": {"width": 1000, "height": 760}},
    "form-phone.png": {"viewport": {"width": 375, "height": 720}, "color_scheme": "dark"},
}
REPORTS = {
    "report-html.png": {"viewport": {"width": 1280, "height": 900}},
    "report-phone.png": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
}
PAGES = {"report-pdf.png": "pdf", "report-docx.png": "docx", "report-xlsx.png": "xlsx"}
PAGE_WIDTH = 620
"""Of the picture of a page, in pixels."""


def fill_in(visit: Visit) -> None:
    """Fill in some answers and scroll to the second question of a practice."""
    visit.start()
    for id_, value in (("why.problem-statement", 3), ("why.switch-reason", "unknown"), ("why.benefit-per-role", 1)):
        visit.answer(id_, value)
    visit.page.mouse.move(0, 0)
    visit.page.evaluate("document.activeElement.blur()")
    visit.question("why.switch-reason").evaluate("at => at.scrollIntoView({ behavior: 'instant' })")


def taken(browser: Browser) -> dict[str, bytes]:
    """Return every picture by its file name."""
    pictures = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "form.html"
        file.write_text(render(built_in(), "implementation", Preset("en")), encoding="utf-8")
        for name, context in PICTURES.items():
            visit = Visit(browser.new_context(offline=True, **context), file).drawn()  # type: ignore[arg-type]
            fill_in(visit)
            pictures[name] = made_small(visit.page.screenshot())
            visit.page.context.close()
        file.write_bytes(rendered("html"))
        for name, context in REPORTS.items():
            visit = Visit(browser.new_context(offline=True, **context), file)  # type: ignore[arg-type]
            pictures[name] = made_small(visit.page.screenshot())
            visit.page.context.close()
        for name, format_ in PAGES.items():
            pictures[name] = made_small(first_page(rendered(format_), Path(folder) / f"report.{format_}"))
    return pictures


def rendered(format_: str) -> bytes:
    """Return the report of the round as a web page, and of a kickoff in any other format."""
    subject = respondents() if format_ == "html" else example("erp-rollout")
    report = registry.render(subject, format_, Options())
    return report.encode() if isinstance(report, str) else report


def first_page(report: bytes, file: Path) -> bytes:
    """Return a picture of the first page of a report, as LibreOffice prints it if it is no PDF."""
    file.write_bytes(report)
    paper = file.with_suffix(".pdf")
    if paper != file:
        paper.write_bytes(as_pdf(file))
    size = ("-scale-to-x", str(PAGE_WIDTH), "-scale-to-y", "-1")
    subprocess.run(["pdftoppm", "-png", "-f", "1", "-singlefile", *size, paper, file], check=True)  # noqa: S607
    return Path(f"{file}.png").read_bytes()


def made_small(picture: bytes) -> bytes:
    """Return a picture with few colours, so that its file is small and letters stay sharp."""
    small = io.BytesIO()
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS).save(small, "PNG", optimize=True)
    return small.getvalue()


def main() -> None:
    """Write every picture to its file."""
    with chromium() as browser:
        for name, picture in taken(browser).items():
            (ROOT / "docs" / "images" / name).write_bytes(picture)


if __name__ == "__main__":
    main()
