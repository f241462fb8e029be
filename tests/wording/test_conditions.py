"""Conditions in words."""

from typing import Any

import pytest
from tests.support.build import choice, levels, questionnaire, rule, ticks, yes_no

from implcheck.wording.conditions import in_words
from implcheck.wording.messages import Messages

QUESTIONS = (
    levels("one.level"),
    yes_no("one.asked"),
    choice("one.chosen", {"some": 2, "all": 4}),
    ticks("one.ticked", ["first", "second"], {0: 0, 1: 4}),
)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ({"question": "one.level", "at_most": 1}, "Question one.level scores 1 or lower"),
        ({"question": "one.level", "at_least": 3}, "Question one.level scores 3 or higher"),
        ({"question": "one.asked", "is": "no"}, 'the answer to Question one.asked is "no"'),
        ({"question": "one.chosen", "is": "some"}, 'the answer to Question one.chosen is "Option some."'),
        ({"question": "one.ticked", "includes": "first"}, 'Question one.ticked includes "Tick first."'),
        ({"question": "one.level", "unknown": True}, "Question one.level is not known"),
        ({"practice": "one", "score_below": 50}, "Practice one scores below 50 points"),
        ({"not": {"question": "one.level", "at_most": 1}}, "not (Question one.level scores 1 or lower)"),
        ({"all": [{"question": "one.level", "at_most": 1}]}, "Question one.level scores 1 or lower"),
        (
            {"any": [{"question": "one.level", "at_most": 1}, {"practice": "one", "score_below": 50}]},
            "at least one of (Question one.level scores 1 or lower; Practice one scores below 50 points)",
        ),
        (
            {"all": [{"question": "one.level", "at_most": 1}, {"question": "one.asked", "unknown": True}]},
            "all of (Question one.level scores 1 or lower; Question one.asked is not known)",
        ),
    ],
)
def test_a_condition_in_words(when: dict[str, Any], words: str) -> None:
    small = questionnaire(*QUESTIONS, rules=[rule("one", when)])
    assert in_words(small.rules[0].when, small, Messages(("en",))) == words
