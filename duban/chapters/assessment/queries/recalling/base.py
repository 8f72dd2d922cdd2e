"""One fact on record, and the records of one matter."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from duban.chapters.matters import queries as matters
from duban.chapters.responsibility import queries as responsibility
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter, Obligation


@dataclass(frozen=True)
class Recalled:
    """One fact on record: the day, the words, where it stands; `late` is how many days something was late, `unit` whose
    fact it is; `ref`, `unit_id` and `due_on` name a promise, for whatever follows from it."""

    words: str
    on: date | None = None
    unit: str = ""
    late: int = 0
    page: str = ""
    uid: str = ""
    unit_id: int = 0
    ref: str = ""
    due_on: date | None = None

    def as_json(self) -> dict[str, object]:
        """What is kept of it with the evaluation."""
        whole = asdict(self)
        kept = {key: whole[key] for key in ("words", "unit", "late", "page", "uid")}
        return {**kept, "on": str(self.on) if self.on else ""}


def read(kept: dict[str, object]) -> Recalled:
    """A fact as it was frozen."""
    on = str(kept.get("on") or "")
    return Recalled(
        words=str(kept["words"]),
        on=date.fromisoformat(on) if on else None,
        unit=str(kept.get("unit", "")),
        late=int(str(kept.get("late", 0))),
        page=str(kept.get("page", "")),
        uid=str(kept.get("uid", "")),
    )


class Base:
    """The records of one matter, each source read once; what other units said or owe is told with the unit's name of the
    day `at`."""

    def __init__(self, matter: Matter, at: datetime) -> None:
        self.matter, self.at, self.today = matter, at, beijing_day(at)
        self.names = organization.unit_names(self.today)
        self.obligations = matters.obligations_of(matter)
        self.assignments = responsibility.assignments_of(matter)

    def name(self, unit_id: int) -> str:
        return self.names.get(matters.heir(self.matter, unit_id), "")

    def owed(self, *kinds: str) -> list[Obligation]:
        """What was owed of these kinds and did not fall away."""
        return [one for one in self.obligations if one.kind in kinds and one.lapsed_on is None]

    def late(self, owed: Obligation) -> int:
        """How many days late it was done, or is."""
        done = owed.reported_on or owed.met_on or self.today
        return max(0, (done - owed.due_on).days)

    def days(self, late: int) -> str:
        return _("，逾期 %(days)s 天") % {"days": late} if late else ""
