"""The regulation as data: word for word the published text, and found by the ids that the code uses."""

from __future__ import annotations

import copy
import dataclasses
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from duban.ground.regulation import clauses
from duban.ground.regulation.clauses import Regulation

DATA = Path(__file__).parent / "data"
CHAPTER = re.compile(r"第(.)章\s*(.+)")
ARTICLE = re.compile(r"第(.{1,3})条 (.+)")
ITEM = re.compile(r"\((.{1,3})\)(.+)")
# How many items each article enumerates; the others have none.
ITEMS = {6: 4, 8: 6, 9: 8, 10: 5, 11: 5, 12: 11, 13: 2, 14: 2, 16: 25, 17: 3}
UNITS = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]
NUMERALS = [*UNITS, "十", *(f"十{unit}" for unit in UNITS), "二十", *(f"二十{unit}" for unit in UNITS[:5])]


def published() -> list[str]:
    """The lines of the published text from 第一章 on: its words begin there, after the page's head."""
    text = (DATA / "regulation.txt").read_text("utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[next(n for n, line in enumerate(lines) if line.startswith("第一章")) :]


def spelled_out(regulation: Regulation) -> Iterator[str]:
    """The data as the text prints it: chapter, article and item with their numerals."""
    for chapter in regulation.chapters:
        yield f"第{clauses.numeral(chapter.number)}章 {chapter.title}"
        for article in chapter.articles:
            yield f"第{clauses.numeral(article.number)}条 {article.words}"
            for item in article.items:
                own = regulation.own_ids[item.id]
                yield f"({clauses.numeral(int(own[own.index('(') + 1 : -1]))}){item.words}"


def town() -> dict[str, Any]:  # Any: an edition file, as `parse` takes it
    """The file of a body that numbers its articles differently."""
    found: dict[str, Any] = json.loads((DATA / "town.json").read_text("utf-8"))
    return found


def test_the_words_are_the_published_ones_to_the_letter() -> None:
    # The page spreads the two characters of 总则; no other space is touched.
    lines = [line.replace("总 则", "总则") for line in published()]
    assert list(spelled_out(clauses.load())) == lines


def test_the_title_is_the_published_one() -> None:
    head = (DATA / "regulation.txt").read_text("utf-8").partition("第一章")[0]
    assert clauses.load().title in re.sub(r"\s", "", head)
    assert clauses.load().published_on in head
    assert clauses.load().issuer in head


def test_it_has_five_chapters_and_seventeen_articles() -> None:
    regulation = clauses.load()
    assert [chapter.number for chapter in regulation.chapters] == [1, 2, 3, 4, 5]
    articles = [article for chapter in regulation.chapters for article in chapter.articles]
    assert [article.number for article in articles] == list(range(1, 18))
    assert {article.number: len(article.items) for article in articles if article.items} == ITEMS
    assert [chapter.articles[0].number for chapter in regulation.chapters] == [1, 7, 9, 12, 16]


def test_every_clause_has_its_id_and_no_other_id_is_one() -> None:
    wanted = {str(number) for number in range(1, 18)}
    wanted |= {f"{article}({item})" for article, count in ITEMS.items() for item in range(1, count + 1)}
    assert set(clauses.load().clauses) == wanted
    assert all(clauses.clause(id).id == id for id in wanted)
    assert dict(clauses.load().own_ids) == {id: id for id in wanted}


@pytest.mark.parametrize(
    ("id", "words", "article", "chapter"),
    [
        ("16(4)", "领导小组办公室就同一事项发出两次()以上督办通知的;", 16, 5),
        ("6(3)", "注重实效原则。及时有效地解决问题,确保督办事项件件有结果、事事有回音", 6, 1),
        ("8(5)", "编发跟踪督办问效问责工作简报;", 8, 2),
        ("9(8)", "工作进展、工作质量和取得效果的情况。", 9, 3),
        ("10(1)", "督促催办。", 10, 3),
        ("11(3)", "检查催办。", 11, 3),
        ("12(9)", "是否按规定时限完成工作计划", 12, 4),
        ("14(2)", "承办人员、服务人员绩效考核的等次为 “优秀”", 14, 4),
        ("17(1)", "对在落实重大决策、重点工程、重要事项工作中造成损失尚未构成违纪的", 17, 5),
        ("7", "成立由管委会党组书记任组长", 7, 2),
    ],
)
def test_a_clause_is_found_in_its_place(id: str, words: str, article: int, chapter: int) -> None:
    found = clauses.clause(id)
    assert found.words.startswith(words)
    assert (found.article_number, found.chapter) == (article, chapter)


def test_an_item_completes_the_sentence_of_its_article() -> None:
    assert clauses.clause("9(8)").lead_in == "跟踪督办的具体内容:"
    assert clauses.clause("16(4)").lead_in == clauses.clause("16").words
    assert clauses.clause("16").lead_in == ""


@pytest.mark.parametrize(
    ("id", "gap"), [("16(4)", "含两次"), ("17(1)", "2016"), ("17(2)", "监察法"), ("17", "附则")]
)
def test_a_known_gap_is_noted_beside_the_words(id: str, gap: str) -> None:
    assert gap in clauses.clause(id).note


@pytest.mark.parametrize(
    ("id", "cited"),
    [
        ("16(4)", "第十六条第四项"),
        ("7", "第七条"),
        ("11(4)", "第十一条第四项"),
        ("16(25)", "第十六条第二十五项"),
        ("16(20)", "第十六条第二十项"),
        ("10(1)", "第十条第一项"),
        ("12(10)", "第十二条第十项"),
        ("1", "第一条"),
    ],
)
def test_a_clause_is_cited_as_documents_cite_it(id: str, cited: str) -> None:
    assert clauses.cite(id) == cited


@pytest.mark.parametrize("find", [clauses.clause, clauses.cite])
@pytest.mark.parametrize(
    "id", ["18", "0", "16(26)", "16(0)", "7(1)", "16(4", "16（4）", "１６(4)", "016(4)", " 16(4)", "16.4", ""]
)
def test_an_unknown_id_is_refused_by_its_name(find: Callable[[str], object], id: str) -> None:
    assert not clauses.is_clause(id)
    with pytest.raises(KeyError, match=re.escape(f"no clause {id!r}")):
        find(id)


def test_an_unknown_edition_is_refused_by_its_name() -> None:
    with pytest.raises(KeyError, match="'town-2020'"):
        clauses.load("town-2020")


def test_numerals_run_as_articles_are_numbered() -> None:
    assert [clauses.numeral(number) for number in range(1, 26)] == NUMERALS
    assert [clauses.numeral(number) for number in (30, 99)] == ["三十", "九十九"]
    for number in (0, -1, 100):
        with pytest.raises(ValueError, match=str(number)):
            clauses.numeral(number)


def test_nobody_changes_a_loaded_edition() -> None:
    regulation = clauses.load()
    with pytest.raises(dataclasses.FrozenInstanceError):
        clauses.clause("16(4)").words = "x"  # type: ignore[misc]  # what is tried is just what types forbid
    with pytest.raises(TypeError):
        regulation.clauses["99"] = clauses.clause("7")  # type: ignore[index]  # as above
    assert clauses.load() is regulation


def test_another_bodys_article_is_found_by_the_known_id_and_cited_by_its_own() -> None:
    other = clauses.parse(town())
    found = clauses.clause("16(4)", other)
    assert (found.id, found.words) == ("16(4)", "就同一事项收到两次以上(含两次)督办通知的。")
    assert (found.article_number, found.chapter, found.note) == (9, 2, "明文“含两次”。")
    assert found.lead_in == "有下列情形之一的,追究责任:"
    assert clauses.cite("16(4)", other) == "第九条第二项"
    assert clauses.cite("16", other) == "第九条"
    assert clauses.cite("11(4)", other) == "第五条"


def test_another_bodys_unmapped_article_is_read_but_answers_to_no_id() -> None:
    other = clauses.parse(town())
    assert set(other.clauses) == {"11(4)", "16", "16(4)", "16(8)"}
    assert other.chapters[0].articles[1].items[0].words == "列入年度预算。"
    assert not clauses.is_clause("5", other)
    with pytest.raises(KeyError, match=re.escape("'17(1)'")):
        clauses.cite("17(1)", other)


def _mapped(place: str, **fields: str) -> dict[str, Any]:  # Any: as `town`
    edition = copy.deepcopy(town())
    line = edition if place == "edition" else edition["chapters"][1]["articles"][0]["items"][0]
    line.update(fields)
    return edition


@pytest.mark.parametrize(
    ("edition", "told"),
    [
        (_mapped("item", **{"is": "16(26)"}), r"9\(1\) is mapped to 16\(26\)"),
        (_mapped("item", **{"is": "16(4)"}), r"9\(2\) and 9\(1\) are both 16\(4\)"),
        (_mapped("edition", follows=""), "follows no other"),
    ],
)
def test_a_mapping_that_cannot_hold_is_refused(edition: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        clauses.parse(edition)
