"""The yard-stick of the reader: wordings with what a careful clerk takes them for, and the count of what was read.

``data/deadlines.tsv`` was written before the reader was looked at, for a list of 2026. Its classes: `date` names a
day and must be read without a question; `kind` names none and must be taken for one of the kinds given; `either`
may be read as one of the days given or be asked; `must_ask` has no reading of which one may be sure. A reading is
wrong when it is sure and its kind, its day or its milestones are not among those given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from duban.ground.reading.directory import Directory, Entry, directory_of
from duban.ground.reading.list_rows import ListRow
from duban.ground.reading.lists import read_list
from duban.ground.reading.readings import Deadline
from duban.ground.reading.sheets import Sheet

DATA = Path(__file__).parent / "data"
YEAR = 2026
HEADINGS = {"L": "牵头单位", "C": "配合单位", "D": "责任单位", "P": "责任人"}
PLACES = {"L": "lead", "C": "co", "S": "service", "U": "undetermined", "P": "people"}


def lines(name: str) -> Iterator[dict[str, str]]:
    """The lines of a table of the data; a written-out line break is one."""
    first, *rest = (DATA / name).read_text("utf-8").rstrip("\n").split("\n")
    for line in rest:
        cells = [cell.replace("\\r", "\r").replace("\\n", "\n") for cell in line.split("\t")]
        yield dict(zip(first.split("\t"), cells, strict=False))


@dataclass
class Shares:
    """What was counted; `asked` leaves out what must be asked, `wrong` names every sure reading that is not right."""

    all: int = 0
    asked: int = 0
    demanded: int = 0
    demanded_asked: int = 0
    dates: int = 0
    dates_sure: int = 0
    kinds: int = 0
    kinds_right: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def open_to_reading(self) -> int:
        """The wordings of which at least one reading may be sure."""
        return self.all - self.demanded


def deadlines() -> Shares:
    """Every wording as a row of one list, read to the end as a list is."""
    samples = list(lines("deadlines.tsv"))
    sheet = Sheet("", (("任务", "牵头单位", "完成时限"), *((f"第{n}项", "县财政局", one["text"]) for n, one in enumerate(samples))))  # fmt: skip
    rows = read_list([sheet], directory=directory_of(["县财政局"]), year=YEAR).rows
    shares = Shares()
    for sample, row in zip(samples, rows, strict=True):
        _count(shares, sample, row.deadline)
    return shares


def _count(shares: Shares, sample: Mapping[str, str], read: Deadline) -> None:
    sure, demanded = read.confidence == "sure", sample["class"] == "must_ask"
    shares.all += 1
    shares.demanded += demanded
    shares.demanded_asked += not sure and demanded
    shares.asked += not sure and not demanded
    if sample["class"] == "date":
        shares.dates += 1
        shares.dates_sure += sure
    if sample["class"] == "kind":
        shares.kinds += 1
        shares.kinds_right += read.kind in sample["kind"].split("|")
    if sure and (demanded or not _is_right(sample, read)):
        shares.wrong.append(f"{sample['text']} → {read.kind} {read.date}")


def _is_right(sample: Mapping[str, str], read: Deadline) -> bool:
    kinds = [one for one in sample["kind"].split("|") if one]
    days = [one for one in sample["date"].split("|") if one]
    if kinds and read.kind not in kinds:
        return False
    if days and read.kind in ("finish", "state") and str(read.date) not in days:
        return False
    steps = [one.split() for one in sample.get("milestones", "").split(";") if one]
    found = [(one.kind, str(one.date)) for one in read.milestones]
    return not steps or (
        len(steps) == len(found)
        and all(
            kind in ("*", one[0]) and day == one[1] for (kind, day), one in zip(steps, found, strict=True)
        )
    )


def directory() -> Directory:
    """A county and its city, which are not the town of the other tests."""
    entries = (
        Entry(one["name"], one["name"], tuple(one["others"].split("、")) if one["others"] else (),
              parent=one.get("parent") or None)
        for one in lines("directory.tsv")
    )  # fmt: skip
    return Directory(tuple(entries))


def unit_misreadings() -> tuple[int, list[str]]:
    """How many cells of units there are, and those of which an item is lost, misplaced or made up.

    What is expected, item by item: the place (``-`` any, ``*`` any), and the unit's name, or ``?`` and the text
    that must stay without a unit.
    """
    known, misread, count = directory(), [], 0
    for sample in lines("units.tsv"):
        heading = HEADINGS[sample["column"]]
        sheet = Sheet("", (("任务", heading, "完成时限"), ("修路", sample["text"], "6月底前")))
        (row,) = read_list([sheet], directory=known, year=YEAR).rows
        count += 1
        if not _as_expected(row, sample.get("expected", "").split()):
            misread.append(sample["text"])
    return count, misread


def _as_expected(row: ListRow, expected: list[str]) -> bool:
    found = [(letter, item) for letter, place in PLACES.items() for item in row.units.get(place, ())]
    for one in expected:
        letter, name = one.split(":", 1)
        hit = next(
            (
                pair
                for pair in found
                if letter in ("*", "-", pair[0])
                and (
                    pair[1].unit == name or (pair[1].unit is None and pair[1].text == name.removeprefix("?"))
                )
            ),
            None,
        )
        if hit is None:
            return False
        found.remove(hit)
    return not found
