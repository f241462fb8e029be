"""How the levels follow from the scores, step by step: the limits of practices and the whole, the rules, and the gate."""

from collections.abc import Iterable, Iterator

from implcheck.model.assessment import Assessment
from implcheck.model.derivation import LevelSteps, RuleJudgement
from implcheck.model.enums import Level, Truth
from implcheck.model.results import PracticeResult
from implcheck.reports import document, gate, verdict
from implcheck.reports.document import Block
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import percent


def of_practice(assessment: Assessment, id_: str, messages: Messages) -> tuple[Block, ...]:
    """Return what a practice's points and findings allow, what raises it, and its level."""
    practice, steps = _practice(assessment, id_), assessment.derivation.practices.get(id_)
    sentences = [messages.message("steps.known-practice", known=percent(practice.known))]
    if steps is not None:
        sentences += [*_limits(assessment, steps, practice, messages), *_raised(assessment, id_, messages)]
    if practice.level is None:
        sentences += [messages.reason(reason) for reason in practice.reasons]
    else:
        sentences.append(messages.message("steps.level", level=messages.level(practice.level)))
    return document.items(sentences)


def overall(assessment: Assessment, messages: Messages) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Yield the parts from the overall score to the level, the rules, and the gate, each with the key of its title."""
    yield "levels", document.items(_overall(assessment, messages))
    if assessment.derivation.rules:
        yield "rules", document.items(rule(assessment, judged, messages) for judged in assessment.derivation.rules)
    yield "gate", document.items(_gate(assessment, messages))


def rule(assessment: Assessment, judged: RuleJudgement, messages: Messages) -> str:
    """Return whether a rule holds, and the questions that decide it or that it waits for."""
    titles = messages.titles([assessment.question(id_).title for id_ in judged.questions])
    outcome = messages.message(f"steps.rule-{judged.truth}", questions=titles)
    word, title = messages.level(judged.level), messages.text(judged.title)
    return messages.message("steps.rule", title=title, level=word, outcome=outcome)


def _overall(assessment: Assessment, messages: Messages) -> Iterator[str]:
    """Yield the steps from the overall score to the level."""
    rules, found = assessment.about.level_rules, assessment.derivation
    yield messages.message("steps.known", known=percent(assessment.known), least=percent(assessment.least_known))
    if found.overall is None:
        yield from (messages.reason(reason) for reason in assessment.reasons)
        yield from verdict.without_level(assessment, messages)
        return
    yield from _limits(assessment, found.overall, None, messages)
    if found.worst_practice is not None and found.cap is not None and found.cap > Level.LOW:
        names = messages.row([messages.text(_practice(assessment, id_).short) for id_ in found.worst_practices])
        worst, cap = messages.level(found.worst_practice), messages.level(found.cap)
        count = rules.above_worst_practice
        yield messages.message("steps.cap", practices=names, worst=worst, count=count, cap=cap)
    grave = _titles(assessment, found.independent or _grave_candidates(assessment), messages)
    key = "grave" if found.independent else "grave-too-few" if grave else "grave-none"
    yield messages.message(f"steps.{key}", which=grave, least=rules.critical_from)
    yield messages.message("steps.level", level=messages.level(assessment.level))
    yield from verdict.level_range(assessment, "range", messages)


def _limits(
    assessment: Assessment, steps: LevelSteps, practice: PracticeResult | None, messages: Messages
) -> Iterator[str]:
    """Yield the level of the points alone and the best level beside the worst finding."""
    score = practice.score if practice is not None else assessment.score
    if steps.points_alone is not None and score is not None:
        level, points = messages.level(steps.points_alone), messages.hundredths(score.low)
        start = next(band.from_ for band in assessment.about.level_rules.bands if band.level is steps.points_alone)
        yield messages.message("steps.points", score=points, level=level, **{"from": f"{start:g}"})
    if steps.worst_finding is None:
        yield messages.message("steps.no-finding")
    else:
        key = "finding" if steps.floor > Level.LOW else "finding-allows-all"
        worst, floor = messages.level(steps.worst_finding), messages.level(steps.floor)
        yield messages.message(f"steps.{key}", worst=worst, floor=floor)


def _raised(assessment: Assessment, practice: str, messages: Messages) -> Iterator[str]:
    """Yield the knock-outs and rules that raise a practice."""
    found = assessment.derivation
    for id_ in found.knock_outs:
        if assessment.question(id_).practice == practice:
            yield messages.message("steps.knock-out", title=_titles(assessment, (id_,), messages))
    for judged in found.rules:
        if judged.truth is Truth.TRUE and practice in judged.raises:
            level = messages.level(judged.level)
            yield messages.message("steps.raises", title=_titles(assessment, (judged.id,), messages), level=level)


def _grave_candidates(assessment: Assessment) -> tuple[str, ...]:
    """Return the ids of the knock-outs and critical rules that hold, whether they share answers or not."""
    found = assessment.derivation
    critical = (judged.id for judged in found.rules if judged.truth is Truth.TRUE and judged.level is Level.CRITICAL)
    return (*found.knock_outs, *critical)


def _gate(assessment: Assessment, messages: Messages) -> Iterator[str]:
    """Yield the score without the accepted risks, and whether each demand is met."""
    yield from gate.without_accepted(assessment, messages)
    demands = list(gate.each_demand(assessment.gate_result.gate))
    for demand in demands:
        unmet = " ".join(messages.reason(reason) for reason in demand.unmet(assessment))
        yield messages.message(
            "steps.unmet" if unmet else "steps.met", demand=gate.in_words(demand, assessment, messages), reasons=unmet
        )
    if not demands:
        yield messages.message("steps.no-demands")


def _practice(assessment: Assessment, id_: str) -> PracticeResult:
    return next(practice for practice in assessment.practices if practice.id == id_)


def _titles(assessment: Assessment, ids: Iterable[str], messages: Messages) -> str:
    """Return the titles of findings in a row."""
    titles = {finding.id: finding.title for finding in assessment.findings}
    return messages.titles([titles[id_] for id_ in ids])
