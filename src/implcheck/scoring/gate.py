"""Whether a gate's demands are met."""

from implcheck.model.assessment import Because, Verdict, because
from implcheck.model.gate import Gate
from implcheck.scoring.standing import Standing


def pass_gate(gate: Gate, standing: Standing, without_accepted: tuple[str, ...]) -> Verdict:
    """The verdict on `standing`, which leaves out the accepted risks in `without_accepted`.

    A demand on the level or the score is not met while not enough is known: what nobody knows opens no gate.
    """
    level, score = standing.level, standing.overall.score
    low = score.low if score is not None else None
    failed: list[Because] = []
    if gate.fail_on is not None:
        if level is None:
            failed.append(because("gate-not-enough-known", known=standing.overall.known))
        elif level >= gate.fail_on:
            failed.append(because("gate-level", level=level, demand=gate.fail_on))
    if gate.fail_under is not None:
        if low is None or level is None:
            failed.append(because("gate-no-score", known=standing.overall.known))
        elif low < gate.fail_under:
            failed.append(because("gate-score", score=low, demand=gate.fail_under))
    if gate.require_complete and standing.overall.known < 1:
        failed.append(because("gate-incomplete", known=standing.overall.known))
    return Verdict(
        gate=gate,
        passed=not failed,
        level=level,
        score=low,
        without_accepted=without_accepted,
        because=tuple(failed) or ((because("gate-passed"),) if gate.demands else ()),
    )
