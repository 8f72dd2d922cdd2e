"""What the address of the list of notices asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from duban.chapters.supervision.terms import NoticeState, ObjectionState

MONTH = re.compile(r"20\d{2}-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class NoticeFilters:
    """What the address asks of the list: a state, and the month (2026-03) of issue or of the end; upheld=yes: annulled
    on an objection."""

    state: str = ""
    issued: str = ""
    ended: str = ""
    upheld: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> NoticeFilters:
        state = query.get("state", "")
        return cls(
            state=state if state in NoticeState.values else "",
            issued=_month(query.get("issued", "")),
            ended=_month(query.get("ended", "")),
            upheld="yes" if query.get("upheld") == "yes" else "",
        )

    def condition(self) -> Q:
        found = Q(state=self.state) if self.state else Q()
        for name, month in (("issued_on", self.issued), ("ended_on", self.ended)):
            if month:
                found &= Q(**{f"{name}__year": int(month[:4]), f"{name}__month": int(month[5:])})
        return found & Q(objection__state=ObjectionState.UPHELD) if self.upheld else found

    @property
    def words(self) -> list[str]:
        """What it asks beyond the state."""
        said = []
        if self.issued:
            said.append(_("%(month)s 印发") % {"month": self.issued})
        if self.ended:
            said.append(_("%(month)s 撤回或撤销") % {"month": self.ended})
        if self.upheld:
            said.append(_("异议成立"))
        return said


def _month(text: str) -> str:
    return text if MONTH.fullmatch(text) else ""
