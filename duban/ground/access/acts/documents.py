"""Official documents: what was numbered and frozen is kept for ever."""

from duban.ground.access.acts.entry import Act

ACTS = (
    Act("documents.freeze", "文书定稿存证", "11(3)"),
    Act("documents.draft", "拟稿", "8(5)"),
    Act("documents.revise", "改稿", "8(5)"),
    Act("documents.check", "核稿", "8(5)"),
    Act("documents.countersign", "会签", "8(5)"),
    Act("documents.sign_off", "签发", "8(5)"),
    Act("documents.return_draft", "公文退回修改", "8(5)"),
    Act("documents.number", "编号", "8(5)"),
    Act("documents.seal", "用印", "8(5)"),
    Act("documents.issue", "印发", "8(5)"),
    Act("documents.deliver", "送达", "8(5)"),
    Act("documents.void_number", "文号作废", "8(5)"),
    Act("documents.set_text", "修订范文", "8(5)"),
    Act("documents.archive", "归档", "8(1)"),
)
