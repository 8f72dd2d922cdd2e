"""Evidence files (6(2))."""

from duban.ground.access.acts.entry import Act, later

ACTS = (
    Act("files.store", "存入材料", "6(2)"),
    later("files.purge_secret", "涉密清除", "6(1)"),
)
