"""What axe-core finds on a page, against WCAG 2.2 AA and what is good practice."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # every place of what passes is not worth the time that it takes
}


def violations(page: Page, least_passed: int = 15) -> list[Any]:
    """The rule, and the places where it is broken."""
    found = Axe().run(page, options=RULES).response
    assert len(found["passes"]) > least_passed, "axe looked at the page"
    return [(one["id"], [node["target"] for node in one["nodes"]]) for one in found["violations"]]
