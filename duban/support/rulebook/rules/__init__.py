"""Pure rules: what a version of the rule set must look like, a draft of it, a year of the calendar, a working rule."""

from duban.support.rulebook.rules.calendar import check_year
from duban.support.rulebook.rules.values import (
    FIXED_COLUMNS,
    Bounds,
    Entry,
    check_known,
    check_shape,
    check_table,
    check_values,
    problem_of,
)
from duban.support.rulebook.rules.versions import (
    DRAFT_STATES,
    check_adopter,
    check_base,
    check_decided,
    check_draft_state,
    check_from,
    check_no_other_draft,
    check_not_earlier,
    check_number,
    check_other_hand,
    check_reason,
    check_submission,
)
from duban.support.rulebook.rules.working import (
    check_current,
    check_edition_free,
    check_not_read,
    check_working_rule,
)

__all__ = [
    "FIXED_COLUMNS",
    "Bounds",
    "DRAFT_STATES",
    "Entry",
    "check_adopter",
    "check_base",
    "check_current",
    "check_decided",
    "check_draft_state",
    "check_edition_free",
    "check_from",
    "check_known",
    "check_no_other_draft",
    "check_not_earlier",
    "check_not_read",
    "check_number",
    "check_other_hand",
    "check_reason",
    "check_shape",
    "check_submission",
    "check_table",
    "check_values",
    "check_working_rule",
    "check_year",
    "problem_of",
]
