"""What is a marking of secrecy, and what only speaks of secrets (decision 44)."""

from __future__ import annotations

import unittest

from duban.ground import secrecy

MARKED = (
    "机密★10年", "绝密 ★ 长期", "密级：秘密", "秘密☆", "正文前 秘密 5年 正文", "机密（二十年）", "机密★",
    "秘密★1年", "机 密★", "绝　密★三十年", "机密★１０年", "秘密\u200b★5年", "机\u3000密（长期）",
    "密 级: 机 密", "【机密★20年】方案", "附件：\n绝密★", "秘密3个月", "机密长期", "清单(秘密★6个月)",
)  # fmt: skip
PLAIN = (
    "泄露工作秘密、商业秘密的", "不得涉及国家秘密", "做好保密工作", "商业秘密 5年内不得披露", "机密性要求高",
    "商业秘密", "保守秘密", "保守国家秘密3年", "保守秘密20年", "签订保密协议", "涉及商业秘密★的条款",
    "密级：内部", "密级：无", "秘密警察", "机密文件管理制度", "司机密切配合3年", "严守党的秘密，永不叛党",
    "绝密飞行", "秘密5年内解密的规定", "技术秘密★★★", "重点工程★", "内部★", "敏感★3年", "敏感★", "手机密码长期不变",
)  # fmt: skip


class SecrecyTest(unittest.TestCase):
    def test_levels_with_star_or_term_are_markings(self) -> None:
        for text in MARKED:
            with self.subTest(text):
                self.assertTrue(secrecy.marking(text), text)

    def test_words_that_speak_of_secrets_are_none(self) -> None:
        for text in PLAIN:
            with self.subTest(text):
                self.assertEqual(secrecy.marking(text), "")

    def test_it_is_found_wherever_it_stands_in_plain_data(self) -> None:
        self.assertEqual(secrecy.marking_in({"a": [1, None, {"b": ("机密★",)}]}), "机密★")
        self.assertEqual(secrecy.marking_in({"机密★10年": 1}), "机密★")
        self.assertEqual(secrecy.marking_in([b"\xff", 3.5, True, None, "内部"]), "")

    def test_a_long_text_without_one_is_read_quickly(self) -> None:
        self.assertEqual(secrecy.marking("机 密 " * 20_000), "")
