"""What somebody has typed and not yet submitted. No act: a working table without ledger row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from duban.chapters.feedback.models import Draft
from duban.support.ledger import canonical
from duban.support.organization.models import Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


def keep_draft(
    *, person: Person, matter: Matter, about_ref: str, content: Mapping[str, object], at: datetime
) -> Draft:
    """Keep the fields of the form as they stand, over what was kept before."""
    found, _ = Draft.objects.update_or_create(
        person=person,
        matter=matter,
        about_ref=about_ref,
        defaults={"content": canonical.plain(content), "saved_at": at},
    )
    return found


def drop_draft(*, person: Person, matter: Matter, about_ref: str) -> None:
    """What was submitted is a draft no longer."""
    Draft.objects.filter(person=person, matter=matter, about_ref=about_ref).delete()
