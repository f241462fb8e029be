"""Properties of verdicts: never better than the list under it, for reasons that are true and matter, in its own words."""

from fractions import Fraction

from hypothesis import assume, given
from tests.support.build import assessed, built_in, evaluation, read
from tests.support.strategies import Case, built_in_cases, cases_by_role, nearly_best_cases, small_cases

from implcheck.model.assessment import Assessment
from implcheck.model.enums import Level
from implcheck.model.findings import Finding
from implcheck.model.questionnaire import Questionnaire
from implcheck.model.results import Reason, Score
from implcheck.scoring.evaluation import independent_grave

GRAVE = {Level.HIGH, Level.CRITICAL}
ANY = small_cases(whens=True) | nearly_best_cases() | built_in_cases()


def result_of(case: Case) -> Assessment:
    return assessed(case.questionnaire, case.given, case.phase, role=case.role)


@given(ANY | cases_by_role())
def test_nothing_is_low_beside_a_high_or_critical_finding(case: Case) -> None:
    result = result_of(case)
    grave = [finding for finding in result.findings if finding.level in GRAVE]
    assert not grave or result.level is not Level.LOW
    assert not grave or result.indication is not Level.LOW
    for practice in result.practices:
        own = [finding for finding in grave if practice.id in finding.practices]
        assert not own or practice.level is not Level.LOW


def first(score: Score, level: Level, band: Level) -> tuple[str, dict[str, object]]:
    """The reason that comes first: the points."""
    return "points-alone" if level > band else "points", {"score": score.low, "level": band}


def plain(reasons: tuple[Reason, ...]) -> list[tuple[str, dict[str, object]]]:
    return [(why.code, dict(why.details)) for why in reasons]


def caused_by(case: Case, finding: Finding) -> tuple[str, dict[str, object]]:
    """The reason that a critical answer or a rule is."""
    if finding.id in case.questionnaire.rules_by_id:
        return "rule", {"rule": finding.title, "level": finding.level}
    knock_out_ = case.questionnaire.by_id[finding.id].knock_out
    assert knock_out_ is not None
    return "knock-out", {"question": finding.title, "reason": knock_out_.reason}


@given(ANY)
def test_the_reasons_of_a_practice_are_the_points_and_what_alone_decides(case: Case) -> None:
    result = result_of(case)
    position = {id_: index for index, id_ in enumerate([*case.questionnaire.by_id, *case.questionnaire.rules_by_id])}
    for practice in result.practices:
        if practice.level is None:
            continue
        band = case.questionnaire.levels.of(practice.score.low) if practice.score is not None else Level.LOW
        decisive = [
            finding
            for finding in sorted(result.findings, key=lambda finding: position[finding.id])
            if practice.id in finding.practices
            and finding.level is practice.level
            and (finding.level > band or practice.score is None)
            and (finding.id in case.questionnaire.rules_by_id or finding.level is Level.CRITICAL)
        ]
        expected = [] if practice.score is None else [first(practice.score, practice.level, band)]
        expected += [caused_by(case, finding) for finding in decisive]
        if practice.level > band and not decisive:
            own = [finding.level for finding in result.findings if finding.practices == (practice.id,)]
            assert practice.level is Level.MODERATE
            expected.append(("findings", {"worst": max(own), "level": Level.MODERATE}))
        assert plain(practice.reasons) == expected


@given(ANY)
def test_the_reasons_of_the_whole_are_the_points_and_what_alone_decides(case: Case) -> None:
    small = case.questionnaire
    evaluated, result = evaluation(small, case.given, case.phase), result_of(case)
    assume(evaluated.level is not None)
    level, score = evaluated.level, evaluated.overall.score
    assert level is not None
    assert score is not None
    band = small.levels.of(score.low)
    expected = [first(score, level, band)]
    holding = [each for each, _ in evaluated.triggered]
    states = read(small, case.given, case.phase)
    grave = independent_grave(small, evaluated.knock_outs, holding, states.by_id, evaluated.scores)
    shown = {
        id_: practice.shown_level for id_, practice in evaluated.practices.items() if practice.shown_level is not None
    }
    worst = max(shown.values())
    cap = Level(list(Level)[max(0, worst.rank - small.levels.above_worst_practice)].value)
    if level > band:
        if grave:
            titles = {finding.id: finding.title for finding in result.findings}
            expected.append(("grave", {"count": len(grave), "which": tuple(titles[id_] for id_ in grave)}))
        if cap is level:
            for code, is_known in (("worst-practice", True), ("worst-unknown", False)):
                which = [
                    practice.short
                    for practice in small.practices
                    if shown.get(practice.id) is worst and (evaluated.practices[practice.id].level is worst) is is_known
                ]
                if which:
                    details = {"count": len(which), "practices": tuple(which), "worst": worst, "level": cap}
                    expected.append((code, details))
        if len(expected) == 1:
            expected.append(("findings", {"worst": max(finding.level for finding in result.findings), "level": level}))
    assert plain(result.reasons) == expected
    # And nothing that is told could be left out without another level.
    assert level is max(band, cap, Level.CRITICAL if grave else Level.LOW, _floor(result))


def _floor(result: Assessment) -> Level:
    return Level.MODERATE if any(finding.level in GRAVE for finding in result.findings) else Level.LOW


def headline_of(questionnaire_: Questionnaire, finding: Finding) -> object:
    """The sentence of a knock-out or rule, if it has one."""
    if finding.id in questionnaire_.rules_by_id:
        return questionnaire_.rules_by_id[finding.id].headline
    knock_out_ = questionnaire_.by_id[finding.id].knock_out
    return knock_out_.headline if knock_out_ is not None and finding.level is Level.CRITICAL else None


@given(ANY | cases_by_role())
def test_the_headline_is_that_of_the_first_thing_that_is_as_bad_as_the_level(case: Case) -> None:
    result = result_of(case)
    found = [
        headline
        for finding in result.findings
        if result.level is not None
        and result.level is not Level.LOW
        and finding.level >= result.level
        and (headline := headline_of(case.questionnaire, finding)) is not None
    ]
    assert result.headline == (found[0] if found else None)


@given(built_in_cases())
def test_the_built_in_questionnaire_says_what_makes_it_critical(case: Case) -> None:
    result = result_of(case)
    critical = [finding for finding in result.findings if finding.level is Level.CRITICAL]
    if result.level is Level.CRITICAL and critical:
        assert result.headline is not None or not any(headline_of(built_in(), finding) for finding in critical)


@given(ANY)
def test_the_shares_of_practices_are_the_declared_weights_whatever_is_asked(case: Case) -> None:
    """Where every question counts; what does not apply shrinks its practice."""
    result = result_of(case)
    asked = {question.practice for question in case.questionnaire.asked_in(case.phase)}
    counting = {question.id for question in result.questions if question.share}
    assume(all(question.id in counting for question in case.questionnaire.asked_in(case.phase)))
    declared = {
        practice.id: Fraction(str(practice.weight_in(case.phase)))
        for practice in case.questionnaire.practices
        if practice.id in asked
    }
    whole = sum(declared.values())
    for practice in result.practices:
        assert practice.share == (declared[practice.id] / whole if practice.id in declared else 0)
        assert practice.id not in declared or practice.weight == declared[practice.id]
