"""A changed key takes over while cases are worked on: no word is lost, and in the end none is under the old key
(decision 40; Done line: key rotation under load)."""

from __future__ import annotations

import time
from datetime import timedelta
from functools import partial

from duban.chapters.accountability import actions, sweeps
from duban.chapters.accountability.models import AccountabilityCase, CaseEvidence
from duban.chapters.accountability.queries import sealed
from duban.chapters.accountability.terms.case import EvidenceKind
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.sealing import rotated
from duban.ground.beijing import beijing_day
from duban.support.files import queries as stored
from tests.concurrency import clients, scene

WRITERS, ROUNDS = 4, 2
CLIENTS = WRITERS + 1


class TestRotation(scene.RaceCase):
    def test_words_are_written_and_sealed_anew_at_the_same_time(self) -> None:
        town, each = self.town, clients.full(3)
        case = casing.verifying(town)
        for _n in range(3):
            casing.evidence(town, case)
        files = [[casing.material(town).uid for _turn in range(each)] for _writer in range(WRITERS)]
        at = town.tick(60)

        def add(number: int, turn: int) -> CaseEvidence:
            return actions.add_evidence(
                by=town["qian"],
                at=at,
                request_id=None,
                case=case.uid,
                kind=EvidenceKind.DOCUMENT,
                name=f"材料{number}-{turn}",
                origin="核实人员取得",
                received_on=beijing_day(at),
                file=files[number][turn],
            )

        def client(number: int) -> int:
            if number == WRITERS:
                return sum(
                    clients.patiently(partial(sweeps.reseal, at + timedelta(minutes=n)))
                    for n in range(ROUNDS)
                )
            for turn in range(each):
                clients.patiently(partial(add, number, turn))
            return 0

        began = time.monotonic()
        with rotated():
            clients.at_once(CLIENTS, client)
            sweeps.reseal(at + timedelta(minutes=ROUNDS))
            self.assert_whole(case, each)
        clients.note(
            f"{WRITERS} clients × {each} pieces of evidence beside {ROUNDS} rounds of a changed key",
            f"{3 + WRITERS * each} pieces, 0 words lost, 0 under the old key",
            time.monotonic() - began,
        )

    def assert_whole(self, case: AccountabilityCase, each: int) -> None:
        """Every word is there, and under the new key alone."""
        assert sealed.cases_under_another_key() == []
        found = AccountabilityCase.objects.get(pk=case.pk)
        assert found.words("reason") == casing.SAID["reason"]
        rows = list(CaseEvidence.objects.filter(case=case).order_by("ordinal"))
        assert [row.ordinal for row in rows] == list(range(1, 3 + WRITERS * each + 1))
        wanted = {f"材料{number}-{turn}" for number in range(WRITERS) for turn in range(each)}
        assert {row.words("name") for row in rows} == wanted | {casing.SAID["evidence"]}
        assert {row.file.sealed_under for row in rows} == {"k2"}
        assert {b"".join(stored.open_bytes(row.file)) for row in rows} == {"材料".encode()}
