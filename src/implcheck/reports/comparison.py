"""The report of a comparison: the verdict, the practices, and then the answers and risks that changed."""

from collections.abc import Callable, Iterable
from fractions import Fraction

from implcheck.model.assessment import About
from implcheck.model.comparison import Comparison, Move, PracticePair, QuestionMove
from implcheck.model.enums import Level
from implcheck.model.findings import Finding
from implcheck.reports import agreed_actions, document, sentences, summary
from implcheck.reports.charts import Line, Lines
from implcheck.reports.document import Block, Emphasis, Entry, Facts, Headline, Paragraph, Row, Rows, Section
from implcheck.reports.options import Depth
from implcheck.wording.escape import for_terminal
from implcheck.wording.messages import Messages
from implcheck.wording.number_format import percent, whole
from implcheck.wording.symbols import symbol


def sections(comparison: Comparison, messages: Messages) -> tuple[Section, ...]:
    """Return the sections that are not empty."""
    sides = comparison.before, comparison.after
    origins = dict.fromkeys(side.about.questionnaire_origin for side in sides)
    own = [sentence for origin in origins for sentence in sentences.own_questionnaire(origin, messages)]
    changed = ((pair.after, pair.before.level) for pair in comparison.changed)
    key, expired = "report.accepted-expired", comparison.expired_acceptances
    ran_out = (sentences.acceptance_at(key, accepted, messages) for accepted in expired)
    nothing = () if comparison.moved else (Paragraph(messages.message("comparison.nothing")),)

    def moved(id_: str, *moves: Move) -> tuple[str, str, tuple[Block, ...]]:
        questions = (question for question in comparison.questions if question.move in moves)
        return id_, f"comparison.{id_}", tuple(_moved(question, messages) for question in questions)

    return document.sections(
        Depth.SUMMARY,
        messages.message,
        ("verdict", "", _verdict(comparison, messages)),
        ("practices", "report.practices", (_practices(comparison, messages),)),
        ("nothing", "", nothing),
        moved("worse", Move.DOWN),
        ("new", "comparison.new", _new_risks(comparison.new, messages)),
        ("changed", "comparison.changed", _risks(changed, messages)),
        moved("better", Move.UP),
        ("gone", "comparison.gone", _risks(((finding, None) for finding in comparison.gone), messages)),
        moved("known", Move.KNOWN),
        moved("unknown", Move.UNKNOWN),
        moved("applies", Move.LEFT, Move.ENTERED),
        ("agreed", "agreed.title", _agreed(comparison, messages)),
        ("ran-out", "comparison.ran-out", document.items(ran_out)),
        ("left-out", "report.left-out", document.items(sentences.left_out(sides, messages))),
        ("next", "report.next", summary.next_step(comparison.after, messages)),
        ("about", "", document.notes(own)),
    )


def _agreed(comparison: Comparison, messages: Messages) -> tuple[Block, ...]:
    """Return how the agreed actions stand, which came or moved, and what asks for attention; nothing without any."""
    before = {found.action.finding: found.action.status for found in comparison.before.follow_ups}
    lines = [f"{counts}."] if (counts := agreed_actions.counts(comparison.after, messages)) else []
    for found in agreed_actions.in_order(comparison.after):
        old, new = before.pop(found.action.finding, None), found.action.status
        if old is not new:
            key = "agreed-new" if old is None else "agreed-moved"
            was = agreed_actions.status(old, messages) if old is not None else ""
            status, title = agreed_actions.status(new, messages), messages.text(found.title)
            lines.append(messages.message(f"comparison.{key}", title=title, before=was, after=status))
    gone = [found for found in comparison.before.follow_ups if found.action.finding in before]
    lines += [messages.message("comparison.agreed-gone", title=messages.text(found.title)) for found in gone]
    return document.items([*lines, *agreed_actions.to_chase(comparison.after, messages)])


def headline(comparison: Comparison, messages: Messages) -> str:
    """Return how score and level moved: "From 60 to 66 points (+6.4): high → moderate"."""
    scores = {"before": comparison.before.score, "after": comparison.after.score}
    points = {side: whole(score.low) for side, score in scores.items() if score is not None}
    if comparison.gain:
        moved = messages.message("comparison.points", **points, gain=_signed(comparison.gain, messages))
    elif len(points) == 1:
        moved = messages.message(f"comparison.points-{'lost' if 'before' in points else 'first'}", **points)
    else:
        moved = messages.message("comparison.points-same" if points else "comparison.points-none", **points)
    old, new = (messages.level(side.level) for side in (comparison.before, comparison.after))
    same = comparison.before.level is comparison.after.level
    return f"{moved}: {messages.message('comparison.level-same', level=new) if same else f'{old} → {new}'}"


def _verdict(comparison: Comparison, messages: Messages) -> tuple[Block, ...]:
    """Return what was compared, how score and level moved, what decides the level now, and remarks on the comparison."""
    after = comparison.after
    reasons = (
        *_known(comparison, messages),
        *(messages.reason(reason) for reason in after.reasons),
        *_unlike(comparison, messages),
    )
    return (
        Facts(_compared(comparison, messages)),
        Headline(headline(comparison, messages), after.level, symbol(after.level)),
        Paragraph(messages.headline(after), Emphasis.STRONG),
        *document.items(reasons),
    )


