"""The sentences about the verdict, with a level and without, in every format."""

import io
import zipfile
from collections.abc import Callable

import pytest
from tests.reports import read_back
from tests.reports.pages import words_of
from tests.support.build import TODAY, accept, answers, assessed, built_in, knock_out, levels, questionnaire
from tests.support.strategies import scored_values

from implcheck.model.answers import Respondent
from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.text import Text
from implcheck.reports import verdict
from implcheck.reports.formats import badge
from implcheck.reports.formats.registry import FORMATS, render
from implcheck.reports.options import Options
from implcheck.scoring.assess import assess
from implcheck.wording.messages import Messages

ENGLISH, DUTCH = Messages(("en",)), Messages(("nl", "en"))
TWO = questionnaire(levels("one.a"), levels("one.b"))


def one_best_answer(*, quick: bool = False) -> Assessment:
    """Assess the built-in questionnaire with the best answer to one question; the others do not apply or were skipped."""
    best = {question.id: scored_values(question)[-1][1] for question in built_in().asked_in("kickoff")}
    first = next(iter(best))
    given = best if quick else {id_: best[id_] if id_ == first else {"not_applicable": "not yet"} for id_ in best}
    return assess(built_in(), answers(given), today=TODAY, quick=quick)


READERS: dict[str, Callable[..., str]] = {
    "terminal": read_back.terminal,
    "markdown": read_back.markdown,
    "html": read_back.html,
    "docx": read_back.word,
    "pdf": read_back.pdf,
    "github": str,
}
INSTEAD = {
    "en": ("point to ● low risk", "Still possible: any level.", "Find out first: "),
    "nl": ("wijzen op ● laag risico", "Nog mogelijk: elk risiconiveau.", "Zoek eerst uit: "),
}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("format_", READERS)
def test_without_a_level_every_format_says_what_the_answers_point_to(format_: str, language: str) -> None:
    output = render(one_best_answer(), format_, Options((language, "en"), width=160))
    read = words_of(READERS[format_](output))
    assert [sentence for sentence in INSTEAD[language] if sentence not in read] == []


READY = ("on course", "Nothing is urgent", "niets dringends", "no risks", "geen risico's")


@pytest.mark.parametrize("quick", [False, True])
@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("format_", [*FORMATS, "badge"])
def test_without_a_level_no_format_says_that_the_project_is_ready(format_: str, language: str, *, quick: bool) -> None:
    assessment = one_best_answer(quick=quick)
    assert assessment.level is None
    for options in (Options((language, "en")), Options((language, "en"), quiet=True)):
        output = badge.render(assessment, options) if format_ == "badge" else render(assessment, format_, options)
        text = output if isinstance(output, str) else " ".join(texts_of(output))
        for sentence in (Messages((language,)).message("verdict.low"), *READY):
            assert sentence not in text


