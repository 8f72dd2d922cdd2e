"""Who learns of a paper on its way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from duban.support.documents.models import Draft
from duban.support.notifications import inbox
from duban.support.organization.models import Person


def tell(draft: Draft, people: Iterable[Person], text: str, at: datetime) -> None:
    inbox.tell(
        list(people),
        kind="documents.draft",
        text=text,
        at=at,
        slot=f"draft:{draft.uid}:{draft.state}:{draft.version}",
        subject_ref=draft.ref,
        context_ref=draft.ref,
    )
