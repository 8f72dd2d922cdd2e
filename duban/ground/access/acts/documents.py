"""Official documents: what was numbered and frozen is kept for ever."""

from duban.ground.access.acts.entry import Act, later

ACTS = (
    Act("documents.freeze", "文书定稿存证", "11(3)"),
    later("documents.draft", "拟稿", "8(5)"),
    later("documents.check", "核稿", "8(5)"),
    later("documents.countersign", "会签", "8(5)"),
    later("documents.sign_off", "签发", "8(5)"),
    later("documents.seal", "用印", "8(5)"),
    later("documents.void_number", "文号作废", "8(5)"),
    later("documents.archive", "归档", "8(1)"),
)
