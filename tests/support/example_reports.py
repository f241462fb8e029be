"""Reports of the examples as the command writes them, with gates that make a summary short or long."""

from collections.abc import Mapping
from functools import cache

from tests.support.cli import EXAMPLES, TODAY, run

EXAMPLE_NAMES = ("brand-portal", "crm-aftercare", "erp-rollout", "respondents")

GATES: Mapping[str, tuple[str, ...]] = {
    "no gate": (),
    "one demand": ("--fail-on", "high"),
    "five demands": (
        *("--fail-on", "high", "--fail-under", "65", "--require-complete"),
        *("--fail-on", "commitment=moderate", "--require-evidence", "3"),
    ),
}


@cache
def example_report(name: str, language: str, form: str, demands: tuple[str, ...] = ()) -> bytes:
    """The report of an example in a format."""
    named = name if (EXAMPLES / name).is_dir() else f"{name}.yaml"
    done = run("assess", named, "--lang", language, "--today", TODAY, "--format", form, *demands, cwd=EXAMPLES)
    assert done.out, done.errors
    return done.out
