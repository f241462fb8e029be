"""What holds for every test: how properties are searched."""

import os

import pytest
from hypothesis import settings

# A slow machine is no failure. In CI the same examples every time, so that a red build is about the change.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


OPEN = {
    "tests/cli/test_interview.py": (
        "test_ctrl_c_line_by_line_keeps_the_answers",
        "test_a_full_disk_is_told_at_once_and_at_the_end",
        "test_answers_from_windows",
        "test_answers_in_another_encoding_are_no_fault_of_the_program",
        "test_the_commands_for_next_time_can_be_copied",
        "test_going_on_with_a_quick_check_is_quick",
        "test_a_questionnaire_of_ones_own_is_found_from_the_file",
        "test_a_file_that_somebody_breaks_meanwhile_costs_no_answer",
        "test_what_a_person_wrote_into_the_file_meanwhile_stays",
    ),
    "tests/interview/test_screen_draw.py": ("test_a_role_in_own_words_is_among_the_choices",),
    "tests/interview/test_screen_read.py": ("test_nothing_but_enter_keeps_the_answer_that_is_there",),
    "tests/interview/test_script.py": ("test_questions_that_were_passed_by_are_asked_before_the_report",),
    "tests/interview/test_terminal.py": (
        "test_the_line_that_says_where_one_is_breaks_between_words",
        "test_any_of_all_answers_can_be_chosen_by_its_number",
        "test_ticks_that_are_set_stay_while_looking_at_more_or_writing_a_note",
        "test_a_number_half_typed_stays_while_looking_at_more",
    ),
}
"""What the interview does not do yet. Whoever makes one of these true takes it out of this list."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        names = OPEN.get(item.nodeid.split("::")[0], ())
        if item.nodeid.split("::")[-1].split("[")[0] in names:
            item.add_marker(pytest.mark.xfail(reason="the interview is not finished: see OPEN", strict=False))
