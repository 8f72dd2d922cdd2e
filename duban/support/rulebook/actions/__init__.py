"""Acts on what everything is reckoned by: rule sets, calendars, working rules (arts. 8(1), 8(4), 11(3))."""

from duban.support.rulebook.actions.drafts import (
    adopt_draft,
    draft_rule_set,
    give_up_draft,
    return_draft,
    submit_draft,
)
from duban.support.rulebook.actions.parameters import (
    VERSIONS,
    adopt_calendar,
    adopt_rule_set,
    adopt_shipped,
    shipped,
)
from duban.support.rulebook.actions.working_rules import confirm_reading, file_working_rule

__all__ = [
    "VERSIONS",
    "adopt_calendar",
    "adopt_draft",
    "adopt_rule_set",
    "adopt_shipped",
    "confirm_reading",
    "draft_rule_set",
    "file_working_rule",
    "give_up_draft",
    "return_draft",
    "shipped",
    "submit_draft",
]
