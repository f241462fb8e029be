"""The sentences about the verdict: why it has its level, how sure that is, what is open, and all of it on one line."""

from collections import Counter
from collections.abc import Iterable

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.reports import gate, sentences
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import percent, whole
from implcheck.wording.symbols import symbol

OF_POINTS = frozenset({"points", "points-alone"})
"""The codes of the reason that gives the score and the level of its points."""


def score(assessment: Assessment, messages: Messages) -> str:
    """Return the score with the level that its points give; without a level the score, and what is possible."""
    of_points = (reason for reason in assessment.reasons if reason.code in OF_POINTS)
    return next((messages.reason(reason) for reason in of_points), messages.points(assessment))


def reasons(assessment: Assessment, messages: Messages) -> list[str]:
    """Return what decides the level besides the points, and what is open."""
    decisive = [messages.reason(reason) for reason in assessment.reasons if reason.code not in OF_POINTS]
    return [*decisive, *without_level(assessment, messages), *what_is_open(assessment, messages)]


def what_is_open(assessment: Assessment, messages: Messages) -> list[str]:
    """Return how much is answered unless all is, what the level can still become, and what was not asked."""
    found, count = [], len(assessment.to_find_out)
    # Where every completion gives the level, the reason and the score say what is open.
    is_in_reason = any(reason.code.startswith("every-completion") for reason in assessment.reasons)
    if assessment.level is not None and assessment.known < 1 and not is_in_reason:
        known = percent(assessment.known)
        if count and assessment.score is not None:
            ceiling = whole(assessment.score.ceiling)
            found.append(messages.message("verdict.open", known=known, count=count, ceiling=ceiling))
        else:
            found.append(messages.message("verdict.known", known=known))
    found += level_range(assessment, "range", messages)
    found += [quick_check(assessment, messages)] if assessment.skipped_questions else []
    if assessment.not_asked_of_role and assessment.about.role is not None:
        count, role = len(assessment.not_asked_of_role), messages.role(assessment.about.role)
        found.append(messages.message("verdict.not-asked-of-role", count=count, role=role))
    return found


def level_range(assessment: Assessment, key: str, messages: Messages) -> list[str]:
    """Return the levels that are possible beside the present one, if what is unknown could change it."""
    possible = assessment.possible_levels
    if assessment.level is None or possible is None or set(possible) == {assessment.level}:
        return []
    best, worst = map(messages.level, possible)
    if best == worst:
        return [messages.message(f"verdict.{key}-one", level=best)]
    return [messages.message(f"verdict.{key}", best=best, worst=worst)]


def without_level(assessment: Assessment, messages: Messages) -> list[str]:
    """Return the sentences for an assessment without a level: the indication, and the levels still possible."""
    key = "verdict.indication-quick" if assessment.skipped_questions else "verdict.indication"
    return _without_level(assessment, key, "", messages)


def without_level_in_short(assessment: Assessment, messages: Messages) -> list[str]:
    """Return the indication and the possible levels for a single line."""
    return _without_level(assessment, "verdict.indication-short", "-short", messages)


def _without_level(assessment: Assessment, key: str, ending: str, messages: Messages) -> list[str]:
    indication, found = assessment.indication, []
    if indication is not None:
        found.append(messages.message(key, symbol=symbol(indication), level=messages.level(indication)))
    if assessment.level is None and assessment.possible_levels is not None:
        which = "possible-any" if assessment.possible_levels == (min(Level), max(Level)) else "possible"
        best, worst = map(messages.level, assessment.possible_levels)
        found.append(messages.message(f"verdict.{which}{ending}", best=best, worst=worst))
    return found


def find_out_first(ids: Iterable[str], assessment: Assessment, messages: Messages) -> list[str]:
    """Return the sentence that asks to find out the answers to these questions; none without questions."""
    titles = [assessment.question(id_).title for id_ in ids]
    return [messages.message("report.next-answer", questions=messages.titles(titles))] if titles else []


def quick_check(assessment: Assessment, messages: Messages) -> str:
    """Return how many questions a quick check left out, by practice."""
    counts = Counter(assessment.question(id_).practice for id_ in assessment.skipped_questions)
    names = [
        f"{messages.text(practice.short)} ({counts[practice.id]})"
        for practice in assessment.practices
        if practice.id in counts
    ]
    return messages.message("verdict.quick", count=counts.total(), practices=messages.row(names))


def verdict_line(assessment: Assessment, messages: Messages) -> list[str]:
    """Return the verdict for a single line, in parts: the headline first, then what every reader must see."""
    gate_result = [f"{messages.message('report.gate')}: {gate.outcome(assessment, messages)}"]
    if not assessment.gate_result.passed:
        gate_result += [messages.reason(reason) for reason in assessment.gate_result.reasons]
    titles = messages.titles([accepted.title for accepted in assessment.accepted_knock_outs])
    return [
        f"{symbol(assessment.level)} {messages.headline(assessment)}",
        *without_level_in_short(assessment, messages),
        *level_range(assessment, "range-short", messages),
        *([messages.message("verdict.accepted-short", titles=titles)] if titles else []),
        *(gate_result if assessment.gate_result.gate.demands else []),
        *gate.left_out(assessment, messages),
        for_terminal(assessment.about.project),
        messages.phase(assessment.about.phase),
        *([messages.message("verdict.quick-short")] if assessment.skipped_questions else []),
        messages.score(assessment),
        *sentences.own_questionnaire(assessment.about.questionnaire_origin, messages),
    ]
