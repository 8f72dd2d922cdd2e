"""The search over everything, through its address."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from duban.chapters.desk import search
from duban.chapters.desk.words import holds
from duban.chapters.matters.models import Matter
from duban.chapters.matters.tests.adjusting import approve, propose
from duban.chapters.matters.tests.builders import docket_matter
from duban.support.documents.kinds import CLOSED
from duban.support.documents.models import Document
from duban.support.organization import actions as organization
from tests.access import scene
from tests.looking import PageCase

ASKED = ("2026", "清淤", "工程建设部", "工程部", "林海", "李建国", "周明德", "〔2026〕", "督办")


class SearchTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = Matter.objects.get(uid=scene.build(cls.town)["matters"]["uid"])

    def found(self, who: str, q: str) -> dict[str, list[search.Hit]]:
        answer = self.see(who, f"/search/?q={q}")
        self.assertEqual(answer.status_code, 200)
        return {str(group.label): list(group.hits) for group in answer.context["groups"]}

    def urls(self, who: str, q: str, label: str = "督办事项") -> list[str]:
        return [hit.url for hit in self.found(who, q).get(label, [])]

    @property
    def url(self) -> str:
        return f"/matters/{self.matter.uid}/"

    def test_a_matter_is_found_by_its_number_first_of_all(self) -> None:
        longer = docket_matter(self.town, title=f"与{self.matter.number}衔接的事项")
        hits = self.found("chen", self.matter.number)["督办事项"]
        self.assertEqual((hits[0].url, hits[0].exact), (self.url, True))
        self.assertEqual((hits[1].url, hits[1].exact), (f"/matters/{longer.uid}/", False))

    def test_a_matter_is_found_by_a_word_of_its_title(self) -> None:
        self.assertIn(self.url, self.urls("chen", self.matter.title[3:5]))
        self.assertIn(self.url, self.urls("lin", self.matter.title[3:5]))

    def test_a_matter_is_found_by_the_title_that_an_adjustment_changed(self) -> None:
        made = docket_matter(self.town, title="整治北渠河道")
        approve(self.town, propose(self.town, made, title="整治北渠水系"))
        for q, why in (("北渠河道", "原名称：整治北渠河道"), ("北渠水系", "")):
            with self.subTest(q):
                hit = self.found("chen", q)["督办事项"][0]
                self.assertEqual((hit.url, hit.title), (f"/matters/{made.uid}/", "整治北渠水系"))
                self.assertEqual(hit.why.partition(" · ")[2].startswith("原名称"), bool(why))
                self.assertIn(why, hit.why)
                self.assertContains(self.see("chen", f"/matters/?q={q}&state=all"), "共 1 项")
        self.assertEqual(self.urls("wu", "北渠河道"), [])

    def test_capitals_and_small_letters_are_alike(self) -> None:
        made = docket_matter(self.town, title="引进PPP项目")
        self.assertEqual(self.urls("chen", "ppp"), [f"/matters/{made.uid}/"])

    def test_a_renamed_unit_and_its_matters_are_found_by_both_names(self) -> None:
        organization.rename_unit(
            by=self.town["sun"],
            at=self.town.go_to(date(2026, 6, 1)),
            request_id=None,
            unit=self.town.unit("works").uid,
            name="城市建设部",
            from_on=date(2026, 6, 1),
        )
        for name in ("工程建设部", "城市建设部"):
            with self.subTest(name):
                self.assertIn(self.url, self.urls("chen", name, "单位承担的事项"))
                self.assertEqual(
                    self.urls("chen", name, "单位"), [f"/organization/units/{self.town.unit('works').uid}/"]
                )
        self.assertEqual(self.found("chen", "工程建设部")["单位"][0].title, "城市建设部（原工程建设部）")
        self.assertEqual(self.found("chen", "城市建设部")["单位"][0].title, "城市建设部")

    def test_a_person_is_found_with_what_he_is_named_in(self) -> None:
        self.assertEqual(
            self.urls("chen", "李建国", "人员"), [f"/organization/people/{self.town['li'].uid}/"]
        )
        hits = self.found("chen", "李建国")["个人承担的事项"]
        self.assertIn(self.url, [hit.url for hit in hits])
        self.assertIn("第一责任人：李建国", hits[0].why)

    def test_a_document_is_found_by_its_number_however_its_brackets_are_typed(self) -> None:
        notice = Document.objects.filter(kind="supervision_notice").exclude(number="").latest("id")
        for typed in (notice.number, notice.number.replace("〔", "[").replace("〕", "] ")):
            with self.subTest(typed):
                self.assertEqual(self.urls("chen", typed, "文书")[0], f"/documents/{notice.uid}/")
                self.assertEqual(self.urls("lin", typed, "文书")[0], f"/documents/{notice.uid}/")
                self.assertNotIn(f"/documents/{notice.uid}/", self.urls("zhao", typed, "文书"))
                self.assertEqual(self.urls("wu", typed, "文书"), [])

    def test_each_kind_of_document_is_found_by_its_number(self) -> None:
        kinds = {"supervision_notice", "assignment", "return_order", "docketing_circular"}
        kinds |= {"interview_notice", "progress_circular", "bulletin", "evaluation_report"}
        numbered = Document.objects.exclude(number="").exclude(kind__in=CLOSED)
        self.assertEqual(set(numbered.values_list("kind", flat=True)), kinds)
        for one in numbered:
            with self.subTest(one):
                self.assertIn(f"/documents/{one.uid}/", self.urls("chen", one.number, "文书"))

    def test_a_closed_paper_is_found_by_nobody(self) -> None:
        closed = Document.objects.exclude(number="").filter(kind__in=CLOSED)
        self.assertGreater(len(closed), 1)
        for one in closed:
            for who in ("wang", "sun", "chen", "lin"):
                with self.subTest(one, who=who):
                    self.assertEqual(self.urls(who, one.number, "文书"), [])

    def test_one_character_is_too_few(self) -> None:
        self.assertContains(self.see("chen", "/search/?q=清"), "请输入至少两个字")
        self.assertEqual(self.found("chen", "%20清%20"), {})

    def test_signs_of_the_query_language_mean_themselves(self) -> None:
        for q in ("%25%25", "__", "%27%27", "%5C%5C"):
            with self.subTest(q):
                self.assertEqual(self.found("chen", q), {})

    def test_a_stranger_learns_of_no_matter_and_no_document(self) -> None:
        for q in (*ASKED, self.matter.number):
            for who in ("wu", "guan", "an"):
                with self.subTest(who=who, q=q):
                    self.assertLessEqual(set(self.found(who, q)), {"单位", "人员"})

    def test_whatever_is_found_opens_and_whatever_opens_is_found(self) -> None:
        matters = list(Matter.objects.order_by("id"))
        numbered = Document.objects.filter(number__contains="〔2026〕").exclude(kind__in=CLOSED)
        documents = list(numbered.order_by("id"))
        self.assertLessEqual(max(len(matters), len(documents)), search.SHOWN)
        for who in ("zhou", "chen", "lin", "gao", "zhao", "xu", "wu", "guan"):
            found = {hit.url for q in ASKED for hits in self.found(who, q).values() for hit in hits}
            for url in found:
                with self.subTest(who=who, url=url):
                    self.assertTrue(self.opens(who, url))
            opened = [f"/matters/{one.uid}/" for one in matters if self.opens(who, f"/matters/{one.uid}/")]
            self.assertCountEqual(self.urls(who, "2026"), opened, who)
            read = [
                f"/documents/{one.uid}/" for one in documents if self.opens(who, f"/documents/{one.uid}/")
            ]
            self.assertCountEqual(self.urls(who, "〔2026〕", "文书"), read, who)

    def opens(self, who: str, url: str) -> bool:
        """Whether the thing exists for him; a document may still wait for its bytes (409)."""
        return self.see(who, url).status_code != 404

    def test_what_is_more_than_fits_is_said_and_listed(self) -> None:
        for number in range(search.SHOWN + 1):
            docket_matter(self.town, title=f"路灯更换第{number}标段")
        page = self.see("chen", "/search/?q=路灯更换")
        self.assertContains(page, f"仅列最近 {search.SHOWN} 项")
        more = next(group for group in page.context["groups"]).more
        self.assertContains(self.see("chen", more), f"共 {search.SHOWN + 1} 项")

    def test_the_box_stands_on_every_page_of_those_with_business(self) -> None:
        for url in ("/", "/matters/", "/organization/", "/regulation/"):
            self.assertContains(self.see("chen", url), 'action="/search/"')


class WordsTest(PageCase):
    def test_latin_letters_alone_are_asked_for_in_either_case(self) -> None:
        self.assertEqual(holds("title", "清淤2026"), Q(title__contains="清淤2026"))
        self.assertEqual(holds("title", "PPP项目"), Q(title__icontains="PPP项目"))
