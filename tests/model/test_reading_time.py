"""How long it takes to read the questions; tests/content/test_reading_time.py holds what is promised for the built-in one."""

from tests.support import build

from implcheck.model.question import NumberQuestion
from implcheck.model.reading_time import minutes_to_read, texts_to_read, words_to_read


def test_every_part_of_a_question_is_counted() -> None:
    question = build.built_in().by_id["commitment.decision-speed"]
    assert isinstance(question, NumberQuestion)
    parts = {question.title, question.text, question.help, question.unit, question.not_yet}
    assert parts == set(texts_to_read(question))
    assert len(texts_to_read(build.built_in().by_id["why.problem-statement"])) == 3 + 5


def test_minutes_are_rounded_up_and_only_of_what_the_role_is_asked() -> None:
    words = " ".join(["word"] * 150)
    small = build.questionnaire(
        build.yes_no("one.a", title="A", text=words, help=words, asked_of=["sponsor"]), build.yes_no("one.b")
    )
    assert minutes_to_read(small, "en", "user", "kickoff") == 1
    assert minutes_to_read(small, "en", "sponsor", "kickoff") == 2
    assert minutes_to_read(small, "en", "a role of its own", "kickoff") == 2
    assert minutes_to_read(small, "en", "sponsor", "aftercare") in {0, 2}
    assert words_to_read([], "en") == 0
