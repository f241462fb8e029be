"""A status of a round with everything that a report of one can have."""

import datetime
from types import MappingProxyType

from tests.support.cli import EXAMPLES

from implcheck import round_status
from implcheck.model.problem import Location, problem
from implcheck.model.round_status import BrokenFile, EqualFile, FutureFile, OpenQuestion, RoundStatus
from implcheck.model.text import Text

TODAY = datetime.date(2026, 11, 24)
ROUND, EARLIER, LATER = (datetime.date(2026, 11, 20), datetime.date(2026, 10, 20), datetime.date(2062, 11, 20))


def of_respondents(**expect: int) -> RoundStatus:
    """Return the status of the example respondents."""
    named = {role.replace("_", "-"): count for role, count in expect.items()}
    return round_status(EXAMPLES / "respondents", today=TODAY, expect=named)


def round_with_everything() -> RoundStatus:
    """Return a status with missing and unexpected people, open questions, files to look at and other rounds."""
    status = of_respondents(sponsor=2, key_user=1, line_manager=1, consultant=3)
    problems = (
        problem("key-missing", key="phase").at(Location("a.yaml", 3, 1)),
        problem("file-empty").at(Location("a.yaml")),
        *(problem("answer-not-a-level", id="…", given="…").at(Location("a.yaml", line, 5)) for line in (8, 9)),
    )
    first, second = Text.of(en="A first question", nl="Een eerste vraag"), Text.of(en="A second", nl="Een tweede")
    return status._replace(
        about=status.about._replace(round=ROUND),
        roles=(
            *(role._replace(answered=3) if role.role == "line-manager" else role for role in status.roles),
            status.roles[0]._replace(role="head of sales", shown=False, more_needed=4, consent_helps=False),
            status.roles[0]._replace(role="accountant", shown=False, more_needed=None, consent_helps=False),
            status.roles[0]._replace(role="planner", shown=False, more_needed=None, consent_helps=True),
        ),
        unanswered=(OpenQuestion("a.first", "a", first), OpenQuestion("a.second", "a", second)),
        unanswered_left_out=3,
        not_asked=(
            OpenQuestion("b.first", "b", first, ("sponsor", "user")),
            OpenQuestion("b.second", "b", second, ("project-lead",)),
        ),
        equal=(EqualFile("b.yaml", "c.yaml"),),
        broken=(
            BrokenFile("a.yaml", problems, 2),
            BrokenFile("d.yaml", (problem("key-missing", key="phase").at(Location("d.yaml", 3, 1)),)),
        ),
        without_round=("e.yaml",),
        other_rounds=MappingProxyType({EARLIER: 4, LATER: 1}),
        future=(FutureFile("f.yaml", LATER),),
        unread=("g.csv",),
    )
