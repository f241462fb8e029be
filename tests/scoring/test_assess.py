import datetime
from fractions import Fraction

from tests.support.build import (
    NA,
    PHASES,
    TODAY,
    answers,
    assessed,
    built_in,
    choice,
    knock_out,
    levels,
    number,
    questionnaire,
    rule,
    ticks,
)

from implcheck.model.answers import Answers
from implcheck.model.enums import Level, Outcome, State
from implcheck.model.results import Score
from implcheck.scoring.assess import assess

SMALL = questionnaire(
    levels("one.a", weight=3),
    levels("one.b", weight=1, phases=["execution", "aftercare"]),
    levels("two.c", weight=2),
    practices={"one": 60, "two": 40},
)


def test_the_result_keeps_what_was_assessed() -> None:
    written = {
        "implcheck": 1,
        "project": "Planning tool",
        "phase": "execution",
        "date": "2026-11-20",
        "respondent": {"role": "key-user"},
        "answers": {"one.a": 3},
    }
    about = assess(SMALL, Answers.model_validate(written), today=TODAY).about
    assert (about.project, about.phase.id, about.role) == ("Planning tool", "execution", "key-user")
    assert (about.date, about.today) == (datetime.date(2026, 11, 20), TODAY)
    assert (about.questionnaire, about.questionnaire_version, about.languages) == ("small", "1", ("en",))


def test_a_requested_phase_goes_before_that_of_the_file() -> None:
    given = answers({"one.a": 4, "one.b": 0, "two.c": 4}, "kickoff")
    assert assess(SMALL, given, today=TODAY).score == assessed(SMALL, {"one.a": 4, "two.c": 4}).score
    later = assess(SMALL, given, today=TODAY, phase="execution")
    assert later.about.phase.id == "execution"
    assert later.score is not None
    assert later.score.low == 85


def test_practices_have_their_share_in_the_phase() -> None:
    result = assessed(SMALL, {"one.a": 3, "two.c": 2})
    # At kickoff practice one asks a single question, which has the whole weight of the practice.
    assert {practice.id: practice.share for practice in result.practices} == {
        "one": Fraction(60, 100),
        "two": Fraction(40, 100),
    }
    assert {practice.id: practice.weight for practice in result.practices} == {"one": 60, "two": 40}
    assert [practice.score.low for practice in result.practices if practice.score is not None] == [75, 50]
    assert {question.id: question.share for question in result.questions} == {
        "one.a": Fraction(60, 100),
        "one.b": 0,
        "two.c": Fraction(40, 100),
    }


def test_an_outcome_needs_enough_answers() -> None:
    assert assessed(SMALL, {"one.a": 3, "two.c": 2}).outcome is Outcome.ASSESSED
    result = assessed(SMALL, {"one.a": 3})
    assert (result.outcome, result.level, result.known) == (Outcome.NOT_ENOUGH_KNOWN, None, Fraction(60, 100))
    assert result.least_known == Fraction(7, 10)
    assert [why.code for why in result.reasons] == ["not-enough-known"]


def test_every_question_is_in_the_result_with_its_answer_in_words() -> None:
    small = questionnaire(
        levels("one.level"),
        choice("one.choice", {"never": 0, "monthly": 4}),
        ticks("one.ticks", ["x", "y"], {0: 0, 1: 2, 2: 4}),
        number("one.number", {0: 0, 4: 4}),
        levels("one.away"),
        levels("one.open"),
    )
    given = {
        "one.level": {"answer": 3, "note": "Seen on Monday", "evidence": ["minutes.md"]},
        "one.choice": "monthly",
        "one.ticks": ["y", "x"],
        "one.number": 2.5,
        "one.away": NA,
        "one.open": {"answer": "unknown", "note": "Asked for"},
    }
    result = assessed(small, given)
    assert {question.id: [text.in_("en") for text in question.answer_text] for question in result.questions} == {
        "one.level": ["Level 3."],
        "one.choice": ["Option monthly."],
        "one.ticks": ["Tick x.", "Tick y."],
        "one.number": ["2.5 hours"],
        "one.away": [],
        "one.open": [],
    }
    assert [question.score for question in result.questions] == [3, 4, 4, 0, None, None]
    first = result.question("one.level")
    assert (first.note, first.evidence, first.practice, first.weight) == ("Seen on Monday", ("minutes.md",), "one", 1)
    assert result.question("one.away").not_applicable_reason == "There is nothing of the kind here"
    assert (result.question("one.open").state, result.question("one.open").note) == (State.UNKNOWN, "Asked for")


