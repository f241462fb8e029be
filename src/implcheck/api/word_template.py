"""The Word template of an organisation, for reports in Word."""

from pathlib import Path

from implcheck.api.errors import MissingExtra
from implcheck.loading.source import opened
from implcheck.model.problem import InvalidFile, Location, problem


def load_word_template(file: str | Path) -> bytes:
    """Return a template for `render`: the styles, page, headers and footers of a Word document.

    Its text, its properties, macros, and whatever refers to other files are left out. Nothing is fetched.

    Args:
        file: A Word document that ends in `.docx`.

    Raises:
        InvalidFile: It is missing, too large, encrypted, damaged, or no Word document of this kind.
        MissingExtra: `implcheck[office]` is not installed.
    """
    name = str(file)
    try:
        from implcheck.reports.formats import docx_template

        with opened(name) as template:
            data = template.read(docx_template.LARGEST + 1)
        return docx_template.prepared(data, name)
    except InvalidFile as error:
        if [found.code for found in error.problems] == ["file-missing"]:  # whose hint is about answers
            raise InvalidFile((problem("template-missing").at(Location(name)),)) from None
        raise
    except ModuleNotFoundError as error:
        raise MissingExtra(module=error.name, extra="office") from None
