"""Evidence files (6(2))."""

from duban.ground.access.acts.entry import Act

ACTS = (
    Act("files.store", "存入材料", "6(2)"),
    Act("files.block_secret", "封存涉密材料", "6(1)"),
    Act("files.release_secret", "解除涉密封存", "6(1)"),
    Act("files.purge_secret", "涉密清除", "6(1)"),
)