def test_what_is_to_find_out_starts_with_what_weighs_most() -> None:
    small = questionnaire(
        levels("one.a", weight=1), levels("one.b", weight=3), levels("two.c", weight=1), levels("two.d")
    )
    result = assessed(small, {"one.a": "unknown", "two.d": NA})
    # b 3/4 of practice one; c half of practice two, whose other half does not apply; a 1/4 of practice one.
    assert [question.id for question in result.to_find_out] == ["one.b", "two.c", "one.a"]
    assert [question.points_missing for question in result.to_find_out] == [50, Fraction(100, 3), Fraction(50, 3)]


def test_what_cannot_be_judged_names_the_answers_it_waits_for() -> None:
    both = {"all": [{"question": "one.a", "at_most": 1}, {"question": "one.b", "at_most": 1}]}
    small = questionnaire(
        levels("one.a"),
        levels("one.b", knock_out=knock_out(phases=["kickoff"])),
        levels("one.c", knock_out=knock_out(phases=["execution"])),
        rules=[rule("r", both, level="moderate"), rule("later", both, phases=["execution"])],
    )
    waiting = assessed(small, {"one.a": 0}, "kickoff").waiting_rules
    assert [(rule.id, rule.level, rule.waits_for) for rule in waiting] == [
        ("one.b", Level.CRITICAL, ("one.b",)),
        ("rule.r", Level.MODERATE, ("one.b",)),
    ]
    assert [waiting.id for waiting in assessed(small, {"one.a": 2}, "kickoff").waiting_rules] == ["one.b"]
    assert assessed(small, {"one.a": 2, "one.b": 1}, "kickoff").waiting_rules == ()


def test_knock_outs_are_marked_on_their_question() -> None:
    small = questionnaire(levels("one.a", knock_out=knock_out(1)), levels("one.b", knock_out=knock_out(1)))
    result = assessed(small, {"one.a": 1, "one.b": 2})
    assert {question.id: question.knock_out for question in result.questions} == {"one.a": True, "one.b": False}


def test_answers_that_the_phase_does_not_ask_for_are_unasked() -> None:
    result = assessed(SMALL, {"one.a": 4, "one.b": 0, "two.c": 4}, "kickoff")
    assert result.unasked_answers == ("one.b",)
    assert result.score is not None
    assert result.score.low == 100
    assert assessed(SMALL, {"one.a": 4, "one.b": None, "two.c": 4}, "kickoff").unasked_answers == ()


def test_unasked_questions_are_in_the_order_of_the_questionnaire() -> None:
    small = questionnaire(levels("one.a"), *[levels(f"one.q{index}", phases=["aftercare"]) for index in range(3)])
    assert assessed(small, {"one.q2": 1, "one.q0": 1, "one.a": 3, "one.q1": 1}).unasked_answers == (
        "one.q0",
        "one.q1",
        "one.q2",
    )


def test_an_answer_to_a_question_whose_condition_does_not_hold_is_unasked() -> None:
    small = questionnaire(levels("one.a"), levels("one.b", when={"question": "one.a", "at_most": 1}))
    result = assessed(small, {"one.a": 4, "one.b": 0})
    assert result.question("one.b").state is State.NOT_ASKED
    assert result.unasked_answers == ("one.b",)


def test_a_quick_check_names_what_it_did_not_look_at() -> None:
    small = questionnaire(levels("one.a", quick="It decides."), levels("one.b"), levels("two.c", phases=["aftercare"]))
    result = assess(small, answers({"one.a": 4, "one.b": 0}), today=TODAY, quick=True)
    assert result.skipped_questions == ("one.b",)
    assert result.unasked_answers == ()
    assert result.score is not None
    assert result.score.low == 100
    # What a quick check leaves out is asked by the phase, and not answered.
    assert result.known == Fraction(1, 2)
    assert assess(small, answers({"one.a": 4}), today=TODAY).skipped_questions == ()


