"""When two entries rest on one paper."""

from __future__ import annotations

from django.test import SimpleTestCase

from duban.chapters.assessment.rules.praise import Paper, same_paper

CIRCULAR = "关于表扬防汛工作先进单位的通报（古城委〔2026〕8号）"
REMARK = "区长2026年3月1日在《清淤专报》上的批示"


class TestPaper(SimpleTestCase):
    def test_same_paper(self) -> None:
        for one, other, same in (
            (CIRCULAR, "依据古城委〔2026〕8号", True),
            (CIRCULAR, "古城委[2026]8号", True),
            (CIRCULAR, "古城委〔2026〕18号", False),
            (CIRCULAR, "古城委〔2025〕8号", False),
            (CIRCULAR, "市委〔2026〕8号", False),
            (CIRCULAR, "关于表扬防汛工作先进单位的通报", True),
            (CIRCULAR, "关于表扬防汛工作先进单位的通报（区委〔2026〕3号）", False),
            (CIRCULAR, REMARK, False),
            (REMARK, "区长 2026年3月1日 在“清淤专报”上的批示", True),
            ("批示", REMARK, False),
            ("", "", False),
        ):
            with self.subTest(one=one, other=other):
                self.assertEqual(same_paper(Paper(one), Paper(other)), same)
                self.assertEqual(same_paper(Paper(other), Paper(one)), same)

    def test_one_file_is_one_paper_whatever_it_is_called(self) -> None:
        self.assertTrue(same_paper(Paper("甲", "a"), Paper("乙", "a")))
        self.assertFalse(same_paper(Paper("甲", "a"), Paper("乙", "b")))
        self.assertFalse(same_paper(Paper("甲", ""), Paper("乙", "")))
