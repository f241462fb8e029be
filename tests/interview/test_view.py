"""The screen of each step, in both languages."""

from dataclasses import replace

import pytest
from tests.interview.conversation import (
    CONTRADICTORY,
    DAY,
    EN,
    NL,
    after,
    at,
    at_first_question,
    built,
    draft,
    say,
    small,
)
from tests.support.build import built_in, levels, questionnaire

from implcheck.interview.draft import Draft
from implcheck.interview.screen import ScreenKind
from implcheck.interview.state import Interview
from implcheck.interview.steps import OWN_ROLE, Entered, Key, Step
from implcheck.interview.transitions import begin
from implcheck.interview.view import draw
from implcheck.model.answers import Given, NotApplicable, Unknown
from implcheck.wording.messages import Messages

STEPS: dict[str, Interview] = {
    "resume": begin(small(), draft(one_level=Given(answer=3))),
    "project": begin(small(), Draft("small", DAY)),
    "phase": after(at_first_question(), Key.BACK, Key.BACK),
    "role": after(at_first_question(), Key.BACK),
    "own-role": say(after(at_first_question(), Key.BACK), OWN_ROLE),
    "question": at_first_question(),
    "reason": after(at_first_question(), Key.NOT_APPLICABLE),
    "note": after(at_first_question(), Key.NOTE),
    "evidence": after(at_first_question(), Key.EVIDENCE),
    "jump": after(at_first_question(), Key.JUMP),
    "overview": after(at_first_question(), Key.OVERVIEW),
    "confirm": say(at_first_question(), *CONTRADICTORY),
}


@pytest.mark.parametrize("name", STEPS)
@pytest.mark.parametrize("messages", [EN, NL], ids=["en", "nl"])
def test_every_step_has_a_title_and_an_instruction(name: str, messages: Messages) -> None:
    state = STEPS[name]
    assert state.cursor.step.value == name
    screen = draw(state, messages)
    assert screen.title
    assert screen.position
    assert screen.prompt
    assert 0.0 <= screen.answered <= 1.0
    assert (screen.kind is ScreenKind.TEXT) == (name in {"project", "own-role", "reason", "note", "evidence"})
    assert bool(screen.choices) == (screen.kind is not ScreenKind.TEXT)
    assert all("{" not in text for text in (screen.title, screen.position, screen.prompt, *screen.paragraphs))


def test_the_title_of_every_other_step_is_translated() -> None:
    for name, state in STEPS.items():
        if name != "question":
            assert draw(state, EN).title != draw(state, NL).title


@pytest.mark.parametrize("messages", [EN, NL], ids=["en", "nl"])
def test_every_built_in_question_draws_in_every_phase_with_more(messages: Messages) -> None:
    for phase in ("kickoff", "execution", "aftercare"):
        state = after(at_first_question(built_in()), Key.BACK, Key.BACK, Entered(phase))
        while state.cursor.step is Step.QUESTION:
            short, long = draw(state, messages), draw(after(state, Key.MORE), messages)
            assert long.title == short.title
            assert long.paragraphs[: len(short.paragraphs)] == short.paragraphs
            assert len(long.paragraphs) == len(short.paragraphs) + 3
            state = after(state, Key.SKIP)


def test_more_shows_what_a_reviewer_asks_the_risk_and_what_good_looks_like() -> None:
    paragraphs = draw(after(at("timeline.margin"), Key.MORE), EN).paragraphs
    assert paragraphs[1].startswith("A reviewer would ask to see: ")
    assert paragraphs[2].startswith("If it is low: ")
    assert paragraphs[3].startswith("What good looks like: ")
    again = draw(after(at("timeline.margin"), Key.MORE, Key.MORE), EN)
    assert len(again.paragraphs) == 1


@pytest.mark.parametrize(
    ("id_", "good"),
    [
        ("one.level", "Level 4."),
        ("one.sure", "Yes"),
        ("two.option", "Option good."),
        ("two.ticked", "3 or more ticked"),
        ("two.hours", "40 or more hours"),
    ],
)
def test_what_good_looks_like_for_each_type(id_: str, good: str) -> None:
    state = after(at_first_question(), Key.OVERVIEW, Entered(id_), Key.MORE)
    assert draw(state, EN).paragraphs[-1] == f"What good looks like: {good}"


def test_fewer_is_better_where_the_bands_go_down() -> None:
    paragraphs = draw(after(at("commitment.decision-speed", "execution"), Key.MORE), EN).paragraphs
    assert paragraphs[-1].startswith("What good looks like: less than ")
    assert paragraphs[-1].endswith(" working days")


