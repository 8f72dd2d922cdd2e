"""What the forms of all records share: the lines of article 9 as choices, and what was typed as the act takes it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from duban.chapters.supervision import actions, queries
from duban.chapters.supervision.pages.filling import Values
from duban.chapters.supervision.terms.inspecting import LINES
from duban.ground.beijing import beijing_day
from duban.ground.regulation import clauses
from duban.support.doors.http import AuthenticatedRequest
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter
    from duban.chapters.supervision.models import InspectionRecord

Choice = tuple[str, str]
FIELDS = ("held_on", "seen", "lines", "location", "people", "evidence", "look_back_on")


def line_words(clause: str) -> str:
    """The official words of a line of article 9."""
    return clauses.clause(clause).words.rstrip(";；。")


def line_choices() -> list[Choice]:
    return [(clause, line_words(clause)) for clause in LINES]


def taken(given: Values) -> actions.Looked:
    """The values of the shared fields, taken out of what was typed."""
    return actions.Looked(**{name: given.pop(name) for name in FIELDS})


def filled_rows(given: Values, first: str, second: str) -> list[tuple[str, object]]:
    """The numbered pairs of fields that were filled in, taken out of what was typed."""
    names = sorted(name for name in given if name.startswith(f"{first}_") and name.split("_")[-1].isdigit())
    rows = [(given.pop(name), given.pop(f"{second}_{name.split('_')[-1]}", None)) for name in names]
    return [(str(text), other) for text, other in rows if text]


def unit_choices(request: AuthenticatedRequest, matter: Matter) -> list[Choice]:
    """The units of the matter that can be looked at, lead first."""
    names = organization.unit_names(beijing_day(request.at))
    return [(str(unit.uid), names.get(unit.pk, "")) for unit in queries.recipients(matter)]


def initial(today: date) -> dict[str, object]:
    return {"held_on": today}


def of_record(record: InspectionRecord, clauses_: list[str]) -> dict[str, object]:
    """A form that begins from what was filed."""
    return {
        "held_on": record.held_on,
        "seen": record.seen,
        "location": record.location,
        "people": record.people,
        "look_back_on": record.look_back_on,
        "lines": clauses_,
    }


def uid_of(mark: object) -> UUID:
    return UUID(str(mark))
