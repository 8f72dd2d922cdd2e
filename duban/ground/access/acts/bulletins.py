"""Circulars and work bulletins (8(5), 11(3))."""

from duban.ground.access.acts.entry import later

ACTS = (
    later("bulletins.draft_circular", "拟制通报", "11(3)"),
    later("bulletins.issue_circular", "印发通报", "11(3)"),
    later("bulletins.draft_bulletin", "编写工作简报", "8(5)"),
    later("bulletins.issue_bulletin", "印发工作简报", "8(5)"),
)
