"""Files to tables: by content, exactly, and with a clear refusal for everything else."""

from __future__ import annotations

import struct
from datetime import datetime, time

import pytest

from duban.ground.reading import containers
from duban.ground.reading.tables import read_tables
from duban.ground.reading.tests.files import archive, cell, document, table, with_part, xls, xlsx
from duban.ground.reading.unreadable import Unreadable
from duban.ground.reading.workbooks import text_of

ROWS: list[list[str | int]] = [["序号", "事项"], [1, "修路"], [2, "建桥𠮷"]]
TEXTS = (("序号", "事项"), ("1", "修路"), ("2", "建桥𠮷"))
CSV = "序号,事项\r\n1,修路\r\n2,建桥𠮷\r\n"
GOOD = xlsx(ROWS)
RELATIONS = "xl/_rels/workbook.xml.rels"
OUTSIDE = '<Relationships><Relationship Id="r9" Type="x/{kind}" Target="http://a" TargetMode="External"/></Relationships>'


@pytest.mark.parametrize(
    "data",
    [
        GOOD,
        xls(ROWS),
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.encode("gb18030"),
        CSV.encode("utf-16"),
        CSV.encode("utf-16-le"),
        CSV.replace(",", ";").encode(),
        CSV.replace(",", "\t").encode(),
        document(table(*[[cell(str(one)) for one in row] for row in ROWS])),
    ],
    ids=["xlsx", "xls", "utf8", "bom", "gb18030", "utf16", "utf16le", "semicolon", "tab", "docx"],
)
def test_it_reads_the_same_table_from_every_kind_of_file(data: bytes) -> None:
    (sheet,) = read_tables(data)
    assert sheet.rows == TEXTS


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (0.1, "0.1"),
        (2026.1, "2026.1"),
        (46356.0, "46356"),
        (True, "是"),
        (datetime(2026, 11, 30), "2026-11-30"),  # noqa: DTZ001  # a cell of a sheet has no zone
        (datetime(2026, 11, 30, 17, 30), "2026-11-30 17:30:00"),  # noqa: DTZ001
        (time(8, 30), "08:30:00"),
        (" 甲\n乙 ", " 甲\n乙 "),
    ],
)
def test_a_cell_keeps_what_it_says(value: float | str | datetime | time, text: str) -> None:
    assert text_of(value) == text


def test_merged_cells_are_named_and_not_filled_in() -> None:
    (sheet,) = read_tables(xlsx([["标题", ""], ["甲", "1"], ["", "2"]], [(0, 0, 0, 1), (1, 0, 2, 0)]))
    assert set(sheet.merged) == {(0, 0, 0, 1), (1, 0, 2, 0)}
    assert sheet.rows[2] == ("", "2")


def test_a_hidden_sheet_is_left_out() -> None:
    assert [sheet.name for sheet in read_tables(xlsx(ROWS, hidden=[["事项", "牵头单位"]]))] == ["任务分解表"]


def test_a_document_gives_its_tables_with_merged_cells_and_the_words_above() -> None:
    body = "<w:p><w:r><w:t>重点工作</w:t></w:r></w:p>" + table(
        [cell("类别"), cell("事项"), cell("单位", span=2)],
        [cell("城建", merge="restart"), cell("修路\n一期"), cell("甲局"), cell("乙局")],
        [cell("", merge="continue"), cell("建桥"), cell("丙局", span=2)],
    )
    (sheet,) = read_tables(document(body))
    assert sheet.before == ("重点工作",)
    assert sheet.rows == (
        ("类别", "事项", "单位", ""),
        ("城建", "修路\n一期", "甲局", "乙局"),
        ("", "建桥", "丙局", ""),
    )
    assert (1, 0, 2, 0) in sheet.merged and (0, 2, 0, 3) in sheet.merged


def test_deleted_words_of_a_document_are_left_out() -> None:
    gone = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    body = table([f"<w:tc><w:p>{gone}<w:r><w:t>新</w:t></w:r></w:p></w:tc>", cell("乙")])
    assert read_tables(document(body))[0].rows == (("新", "乙"),)


