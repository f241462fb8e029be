"""Which reports are kept: a file's name, and the command line that makes its bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.support.cli import EXAMPLES, TODAY, Run, run

KEPT = Path(__file__).parent / "reports"
EXAMPLE_NAMES = ("brand-portal", "erp-rollout", "crm-aftercare")
LANGUAGES = ("en", "nl")


@dataclass(frozen=True)
class Case:
    """One report: the example, the language, further arguments, the screen, and the exit code."""

    example: str
    language: str
    arguments: tuple[str, ...] = ()
    columns: str = "80"
    color: bool = False
    code: int = 0

    def made(self) -> Run:
        """The report as the command makes it now."""
        variables = {"COLUMNS": self.columns, **({"FORCE_COLOR": "1"} if self.color else {})}
        answers = str(EXAMPLES / f"{self.example}.yaml")
        return run("assess", answers, "--lang", self.language, "--today", TODAY, *self.arguments, env=variables)


def _cases() -> Mapping[str, Case]:
    cases: dict[str, Case] = {}
    for example in EXAMPLE_NAMES:
        for language in LANGUAGES:
            cases[f"{example}.{language}.txt"] = Case(example, language)
            cases[f"{example}.{language}.quiet.txt"] = Case(example, language, ("--quiet",))
            cases[f"{example}.{language}.json"] = Case(example, language, ("--format", "json"))
    for columns in ("60", "120", "160"):
        cases[f"brand-portal.en.{columns}.txt"] = Case("brand-portal", "en", columns=columns)
    cases["brand-portal.en.color.ansi"] = Case("brand-portal", "en", color=True)
    cases["brand-portal.en.all.txt"] = Case("brand-portal", "en", ("--all",))
    cases["erp-rollout.nl.all.txt"] = Case("erp-rollout", "nl", ("--all",))
    cases["erp-rollout.en.gate.txt"] = Case("erp-rollout", "en", ("--fail-on", "high", "--fail-under", "65"), code=1)
    cases["crm-aftercare.nl.gate.txt"] = Case("crm-aftercare", "nl", ("--fail-on", "moderate", "--require-complete"))
    cases["erp-rollout.en.aftercare.txt"] = Case("erp-rollout", "en", ("--phase", "aftercare"))
    return cases


CASES = _cases()
