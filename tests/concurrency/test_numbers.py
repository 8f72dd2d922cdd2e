"""Numbers of notices under many clients with forced rollbacks (decision 25)."""

from __future__ import annotations

import time
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.test import override_settings

from duban.chapters.matters.models import Matter
from duban.chapters.supervision import actions
from duban.chapters.supervision.actions import letter
from duban.chapters.supervision.models import NoticeProblem, Problem, SupervisionNotice
from duban.chapters.supervision.tests import builders
from duban.support.documents.models import Document, NumberSeries
from duban.support.ledger.models import LedgerEntry
from duban.support.ledger.rows import R
from tests.cast import Town
from tests.concurrency import clients, scene

CLIENTS = 16
# One issue in five is rolled back when everything has been written, and tried again.
ROLLED_BACK = 5


class Broken(Exception):
    """What befalls the transaction after the act."""


# The queue is rung, as in production; who freezes the documents afterwards is no part of this race.
@override_settings(BELL="queue")
class TestNumbers(scene.RaceCase):
    def test_numbers_have_no_gap_and_no_double_whoever_is_rolled_back(self) -> None:
        each = clients.full(2)
        signed = [signed_off(self.town, matter) for matter in scene.matters()]
        notices = [copies(signed[number % len(signed)], each) for number in range(CLIENTS)]

        def client(number: int) -> int:
            rolled_back = 0
            for turn, notice in enumerate(notices[number]):
                if (number * each + turn) % ROLLED_BACK == 0:
                    with self.assertRaises(Broken):
                        clients.patiently(partial(issue, self.town, notice, breaks=True))
                    rolled_back += 1
                clients.patiently(partial(issue, self.town, notice, breaks=False))
            return rolled_back

        began = time.monotonic()
        rolled_back = sum(clients.at_once(CLIENTS, client))
        took, wanted = time.monotonic() - began, list(range(1, CLIENTS * each + 1))

        issued = SupervisionNotice.objects.filter(state="ISSUED")
        assert rolled_back == -(-len(wanted) // ROLLED_BACK)
        assert sorted(one.ordinal or 0 for one in issued) == wanted
        assert {one.number for one in issued} == {f"古城督通〔2026〕{n}号" for n in wanted}
        assert [one.last for one in NumberSeries.objects.filter(series=letter.series())] == [len(wanted)]
        assert Document.objects.filter(kind="supervision_notice").count() == len(wanted)
        assert LedgerEntry.objects.filter(act="supervision.issue_notice").count() == len(wanted)
        clients.note(
            f"{CLIENTS} clients × {each} notices issued",
            f"numbers 1..{len(wanted)}; {rolled_back} issues rolled back; 0 gaps, 0 doubles; "
            f"{(len(wanted) + rolled_back) / took:.0f} a second",
            took,
        )


def signed_off(town: Town, matter: Matter) -> SupervisionNotice:
    """A notice on a problem of that matter, which the head has signed."""
    return builders.sign_off(town, builders.draft(town, matter), who="wang")


def copies(notice: SupervisionNotice, count: int) -> list[SupervisionNotice]:
    """Notices like this one, each on a problem like its own: drafted one by one they would take most of the
    time, and the race is about their issue."""
    problem = notice.lines.get().problem
    problems = QuerySet[Problem](Problem).bulk_create(_like(problem) for _ in range(count))
    notices = QuerySet[SupervisionNotice](SupervisionNotice).bulk_create(_like(notice) for _ in range(count))
    pairs = zip(notices, problems, strict=True)
    QuerySet[NoticeProblem](NoticeProblem).bulk_create(
        NoticeProblem(notice=one, problem=its_problem) for one, its_problem in pairs
    )
    return notices


def _like(row: R) -> R:
    own = {"id", "uid"}
    fields = [field.attname for field in row._meta.concrete_fields if field.attname not in own]
    return type(row)(**{name: getattr(row, name) for name in fields})


def issue(town: Town, notice: SupervisionNotice, *, breaks: bool) -> None:
    with transaction.atomic():
        actions.issue_notice(by=town["chen"], at=town.at, request_id=None, notice=notice.uid)
        if breaks:
            raise Broken
