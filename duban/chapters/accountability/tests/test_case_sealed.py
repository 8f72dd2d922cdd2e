"""Ciphertext alone in the rows and the ledger: no word of a case stands there as it was written (decision 40)."""

from __future__ import annotations

from django.apps import apps
from django.db import connection

from duban.chapters.accountability import actions
from duban.chapters.accountability.models import AccountabilityCase, AccountabilityClue, HeadSlip, SealedRow
from duban.chapters.accountability.queries import sealed
from duban.chapters.accountability.tests import casing
from tests.stories import TownCase


class SealedTest(TownCase):
    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.told(cls.town)
        person = casing.concerned(cls.town, cls.case)
        actions.record_identity(
            by=cls.town["qian"],
            at=cls.town.tick(),
            request_id=None,
            case=cls.case.uid,
            person=person.person.uid,
            number=casing.SAID["identity"],
        )
        casing.evidence(cls.town, cls.case)
        casing.state(cls.town, cls.case)
        casing.answer(cls.town, casing.claim(cls.town, cls.case))
        casing.stop(cls.town, cls.case)

    def test_no_word_of_it_stands_in_any_table(self) -> None:
        secrets = [text for key, text in casing.SAID.items() if key != "record"]
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names():
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  # our own tables
                said = str(cursor.fetchall())
                for text in secrets:
                    self.assertNotIn(text, said, table)

    def test_every_sealed_model_belongs_to_a_clue_or_a_case(self) -> None:
        every = {
            one for one in apps.get_app_config("accountability").get_models() if issubclass(one, SealedRow)
        }
        found = [*sealed.models(AccountabilityCase), *sealed.models(AccountabilityClue)]
        self.assertEqual(set(found), every)
        both = [one for one in every if found.count(one) > 1]
        self.assertEqual(both, [HeadSlip], "a paper of the head is of one or of the other")

    def test_every_sealed_column_is_named(self) -> None:
        for model in apps.get_app_config("accountability").get_models():
            columns = {one.name for one in model._meta.concrete_fields if one.name.endswith("_sealed")}
            named = {f"{name}_sealed" for name in getattr(model, "SEALED", ())}
            self.assertEqual(columns, named, model.__name__)
