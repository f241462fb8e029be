"""How far an interview is, and what stands between it and the report."""

from collections.abc import Mapping

from implcheck.interview.state import Interview, asked_questions
from implcheck.model.question import Question
from implcheck.model.rule import Rule
from implcheck.scoring.evaluation import evaluate
from implcheck.scoring.weights import effective_weights


def progress(state: Interview) -> Mapping[str, int]:
    """The number of the current practice and question, how many there are, and how many are answered and left.

    Of a re-assessment a question counts as answered once its answer of last time is confirmed or changed.
    """
    questions = asked_questions(state)
    practices = list(dict.fromkeys(question.practice for question in questions))
    ids = [question.id for question in questions]
    answered = sum(not state.is_open(id_) for id_ in ids)
    index = ids.index(state.cursor.id) if state.cursor.id in ids else 0
    return {
        "practice": practices.index(questions[index].practice) + 1 if questions else 0,
        "practices": len(practices),
        "question": index + 1,
        "questions": len(questions),
        "answered": answered,
        "left": len(ids) - answered,
    }


def share_answered(state: Interview) -> float:
    """Return the share of the questions asked that is answered, 0 to 1."""
    counts = progress(state)
    return counts["answered"] / counts["questions"] if counts["questions"] else 0.0


def open_questions(state: Interview) -> tuple[Question, ...]:
    """Return the questions that are asked and still open."""
    return tuple(question for question in asked_questions(state) if state.is_open(question.id))


def is_complete(state: Interview) -> bool:
    """Return whether every question that somebody in the role is asked has an answer."""
    return bool(state.draft.role) and state.draft.can_be_saved and not open_questions(state)


def is_of_earlier_day(state: Interview) -> bool:
    """Return whether the file that is continued is dated before the day of this interview."""
    return state.draft.dated is not None and state.draft.dated < state.day


def contradictions(state: Interview) -> tuple[tuple[Rule, tuple[str, ...]], ...]:
    """The rules that hold and that nobody has confirmed, each with the ids of the questions that decide it."""
    if state.draft.phase is None:
        return ()
    states = state.states_of(state.draft.answers)
    evaluation = evaluate(states, effective_weights(state.questionnaire, states.phase))
    return tuple(
        (rule, judgement.decided_by) for rule, judgement in evaluation.triggered if rule.id not in state.confirmed
    )
