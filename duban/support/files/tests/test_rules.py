"""What is kept, what is refused, by name and by content."""

from __future__ import annotations

from django.test import SimpleTestCase

from duban.ground.access import Unfit
from duban.support.files import rules
from duban.support.files.terms import MAX_BYTES


class TestMarkings(SimpleTestCase):
    def test_a_marking_with_star_or_term_is_found(self) -> None:
        for text in (
            "机密★10年",
            "绝密 ★ 长期",
            "密级：秘密",
            "秘密☆",
            "正文前 秘密 5年 正文",
            "机密（二十年）",
            "机密★",
        ):
            with self.subTest(text), self.assertRaises(Unfit) as caught:
                rules.check_unmarked("进展.docx", [text])
            self.assertEqual(caught.exception.code, "files.marked_secret")

    def test_words_that_speak_of_secrets_are_none(self) -> None:
        for text in (
            "泄露工作秘密、商业秘密的",
            "不得涉及国家秘密",
            "做好保密工作",
            "商业秘密 5年内不得披露",
            "机密性要求高",
        ):
            with self.subTest(text):
                rules.check_unmarked("保密制度.docx", [text])

    def test_a_name_may_carry_a_marking_too(self) -> None:
        for name in ("【机密】方案.docx", "秘密.pdf", "方案（绝密）.pdf", "方案-机密★10年.pdf"):
            with self.subTest(name), self.assertRaises(Unfit):
                rules.check_unmarked(name, [])
        rules.check_unmarked("保守秘密承诺书.pdf", [])


class TestNames(SimpleTestCase):
    def test_folders_are_no_part_of_a_name(self) -> None:
        self.assertEqual(rules.clean_name("C:\\fakepath\\进展.pdf"), "进展.pdf")
        self.assertEqual(rules.clean_name("../../etc/passwd"), "passwd")

    def test_names_that_disguise_are_refused(self) -> None:
        for name in ("", "..", "进\u202efdp.exe", "a\x00b.pdf", "长" * 201):
            with self.subTest(name), self.assertRaises(Unfit):
                rules.check_name(name)


class TestKinds(SimpleTestCase):
    def test_content_and_extension_must_agree(self) -> None:
        cases = [
            ("a.pdf", "application/pdf", "application/pdf"),
            ("a.JPEG", "image/jpeg", "image/jpeg"),
            ("a.csv", "text/plain", "text/csv"),
            ("a.txt", "text/plain", "text/plain"),
            ("a.pdf", "image/png", "files.kind_differs"),
            ("a.exe", None, "files.kind"),
            ("a", "application/pdf", "files.kind_differs"),
        ]
        for name, kind, expected in cases:
            with self.subTest(name=name, kind=kind):
                try:
                    self.assertEqual(rules.check_kind(name, kind), expected)
                except Unfit as refused:
                    self.assertEqual(refused.code, expected)

    def test_sizes_have_two_ends(self) -> None:
        rules.check_size("a", MAX_BYTES)
        for size, code in ((0, "files.empty"), (MAX_BYTES + 1, "files.too_large")):
            with self.subTest(size), self.assertRaises(Unfit) as caught:
                rules.check_size("a", size)
            self.assertEqual(caught.exception.code, code)
