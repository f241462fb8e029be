"""The form's page, as it is written; what it does in a browser is in tests/browser."""

import datetime
import html
import json
import re
from typing import Any

import pytest
from tests.support import build
from tests.support.build import built_in
from tests.support.form import every_condition

from implcheck.model.limits import LARGEST_FILE, LONGEST_TEXT
from implcheck.model.reading_time import minutes_to_read
from implcheck.model.text import Text
from implcheck.questionnaires.form import SCRIPTS, Preset, render
from implcheck.reports.formats.html import page
from implcheck.respondents.disclosure_control import MIN_GROUP

NL = Preset("nl", "Portaal", "sponsor", "kickoff")


def data_in(text: str) -> dict[str, Any]:
    """The data that a page holds."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, flags=re.DOTALL)
    assert found is not None
    held: dict[str, Any] = json.loads(found[1])
    return held


def test_the_output_is_reproducible() -> None:
    assert render(built_in(), "implementation", NL) == render(built_in(), "implementation", NL)


def test_the_page_is_in_the_requested_language() -> None:
    text = render(built_in(), "implementation", NL)
    assert text.startswith('<!doctype html>\n<html lang="nl">\n')
    assert f"<title>{html.escape(built_in().title.in_('nl'))}</title>" in text
    assert "<h2>Dit formulier is niet gestart</h2>" in text


def test_the_data_has_every_question_in_every_language() -> None:
    data = data_in(render(built_in(), "implementation", Preset("en")))
    assert data["languages"] == ["en", "nl"]
    assert [question["id"] for question in data["questions"]] == list(built_in().by_id)
    for question in data["questions"]:
        assert all(set(question[key]) == {"en", "nl"} for key in ("title", "text", "help", "evidence"))
    assert data["questionnaire"]["version"] == built_in().version
    assert data["phases"] == ["kickoff", "execution", "aftercare"]


def test_the_data_has_the_preset() -> None:
    data = data_in(render(built_in(), "implementation", NL))
    assert data["phases"] == ["kickoff"]
    about = {"project": "Portaal", "role": "sponsor", "phase": "kickoff", "others_shown": False}
    assert data["preset"]["about"] == {**about, "may_stand_apart": False, "may_be_quoted": False}
    assert data_in(render(built_in(), "implementation", Preset("en")))["preset"]["about"]["phase"] == ""


def test_a_phase_in_which_nothing_is_asked_is_not_offered() -> None:
    small = build.questionnaire(build.yes_no("one.a", phases=["execution"]))
    data = data_in(render(small, "small", Preset("en")))
    assert data["phases"] == ["execution"]
    assert data["preset"]["about"]["phase"] == "execution"


def test_a_condition_is_the_same_in_the_data_as_in_the_file() -> None:
    data = data_in(render(every_condition(), "small", Preset("en")))
    whens = {question["id"]: question.get("when") for question in data["questions"]}
    assert whens["one.level"] is None
    assert whens["two.is-yes"] == {"question": "one.yes", "is": "yes"}
    assert whens["two.not"] == {"not": {"question": "one.level", "at_most": 1}}


def test_the_data_says_which_roles_are_not_asked_and_what_not_yet_is() -> None:
    small = build.questionnaire(
        build.levels("one.a", asked_of=["sponsor"], not_yet="Nothing yet."), build.ticks("one.b", ["a"], {0: 0, 1: 4})
    )
    first, second = data_in(render(small, "small", Preset("en")))["questions"]
    assert first["not_asked_of"] == ["line-manager", "key-user", "user"]
    assert list(first["not_yet"].values()) == ["Nothing yet."]
    assert not {"not_asked_of", "not_yet"} & set(second)


def test_the_data_has_nothing_that_only_a_report_says() -> None:
    text = json.dumps(data_in(render(built_in(), "implementation", Preset("en"))))
    assert '"advice"' not in text
    assert '"problem"' not in text


def test_a_role_is_recognised_however_it_is_written() -> None:
    data = data_in(render(built_in(), "implementation", Preset("en", role="Key user")))
    assert data["preset"]["about"]["role"] == "key-user"


def test_a_language_that_the_questionnaire_does_not_have_falls_back() -> None:
    text = render(every_condition(), "small", Preset("nl"))
    assert '<html lang="en">' in text
    assert data_in(text)["preset"]["language"] == "en"


def test_an_unsupported_language_is_named_by_its_code() -> None:
    small = build.changed(every_condition(), languages=("fr",))
    words = data_in(render(small, "small", Preset("fr")))["words"]
    assert list(words) == ["fr"]
    assert words["fr"]["name"] == "fr"
    assert words["fr"]["download"] == "Save as a file"


HOSTILE = "</script><script>alert(1)</script><!-- \" ' & \u2028 $style"


def test_hostile_texts_stay_in_the_data() -> None:
    small = build.questionnaire(build.yes_no("one.a", title=HOSTILE, text=HOSTILE, help=HOSTILE, evidence=HOSTILE))
    text = render(build.changed(small, title=Text.of(en=HOSTILE)), HOSTILE, Preset("en", HOSTILE, HOSTILE))
    assert text.count("<script") == text.count("</script") == len(SCRIPTS) + 1
    assert "<!--" not in text
    data = data_in(text)
    shown = HOSTILE.replace("\u2028 ", "")  # a line end is a blank
    assert list(data["questions"][0]["text"].values()) == [shown]
    assert data["preset"]["about"]["project"] == HOSTILE


def test_the_policy_allows_the_style_and_scripts_of_the_page() -> None:
    text = render(built_in(), "implementation", Preset("en"))
    style = re.findall(r"<style>(.*?)</style>", text, flags=re.DOTALL)
    scripts = re.findall(r"<script>(.*?)</script>", text, flags=re.DOTALL)
    assert (len(style), len(scripts)) == (1, len(SCRIPTS))
    assert f'content="{page.policy(style, scripts)}"' in text


KEYS = re.compile(r'say\("([a-z_-]+)"')


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_page_has_exactly_the_sentences_that_it_uses(language: str) -> None:
    words = data_in(render(built_in(), "implementation", Preset(language)))["words"][language]
    script = "".join(page.asset(f"form/{name}.js") for name in SCRIPTS)
    assert set(KEYS.findall(script)) <= set(words)
    unnamed = {key for key in words if f'"{key}"' not in script}
    composed = {"name"} | {key for key in words if re.match("missing-|phase-|role-|step-", key)}
    assert unnamed <= composed, "words that nothing says"


def test_the_data_says_how_long_each_role_reads() -> None:
    minutes = data_in(render(built_in(), "implementation", Preset("en")))["minutes"]
    assert minutes["en"]["kickoff"]["key-user"] == minutes_to_read(built_in(), "en", "key-user", "kickoff")
    assert minutes["nl"]["execution"][""] == minutes_to_read(built_in(), "nl", "project-lead", "execution")
    small = build.questionnaire(build.yes_no("one.a", asked_of=["sponsor"]))
    assert "user" not in data_in(render(small, "small", Preset("en")))["minutes"]["en"]["kickoff"]


def test_the_data_has_the_round_and_what_versions_changed() -> None:
    data = data_in(render(built_in(), "implementation", Preset("en", round=datetime.date(2026, 11, 20))))
    assert data["round"] == "2026-11-20"
    (change,) = data["changes"]
    assert change["version"] == "2.0"
    assert change["replaced"]["capacity.hours-freed"] == "capacity.planned-hours-freed"
    assert change["reworded"]["why.problem-statement"] == [0, 4]
    assert data_in(render(built_in(), "implementation", Preset("en")))["round"] == ""


def test_the_limits_are_those_of_answers_files() -> None:
    data = data_in(render(built_in(), "implementation", Preset("en")))
    assert data["limits"] == {"text": LONGEST_TEXT, "file": LARGEST_FILE, "group": MIN_GROUP}


def test_every_error_in_a_typed_answer_has_a_sentence() -> None:
    words = data_in(render(built_in(), "implementation", Preset("en")))["words"]["en"]
    for code in ("answer-not-a-number", "answer-out-of-range", "answer-not-whole", "answer-exclusive"):
        assert code in words
