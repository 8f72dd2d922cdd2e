"""What belongs to an 件, under which 档号 it is kept and for how long, and the lists of a year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from duban.support.documents import chain, paper
from duban.support.documents.models import ArchivalItem, Document, Draft
from duban.support.documents.terms import ChainStep, Retention
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook
from duban.support.rulebook import shipped

HEAD = ["序号", "档号", "文号", "责任者", "题名", "日期", "页数", "备注"]


def retention_of(kind: str, day: date) -> str:
    """保管期限 of a kind: a table of the rule set; kinds that it does not name are kept ten years."""
    table = rulebook.values(day).table("documents.retention")
    known = shipped.bodies(shipped.newest())["documents.retention"]["value"]
    return str(table.get(kind) or known.get(kind) or Retention.TEN.value)


def archival_no(year: int, retention: str, ordinal: int, day: date) -> str:
    """档号 after DA/T 13: 全宗号, 文书档案, year, 保管期限, 件号."""
    fonds = rulebook.values(day).text("documents.fonds")
    parts = [f"{fonds}-WS" if fonds else "WS", f"{year}-{retention}-{ordinal:04d}"]
    return "·".join(parts)


def pieces(document: Document, draft: Draft | None) -> list[dict[str, str]]:
    """What lies in the 件, in the order of filing: 正本, 附件, 发文稿纸, 签批, 签收 (DA/T 22)."""
    found = [{"what": "正本", "title": f"{document.title}{document.number}", "sha256": document.sha256}]
    if document.word_sha256:
        found.append({"what": "电子文本", "title": document.title, "sha256": document.word_sha256})
    attachments = paper.lay_out(
        document.facts, number=document.number, title=document.title, issued_on=document.issued_on
    ).attachments
    found += [{"what": "附件", "title": name, "sha256": ""} for name in attachments]
    if draft is None:
        return found
    found.append({"what": "发文稿纸", "title": draft.title, "sha256": ""})
    slip = organization.checked_slip(draft.ref, "SIGN_OFF")
    if slip is not None:
        found.append({"what": "签批", "title": slip.paper.name, "sha256": slip.paper.sha256})
    for step in chain.current(draft, ChainStep.DELIVER):
        found.append({"what": "签收", "title": f"{step.addressee}，{step.remark}，{step.on}", "sha256": ""})
    return found


def catalogue(items: Sequence[ArchivalItem], *, year: int, day: date, handing_over: bool) -> paper.Paper:
    """归档文件目录 of a year, or the list by which it is handed over."""
    office = organization.body().name + organization.unit_name(organization.office().pk, day)
    title = f"{year}年度归档文件{'移交清单' if handing_over else '目录'}"
    rows = [
        [
            str(place),
            item.archival_no,
            item.document.number,
            str(item.document.facts.get("signature") or office),
            item.document.title,
            f"{item.document.issued_on:%Y%m%d}",
            str(item.pages),
            item.remark,
        ]
        for place, item in enumerate(items, start=1)
    ]
    facts: dict[str, object] = {"table": {"head": HEAD, "rows": rows}, "signature": office, "date": str(day)}
    if handing_over:
        count = f"共{len(items)}件、{sum(item.pages for item in items)}页。"
        facts["fields"] = {"移交": f"{count}移交单位、移交人：", "接收": "接收单位、接收人："}
    return paper.lay_out(facts, number="", title=title, issued_on=day)
