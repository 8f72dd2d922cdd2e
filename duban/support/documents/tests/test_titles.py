"""Where titles turn."""

from __future__ import annotations

from django.test import SimpleTestCase

from duban.support.documents import titles


class TestLines(SimpleTestCase):
    CASES = (
        ("督办通知书", ["督办通知书"]),
        (
            "关于2026年上半年跟踪督办事项进展情况的通报",
            ["关于2026年上半年", "跟踪督办事项进展情况的通报"],
        ),
        (
            "台儿庄古城管理委员会领导小组办公室关于限期办结老旧小区改造等重点督办事项的通知",
            ["台儿庄古城管理委员会领导小组办公室", "关于限期办结老旧小区改造等", "重点督办事项的通知"],
        ),
    )

    def test_words_stay_whole(self) -> None:
        for title, expected in self.CASES:
            with self.subTest(title):
                self.assertEqual(list(titles.lines(title)), expected)

    def test_no_line_is_too_long_nor_begins_with_a_mark_and_nothing_is_lost(self) -> None:
        long = (
            "关于印发《台儿庄古城重大决策、重点工程、重要事项跟踪督办问效问责办法》实施细则及2026年度考核评估方案的通知",
            "一" * 57,
            "A" * 90,
            "关于“西门瓮城”“月河清淤”等3项工程2026年1—6月进展情况的阶段性通报",
        )
        for title in long:
            with self.subTest(title):
                found = titles.lines(title)
                self.assertEqual("".join(found), title)
                self.assertLessEqual(max(map(titles.width, found)), titles.AT_MOST)
                for line in found[1:]:
                    self.assertNotIn(line[0], titles.NEVER_FIRST)
