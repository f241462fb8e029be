"""The steps from the scores to the levels: each limit, every rule, and the gate."""

from collections.abc import Mapping
from typing import Any

import pytest
from tests.support.build import accept, assessed, knock_out, levels, questionnaire, rule

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.gate import Gate
from implcheck.reports import level_steps
from implcheck.reports.document import Block, Items
from implcheck.wording.messages import Messages

ENGLISH, DUTCH = Messages(("en",)), Messages(("nl", "en"))

RULES = (
    rule("holding", {"all": [{"question": "one.a", "at_most": 1}, {"question": "two.b", "at_least": 3}]}),
    rule("quiet", {"question": "two.b", "at_most": 1}),
    rule("waiting", {"all": [{"question": "one.a", "at_most": 1}, {"question": "two.c", "at_most": 1}]}),
    rule("elsewhere", {"question": "two.later", "at_most": 1}),
    rule("of-another-phase", {"question": "one.a", "at_most": 1}, phases=["execution"]),
)
SMALL = questionnaire(
    levels("one.a", knock_out=knock_out()),
    levels("two.b", weight=8),
    levels("two.c"),
    levels("two.later", phases=["aftercare"]),
    rules=RULES,
)
GIVEN: Mapping[str, Any] = {"one.a": 0, "two.b": 4}


def items_of(blocks: tuple[Block, ...]) -> list[str]:
    return [item for block in blocks if isinstance(block, Items) for item in block.items]


def parts(assessment: Assessment, messages: Messages = ENGLISH) -> dict[str, list[str]]:
    return {key: items_of(blocks) for key, blocks in level_steps.overall(assessment, messages)}


def test_the_whole_is_the_worst_of_points_findings_cap_and_grave_things() -> None:
    assert parts(assessed(SMALL, GIVEN))["levels"] == [
        "94% of the weight that the phase asks is answered; a level needs 70%, and an answer in every practice.",
        "44.44 points alone: critical (from 0 points).",
        "Worst risk: critical. With that the level is moderate at best.",
        "Worst practice: one, critical. The whole may be 1 step better: high at best.",
        (
            'Knock-outs and critical combinations: "Question one.a". Only 2 or more that rest on different answers '
            "would make the whole critical."
        ),
        "The worst of these is the level: critical.",
        "Once all is known, the level can be high to critical.",
    ]


def test_a_practice_has_what_raises_it() -> None:
    assessment = assessed(SMALL, GIVEN)
    assert items_of(level_steps.of_practice(assessment, "one", ENGLISH)) == [
        "100% of its weight in this phase is answered.",
        "0.00 points alone: critical (from 0 points).",
        "Worst risk: critical. With that the level is moderate at best.",
        'Knock-out "Question one.a": critical.',
        'Combination "Combination holding": high.',
        "The worst of these is the level: critical.",
    ]
    assert items_of(level_steps.of_practice(assessment, "two", ENGLISH))[1:3] == [
        "88.88 points alone: low (from 80 points).",
        "There is no risk, which allows every level.",
    ]


def test_a_practice_without_a_level_says_why() -> None:
    small = questionnaire(levels("one.a"), levels("one.b", weight=9))
    assert items_of(level_steps.of_practice(assessed(small, {"one.a": 3}), "one", ENGLISH))[-1] == (
        "Only 10% of the weight is answered; a level needs 70%."
    )


def test_every_rule_of_the_phase_says_what_came_of_it() -> None:
    assert parts(assessed(SMALL, GIVEN))["rules"] == [
        'Combination holding (high): holds, because of "Question one.a" and "Question two.b".',
        'Combination quiet (high): does not hold, because of "Question two.b".',
        'Combination waiting (high): cannot be judged; it waits for "Question two.c".',
        "Combination elsewhere (high): left out; it is about something that does not count here.",
    ]
    assert parts(assessed(SMALL, GIVEN), DUTCH)["rules"][2].endswith('wacht op "Question two.c".')
    assert "rules" not in parts(assessed(questionnaire(levels("one.a")), {"one.a": 1}))


def test_grave_things_that_rest_on_different_answers_are_named() -> None:
    small = questionnaire(
        levels("one.a", knock_out=knock_out()), levels("two.b", knock_out=knock_out()), levels("two.c", weight=99)
    )
    found = parts(assessed(small, {"one.a": 0, "two.b": 0, "two.c": 4}))["levels"]
    assert found[4] == (
        'Knock-outs and critical combinations that rest on different answers: "Question one.a" and "Question two.b". '
        "2 or more make the whole critical."
    )
    none = parts(assessed(questionnaire(levels("one.a")), {"one.a": 4}))["levels"]
    assert none[-2:] == ["No knock-out and no critical combination.", "The worst of these is the level: low."]


def test_without_a_level_the_steps_end_with_what_is_missing() -> None:
    small = questionnaire(levels("one.a"), levels("one.b", weight=9))
    assert parts(assessed(small, {"one.a": 3}))["levels"] == [
        "10% of the weight that the phase asks is answered; a level needs 70%, and an answer in every practice.",
        "Only 10% of the weight is answered; a level needs 70%.",
        "The answers point to ◆ moderate risk.",
        "Still possible: any level.",
    ]


def test_what_the_unknown_can_change_comes_after_the_level() -> None:
    small = questionnaire(levels("one.a", weight=4), levels("one.b"))
    assert parts(assessed(small, {"one.a": 3}))["levels"][-1] == "Once all is known, the level can be low to high."


@pytest.mark.parametrize("messages", [ENGLISH, DUTCH])
def test_the_gate_has_the_score_without_accepted_risks_and_every_demand(messages: Messages) -> None:
    small = questionnaire(levels("one.a"), levels("one.b"))
    given, accepted = {"one.a": 1, "one.b": 4}, [accept("one.a")]
    gate = Gate(fail_on=Level.LOW, require_complete=True)
    without, score, level, complete = parts(assessed(small, given, accepted=accepted, gate=gate), messages)["gate"]
    assert "Question one.a" in without
    assert "100" in score
    assert "62" in score
    assert level.startswith(
        "No low, moderate, high or critical risk overall: not met. The level is low"
        if messages is ENGLISH
        else "Geen laag, matig, hoog of kritiek risico voor het geheel: niet"
    )
    assert complete == (
        "Every question answered: met." if messages is ENGLISH else "Een antwoord op elke vraag: gehaald."
    )
    assert len(parts(assessed(small, given), messages)["gate"]) == 1