def test_who_answers_is_told_what_the_role_is_not_asked() -> None:
    small = questionnaire(
        levels("one.a", quick="It decides."),
        levels("one.b", quick="It decides.", asked_of=["user"]),
        levels("one.c", asked_of=["user"]),
        levels("one.d", asked_of=["user"], phases=["aftercare"]),
        roles=[{"id": id_, "title": id_} for id_ in ("sponsor", "user")],
    )
    assert assessed(small, {"one.a": 4}, role="sponsor").not_asked_of_role == ("one.b", "one.c")
    assert assessed(small, {"one.a": 4}, role="user").not_asked_of_role == ()
    # What a quick check skips is skipped whoever answers.
    quick = assess(small, answers({"one.a": 4}, role="sponsor"), today=TODAY, quick=True)
    assert (quick.skipped_questions, quick.not_asked_of_role) == (("one.c",), ("one.b",))


def test_where_nothing_applies_nothing_has_a_share() -> None:
    result = assessed(SMALL, {"one.a": NA, "two.c": NA})
    assert {question.share for question in result.questions} == {0}
    assert {practice.share for practice in result.practices} == {0}


def test_an_empty_file_has_no_level_and_a_score_from_0() -> None:
    for phase in PHASES:
        result = assess(built_in(), answers({}, str(phase)), today=TODAY)
        assert (result.level, result.findings, result.actions) == (None, (), ())
        assert result.known == 0
        assert result.score is not None
        assert result.score == Score(low=Fraction(0), ceiling=Fraction(100))
        assert [question.state for question in result.to_find_out] == [State.UNANSWERED] * len(result.to_find_out)
        assert len(result.to_find_out) == len(built_in().asked_in(phase))


DECISIVE = questionnaire(
    levels("one.a", knock_out=knock_out(headline="Stop until somebody decides.")),
    levels("one.b", weight=9),
    levels("one.c"),
    rules=[
        rule("r", {"question": "one.c", "at_most": 0}, level="moderate", headline="Mend it first."),
        rule("s", {"question": "one.c", "at_most": 0}, level="high"),
    ],
)


def headline(**given_: object) -> str | None:
    found = assessed(DECISIVE, {f"one.{name}": answer for name, answer in given_.items()}).headline
    return found.in_("en") if found is not None else None


def test_a_decisive_thing_has_its_own_headline() -> None:
    assert headline(a=0, b=4, c=4) == "Stop until somebody decides."
    # A low answer that is no knock-out has none, nor has a level that something else decides.
    assert headline(a=1, b=4, c=4) is None
    assert headline(a=4, b=0, c=4) is None
    # A rule that is better than the level does not speak for it: here the other one makes it high.
    assert assessed(DECISIVE, {"one.a": 4, "one.b": 1, "one.c": 0}).level is Level.CRITICAL
    assert headline(a=4, b=1, c=0) is None
    assert headline(a=4, b=4, c=0) == "Mend it first."
    # Without a level there is none.
    assert headline(a=0) is None


def test_nothing_is_decisive_where_the_level_is_low() -> None:
    small = questionnaire(
        levels("one.a"), rules=[rule("r", {"question": "one.a", "at_least": 4}, level="low", headline="Go on.")]
    )
    result = assessed(small, {"one.a": 4})
    assert (result.level, [finding.id for finding in result.findings]) == (Level.LOW, ["rule.r"])
    assert result.headline is None


def test_of_two_headlines_the_first_in_the_one_order_speaks() -> None:
    parts = [
        levels(f"one.{name}", weight=weight, knock_out=knock_out(headline=name))
        for name, weight in (("a", 1), ("b", 2))
    ]
    small = questionnaire(*parts)
    found = assessed(small, {"one.a": 0, "one.b": 0})
    assert [finding.id for finding in found.findings] == ["one.b", "one.a"]
    assert found.headline is not None
    assert found.headline.in_("en") == "b"