def _locked() -> bytes:
    """An archive whose members say that they are locked."""
    data = bytearray(archive({"xl/workbook.xml": "<a/>"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(mark) + offset
        data[place : place + 2] = struct.pack("<H", 1)
    return bytes(data)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;&l;&l;&l;&l;&l;&l;&l;">]>'
    f'<w:document xmlns:w="{"http://schemas.openxmlformats.org/wordprocessingml/2006/main"}"><w:body>&m;</w:body></w:document>'
)
REFUSED: tuple[tuple[str, bytes, str], ...] = (
    ("nothing", b"", "empty"),
    ("blanks", b" \r\n ", "empty"),
    ("too large", b"a" * (containers.MAX_FILE + 1), "too_large"),
    ("an HTML page", b"<html><body><table><tr><td>1</td></tr></table></body></html>", "wrong_type"),
    ("an XML table", b"<?xml version='1.0'?><Workbook/>", "wrong_type"),
    ("a program", b"MZ\x90\x00\x03" + b"\0" * 100, "wrong_type"),
    ("a PDF", b"%PDF-1.7\n1 0 obj", "wrong_type"),
    ("a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "wrong_type"),
    ("a text with NUL", b"a,b\n1,\x00\n", "wrong_type"),
    ("another archive", archive({"readme.txt": "x"}), "wrong_type"),
    ("half an archive", GOOD[: len(GOOD) // 2], "damaged"),
    ("a broken sheet", with_part(GOOD, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row"), "damaged"),
    ("a broken document", archive({"word/document.xml": "<w:document"}), "damaged"),
    ("a locked archive", _locked(), "encrypted"),
    ("a locked workbook", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ("an old workbook with macros", OLE + "Workbook_VBA_PROJECT".encode("utf-16-le"), "macros"),
    ("an old document", OLE + "WordDocument".encode("utf-16-le"), "wrong_type"),
    ("a broken old workbook", OLE + "Workbook".encode("utf-16-le"), "damaged"),
    ("macros", with_part(GOOD, "xl/vbaProject.bin", b"x"), "macros"),
    ("a macro type", with_part(GOOD, "[Content_Types].xml", "<a>sheet.macroEnabled.main+xml</a>"), "macros"),
    ("an embedded object", with_part(GOOD, "xl/embeddings/oleObject1.bin", b"x"), "embedded"),
    ("a link to a file", with_part(GOOD, "xl/externalLinks/externalLink1.xml", "<a/>"), "external"),
    ("a template from outside", with_part(GOOD, RELATIONS, OUTSIDE.format(kind="attachedTemplate")), "external"),
    ("entities", archive({"word/document.xml": LAUGHS}), "entities"),
    ("entities in a sheet", with_part(GOOD, "xl/styles.xml", "<!DOCTYPE a><a/>"), "entities"),
    ("a bomb", archive({"xl/workbook.xml": "<a/>", "xl/a.bin": b"\0" * (8 * 1024 * 1024)}), "bomb"),
    ("many members", archive({f"x{i}": b"" for i in range(containers.MAX_MEMBERS + 1)}), "bomb"),
    ("a far cell", with_part(GOOD, "xl/worksheets/sheet1.xml", '<worksheet><row><c r="XFD1048576"/></row></worksheet>'),
     "too_many_rows"),
    ("a wide sheet", with_part(GOOD, "xl/worksheets/sheet1.xml", '<worksheet><row><c r="XFD20"/></row></worksheet>'),
     "too_many_cells"),
    ("many rows", b"a,b\n" * (containers.MAX_ROWS + 1), "too_many_rows"),
    ("many cells", (b"," * 2000 + b"\n") * 101, "too_many_cells"),
    ("a document without a table", document("<w:p><w:r><w:t>甲</w:t></w:r></w:p>"), "no_table"),
    ("an empty sheet", xlsx([[""]]), "no_table"),
)  # fmt: skip


@pytest.mark.parametrize(("data", "code"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_it_refuses_with_a_clear_message(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_tables(data)
    assert refused.value.code == code
    assert refused.value.message.endswith("。") and "{" not in refused.value.message


def test_a_link_to_click_is_no_link_to_outside() -> None:
    data = with_part(
        GOOD, "xl/worksheets/_rels/sheet1.xml.rels", OUTSIDE.format(kind="relationships/hyperlink")
    )
    assert read_tables(data)[0].rows == TEXTS


@pytest.mark.parametrize("place", range(0, len(GOOD), 97))
def test_a_file_with_one_wrong_byte_is_read_or_refused(place: int) -> None:
    broken = bytearray(GOOD)
    broken[place] ^= 0x55
    try:
        sheets = read_tables(bytes(broken))
    except Unreadable as refused:
        assert refused.message
    else:
        assert sheets
