"""The phases of an implementation: data of the questionnaire, in the order in which a project passes them."""

from collections.abc import Collection, Iterable
from functools import cache
from typing import Annotated

from pydantic import Field

from implcheck.model.base import Frozen
from implcheck.model.did_you_mean import Nearest
from implcheck.model.limits import LONGEST_ID
from implcheck.model.problem import Path, Problem, problem
from implcheck.model.text import Text

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=LONGEST_ID)]
"""An id of lower case letters, digits and hyphens."""


class PhaseDefinition(Frozen):
    """A phase of an implementation."""

    id: Slug = Field(description="The name that questions, rules and answers files refer to.")
    title: Text = Field(description="What a report calls it.")
    description: Text | None = Field(None, description="When a project is in it, in one line, for whoever chooses.")


@cache
def usual_phases() -> tuple[PhaseDefinition, ...]:
    """Return the phases of a questionnaire that states none of its own."""
    return (
        PhaseDefinition(
            id="kickoff",
            title=Text.of(en="Kickoff", nl="Kick-off"),
            description=Text.of(
                en="the decision is taken, the work starts soon",
                nl="het besluit is genomen, het werk begint binnenkort",
            ),
        ),
        PhaseDefinition(
            id="execution",
            title=Text.of(en="Execution", nl="Uitvoering"),
            description=Text.of(
                en="setting up, testing, training, until go-live",
                nl="inrichten, testen en opleiden, tot de livegang",
            ),
        ),
        PhaseDefinition(
            id="aftercare",
            title=Text.of(en="Aftercare", nl="Nazorg"),
            description=Text.of(en="the software is in use", nl="de software is in gebruik"),
        ),
    )


def phase_with_title(title: str, phases: Iterable[PhaseDefinition]) -> PhaseDefinition | None:
    """Return the first phase with this title in any of its languages, whether capitals or not; None without one."""
    folded = title.casefold()
    return next((phase for phase in phases if any(folded == own.casefold() for _, own in phase.title)), None)


def no_such_phase(phase: str, known: Collection[str], path: Path = (), *, on_key: bool = False) -> Problem:
    """Return the problem of a phase that is not among `known`, the ids of the questionnaire's phases."""
    listed = ", ".join(known)
    return problem("no-such-phase", path, on_key=on_key, id=phase, known=listed, suggestion=Nearest(phase, known))
