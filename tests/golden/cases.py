"""The kept reports: each file name with the command line that makes the file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.support.cli import EXAMPLES, ROOT, TODAY, Run, run

KEPT = Path(__file__).parent / "reports"
EXAMPLE_NAMES = ("brand-portal", "erp-rollout", "crm-aftercare")
LANGUAGES = ("en", "nl")
EXPECTED = "project-lead=1,sponsor=1,line-manager=2,key-user=5"
LINE_FORMATS = frozenset({"sarif", "gitlab", "github"})


@dataclass(frozen=True)
class Case:
    """One report: the example, the language, further arguments, the screen, the exit code, and what to compare with."""

    example: str
    language: str
    arguments: tuple[str, ...] = ()
    columns: str = "80"
    color: bool = False
    code: int = 0
    before: str | None = None
    expect: str | None = None

    def run(self) -> Run:
        """Run the command and return its result."""
        variables = {"COLUMNS": self.columns, **({"FORCE_COLOR": "1"} if self.color else {})}
        words = ["compare", f"{self.before}.yaml"] if self.before else ["assess"]
        words = ["round", "--expect", self.expect] if self.expect else words
        named = self.example if (EXAMPLES / self.example).is_dir() else f"{self.example}.yaml"
        folder = EXAMPLES  # so that the report names no folder
        if LINE_FORMATS.intersection(self.arguments):  # their paths start at the top of a repository, if there is one
            folder, named = ROOT, f"examples/{named}"
        words += [named, "--lang", self.language, "--today", TODAY, *self.arguments]
        return run(*words, cwd=folder, env=variables)


def _rounds() -> Mapping[str, Case]:
    """Return the reports of a round."""
    cases: dict[str, Case] = {}
    for language in LANGUAGES:
        for columns in ("80", "120"):
            name = f"respondents.{language}.round.{columns}.txt"
            cases[name] = Case("respondents", language, columns=columns, expect=EXPECTED)
    formats = (("markdown", "md"), ("html", "html"), ("docx", "docx.txt"), ("pdf", "pdf.txt"), ("json", "json"))
    for form, ending in formats:
        cases[f"respondents.en.round.{ending}"] = Case("respondents", "en", ("--format", form), expect=EXPECTED)
    return cases


def _cases() -> Mapping[str, Case]:
    cases: dict[str, Case] = {}
    for example in EXAMPLE_NAMES:
        for language in LANGUAGES:
            cases[f"{example}.{language}.txt"] = Case(example, language)
            cases[f"{example}.{language}.quiet.txt"] = Case(example, language, ("--quiet",))
            cases[f"{example}.{language}.json"] = Case(example, language, ("--format", "json"))
    for columns in ("60", "120", "160"):
        cases[f"brand-portal.en.{columns}.txt"] = Case("brand-portal", "en", columns=columns)
    for language in LANGUAGES:
        for columns in ("80", "120"):
            name = f"brand-portal-january.{language}.compare.{columns}.txt"
            cases[name] = Case("brand-portal-january", language, columns=columns, before="brand-portal")
    for form, ending in (("markdown", "md"), ("html", "html"), ("docx", "docx.txt"), ("pdf", "pdf.txt")):
        name = f"brand-portal-january.en.compare.{ending}"
        cases[name] = Case("brand-portal-january", "en", ("--format", form), before="brand-portal")
    for example, language in (("brand-portal", "en"), ("erp-rollout", "nl")):
        cases[f"{example}.{language}.md"] = Case(
            example, language, ("--format", "markdown", "--fail-on", "high"), code=1
        )
        gated = ("--format", "junit", "--fail-on", "high", "--require-complete")
        cases[f"{example}.{language}.junit.xml"] = Case(example, language, gated, code=1)
        cases[f"{example}.{language}.html"] = Case(example, language, ("--format", "html"))
        cases[f"{example}.{language}.docx.txt"] = Case(example, language, ("--format", "docx"))
        cases[f"{example}.{language}.pdf.txt"] = Case(example, language, ("--format", "pdf"))
        cases[f"{example}.{language}.csv"] = Case(example, language, ("--format", "csv"))
        for line_format in sorted(LINE_FORMATS):
            pointing = ("--format", line_format, "--fail-on", "high")
            cases[f"{example}.{language}.{line_format}"] = Case(example, language, pointing, code=1)
    for language in LANGUAGES:
        cases[f"respondents.{language}.txt"] = Case("respondents", language)
        cases[f"respondents.{language}.all.txt"] = Case("respondents", language, ("--all",))
        cases[f"respondents.{language}.md"] = Case("respondents", language, ("--format", "markdown"))
        cases[f"respondents.{language}.json"] = Case("respondents", language, ("--format", "json"))
    cases["brand-portal.en.color.ansi"] = Case("brand-portal", "en", color=True)
    cases["brand-portal.en.all.txt"] = Case("brand-portal", "en", ("--all",))
    cases["erp-rollout.nl.all.txt"] = Case("erp-rollout", "nl", ("--all",))
    cases["erp-rollout.en.gate.txt"] = Case("erp-rollout", "en", ("--fail-on", "high", "--fail-under", "65"), code=1)
    cases["crm-aftercare.nl.gate.txt"] = Case("crm-aftercare", "nl", ("--fail-on", "moderate", "--require-complete"))
    cases["erp-rollout.en.aftercare.txt"] = Case("erp-rollout", "en", ("--phase", "aftercare"))
    return cases


CASES = {**_cases(), **_rounds()}