def texts_of(packed: bytes) -> list[str]:
    if packed.startswith(b"%PDF"):
        return [" ".join(read_back.pdf(packed).split())]
    with zipfile.ZipFile(io.BytesIO(packed)) as parts:
        return [parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")]


@pytest.mark.parametrize("format_", ["terminal", "markdown"])
def test_the_quiet_line_gives_an_indication(format_: str) -> None:
    line = render(one_best_answer(), format_, Options(quiet=True))
    assert isinstance(line, str)
    assert "No verdict: not enough is known" in line
    assert "points to ● low risk · still possible: any level" in line.replace("*", "").replace("\\", "")
    assert "100 of 100 points; 4% of the weight is answered" in line.replace("\\", "")


def test_a_quick_check_says_that_it_is_an_indication() -> None:
    found = verdict.without_level(one_best_answer(quick=True), ENGLISH)
    assert found[0] == "A quick check gives an indication, not a verdict: the answers point to ● low risk."
    assert found[1].startswith("Still possible: ")
    assessment = one_best_answer(quick=True)
    (first,) = verdict.find_out_first(assessment.most_informative, assessment, ENGLISH)
    assert first.startswith("Find out first: ")


def test_the_levels_still_possible_are_named() -> None:
    assessment = one_best_answer()._replace(possible_levels=(Level.MODERATE, Level.CRITICAL), indication=None)
    assert verdict.without_level(assessment, ENGLISH) == ["Still possible: moderate to critical."]
    assert verdict.without_level_in_short(assessment, DUTCH) == ["nog mogelijk: matig tot en met kritiek"]


def test_with_a_level_there_is_no_indication() -> None:
    assessment = assessed(questionnaire(levels("one.a")), {"one.a": 4})
    assert verdict.without_level(assessment, ENGLISH) == verdict.without_level_in_short(assessment, ENGLISH) == []
    assert assessment.most_informative == ()
    assert verdict.find_out_first((), assessment, ENGLISH) == verdict.what_is_open(assessment, ENGLISH) == []


def test_the_points_come_first_and_then_what_decides_besides_them() -> None:
    small = questionnaire(levels("one.a", knock_out=knock_out()), *(levels(f"two.q{number}") for number in range(9)))
    given = {"one.a": 0, **{f"two.q{number}": 4 for number in range(9)}}
    assessment = assessed(small, given)
    assert verdict.score(assessment, ENGLISH) == "50 points: high risk."
    raised = assessed(
        questionnaire(levels("one.a"), levels("two.b", weight=1), practices={"one": 1, "two": 9}),
        {"one.a": 0, "two.b": 4},
    )
    assert verdict.score(raised, ENGLISH) == "90 points: on points alone it would be low."
    assert verdict.reasons(raised, ENGLISH) == ["one: critical. The overall level can be only one step better: high."]
    assert verdict.reasons(raised, DUTCH) == ["one: kritiek. Het geheel kan maar één stap beter zijn: hoog."]


def test_what_is_open_says_how_much_is_known_and_what_that_can_change() -> None:
    small = questionnaire(levels("one.a", weight=4), levels("one.b"))
    assessment = assessed(small, {"one.a": 3})
    assert verdict.what_is_open(assessment, ENGLISH) == [
        "80% of the weight is answered. 1 answer is still unknown; at best it makes 80 points.",
        "Once all is known, the level can be low to high.",
    ]
    given = {"one.a": 4, "one.b": {"not_applicable": "There is nothing of the kind"}}
    assert verdict.what_is_open(assessed(small, given), ENGLISH) == ["80% of the weight is answered."]


def test_what_a_role_is_not_asked_is_named() -> None:
    small = questionnaire(levels("one.a", weight=9), levels("one.b", asked_of=["sponsor"]))
    given = answers({"one.a": 4}).model_copy(update={"respondent": Respondent(role="user")})
    found = verdict.what_is_open(assess(small, given, today=TODAY), ENGLISH)
    assert found[-1] == "1 question of this phase was not asked: it is for other roles than the user."


def test_the_headline_is_that_of_what_decides() -> None:
    decisive = {**knock_out(), "headline": "Stop until it is settled"}
    assessment = assessed(questionnaire(levels("one.a", knock_out=decisive)), {"one.a": 0})
    assert assessment.headline is not None
    assert ENGLISH.headline(assessment) == "Critical risk: Stop until it is settled"  # in no language that is named
    both = Text.of(en="Stop until it is settled", nl="Stop tot het vaststaat")
    assert DUTCH.headline(assessment._replace(headline=both)) == "Kritiek risico: stop tot het vaststaat"
    for text, shown in (
        (both, "Critical risk: stop until it is settled"),
        (Text.of(en="HR decides first"), "Critical risk: HR decides first"),
        (Text.of(en="Choose: people or time"), "Critical risk. Choose: people or time"),
        (Text.of(de="Zuerst klären"), "Critical risk: Zuerst klären"),
    ):
        assert ENGLISH.headline(assessment._replace(headline=text)) == shown


def test_without_a_headline_the_words_fit_every_questionnaire_and_name_no_risk_that_is_not_shown() -> None:
    assert ENGLISH.headline(assessed(TWO, {"one.a": 2, "one.b": 2})) == (
        "High risk: deal with the top risks before you go ahead"
    )
    accepted = [accept("one.a"), accept("one.b")]
    assert ENGLISH.headline(assessed(TWO, {"one.a": 2, "one.b": 2}, accepted=accepted)) == "High risk"
    assert ENGLISH.headline(assessed(TWO, {"one.a": 4, "one.b": 4})) == "Low risk: on course"


def test_where_unknowns_decide_the_verdict_says_how_many() -> None:
    questions = (levels(f"one.q{number}") for number in range(10))
    assessment = assessed(questionnaire(*questions), {f"one.q{number}": 4 for number in range(7)})
    assert assessment.unknowns_decide
    assert ENGLISH.headline(assessment).endswith("find out first what is open (3 answers)")
    assert DUTCH.headline(assessment).endswith("zoek eerst uit wat openstaat (3 antwoorden)")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_headline_of_the_tool_names_a_role(language: str) -> None:
    for level in Level:
        headline = Messages((language,)).message(f"verdict.{level}")
        assert "sponsor" not in headline
        assert "opdrachtgever" not in headline


def test_what_is_open_is_said_once_where_every_completion_gives_the_level() -> None:
    decisive = (levels(f"one.{name}", knock_out=knock_out()) for name in ("a", "b"))
    small = questionnaire(*decisive, levels("one.c", weight=10))
    said = verdict.reasons(assessed(small, {"one.a": 0, "one.b": 0}), ENGLISH)
    assert said == ["Only 16% of the weight is answered, but the level is critical whatever the other answers are."]
