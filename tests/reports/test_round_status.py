"""The report of a round: what it says, in which order, and what it leaves out."""

import pytest
from tests.reports.blocks import blocks_of
from tests.reports.round_statuses import EARLIER, LATER, of_respondents, round_with_everything

from implcheck.model.round_status import RoundStatus
from implcheck.reports.build import build
from implcheck.reports.document import Document, Items, Paragraph, Table
from implcheck.reports.options import Depth, Options
from implcheck.reports.round_status import reminder
from implcheck.wording.messages import Messages

EN = Messages(("en",))


def document_of(status: RoundStatus, language: str = "en") -> Document:
    return build(status, Options((language, "en")))


def end_of(status: RoundStatus) -> str:
    """Return how the reminder ends."""
    found = reminder(status, EN)
    assert found is not None
    return found[2]


def listed(document: Document, id_: str) -> list[str]:
    return [item for block in blocks_of(document, id_) if isinstance(block, Items) for item in block.items]


def table_of(document: Document) -> list[list[str]]:
    tables = [block for block in blocks_of(document, "roles") if isinstance(block, Table)]
    return [[cell.text for cell in row] for row in tables[0].rows]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_everything_is_on_the_first_page_in_its_order(language: str) -> None:
    document = document_of(round_with_everything(), language)
    assert [section.id for section in document.sections] == [
        *("verdict", "roles", "unanswered", "not-asked", "files", "reminder")
    ]
    assert {section.depth for section in document.sections} == {Depth.SUMMARY}
    assert (document.title, document.level) == ("Planning system", None)
    assert document.footer


def test_the_table_counts_by_role_and_adds_up() -> None:
    rows = table_of(document_of(of_respondents(key_user=5, sponsor=1)))
    assert rows[1] == ["sponsor", "1", "1", "0", "yes"]
    assert rows[3] == ["key user", "1", "5", "4", "yes"]
    assert rows[-1] == ["Together", "5", "6", "4", ""]
    assert table_of(document_of(of_respondents()))[-1] == ["Together", "5", ""]


def test_why_a_role_is_not_shown_is_said_with_what_it_needs() -> None:
    rows = table_of(document_of(round_with_everything()))
    texts = {row[0]: row[-1] for row in rows}
    assert texts["head of sales"] == "not yet: 4 more"
    assert texts["accountant"] == "not yet: too few in other roles"
    assert texts["planner"] == "not yet: only if all consent"
    first_day = of_respondents(consultant=2)
    role = next(role for role in first_day.roles if role.role == "consultant")
    alone = table_of(document_of(first_day._replace(roles=(role._replace(more_needed=5, consent_helps=True),))))
    assert alone == [["consultant", "0", "2", "2", "not yet: 5 more, or all consent"]]


def test_more_than_expected_is_said() -> None:
    texts = listed(document_of(round_with_everything()), "roles")
    assert texts[0].startswith("line manager: 3 answered, 1 expected. Is a file there twice")
    assert texts[1].startswith("Nobody was expected as project lead, user, head of sales, accountant or planner, but 5")


def test_questions_are_named_by_title_and_by_the_roles_that_could_answer() -> None:
    document = document_of(round_with_everything())
    assert listed(document, "unanswered") == ["A first question", "A second"]
    notes = [block.text for block in blocks_of(document, "unanswered") if isinstance(block, Paragraph)]
    assert notes == ["For 3 questions, too few people have answered so far to say whether anybody could answer them."]
    assert listed(document, "not-asked") == ['project lead: "A second"', 'sponsor or user: "A first question"']


def test_the_reminder_names_roles_minutes_and_the_folder() -> None:
    found = reminder(round_with_everything(), EN)
    assert found is not None
    begin, missing, end = found
    assert begin == (
        "We asked for your view of Planning system. This round started on 20 November 2026. "
        "These answers are still missing:"
    )
    assert missing[0] == "sponsor: 1 (15 questions, about 6 minutes of reading)"
    assert "the folder you were given" in end


def test_nobody_reads_that_all_is_well_while_files_are_not_counted() -> None:
    status = round_with_everything()
    nothing = status._replace(broken=(), without_round=(), future=(), other_rounds={}, unread=())
    unread = (
        "We could not use {} that we received. If you have handed in yours and are not sure that it arrived in good "
        "order, please ask, or hand it in again."
    )
    assert end_of(status).endswith(unread.format("4 files"))
    for alone in (
        nothing._replace(broken=status.broken[:1]),
        nothing._replace(without_round=("e.yaml",)),
        nothing._replace(future=status.future, other_rounds={LATER: 1}),
    ):
        assert end_of(alone).endswith(unread.format("1 file"))
    assert end_of(nothing).endswith("If you have just handed in yours, thank you: there is nothing more to do.")


def test_who_may_have_named_another_round_or_kept_another_ending_reads_to_ask() -> None:
    status = round_with_everything()
    nothing = status._replace(broken=(), without_round=(), future=(), other_rounds={}, unread=())
    asks = "If you have handed in yours and are not sure that it arrived in good order, please ask."
    for unsure in (nothing._replace(other_rounds={EARLIER: 4}), nothing._replace(unread=("g.yaml.txt",))):
        assert end_of(unsure).endswith(f"that is an answer. {asks}")
    first_to_come = nothing._replace(about=status.about._replace(round=LATER), future=status.future)
    assert "could not use" not in end_of(first_to_come)


def test_a_reminder_without_a_project_a_phase_or_a_round() -> None:
    status = of_respondents(sponsor=2)
    roles = tuple(role._replace(questions=None, minutes={}) for role in status.roles)
    found = reminder(status._replace(about=status.about._replace(project=""), roles=roles), EN)
    assert found is not None
    assert found[:2] == (
        "We asked for your view of the project. These answers are still missing:",
        ("sponsor: 1",),
    )
    assert document_of(status._replace(about=status.about._replace(project=""))).title == "Project without a name"


def test_nobody_is_reminded_if_nobody_is_missing() -> None:
    complete = of_respondents(sponsor=1)
    assert document_of(complete).headline == "Everybody who was expected has answered"
    assert blocks_of(document_of(complete), "reminder") == ()
    open_ended = document_of(of_respondents())
    assert open_ended.headline == "5 people have answered"
    texts = [block.text for block in blocks_of(open_ended, "verdict") if isinstance(block, Paragraph)]
    assert texts[0].startswith("You did not say who is expected.")
