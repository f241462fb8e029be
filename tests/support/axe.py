"""The violations of WCAG 2.2 AA and of best practices that axe-core finds on a page."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # listing every place that passes takes too long
}


def violations(page: Page, least_passed: int = 15) -> list[Any]:
    """Return each violated rule with the places where it is violated."""
    found = Axe().run(page, options=RULES).response
    assert len(found["passes"]) > least_passed, "axe looked at the page"
    return [(violation["id"], [node["target"] for node in violation["nodes"]]) for violation in found["violations"]]
