"""Every act × every person through the JSON door, executed, against the reviewed table in tests/snapshots/acts.txt.

An act that the policy closes is answered 403, or 404 where its object is not there for the person; what it opens is
done, or refused by a rule. Each call is rolled back, so that all meet the same state.
"""

from __future__ import annotations

import dataclasses
import os
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from duban.chapters.accountability.queries import cases
from duban.ground.access import ACTS, POLICY, Role
from duban.site import acting
from duban.support.ledger.models import LedgerEntry
from duban.support.organization import queries as organization
from tests.access import scene
from tests.stories import TownCase

SNAPSHOT = Path(__file__).parents[1] / "snapshots" / "acts.txt"
DONE_OR_RULED = {200, 409, 422}
CHAPTERS = {
    "accountability",
    "assessment",
    "bulletins",
    "feedback",
    "intake",
    "matters",
    "responsibility",
    "supervision",
}
# Taking a list in, a leader's word on no matter, a plan open a new one; what is entered or judged of a unit, which
# everybody of the body may know, or is done for a year: there is no object that could be foreign.
WITHOUT_OBJECT = {
    "intake.import_list",
    "intake.record_instruction",
    "supervision.draft_inspection_plan",
    "bulletins.draft_circular",
    "bulletins.draft_bulletin",
    "bulletins.propose_publicity",
    "assessment.compute_year",
    "assessment.designate_assessor",
    "assessment.draft_scheme",
    "assessment.enter_fact",
    "assessment.import_scheme",
    "assessment.judge_part",
    "assessment.register_commendation",
}
# Arguments that an act can do without, and that are handed to it all the same.
OPTIONAL = {"obligation", "rectification", "unit"}
# Where an act takes several of what another takes one of.
SEVERAL = {"results": "result"}
# What the Office judges must have left the unit; what the unit judges must not.
JUDGED_BY_THE_OFFICE = {"feedback.accept_report", "feedback.return_for", "feedback.reopen_result"}
# Another objection than that to a notice.
ABOUT_RESULTS = {"assessment.answer_objection"}
PLAIN: dict[object, object] = {
    str: "内容",
    int: 1,
    bool: False,
    date: "2026-04-30",
    UUID: "00000000-0000-4000-8000-000000000000",
}


def sample(kind: Any) -> Any:  # Any: whatever type a signature names
    """The plainest value of that type."""
    if kind in PLAIN:
        return PLAIN[kind]
    if isinstance(kind, UnionType) or type(None) in get_args(kind):
        return None
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind)).value
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        return {one.name: sample(hints[one.name]) for one in dataclasses.fields(kind) if needed(one)}
    return {} if "Mapping" in str(get_origin(kind)) else []


def needed(one: dataclasses.Field[Any]) -> bool:
    return one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING


@pytest.mark.any_engine
class TestActs(TownCase):
    objects: dict[str, UUID]

    @classmethod
    def prepare(cls) -> None:
        cls.objects = scene.by_argument(scene.build(cls.town))

    def data(self, code: str, objects: dict[str, UUID]) -> dict[str, Any]:
        """The plainest arguments that the act can be handed, over these objects."""
        given: dict[str, Any] = {}  # Any: as above
        for name, field in acting.arguments(code).model_fields.items():
            if not (field.is_required() or name in OPTIONAL):
                continue
            of = "filed" if name == "report" and code in JUDGED_BY_THE_OFFICE else name
            of = "result_objection" if name == "objection" and code in ABOUT_RESULTS else of
            if name in SEVERAL:
                given[name] = [str(objects[SEVERAL[name]])]
            else:
                given[name] = str(objects[of]) if of in objects else sample(field.annotation)
        return given

    def codes(self) -> Iterator[str]:
        yield from (code for code, act in sorted(ACTS.items()) if act.built and not act.inner)

    def status(self, code: str, who: str, objects: dict[str, UUID]) -> int:
        before = LedgerEntry.objects.count()
        with transaction.atomic():
            answer = self.send(code, who, self.data(code, objects))
            rows = LedgerEntry.objects.count() - before
            transaction.set_rollback(True)
        self.assertEqual(rows > 0, answer.status == 200, (code, who, answer))
        return answer.status

    def test_every_act_answers_every_person_as_the_table_and_the_policy_say(self) -> None:
        lines = []
        for code in self.codes():
            groups: dict[int, list[str]] = defaultdict(list)
            for who in scene.PERSONAS[1:]:
                status = self.status(code, who, self.objects)
                groups[status].append(who)
                with self.subTest(code=code, who=who, status=status):
                    self.assert_obeys_the_policy(code, who, status)
            shown = " | ".join(f"{status} {' '.join(people)}" for status, people in sorted(groups.items()))
            lines.append(f"{code}: {shown}")
        table = "\n".join(lines) + "\n"
        if os.environ.get("DUBAN_SNAPSHOT") == "write":
            SNAPSHOT.write_text(table, "utf-8")
        self.maxDiff = None
        self.assertEqual(table, SNAPSHOT.read_text("utf-8"))

    def assert_obeys_the_policy(self, code: str, who: str, status: int) -> None:
        """A role opens the act to whoever holds it; without role or tie it stays closed; to a stranger, whatever
        belongs to a matter does not exist."""
        roles = organization.standing(self.town[who], self.town.at).roles
        if code.startswith("accountability."):
            case = cases.case_by_uid(self.objects["case"])
            roles = cases.standing(self.town[who], self.town.at, case).roles
        if POLICY[code].roles & roles:
            self.assertIn(status, DONE_OR_RULED)
        elif not POLICY[code].ties:
            self.assertIn(status, {403, 404})
        room = code.split(".")[0]
        if room in CHAPTERS and code not in WITHOUT_OBJECT and who in scene.STRANGERS:
            self.assertEqual(status, 404)
        if POLICY[code].roles == {Role.SYSTEM} and not POLICY[code].ties:
            self.assertIn(status, {403, 404}, "the system's own")

    def test_what_is_foreign_is_answered_like_what_is_absent(self) -> None:
        absent = {name: uuid4() for name in self.objects}
        for code in self.codes():
            if code.split(".")[0] not in CHAPTERS or code in WITHOUT_OBJECT:
                continue
            foreign, none = (self.send(code, "wu", self.data(code, of)) for of in (self.objects, absent))
            with self.subTest(code):
                self.assertEqual((foreign.status, foreign.body), (none.status, none.body))
                self.assertEqual(foreign.status, 404)