def _compared(comparison: Comparison, messages: Messages) -> tuple[str, ...]:
    before, after = comparison.before.about, comparison.after.about

    def change(describe: Callable[[About], str]) -> str:
        return _arrow(describe(before), describe(after))

    facts = [
        messages.text(after.questionnaire_title),
        change(lambda side: messages.phase(side.phase)),
        change(lambda side: messages.day(side.date) if side.date else messages.message("comparison.no-date")),
    ]
    if before.role or after.role:
        no_role = messages.message("comparison.no-role")
        facts.append(change(lambda side: messages.role(side.role) if side.role else no_role))
    return tuple(facts)


def _known(comparison: Comparison, messages: Messages) -> list[str]:
    """Return how much is answered and which score is possible, if not everything is known."""
    before, after = comparison.before, comparison.after
    answered = [messages.message("comparison.answered", before=percent(before.known), after=percent(after.known))]
    if before.score is None or after.score is None:
        return answered
    ceilings = {"before": whole(before.score.ceiling), "after": whole(after.score.ceiling)}
    is_open = before.to_find_out or after.to_find_out
    return [*answered, messages.message("comparison.ceiling", **ceilings)] if is_open else []


def _unlike(comparison: Comparison, messages: Messages) -> list[str]:
    """Return the differences between what the two assessments asked."""
    before, after = comparison.before.about, comparison.after.about
    found = []
    if before.phase.id != after.phase.id:
        phases = {"before": messages.phase(before.phase), "after": messages.phase(after.phase)}
        found.append(messages.message("comparison.phases", **phases))
    if (old := before.questionnaire_version) != (new := after.questionnaire_version):
        found.append(messages.message("comparison.versions", before=for_terminal(old), after=for_terminal(new)))
    elif before.questionnaire_origin.digest != after.questionnaire_origin.digest:
        found.append(messages.message("comparison.contents"))
    if comparison.not_compared:
        found.append(messages.message("comparison.not-compared", count=len(comparison.not_compared)))
    is_backwards = before.date is not None and after.date is not None and before.date > after.date
    return [*found, *([messages.message("comparison.backwards")] if is_backwards else [])]


def _practices(comparison: Comparison, messages: Messages) -> Lines:
    lines = tuple(_line(pair, messages) for pair in comparison.practices)
    days = [side.about.date for side in (comparison.before, comparison.after)]
    dated = [messages.day(day) for day in days if day is not None]
    times = dated if len(set(dated)) == len(days) else [messages.message(f"comparison.{key}") for key in ("was", "now")]
    return Lines(
        heads=summary.heads(messages),
        times=tuple(times),
        lines=lines,
        thresholds=summary.thresholds(comparison.after.about.level_rules, messages),
        description="; ".join(f"{line.name} {' → '.join(line.points)}" for line in lines),
    )


def _line(pair: PracticePair, messages: Messages) -> Line:
    sides, gain = (pair.before, pair.after), pair.gain
    return Line(
        name=messages.text(pair.after.short),
        title=messages.text(pair.after.title),
        values=tuple(None if side.score is None else whole(side.score.low) for side in sides),
        points=tuple(sentences.span(side.score) for side in sides),
        gain="" if gain is None else _signed(gain, messages) if gain else "=",
        levels=tuple((side.level, messages.practice_level(side.outcome, side.level)) for side in sides),
    )


def _moved(question: QuestionMove, messages: Messages) -> Entry:
    """Return a question that moved, with both answers."""
    rows = [
        Row(messages.message("comparison.was"), sentences.answer(question.before, messages)),
        Row(messages.message("comparison.now"), sentences.answer(question.after, messages)),
    ]
    rows += [Row(messages.message("report.note"), for_terminal(question.after.note))] if question.after.note else []
    return Entry(messages.text(question.after.title), (Rows(tuple(rows)),), key=question.after.id)


def _new_risks(findings: tuple[Finding, ...], messages: Messages) -> tuple[Block, ...]:
    """Return the new risks with their advice; the low ones are counted."""
    above_low = [finding for finding in findings if finding.level > Level.LOW]
    blocks: list[Block] = [_new_risk(finding, messages) for finding in above_low]
    if low := len(findings) - len(above_low):
        blocks.append(Paragraph(messages.message("comparison.new-low", count=low), Emphasis.NOTE))
    return tuple(blocks)


def _new_risk(finding: Finding, messages: Messages) -> Entry:
    do, who = messages.text(finding.advice.do), messages.text(finding.advice.who)
    block: Block = Rows((Row(messages.message("report.do"), do), Row(messages.message("report.who"), who)))
    if finding.acceptance is not None and finding.acceptance.in_force:
        block = Paragraph(sentences.acceptance_at("report.accepted-until", finding.acceptance, messages))
    return _entry(finding, messages.level(finding.level), (block,), messages)


def _risks(risks: Iterable[tuple[Finding, Level | None]], messages: Messages) -> tuple[Block, ...]:
    """Return risks with their earlier level, if that was another."""
    return tuple(
        _entry(finding, _arrow(messages.level(before or finding.level), messages.level(finding.level)), (), messages)
        for finding, before in risks
    )


def _entry(finding: Finding, word: str, blocks: tuple[Block, ...], messages: Messages) -> Entry:
    return Entry(messages.text(finding.title), blocks, level=finding.level, word=word, key=finding.id)


def _signed(gain: Fraction, messages: Messages) -> str:
    """Return a difference in points with its sign and one decimal, cut off towards 0."""
    return f"{'+' if gain > 0 else '-'}{messages.tenths(abs(gain))}"


def _arrow(before: str, after: str) -> str:
    return after if before == after else f"{before} → {after}"
