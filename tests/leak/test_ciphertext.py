"""What is said of clues and cases, and identity numbers, stand in the database and in its backup as ciphertext alone
(decision 40; Done line: grep of the file)."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.test import TransactionTestCase

from duban.chapters.accountability import actions
from duban.chapters.accountability.models.sealed import SealedRow
from duban.chapters.accountability.queries import decisions
from duban.chapters.accountability.terms.case import Signing
from duban.chapters.accountability.terms.judging import Handling
from duban.chapters.accountability.tests import builders, casing, deciding
from duban.chapters.matters.models import Matter
from duban.ground.beijing import beijing_day
from duban.support.documents import sweeps as documents
from tests import apart
from tests.cast import Town, build_town

MARKS = (
    "玄武岩七号标段",
    "朱雀桥议价一事",
    "白虎堂复核意见",
    "青龙闸确认理由",
    "麒麟亭排除理由",
    "凤凰台移送理由",
    "貔貅巷移送结果",
    "饕餮坊启动理由",
    "梼杌湾处理方式",
    "370405198001011232",
)
# What is said, from the evidence to the clearing of a name, when a case goes its whole way.
WORDS = (*casing.SAID.values(), *deciding.WORDS.values())
_kept: list[Town] = []


def fill() -> None:
    """Every word that a person can say of a clue, and the reason and an identity number of a case, each with its mark; and
    three cases that went their way: one out, one to a decision that fell on appeal, one to a decision that its body changed."""
    town = build_town()
    matter = builders.matter_under_way(town)
    say(town, matter)
    go_out(town)
    fall(town)
    deciding.change(town, deciding.served(town))
    documents.sweep(town.tick())
    _kept[:] = [town]


def go_out(town: Town) -> None:
    """Heard, answered in the system and on paper, tolerance claimed and refused, then transferred."""
    case = casing.told(town)
    actions.record_identity(
        by=town["shen"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        person=casing.concerned(town, case).person.uid,
        number=casing.SAID["identity"],
    )
    actions.record_interview(
        by=town["qian"],
        at=town.tick(),
        request_id=None,
        case=case.uid,
        second=town["shen"].uid,
        whom="监理单位负责人",
        on=beijing_day(town.at),
        place="二楼谈话室",
        record=casing.SAID["record"],
        signing=Signing.SIGNED,
    )
    casing.state(town, case)
    casing.enter(town, case)
    casing.answer(town, casing.claim(town, case))
    casing.end(town, case)


def fall(town: Town) -> None:
    """Decided, executed, overturned on appeal, restored, the name cleared."""
    decision = deciding.fallen(town)
    for one in decisions.restorations_of(decision):
        deciding.restore(town, one)
    asked = deciding.ask_clearing(town, deciding.fresh(decision.case))
    actions.clear_name(
        by=town["wang"],
        at=town.tick(),
        request_id=None,
        clearing=asked.uid,
        words=deciding.WORDS["cleared"],
    )


def say(town: Town, matter: Matter) -> None:
    by, at, none = town["wang"], town.tick, None
    clue = builders.entered(town, matter, ground=builders.OTHER_GROUND, fact=MARKS[0])
    actions.look_again(by=town["sun"], at=at(), request_id=none, clue=clue.uid, words=MARKS[2])
    actions.confirm_clue(by=by, at=at(), request_id=none, clue=clue.uid, words=MARKS[3])
    rejected = builders.entered(town, matter, fact=MARKS[1])
    actions.reject_clue(by=by, at=at(), request_id=none, clue=rejected.uid, words=MARKS[4])
    either = builders.entered(town, matter, ground=builders.EITHER_GROUND)
    actions.choose_handling(
        by=by, at=at(), request_id=none, clue=either.uid, handling=Handling.REFER, reason=MARKS[8]
    )
    actions.refer_clue(
        by=by, at=at(), request_id=none, clue=either.uid, receiver="纪检监察机关", reason=MARKS[5]
    )
    actions.record_clue_result(
        by=by, at=at(), request_id=none, clue=either.uid, result=MARKS[6], result_on=beijing_day(town.at)
    )
    case = actions.start_verification(by=by, at=at(), request_id=none, clue=clue.uid, reason=MARKS[7])
    actions.name_handlers(
        by=by,
        at=at(),
        request_id=none,
        case=case.uid,
        handlers=(town["zheng"].uid, town["shen"].uid),
    )
    actions.record_identity(
        by=town["shen"],
        at=at(),
        request_id=none,
        case=case.uid,
        person=town["li"].uid,
        number=MARKS[9],
    )


def values() -> Iterator[bytes]:
    """Every value of every table, as the database hands it out."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  # the name comes from the database itself
            for row in cursor.fetchall():
                for one in row:
                    yield (
                        one
                        if isinstance(one, bytes)
                        else bytes(one)
                        if isinstance(one, memoryview)
                        else str(one).encode()
                    )


def backup(folder: Path) -> Path:
    """The whole database as its own tool writes it away."""
    made = folder / "backup"
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(made)])
        return made
    chosen, tool = apart.settings(), shutil.which("pg_dump")
    if tool is None:
        pytest.skip("no pg_dump beside this PostgreSQL client")
    given = [
        "-h",
        str(chosen["HOST"]),
        "-p",
        str(chosen["PORT"]),
        "-U",
        str(chosen["USER"]),
        str(chosen["NAME"]),
    ]
    env = {"PGPASSWORD": str(chosen["PASSWORD"])}
    dumped = subprocess.run([tool, *given], check=True, capture_output=True, env=env)  # noqa: S603  # our own tool
    made.write_bytes(dumped.stdout)
    return made


class TestCiphertext(TransactionTestCase):
    def setUp(self) -> None:
        self.enterContext(apart.database("ciphertext", fill))

    @classmethod
    def _fixture_setup(cls) -> None:
        """Django's own way of cleaning up empties every table, which the ledger refuses."""

    def _fixture_teardown(self) -> None:
        """As above: the whole database is thrown away instead."""

    def found(self, content: bytes) -> list[str]:
        return [mark for mark in (*MARKS, *WORDS) if mark.encode() in content]

    def test_each_word_was_said(self) -> None:
        """Otherwise it could not be found either."""
        rows = [
            row for model in apps.get_models() if issubclass(model, SealedRow) for row in model.objects.all()
        ]
        said = "\n".join(row.words(name) for row in rows for name in row.SEALED)
        self.assertEqual([mark for mark in (*MARKS, *WORDS) if mark not in said], [])

    def test_no_mark_stands_in_any_table(self) -> None:
        everything = b"\0".join(values())
        self.assertIn("工程建设部".encode(), everything, "what is not sealed is found")
        self.assertEqual(self.found(everything), [])

    def test_no_mark_stands_in_the_file_nor_in_its_backup(self) -> None:
        with tempfile.TemporaryDirectory() as made:
            files = [backup(Path(made))]
            if connection.vendor == "sqlite":
                name = Path(str(apart.settings()["NAME"]))
                files += [one for one in name.parent.glob(f"{name.name}*") if one.is_file()]
            for file in files:
                content = file.read_bytes()
                with self.subTest(file.name):
                    self.assertEqual(self.found(content), [])
            held = b"".join(one.read_bytes() for one in files)
            self.assertIn("工程建设部".encode(), held, "what is not sealed is found")
