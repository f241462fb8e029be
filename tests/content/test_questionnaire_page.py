"""docs/questionnaire.md has every key, and a complete example that is a valid questionnaire."""

import re
from pathlib import Path

from tests.support.build import evaluation

from implcheck.api import check
from implcheck.api.checking import CheckedInvalid, CheckedQuestionnaire
from implcheck.model.enums import Truth
from implcheck.model.questionnaire import Questionnaire

PAGE = (Path(__file__).parents[2] / "docs" / "questionnaire.md").read_text(encoding="utf-8")


def own_questionnaire() -> str:
    """The complete example on the page about writing a questionnaire."""
    blocks = re.findall(r"^```yaml\n(.*?)^```", PAGE, flags=re.MULTILINE | re.DOTALL)
    found: str = max(blocks, key=len)
    return found


def test_the_questionnaire_in_the_docs_is_valid_and_its_samples_do_what_they_say() -> None:
    checked = check(own_questionnaire().encode())
    assert isinstance(checked, CheckedQuestionnaire), checked
    for rule in checked.questionnaire.rules:
        for samples, outcome in ((rule.samples.triggers, Truth.TRUE), (rule.samples.stays_quiet, Truth.FALSE)):
            for sample in samples:
                written = {id_: list(value) if isinstance(value, tuple) else value for id_, value in sample.items()}
                for phase in rule.phases:
                    rules = evaluation(checked.questionnaire, written, phase).rules
                    assert {each.id: judgement.truth for each, judgement in rules}[rule.id] is outcome


def test_check_reports_a_sample_that_does_not_do_what_it_says() -> None:
    wrong = own_questionnaire().replace(
        "- {lead.planned-hours: 150, use.support: [leaflet]}", "- {lead.planned-hours: 100, use.support: [leaflet]}"
    )
    assert wrong != own_questionnaire()
    assert isinstance(check(wrong.encode()), CheckedInvalid)


def test_every_key_of_a_questionnaire_is_in_the_docs_and_all_but_some_tests_in_the_example() -> None:
    schema = Questionnaire.model_json_schema(by_alias=True)
    keys = {key for part in (schema, *schema["$defs"].values()) for key in part.get("properties", {})}
    assert len(keys) > 60
    assert [key for key in sorted(keys) if not re.search(rf"\b{key}\b", PAGE)] == []
    tests = {"below", "any", "unknown", "practice", "score_below"}
    assert {key for key in keys if not re.search(rf"\b{key}:", own_questionnaire())} == tests
