"""The practices by role, held against a calculation of the test's own from the answers of each respondent."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.reports.pages import example, respondents
from tests.reports.rounds import Voice, assessed, combined_of
from tests.support.build import BANDS, NA, levels, questionnaire

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.reports.document import Emphasis, Paragraph, Table
from implcheck.reports.respondents_section import by_role
from implcheck.reports.role_table import MOST_ROLES_BESIDE, practices_by_role
from implcheck.wording.messages import Messages

ENGLISH, DUTCH = Messages(("en",)), Messages(("nl", "en"))

WEIGHTS = {"one.a": Fraction(3), "one.b": Fraction(1), "two.c": Fraction(2), "two.d": Fraction(1, 2)}
WEIGHTED = questionnaire(*(levels(id_, weight=float(weight)) for id_, weight in WEIGHTS.items()))


def table_of(assessment: Assessment, messages: Messages = ENGLISH) -> Table:
    table, note = practices_by_role(assessment, combined_of(assessment), messages)
    assert isinstance(note, Paragraph)
    assert note.emphasis is Emphasis.NOTE
    assert isinstance(table, Table)
    return table


def texts_of(table: Table) -> dict[str, list[str]]:
    """The texts of the cells by the name of the practice, in the order of the roles."""
    return {name.text: [cell.text for cell in cells] for name, *cells in table.rows}


def heads_of(table: Table) -> list[str]:
    """The names of the roles."""
    return [column.title for column in table.columns[1:]]


def test_a_role_has_the_weighted_mean_of_its_answers_per_practice() -> None:
    table = table_of(
        assessed(
            ("sponsor", {"one.a": 4, "one.b": 0, "two.c": 3, "two.d": 3}),
            ("user", {"one.a": 1, "one.b": 4, "two.c": 0}),
            ("user", {"one.a": 2, "one.b": 4, "two.d": 4}),
            small=WEIGHTED,
        )
    )
    assert heads_of(table) == ["sponsor", "user"]
    # The sponsor: (3 x 4 + 1 x 0) / 16 and 3 / 4; the users: (3 x 1.5 + 1 x 4) / 16 and (2 x 0 + 0.5 x 4) / 10.
    assert texts_of(table) == {"one": ["75", "53"], "two": ["75", "20"]}
    assert [cell.level for row in table.rows for cell in row] == [
        *(None, Level.MODERATE, Level.HIGH),
        *(None, Level.MODERATE, Level.CRITICAL),
    ]
    assert all(cell.marked for row in table.rows for cell in row[1:])


@pytest.mark.parametrize("silent", [{}, {"two.c": "unknown"}, {"two.c": NA, "two.d": None}])
def test_a_practice_that_a_role_did_not_score_is_a_dash(silent: Mapping[str, object]) -> None:
    sponsor = ("sponsor", {"one.a": 4, "two.c": 4})
    table = table_of(assessed(sponsor, ("user", {"one.a": 0, **silent}), small=WEIGHTED))
    assert texts_of(table) == {"one": ["100", "0"], "two": ["100", "-"]}
    dash = table.rows[1][2]
    assert (dash.level, dash.marked) == (None, False)


def test_roles_that_may_not_be_shown_apart_have_no_column() -> None:
    voices = [("sponsor", {"one.a": 4})] * 5 + [("line-manager", {"one.a": 3})] * 6 + [("user", {"one.a": 0})] * 5
    few = [("key-user", {"one.a": 1})] * 2 + [("Works council", {"one.a": 0})] * 3
    assessment = assessed(*voices, *few, small=WEIGHTED, willing=False)
    assert heads_of(table_of(assessment)) == ["sponsor", "line manager", "user"]
    assert heads_of(table_of(assessment, DUTCH)) == ["opdrachtgever", "leidinggevende", "gebruiker"]


@pytest.mark.parametrize(
    "voices",
    [
        [("user", {"one.a": 0})] * 6,
        [("user", {"one.a": 0})] * 6 + [("sponsor", {"one.a": 4})],
        [("user", {"one.a": 0})] * 4 + [("sponsor", {"one.a": 4})] * 4,
    ],
)
def test_fewer_than_two_roles_have_no_table(voices: Sequence[Voice]) -> None:
    assessment = assessed(*voices, small=WEIGHTED, willing=False)
    assert len(combined_of(assessment).roles) < 2
    assert practices_by_role(assessment, combined_of(assessment), ENGLISH) == ()
    assert not any(isinstance(block, Table) for block in by_role(assessment, ENGLISH))


def test_of_many_roles_the_largest_have_a_column_in_their_usual_order_and_the_others_are_counted() -> None:
    sizes = {"Role A": 1, "Role B": 3, "Role C": 2, **{f"Role {letter}": 2 for letter in "DEFGHIJ"}}
    assessment = assessed(
        *[(role, {"one.a": 3}) for role, size in sizes.items() for _ in range(size)], small=WEIGHTED, min_group=1
    )
    table, note = practices_by_role(assessment, combined_of(assessment), ENGLISH)
    assert isinstance(table, Table)
    assert MOST_ROLES_BESIDE == 8
    assert heads_of(table) == [f"Role {letter}" for letter in "BCDEFGHI"]
    assert sum(column.share for column in table.columns) == pytest.approx(1)
    assert isinstance(note, Paragraph)
    assert "2 roles" in note.text
    fewer = assessed(*[(f"Role {letter}", {"one.a": 3}) for letter in "ABCDEFGH"], small=WEIGHTED)
    assert len(heads_of(table_of(fewer))) == MOST_ROLES_BESIDE
    assert "not in the table" not in str(by_role(fewer, ENGLISH))


def test_the_example_has_all_its_roles_and_practices() -> None:
    table = table_of(respondents())
    assert heads_of(table) == ["project lead", "sponsor", "line manager", "key user", "user"]
    assert list(texts_of(table)) == [practice.short.in_("en") for practice in example("erp-rollout").practices]
    assert {cell.text for row in table.rows for cell in row[1:]} > {"-", "100", "0"}


class Round(NamedTuple):
    """Respondents, and which roles agree to stand apart."""

    voices: Sequence[Voice]
    willing: frozenset[str]

    def table(self) -> Table | None:
        """The table, if there is one."""
        blocks = practices_by_role(self.assessed(), combined_of(self.assessed()), ENGLISH)
        return next((block for block in blocks if isinstance(block, Table)), None)

    def assessed(self) -> Assessment:
        """The assessment; three are enough to stand apart, so that small rounds have groups of both kinds."""
        return assessed(*self.voices, small=WEIGHTED, willing=self.willing, min_group=3)

    def views(self) -> set[tuple[str, str]]:
        """Each question and role with a view that may be shown."""
        questions = combined_of(self.assessed()).questions
        return {(agreement.question, view.role) for agreement in questions for view in agreement.views}


ROLES = ("sponsor", "line-manager", "key-user", "user")
SCORES = st.integers(0, 4)
ANSWERS = st.fixed_dictionaries({}, optional=dict.fromkeys(WEIGHTS, SCORES))


@st.composite
def rounds(draw: st.DrawFn) -> Round:
    """Up to four roles of up to five respondents each, some of whom leave questions blank."""
    voices = [(role, draw(ANSWERS)) for role in ROLES for _ in range(draw(st.integers(0, 5)))]
    return Round(voices, draw(st.frozensets(st.sampled_from(ROLES))))


def expected(round_: Round, practice: str, role: str) -> tuple[str, Level | None]:
    """The text and level of a cell, from the answers."""
    weighted = weight = Fraction(0)
    for question, of in round_.views():
        if of != role or not question.startswith(f"{practice}."):
            continue
        scores = [given[question] for name, given in round_.voices if name == role and question in given]
        weighted += WEIGHTS[question] * Fraction(sum(scores), len(scores))
        weight += WEIGHTS[question]
    if not weight:
        return "-", None
    points = weighted * 25 / weight
    level = next(level for level, least in BANDS.items() if points >= least)
    return str(int(points)), Level(level)


@given(rounds())
def test_every_figure_follows_from_the_answers(round_: Round) -> None:
    assume(round_.voices)
    shown = combined_of(round_.assessed()).roles
    table = round_.table()
    assert (table is not None) == (len(shown) >= 2)
    if table is None:
        return
    assert heads_of(table) == [role.replace("-", " ") for role in ROLES if role in shown]
    for (name, *cells), practice in zip(table.rows, ("one", "two"), strict=True):
        assert name.text == practice
        assert [(cell.text, cell.level) for cell in cells] == [expected(round_, practice, role) for role in shown]


@given(rounds(), st.data())
def test_no_figure_depends_on_an_answer_that_may_not_be_shown_apart(round_: Round, data: st.DataObject) -> None:
    assume(round_.voices)
    table, views = round_.table(), round_.views()
    assume(table is not None)
    hidden = [
        (at, question)
        for at, (role, given_) in enumerate(round_.voices)
        for question in given_
        if (question, role) not in views
    ]
    assume(hidden)
    voices = [(role, dict(given_)) for role, given_ in round_.voices]
    for at, question in hidden:
        voices[at][1][question] = data.draw(SCORES)
    assert round_._replace(voices=voices).table() == table
