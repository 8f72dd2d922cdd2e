"""Deadlines: what is sure is right, what is not is asked."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from duban.ground.reading.deadlines import Deadline, read_deadline
from duban.ground.reading.tests.published import LEDGERS
from duban.ground.reading.tests.wordings import ASKED, SURE

YEAR = 2026
# The published wordings; the kind and date that the list's own reading gives, in the list's year.
PUBLISHED: tuple[tuple[str, int, str, str | None, str], ...] = (
    ("12月底前", 2026, "finish", "2026-12-31", "sure"),
    ("5月底前动工", 2026, "state", "2026-05-31", "sure"),
    ("年内持续推进", 2026, "open_ended", None, "sure"),
    ("年底前", 2026, "finish", "2026-12-31", "sure"),
    ("“十四五”时期", 2021, "finish", "2025-12-31", "sure"),
    ("每年", 2012, "periodic", None, "sure"),
    ("2012年10月底前;2012年底前", 2012, "finish", "2012-12-31", "sure"),
    ("10月底完成年度任务", 2021, "finish", "2021-10-31", "sure"),
    ("12月中旬", 2021, "finish", "2021-12-20", "sure"),
    ("2022年10月底前", 2022, "finish", "2022-10-31", "sure"),
    ("6月底前开工、12月底前完工", 2022, "finish", "2022-12-31", "sure"),
    ("每3天报告", 2022, "periodic", None, "sure"),
    ("2005年4月21日开工,7月15日竣工", 2005, "finish", "2005-07-15", "sure"),
    ("秋季开学", 2022, "relative", None, "ask"),
    ("争取早日", 2012, "none", None, "ask"),
    ("按时", 2022, "none", None, "ask"),
    ("会后5个工作日内", 2022, "relative", None, "sure"),
    ("30个工作日内", 2022, "relative", None, "sure"),
    ("每月5日前", 2022, "periodic", None, "sure"),
    ("从2022年3月起,务于每月25日前", 2022, "periodic", None, "sure"),
    ("4月20日(星期五)前", 2007, "finish", "2007-04-20", "sure"),
    ("2021年3月31日完工;3月31日前全面完工并具备通行条件", 2021, "finish", "2021-03-31", "sure"),
    (
        "2019年4月底前完成;原则上于2019年6月底前;2020年12月底前完成项目竣工验收",
        2019,
        "finish",
        "2020-12-31",
        "sure",
    ),
    ("到2025年底前", 2022, "finish", "2025-12-31", "sure"),
    ("2024年底前,并长期坚持", 2024, "finish", "2024-12-31", "sure"),
    ("整改期限不超过1年", 2022, "relative", None, "sure"),
    ("原定2023-09-30等具体日", 2023, "finish", "2023-09-30", "sure"),
    ("2021-12-31(录入日2022-06-16)", 2022, "finish", "2021-12-31", "sure"),
    # the column 完成时限 of the published matters
    ("5年内", 2012, "relative", None, "sure"),
    ("2022-07-31", 2022, "finish", "2022-07-31", "sure"),
    ("5月底前", 2016, "finish", "2016-05-31", "sure"),
    ("14个工作日内;7个工作日内;3个工作日内", 2016, "relative", None, "ask"),
    ("尽快", 2012, "none", None, "ask"),
    ("8月底", 2021, "finish", "2021-08-31", "sure"),
    ("6月下旬", 2021, "finish", "2021-06-30", "sure"),
    ("年内", 2021, "finish", "2021-12-31", "sure"),
)
ABSOLUTE = ("finish", "state")


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def outcome(read: Deadline) -> tuple[str, str | None, str]:
    return read.kind, iso(read.date), read.confidence


@pytest.mark.parametrize(("text", "kind", "day"), SURE)
def test_it_reads_the_wording_without_a_question(text: str, kind: str, day: str | None) -> None:
    assert outcome(read_deadline(text, year=YEAR)) == (kind, day, "sure")


@pytest.mark.parametrize(("text", "kind"), ASKED)
def test_it_asks_and_does_not_guess(text: str, kind: str) -> None:
    read = read_deadline(text, year=YEAR)
    assert (read.kind, read.confidence) == (kind, "ask")
    assert read.questions and all(one.text and one.field == "deadline" for one in read.questions)


@pytest.mark.parametrize(("text", "year", "kind", "day", "confidence"), PUBLISHED)
def test_it_reads_the_published_wording(
    text: str, year: int, kind: str, day: str | None, confidence: str
) -> None:
    assert outcome(read_deadline(text, year=year)) == (kind, day, confidence)


def test_every_published_wording_stands_in_the_table() -> None:
    known = {row[0] for row in PUBLISHED} | {row[0] for row in SURE} | {""}
    with (LEDGERS / "deadline_expressions.csv").open(encoding="utf-8-sig") as file:
        written = {row["原文表述"] for row in csv.DictReader(file)}
    with (LEDGERS / "matters.csv").open(encoding="utf-8-sig") as file:
        written |= {row["完成时限"] for row in csv.DictReader(file)}
    unknown = written - known
    assert all(read_deadline(text, year=2021).confidence == "sure" for text in unknown), unknown
    assert len(unknown) <= 10


def test_the_published_wordings_reach_the_promised_shares() -> None:
    read = [(row, read_deadline(row[0], year=row[1])) for row in PUBLISHED]
    absolute = [one for row, one in read if row[3]]
    other = [(row, one) for row, one in read if not row[3]]
    assert sum(one.confidence == "sure" for one in absolute) >= 0.95 * len(absolute)
    assert sum(one.kind == row[2] for row, one in other) >= 0.8 * len(other)
    assert sum(one.confidence == "ask" for _, one in read) <= 0.25 * len(read)
    assert not [
        row for row, one in read if one.confidence == "sure" and (one.kind, iso(one.date)) != row[2:4]
    ]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("每月5日前", {"every": "month", "day": 5}),
        ("从2022年3月起，务于每月25日前", {"every": "month", "day": 25, "from": "2022-03-25"}),
        ("每3天报告", {"every": "day", "interval": 3}),
        ("每季度末", {"every": "quarter", "day": "last"}),
        ("每季度首月10日前", {"every": "quarter", "day": 10, "month_of_quarter": 1}),
        ("每周五前", {"every": "week", "weekday": 5}),
        ("每月10日、20日前", {"every": "month", "days": [10, 20]}),
        ("每年6月、12月底前", {"every": "year", "months": [6, 12], "day": "last"}),
        ("每年3月15日前", {"every": "year", "month": 3, "day": 15}),
        ("一年两次", {"every": "year", "times": 2}),
        ("每5个工作日报送一次", {"every": "working_day", "interval": 5}),
        ("每周一、三、五", {"every": "week", "weekdays": [1, 3, 5]}),
        ("每年第四季度末前", {"every": "year", "quarter": 4}),
        ("每季度结束后10日内", {"every": "quarter", "within": {"days": 10, "after": "结束后"}}),
        ("会后5个工作日内", {"working_days": 5, "after": "会后"}),
        ("30个工作日内", {"working_days": 30, "after": None}),
        ("自印发之日起30日内", {"days": 30, "after": "印发"}),
        ("5年内", {"years": 5, "from": None}),
        ("2012年起5年内", {"years": 5, "from": "2012"}),
        ("半年内", {"months": 6, "after": None}),
        ("24小时内", {"hours": 24, "after": None}),
        ("年内持续推进", {"until": "2026-12-31"}),
        ("长期坚持", {"until": None}),
        ("2024年底前，并长期坚持", {"then": "standing"}),
        ("3月-10月", {"from": "2026-03-01", "until": "2026-10-31"}),
        ("2026年每月5日前", {"every": "month", "day": 5, "from": "2026-01-01", "until": "2026-12-31"}),
    ],
)
def test_the_rule_says_exactly_what_is_written(text: str, rule: dict[str, object]) -> None:
    assert read_deadline(text, year=YEAR).rule == rule


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6月底前开工、12月底前完工", [("开工", "state", "2026-06-30", ""),
          ("完工", "finish", "2026-12-31", "")]),
        ("牵头单位10月底前；各区年底前",
         [("", "finish", "2026-10-31", "牵头单位"), ("", "finish", "2026-12-31", "各区")]),
        ("开工：3月；完工：10月", [("开工", "state", "2026-03-31", ""),
          ("完工", "finish", "2026-10-31", "")]),
        ("2025年3月开工，10月竣工", [("开工", "state", "2025-03-31", ""),
          ("竣工", "finish", "2025-10-31", "")]),
        ("5月底前动工", [("动工", "state", "2026-05-31", "")]),
        ("12月底前完成", []),
    ],
)  # fmt: skip
def test_several_dates_become_milestones(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    read = read_deadline(text, year=YEAR)
    assert [(one.label, one.kind, iso(one.date), one.subject) for one in read.milestones] == expected


HOSTILE = ("\x00", "\ud800", "岁" * 400, "1" * 400, "每" * 300, "二" * 400, "月日" * 200, "(" * 400)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_makes_it_fail(text: str) -> None:
    assert read_deadline(text, year=YEAR).confidence == "ask"


def test_the_text_is_kept_verbatim() -> None:
    assert read_deadline(" １２月底前\n", year=YEAR).text == " １２月底前\n"


def test_a_matching_weekday_and_a_soft_word_are_noted() -> None:
    assert read_deadline("4月20日(星期五)前", year=2007).notes == ("2007-04-20与星期五相符",)
    assert read_deadline("原则上10月底前完成", year=YEAR).notes == ("“原则上”，允许例外",)
