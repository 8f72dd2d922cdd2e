"""What a draft says, as it will be frozen, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from duban.support.documents import paper, rules
from duban.support.documents.kinds import KINDS, Form
from duban.support.documents.models import Draft, Step
from duban.support.documents.terms import ChainStep
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook

# Names of the issuing slip's cells for the steps of the chain.
CELLS = {
    ChainStep.SIGN_OFF: "签发",
    ChainStep.COUNTERSIGN: "会签",
    ChainStep.CHECK: "核稿",
    ChainStep.DRAFT: "拟稿",
    ChainStep.NUMBER: "编号",
    ChainStep.SEAL: "用印",
    ChainStep.ISSUE: "印发",
    ChainStep.DELIVER: "送达",
}
HEADS = {
    Form.RED_HEADED: "{body}文件",
    Form.MINUTES: "{body}会议纪要",
    Form.BULLETIN: "督查专报",
    Form.LETTER: "{body}{office}",
}
OWN_NAME = {"request_for_instructions"}


@dataclass(frozen=True)
class Words:
    """What is typed of a paper."""

    title: str
    to: str
    text: str
    attachments: str = ""
    copies: str = ""
    note: str = ""
    urgency: str = ""
    attendance: str = ""


def facts(kind: str, words: Words, *, day: date, signer: str = "") -> dict[str, object]:
    """The frozen facts of a paper of that kind with these words, as the body and the Office are called on that day."""
    body = organization.body().name
    office = organization.unit_name(organization.office().pk, day)
    upward = kind in rulebook.values(day).texts("documents.carry_signer")
    return {
        "letterhead": HEADS.get(KINDS[kind].form, "{body}").format(body=body, office=office),
        "title": words.title,
        "to": words.to,
        "paragraphs": words.text,
        "attachments": words.attachments,
        "copies": words.copies,
        "note": words.note,
        "urgency": words.urgency,
        "attendance": [
            line.replace(":", "：").partition("：")[::2]
            for line in words.attendance.splitlines()
            if line.strip()
        ],
        "signature": body if kind in OWN_NAME else f"{body}{office}",
        "signer": signer if upward else "",
        "date": str(day),
    }


def known_values(day: date) -> dict[str, str]:
    """What the system fills into a 范文 by itself."""
    return {
        "机关": organization.body().name,
        "办公室": organization.unit_name(organization.office().pk, day),
        "年度": str(day.year),
        "日期": rules.in_words(day),
    }


def words_of(draft: Draft) -> Words:
    return Words(
        title=draft.title,
        to=draft.to,
        text=draft.text,
        attachments=draft.attachments,
        copies=draft.copies,
        note=draft.note,
        urgency=draft.urgency,
        attendance=draft.attendance,
    )


def length(words: Words) -> int:
    """Characters of the text, by which its length is judged."""
    return len("".join(words.text.split()))


def current(draft: Draft, kind: ChainStep) -> list[Step]:
    """The steps of that kind that count, in their order."""
    return list(draft.steps.filter(kind=kind, lapsed=False).select_related("person").order_by("id"))


def waiting_addressees(draft: Draft) -> list[str]:
    served = {step.addressee for step in current(draft, ChainStep.DELIVER)}
    return [name for name in rules.addressees(draft.to) or (draft.title,) if name not in served]


def signer_of(draft: Draft) -> str:
    """签发人: whoever decided, in the system or on paper."""
    signed = current(draft, ChainStep.SIGN_OFF)
    return (signed[-1].on_behalf_of or signed[-1].person.name) if signed else ""


def issuing_slip(draft: Draft, *, day: date) -> paper.Paper:
    """发文稿纸 as it stands now."""
    return paper.lay_out(slip_facts(draft, day=day), number="", title="发文稿纸", issued_on=day)


def slip_facts(draft: Draft, *, day: date) -> dict[str, object]:
    """The names and dates of the whole way."""
    cells = {name: _written(current(draft, step)) for step, name in CELLS.items()}
    words = words_of(draft)
    return {
        "letterhead": organization.body().name,
        "date": str(day),
        "fields": {
            **cells,
            "文种": str(KINDS[draft.kind].name),
            "文号": draft.document.number if draft.document else "",
            "标题": words.title,
            "主送": words.to,
            "抄送": words.copies,
            "附件": "；".join(words.attachments.split("\n")),
            "篇幅": f"{length(words)}字",
        },
    }


def _written(steps: Sequence[Step]) -> str:
    lines = []
    for step in steps:
        if step.on is None:
            continue
        who = step.on_behalf_of or step.addressee or step.person.name
        word = step.remark if step.agreed else f"不同意。{step.remark}"
        lines.append(f"{word}\n{who}　{step.on}".strip())
    return "\n".join(lines)
