"""范文: what papers of a kind begin with, edition after edition."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.ground import access
from duban.ground.access import mark_locked
from duban.ground.beijing import beijing_day
from duban.support.documents import queries, rules, wording
from duban.support.documents.kinds import KINDS
from duban.support.documents.models import KindText
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("documents.set_text", queries.kind_text_by_uid)
def set_text(
    *, by: Person, at: datetime, request_id: UUID | None, kind: str, title: str, text: str
) -> KindText:
    """修订范文（第八条第五项）: the next edition of what papers of this kind begin with; former ones stay, and no paper that
    exists changes.

    Refuses a kind that is not drafted, a placeholder that nobody fills in (documents.unknown_placeholder), and a text
    that says what the last edition says (documents.same_text).
    """
    access.require("documents.set_text", organization.standing(by, at))
    body = organization.lock()
    known = KINDS.get(kind)
    rules.check_kind(drafted=known is not None and known.drafted, name=str(known.name) if known else kind)
    rules.check_texts({_("正文"): text}, needed={_("正文")})
    rules.check_texts({_("标题"): title}, needed=(), most=300)
    rules.check_placeholders(wording.unknown(f"{title}\n{text}"))
    last = queries.kind_text(kind)
    rules.check_other_text((title.strip(), text.strip()), last=(last.title, last.text) if last else ("", ""))
    made = KindText(
        kind=kind,
        edition=last.edition + 1 if last else 1,
        title=title.strip(),
        text=text.strip(),
        set_by=by,
        set_on=beijing_day(at),
    )
    made.save()
    mark_locked(made.ref)
    ledger.record(
        "documents.set_text",
        at=at,
        actor=organization.actor_of(by, at),
        row=made,
        context=body.ref,
        label=f"修订范文：{known.name if known else kind}第{made.edition}版",
        old={"title": last.title, "text": last.text} if last else {},
        new={"title": made.title, "text": made.text},
    )
    return made
