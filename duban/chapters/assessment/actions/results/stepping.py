"""What the acts on results share: where the round stands, who is told, and who stays out of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from duban.chapters.assessment.models import ResultRound
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.queries.results import AnyResult
from duban.chapters.assessment.rules import results as rules
from duban.chapters.assessment.terms.results import RoundState
from duban.ground.access import ACTS
from duban.support.notifications import inbox
from duban.support.notifications.inbox import Telling
from duban.support.organization.models import Person


def check_step(act: str, found: ResultRound) -> None:
    rules.check_step(act, found.state, label=str(RoundState(found.state).label), name=ACTS[act].name)


def to_publish(of: ResultRound, *, changed: bool = True) -> None:
    """What is changed after a return has to be made public again; until then nobody but those who assess sees it."""
    if changed and of.state == RoundState.RETURNED:
        of.state = RoundState.PROPOSED
        of.published_by, of.published_on, of.objections_until = None, None, None


def tell_parties(
    results: Iterable[AnyResult], *, kind: str, text: str, slot: str, day: date, at: datetime
) -> None:
    """Tell everybody concerned of his own result, without any grade in the words."""
    inbox.tell_all(
        [
            Telling(person.pk, kind, text, f"{slot}:{one.uid}", one.ref, one.round.ref)
            for one in results
            for person in queries.to_tell(one, day)
        ],
        at=at,
    )


def check_impartial(results: Iterable[AnyResult], by: Person, day: date) -> None:
    """Whoever acts is not himself among the assessed, serves in none of the units, and has not recused."""
    found = list(results)
    rules.check_not_own(queries.own_among(found, by, day))
    for of in {one.round_id: one.round for one in found}.values():
        recused = queries.recused_for(of, by)
        rules.check_not_recused([one.unit_name for one in found if one.unit_id in recused])
