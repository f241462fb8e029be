"""What a screen of the conversation shows, and what may be typed on it: the same for every face."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from implcheck.interview.script import (
    GO_ON,
    ROLES,
    Answered,
    Ending,
    Event,
    Interview,
    Key,
    Step,
    asked,
    contradictions,
    progress,
    read_number,
)
from implcheck.model.answers import Answer, Given, NotApplicable, Unanswered, Unknown
from implcheck.model.question import (
    ChoiceQuestion,
    LevelsQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    Scalar,
    YesNoQuestion,
    shown,
)
from implcheck.model.scale import Phase
from implcheck.reports.escape import for_terminal
from implcheck.reports.problems import hint, sentence
from implcheck.reports.words import Words

KEYS_BESIDE_QUESTION = tuple(Key)
KEYS_ELSEWHERE = (Key.BACK, Key.QUIT)


class Kind(Enum):
    """How a screen is answered."""

    PICK = "pick"
    TICK = "tick"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True)
class Choice:
    """One thing to choose: what is typed for it, what it says, and the value that choosing it gives."""

    key: str
    text: str
    value: Scalar
    chosen: bool = False


@dataclass(frozen=True)
class Screen:
    """A whole screen in words. `done` is how much is answered, 0 to 1; `initial` the text there is already."""

    kind: Kind
    place: str
    done: float
    title: str
    told: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    current: str = ""
    initial: str = ""
    ask: str = ""
    fault: str = ""
    keys: tuple[tuple[str, str], ...] = ()


def draw(state: Interview, words: Words) -> Screen:
    """The screen of a state that is not over."""
    step = state.cursor.step
    if step is Step.QUESTION:
        return _question(state, words)
    if step in {Step.JUMP, Step.OVERVIEW}:
        return _list(state, words)
    if step is Step.CONFIRM:
        return _confirm(state, words)
    if step in {Step.RESUME, Step.PHASE, Step.ROLE}:
        return _about(state, words)
    return _text(state, words)


def read(screen: Screen, typed: str) -> Event | None:
    """What was meant by a line or a key typed on a screen; nothing if it means nothing here.

    Keys go first, then what stands before a choice, then the first letter of a choice if only one has it. On a
    screen to tick, numbers in a row tick several: `1, 3`.
    """
    written = typed.strip()
    if screen.kind is Kind.TEXT:
        return Answered(written) if written else None
    key = next((one for one in Key if one.value == written.lower()), None)
    if key is not None:
        return key if any(letter == key.value for letter, _ in screen.keys) else None
    if screen.kind is Kind.NUMBER:
        return Answered(read_number(written)) if written else None
    if screen.kind is Kind.TICK:
        return _ticked(screen, written)
    found = _choice(screen, written)
    return Answered(found.value) if found is not None else None


def _choice(screen: Screen, written: str) -> Choice | None:
    exact = [one for one in screen.choices if one.key == written]
    if exact or not written:
        return exact[0] if exact else next((one for one in screen.choices if one.chosen), None)
    alike = [one for one in screen.choices if one.text.lower().startswith(written.lower())]
    return alike[0] if len(alike) == 1 else None


def _ticked(screen: Screen, written: str) -> Event | None:
    parts = written.replace(",", " ").split()
    if not parts:
        kept = tuple(one.value for one in screen.choices if one.chosen)
        return Answered(kept) if kept else None
    found = [_choice(screen, part) for part in parts]
    return Answered(tuple(one.value for one in found if one is not None)) if all(found) else None


def _question(state: Interview, words: Words) -> Screen:
    question, answer = state.question, state.draft.answers.get(state.cursor.id, Unanswered())
    at = progress(state)
    practice = state.questionnaire.practices_by_id[question.practice]
    place = words.say("interview.place", name=words.text(practice.title), **at)
    told = [words.text(question.help)]
    if state.more:
        told.append(words.say("interview.evidence", evidence=words.text(question.evidence)))
        told.append(words.say("interview.risk", risk=words.text(question.risk)))
        told.append(words.say("interview.good", good=_good(question, words)))
    return Screen(
        kind=_kind(question),
        place=place,
        done=at["answered"] / at["questions"] if at["questions"] else 1.0,
        title=words.text(question.text),
        told=tuple(told),
        choices=tuple(_choices(question, answer, words)),
        current=_current(question, answer, words),
        initial=shown(answer.answer) if isinstance(answer, Given) and isinstance(question, NumberQuestion) else "",
        ask=_ask(question, words),
        fault=_fault(state, words),
        keys=_keys(words, KEYS_BESIDE_QUESTION),
    )


def _kind(question: Question) -> Kind:
    if isinstance(question, MultiQuestion):
        return Kind.TICK
    return Kind.NUMBER if isinstance(question, NumberQuestion) else Kind.PICK


def _choices(question: Question, answer: Answer, words: Words) -> Iterator[Choice]:
    given = answer.answer if isinstance(answer, Given) else None
    ticked = given if isinstance(given, tuple) else (given,)
    match question:
        case LevelsQuestion():
            for level in question.levels:
                yield Choice(str(level.score), words.text(level.text), level.score, chosen=level.score == given)
        case YesNoQuestion():
            for number, value in enumerate(("yes", "no"), start=1):
                yield Choice(str(number), words.say(f"interview.{value}"), value, chosen=value == given)
        case ChoiceQuestion():
            for number, option in enumerate(question.options, start=1):
                yield Choice(str(number), words.text(option.text), option.value, chosen=option.value == given)
        case MultiQuestion():
            for number, tick in enumerate(question.options, start=1):
                yield Choice(str(number), words.text(tick.text), tick.value, chosen=tick.value in ticked)
        case NumberQuestion():
            return


def _ask(question: Question, words: Words) -> str:
    match question:
        case NumberQuestion():
            bounds = {"min": shown(question.min), "max": shown(question.max)}
            return words.say("interview.ask-number", unit=words.text(question.unit), **bounds)
        case MultiQuestion():
            return words.say("interview.ask-ticks")
        case _:
            return words.say("interview.ask-choice")


def _good(question: Question, words: Words) -> str:
    """What the best answer looks like."""
    match question:
        case LevelsQuestion():
            return words.text(question.levels[-1].text)
        case YesNoQuestion():
            return words.say("interview.yes" if question.score_yes > question.score_no else "interview.no")
        case ChoiceQuestion():
            return words.text(max(question.options, key=lambda option: option.score).text)
        case MultiQuestion():
            return words.say("interview.good-ticks", count=int(question.score_by_count[-1].from_))
        case NumberQuestion():
            first, last = question.bands[0], question.bands[-1]
            key = "interview.good-more" if last.score > first.score else "interview.good-less"
            edge = last.from_ if last.score > first.score else question.bands[1].from_
            return words.say(key, number=shown(edge), unit=words.text(question.unit))


def _current(question: Question, answer: Answer, words: Words) -> str:
    """What is answered now, with its note and evidence."""
    match answer:
        case Given():
            told = "; ".join(words.text(part) for part in question.in_words(answer.answer))
        case Unknown():
            told = words.say("state.unknown")
        case NotApplicable():
            told = f"{words.say('state.not_applicable')}: {for_terminal(answer.not_applicable)}"
        case Unanswered():
            told = ""
    parts = [words.say("interview.current", answer=told)] if told else []
    parts += [words.say("interview.current-note", note=for_terminal(answer.note))] if answer.note else []
    evidence = "; ".join(for_terminal(one) for one in answer.evidence)
    parts += [words.say("interview.current-evidence", evidence=evidence)] if evidence else []
    return "\n".join(parts)


def _list(state: Interview, words: Words) -> Screen:
    """The practices to go to, or all questions with their answers."""
    questions, choices = asked(state), []
    if state.cursor.step is Step.JUMP:
        for number, practice in enumerate(dict.fromkeys(one.practice for one in questions), start=1):
            own = [one.id for one in questions if one.practice == practice]
            count = sum(state.draft.answered(id_) for id_ in own)
            title = words.text(state.questionnaire.practices_by_id[practice].title)
            text = words.say("interview.jump-row", title=title, answered=count, asked=len(own))
            choices.append(Choice(str(number), text, practice))
    else:
        for number, one in enumerate(questions, start=1):
            answer = state.draft.answers.get(one.id, Unanswered())
            text = f"{words.text(one.title)}: {_short(one, answer, words)}"
            choices.append(Choice(str(number), text, one.id, chosen=one.id == state.cursor.id))
    return Screen(
        kind=Kind.PICK,
        place=words.say(f"interview.{state.cursor.step.value}"),
        done=_done(state),
        title=words.say(f"interview.{state.cursor.step.value}-title"),
        choices=tuple(choices),
        ask=words.say("interview.ask-choice"),
        keys=_keys(words, KEYS_ELSEWHERE),
    )


def _short(question: Question, answer: Answer, words: Words) -> str:
    match answer:
        case Given() if isinstance(question, LevelsQuestion):
            return shown(answer.answer)
        case Given():
            return "; ".join(words.text(part) for part in question.in_words(answer.answer))
        case Unknown():
            return words.say("state.unknown")
        case NotApplicable():
            return words.say("state.not_applicable")
        case Unanswered():
            return words.say("state.unanswered")


def _confirm(state: Interview, words: Words) -> Screen:
    every = contradictions(replace(state, confirmed=frozenset()))
    rule, behind = next(found for found in every if found[0].id == state.cursor.id)
    questions = [state.questionnaire.by_id[id_] for id_ in behind]
    said = [
        f"- {words.text(one.title)}: {_current_value(one, state.draft.answers.get(one.id, Unanswered()), words)}"
        for one in questions
    ]
    choices = [Choice("1", words.say("interview.confirm-yes"), rule.id)]
    for number, one in enumerate(questions, start=2):
        choices.append(Choice(str(number), words.say("interview.confirm-no", title=words.text(one.title)), one.id))
    return Screen(
        kind=Kind.PICK,
        place=words.say("interview.confirm"),
        done=_done(state),
        title=words.say("interview.confirm-title", title=words.text(rule.title)),
        told=(
            words.say("interview.confirm-said"),
            *said,
            words.say("interview.confirm-means", risk=words.text(rule.risk)),
        ),
        choices=tuple(choices),
        ask=words.say("interview.ask-choice"),
        keys=_keys(words, (Key.BACK, Key.JUMP, Key.OVERVIEW, Key.QUIT)),
    )


def _current_value(question: Question, answer: Answer, words: Words) -> str:
    if isinstance(answer, Given):
        return "; ".join(words.text(part) for part in question.in_words(answer.answer))
    return _short(question, answer, words)


def _about(state: Interview, words: Words) -> Screen:
    """Whether to go on, which phase, or which role."""
    about: dict[str, object] = {}
    if state.cursor.step is Step.RESUME:
        at = progress(state)
        phase = words.phase(state.draft.phase) if state.draft.phase is not None else ""
        about = {"project": for_terminal(state.draft.project), "phase": phase, **at}
        values = [
            (value, words.say(f"interview.resume-{value}")) for value in (GO_ON, Ending.REPORT.value, Ending.NEW.value)
        ]
        now = GO_ON
    elif state.cursor.step is Step.PHASE:
        values = [(phase.value, words.say(f"interview.phase-{phase}")) for phase in Phase]
        now = state.draft.phase.value if state.draft.phase is not None else ""
    else:
        values = [(role, words.role(role)) for role in ROLES]
        now = state.draft.role
    return Screen(
        kind=Kind.PICK,
        place=words.say("interview.start"),
        done=_done(state),
        title=words.say(f"interview.{state.cursor.step.value}-title", **about),
        told=(words.say(f"interview.{state.cursor.step.value}-told", **about),),
        choices=tuple(
            Choice(str(number), text, value, chosen=value == now)
            for number, (value, text) in enumerate(values, start=1)
        ),
        ask=words.say("interview.ask-choice"),
        keys=_keys(words, KEYS_ELSEWHERE),
    )


def _text(state: Interview, words: Words) -> Screen:
    """A line of text: the project's name, a reason, a note, evidence."""
    step, draft = state.cursor.step, state.draft
    initial, told = "", [words.say(f"interview.{step.value}-told")]
    if step is Step.PROJECT:
        initial, place = draft.project, words.say("interview.start")
    else:
        answer = draft.answers.get(state.cursor.id, Unanswered())
        place = words.text(state.question.title)
        told.insert(0, words.text(state.question.text))
        if step is Step.NOTE:
            initial = answer.note or ""
        elif step is Step.REASON and isinstance(answer, NotApplicable):
            initial = answer.not_applicable
    return Screen(
        kind=Kind.TEXT,
        place=place,
        done=_done(state),
        title=words.say(f"interview.{step.value}-title"),
        told=tuple(told),
        initial=for_terminal(initial),
        ask=words.say("interview.ask-text"),
        keys=((words.say("interview.escape"), words.say("interview.key-back")),),
    )


def _done(state: Interview) -> float:
    at = progress(state)
    return at["answered"] / at["questions"] if at["questions"] else 0.0


def _fault(state: Interview, words: Words) -> str:
    if state.fault is None:
        return ""
    language = words.languages[0]
    return f"{sentence(state.fault, language)} {hint(state.fault, language)}"


def _keys(words: Words, keys: tuple[Key, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((key.value, words.say(f"interview.key-{key.name.lower().replace('_', '-')}")) for key in keys)
