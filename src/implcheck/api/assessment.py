"""Assessing loaded answers, and comparing two assessments."""

import datetime
from collections.abc import Mapping

from implcheck.api.arguments import check_gate
from implcheck.api.errors import OtherProject, OtherQuestionnaire, UnknownPractice
from implcheck.api.loaded import LoadedAnswers
from implcheck.loading.evidence import not_found
from implcheck.model.answers import Answers
from implcheck.model.assessment import Assessment
from implcheck.model.comparison import Comparison
from implcheck.model.did_you_mean import nearest
from implcheck.model.gate import Gate
from implcheck.model.questionnaire import Questionnaire
from implcheck.scoring.assess import NO_GATE
from implcheck.scoring.assess import assess as score
from implcheck.scoring.gate import ALL_FOUND, NAME_NOT_SHOWN


def assess(loaded: LoadedAnswers, *, today: datetime.date, gate: Gate = NO_GATE, quick: bool = False) -> Assessment:
    """Assess answers: scores from 0 to 100, levels, findings, actions, and whether the gate passes.

    Args:
        loaded: What `load_answers` or `combine` returned.
        today: The day of the assessment, on which accepted risks and the age of answers are judged.
        gate: The demands to meet; `Assessment.gate_result` says whether they are met.
        quick: Whether to score the few weightiest questions only.

    Raises:
        UnknownPractice: The gate names a practice that the questionnaire does not have.
        ValueError: A number of the gate is out of range.
        TypeError: A field of the gate is of another type, or `today` is a moment, whose day depends on where somebody
            is.

    >>> import datetime
    >>> from implcheck import Gate, Level, load_answers
    >>> loaded = load_answers("examples/brand-portal.yaml")
    >>> assessment = assess(loaded, today=datetime.date(2026, 11, 24), gate=Gate(fail_on=Level.HIGH))
    >>> assessment.level.value, int(assessment.score.low), assessment.gate_result.passed
    ('high', 63, False)
    """
    if isinstance(today, datetime.datetime):
        raise TypeError("today is a datetime.date, not a datetime.datetime; give its date()")
    check_gate(gate)
    _check_practices(loaded.questionnaire, gate)
    return score(
        loaded.questionnaire,
        loaded.answers,
        today=today,
        gate=gate,
        phase=loaded.phase,
        quick=quick,
        locations=loaded.locations,
        warnings=loaded.warnings_to_show,
        not_found=_missing_evidence(loaded) if gate.require_evidence is not None else ALL_FOUND,
        combined=loaded.combined(quick=quick),
        dates=loaded.dates,
    )


def compare(before: Assessment, after: Assessment) -> Comparison:
    """Compare two assessments of one project: questions that moved, and risks that are new, gone or changed.

    Args:
        before: The assessment of the earlier answers.
        after: That of the later answers, made for the same day, so that accepted risks count alike in both.

    Raises:
        OtherProject: They are about different projects.
        OtherQuestionnaire: They are of different questionnaires; different versions can be compared.
        ValueError: They were made for different days.

    >>> import datetime
    >>> from implcheck import load_answers
    >>> files = ("examples/brand-portal.yaml", "examples/brand-portal-january.yaml")
    >>> comparison = compare(*(assess(load_answers(file), today=datetime.date(2027, 1, 15)) for file in files))
    >>> int(comparison.gain)
    7
    """
    old, new = before.about, after.about
    if old.project != new.project:
        raise OtherProject(old=old.project, new=new.project)
    if old.questionnaire != new.questionnaire:
        raise OtherQuestionnaire(old=old.questionnaire, new=new.questionnaire)
    if old.today != new.today:
        raise ValueError("both assessments have to be made for the same day")
    from implcheck.scoring.compare import compare as compare_assessments

    return compare_assessments(before, after)


def _check_practices(questionnaire: Questionnaire, gate: Gate) -> None:
    known = tuple(questionnaire.practices_by_id)
    for practice in gate.practices:
        if practice not in known:
            suggestion = nearest(practice, known)
            raise UnknownPractice(practice=practice, known=", ".join(known), suggestion=suggestion)


def _missing_evidence(loaded: LoadedAnswers) -> Mapping[str, tuple[str, ...]]:
    """Return the files named as evidence that are in none of the folders, by question id.

    Those of several respondents whose names may not be shown are `NAME_NOT_SHOWN`, once for a question.
    """
    missing = [not_found(_with_all_evidence(loaded), folder) for folder in loaded.folders]
    in_none = {
        id_: tuple(path for path in paths if all(path in folder.get(id_, ()) for folder in missing))
        for id_, paths in missing[0].items()
    }
    shown = {id_: answer.evidence for id_, answer in loaded.answers.answers.items()}
    return {
        id_: tuple(dict.fromkeys(path if path in shown.get(id_, ()) else NAME_NOT_SHOWN for path in paths))
        for id_, paths in in_none.items()
        if paths
    }


def _with_all_evidence(loaded: LoadedAnswers) -> Answers:
    """Return the answers with the evidence that may not be shown, too."""
    if loaded.group is None:
        return loaded.answers
    from implcheck.respondents.combine import combine_answers

    answers = combine_answers(loaded.group.tally, loaded.group.rule, min_group=1)
    return loaded.answers.model_copy(update={"answers": answers})
