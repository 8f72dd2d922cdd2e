"""The first run as the person does it who has installed the product, from the code on the terminal to the list of
first passwords. The journey takes it, and so do the visits that look at its pages."""

from __future__ import annotations

from tests.journeys import units_file
from tests.journeys.hand import Hand

BODY = {"name": "嘉禾新区管理委员会", "short_name": "新区管委会", "document_prefix": "嘉新督"}
ADMINISTRATORS = {"system": "管小刚", "security": "安全成", "audit": "申计明"}
OFFICE = {
    "head": "王志远",
    "members": "方永年\n贺长春\n康淑兰",
    "director": "孙立平",
    "clerks": "陈启明\n钱晓雯",
}
PASSWORD = "新区-督办-启用-2026"  # noqa: S105  # a journey's own password


def set_up(hand: Hand, code: str, people: int = 63) -> dict[str, str]:
    """Every step, with one wrong file on the way; the first passwords by username. `people` is how many rows of
    the units file are handed in."""
    rows = units_file.rows()[:people]
    hand.open("/", "first_run")
    hand.fill(code=code)
    hand.press("first_run_body")
    hand.fill(**BODY)
    hand.press("first_run_administrators")
    hand.fill(**ADMINISTRATORS)
    hand.press("first_run_office")
    hand.fill(**OFFICE)
    hand.press("first_run_units")
    wrong = [list(row) for row in rows]
    wrong[1][5], wrong[4][7] = "联络员", "方永"
    hand.attach("单位和人员.csv", units_file.text(wrong))
    hand.press("first_run_units_wrong")
    hand.attach("单位和人员.xlsx", units_file.workbook(rows))
    hand.press("first_run_units_right")
    hand.follow("下一步", "first_run_rules")
    hand.press("first_run_calendar")
    hand.press("first_run_found")
    hand.fill(password=PASSWORD, again=PASSWORD)
    hand.press("first_run_waiting")
    hand.page.wait_for_selector("main table.cards", timeout=240_000)
    hand.arrive("first_run_passwords")
    slips = hand.page.locator("tbody tr").all()
    return {slip.locator("td").nth(2).inner_text(): slip.locator("code").inner_text() for slip in slips}
