"""Every number of the list of bad inputs: where it is shown at a form, or why no form ever meets it."""

from pathlib import Path

import pytest

from tests.handlers.test_form_bad_inputs import LIMITS, WRONG

TESTS = Path(__file__).parent.parent
HERE, FORM, FILES = "handlers/test_form_bad_inputs.py", "handlers/test_form.py", "handlers/test_form_files.py"
WEB = "web/test_form.py"
SHOWN: dict[int, tuple[str, str]] = {
    **{row: (HERE, "test_it_is_answered_in_one_sentence") for row, *_ in WRONG},
    **{row: (HERE, "test_a_limit_without_words_of_its_own_is_told") for row, *_ in LIMITS},
    2: (HERE, "test_emoji_alone_are_a_text"),
    4: (HERE, "test_what_has_two_readings_is_asked"),
    5: (HERE, "test_any_digits_are_read"),
    10: (HERE, "test_what_has_two_readings_is_asked"),
    14: (HERE, "test_a_time_that_the_clocks_leave_out_is_the_hour_after"),
    17: (FORM, "test_a_text_that_the_phone_cut_in_two_is_no_two_answers"),
    19: ("web/test_form_files.py", "test_more_than_20_mb_is_said_before_and_told_after"),
    20: (FILES, "test_what_can_act_by_itself_is_refused_whatever_it_is_called"),
    21: (FILES, "test_a_photo_is_kept_without_its_place_and_unreadable_on_disk"),
    23: (HERE, "test_other_things_are_met_with_the_question"),
    24: (FORM, "test_what_was_forwarded_is_asked_about_first"),
    25: (FORM, "test_the_link_offers_to_go_on_or_to_begin_anew"),
    28: (FORM, "test_a_link_to_no_form_says_so"),
    31: (HERE, "test_it_is_kept_as_it_was_written"),
    32: (HERE, "test_it_is_kept_as_it_was_written"),
    33: (HERE, "test_it_is_kept_as_it_was_written"),
    34: (FILES, "test_documents_are_taken"),
    35: ("domain/forms/test_interpreting.py", "test_every_kind_takes_what_people_type"),
    36: (HERE, "test_it_is_kept_as_it_was_written"),
    38: (WEB, "test_unreadable_letters_are_no_fault_of_the_page"),
    42: (FORM, "test_somebody_elses_draft_is_nobodys"),
    43: (FORM, "test_sending_twice_counts_once"),
    50: (HERE, "test_it_is_kept_as_it_was_written"),
    51: ("handlers/test_form_careful.py", "test_whether_a_form_is_the_place_is_asked_once"),
}
ELSEWHERE: dict[int, str] = {
    15: "a time zone is asked for in the settings, and no type of question is one",
    26: "commands are told apart before any conversation is asked",
    27: "no form is filled in a group",
    30: "no form is filled in a group",
    37: "names of organisations belong to the registry",
    39: "display names are not used by forms",
    40: "no page takes JSON",
    41: "forms are opened by their link, not as a Mini App",
    44: "a receipt offers no editing; corrections belong to self-reports",
    45: "broadcasts",
    46: "broadcasts",
    47: "reminders",
    48: "roles",
    49: "receipt codes belong to feedback",
    52: "who may write at all is decided before any conversation is asked",
    53: "the language is a person's own, chosen before any form",
    54: "how much one person may send is decided before any conversation is asked",
    55: "emergencies belong to feedback",
}


def test_every_number_has_its_place() -> None:
    assert sorted([*SHOWN, *ELSEWHERE]) == list(range(1, 56))


@pytest.mark.parametrize(("file", "test"), sorted(set(SHOWN.values())))
def test_what_is_named_is_there(file: str, test: str) -> None:
    assert f"def {test}(" in (TESTS / file).read_text("utf-8")
