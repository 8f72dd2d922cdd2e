"""Acts on the organization, by noun (arts. 3, 4, 7, 11(2))."""

from duban.support.organization.actions.changes import Carried, merge_units, split_unit
from duban.support.organization.actions.meetings import hold_meeting
from duban.support.organization.actions.papers import check_paper, enter_paper
from duban.support.organization.actions.people import add_person, end_person, record_fact, set_password
from duban.support.organization.actions.posts import (
    appoint,
    delegate,
    end_post,
    put_in_charge,
    replace_holder,
)
from duban.support.organization.actions.resets import issue_reset_code, use_reset_code
from duban.support.organization.actions.units import add_unit, found_body, rename_unit

__all__ = [
    "Carried",
    "add_person",
    "add_unit",
    "appoint",
    "check_paper",
    "delegate",
    "end_person",
    "end_post",
    "enter_paper",
    "found_body",
    "hold_meeting",
    "issue_reset_code",
    "merge_units",
    "put_in_charge",
    "record_fact",
    "rename_unit",
    "replace_holder",
    "set_password",
    "split_unit",
    "use_reset_code",
]
