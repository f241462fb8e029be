"""What a form shows where its scripts do not run."""

import re

from tests.support import build
from tests.support.build import built_in

from implcheck.model.text import Text
from implcheck.questionnaires.form_without_script import render
from implcheck.wording.messages import Messages

PHASES = ("kickoff", "execution", "aftercare")


def rendered(role: str = "", phases: tuple[str, ...] = PHASES, language: str = "en") -> str:
    return render(built_in(), Messages((language,)), role, phases)


def test_it_has_every_question_of_a_phase_that_a_role_is_asked_numbered() -> None:
    asked = [one for one in built_in().asked_in("kickoff") if one.is_asked_of("sponsor")]
    numbers = re.findall(r"<h3>(\d+)\. ", rendered("sponsor", ("kickoff",)))
    assert numbers == [str(number) for number in range(1, len(asked) + 1)]
    assert rendered("", ("kickoff",)).count("<h3>") == len(built_in().asked_in("kickoff"))
    assert rendered().count("<h3>") == len(built_in().questions)


def test_a_question_has_its_answers_and_what_can_be_said_instead() -> None:
    small = build.questionnaire(
        build.levels("one.a", not_yet="Nothing yet."),
        build.yes_no("one.b"),
        build.number("one.c", {0.0: 0, 5.0: 4}, 40),
    )
    text = render(small, Messages(("en",)), "", ("kickoff",))
    lists = [re.findall("<li>(.*?)</li>", items) for items in re.findall("<ul>(.*?)</ul>", text)]
    instead = ["We don&#x27;t know", "Does not apply"]
    assert [answer[:3] for answer in lists[0][:5]] == ["0: ", "1: ", "2: ", "3: ", "4: "]
    assert lists[0][5:] == ["Nothing yet.", *instead]
    assert lists[1:] == [["Yes", "No", *instead], instead]
    assert "<p>A number from 0 to 40: " in text


def test_hostile_texts_are_only_texts() -> None:
    hostile = "</main><script>alert(1)</script>\x1b[31m"
    small = build.questionnaire(build.yes_no("one.a", text=hostile, help=hostile))
    text = render(build.changed(small, title=Text.of(en=hostile)), Messages(("en",)), "", ("kickoff",))
    assert "<script" not in text
    assert "\x1b" not in text
    assert text.count("&lt;script&gt;") == 3