def test_the_position_and_progress_are_shown() -> None:
    screen = built("support.user-involvement")
    assert screen.position.startswith("Practice 2 of 7: ")
    assert screen.position.endswith(" · question 6 of 23")
    assert screen.answered == 0
    half = say(at_first_question(), 3, "no", "good")
    assert draw(half, EN).answered == 0.5


@pytest.mark.parametrize(
    ("id_", "value", "expected"),
    [
        ("why.problem-statement", 0, "Your answer: Nowhere, and three people give different reasons."),
        ("timeline.margin", 40, "Your answer: 40% of the working days until go-live"),
    ],
)
def test_the_current_answer_is_shown_and_selected(id_: str, value: int, expected: str) -> None:
    screen = built(id_, answer=Given(answer=value))
    assert screen.current_answer == expected
    assert [choice.value for choice in screen.choices if choice.chosen] == (
        [] if screen.kind is ScreenKind.NUMBER else [value]
    )
    assert screen.initial_text == ("40" if screen.kind is ScreenKind.NUMBER else "")


def test_unknown_and_not_applicable_answers_are_shown() -> None:
    state = begin(small(), draft(one_level=Unknown(note="Ask Ann"), one_sure=NotApplicable(not_applicable="Gone")))
    state = after(state, Entered("go-on"), Key.OVERVIEW)
    assert [choice.text for choice in draw(state, EN).choices][:2] == [
        "Question one.level: we don't know",
        "Question one.sure: not applicable",
    ]
    assert draw(say(state, "one.level"), EN).current_answer == "Your answer: we don't know\nNote: Ask Ann"
    assert draw(say(state, "one.sure"), EN).current_answer == "Your answer: not applicable: Gone"


def test_a_problem_is_reported_in_the_language_of_the_interview() -> None:
    state = say(at("timeline.margin"), 101)
    assert "101" in draw(state, EN).fault
    assert "101" in draw(state, NL).fault
    assert draw(state, EN).fault != draw(state, NL).fault


def test_texts_of_a_file_cannot_act_on_the_terminal() -> None:
    state = say(begin(small(), Draft("small", DAY)), "a\x1b[2Jb", "kickoff", "sponsor")
    state = after(state, Key.NOTE, Entered("n\x1b]0;t\x07"), Key.EVIDENCE, Entered("e\x9b1m"))
    for event in (None, Key.NOTE, Key.OVERVIEW, Key.BACK):
        shown = draw(state if event is None else after(state, event), EN)
        for text in (shown.current_answer, shown.initial_text, shown.title, *shown.paragraphs):
            assert "\x1b" not in text
            assert "\x9b" not in text


def test_an_existing_file_is_shown_with_its_phase_and_number_of_answers() -> None:
    screen = draw(STEPS["resume"], EN)
    assert screen.title == "Go on with Project?"
    assert screen.paragraphs == ("Kickoff, 1 of 6 questions answered.",)
    assert [choice.value for choice in screen.choices] == ["go-on", "report", "new"]
    assert [choice.value for choice in screen.choices if choice.chosen] == ["go-on"]


def test_a_file_that_goes_on_in_another_phase_is_shown_with_that_one() -> None:
    held = draft(one_level=Given(answer=3))
    screen = draw(begin(small(), held, continued=replace(held, phase="aftercare")), EN)
    assert screen.paragraphs == (
        "Aftercare, 1 of 6 questions answered.",
        "You asked for another phase: Kickoff in the file becomes Aftercare.",
    )


def test_only_phases_in_which_anything_is_asked_are_offered() -> None:
    asked = questionnaire(levels("one.level", phases=["kickoff", "execution"], quick="Q"), levels("one.last"))
    for quick, expected in ((True, ["kickoff", "execution"]), (False, ["kickoff", "execution", "aftercare"])):
        state = say(begin(asked, Draft("small", DAY), quick=quick), "Project")
        assert [choice.value for choice in draw(state, EN).choices] == expected
        assert (say(state, "aftercare") == state) is quick


def test_a_role_in_own_words_is_among_the_choices() -> None:
    own = after(begin(small(), replace(draft(), role="works council")), Entered("go-on"))
    screen = draw(after(own, Key.BACK), EN)
    assert "works council" in [choice.value for choice in screen.choices if choice.chosen]
    assert draw(say(after(own, Key.BACK), OWN_ROLE), EN).initial_text == "works council"
    assert draw(STEPS["own-role"], EN).initial_text == ""
