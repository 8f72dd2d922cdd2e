"""常用视图, through their addresses."""

from __future__ import annotations

from duban.chapters.desk import views
from duban.chapters.desk.models import SavedView
from duban.chapters.matters.models import Matter
from duban.chapters.matters.tests.builders import docket_matter
from tests.looking import PageCase


class SavedViewTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = docket_matter(cls.town)

    def keep(self, name: str, query: str = "", who: str = "chen") -> int:
        return self.fill(who, "/matters/views/", {"name": name, "query": query}).status_code

    def test_the_filters_of_a_list_are_kept_under_a_name_and_open_again(self) -> None:
        self.assertContains(self.see("chen", "/matters/?light=red"), "/matters/views/?query=light%3Dred")
        self.assertEqual(self.keep("红灯", "light=red&due=overdue"), 303)
        page = self.see("chen", "/matters/?light=red&due=overdue")
        self.assertContains(page, 'href="/matters/?light=red&amp;due=overdue" aria-current="page">红灯</a>')

    def test_what_is_no_filter_is_not_kept(self) -> None:
        self.keep("全部", "state=all&cursor=abc&next=http://x")
        self.assertEqual(SavedView.objects.get().query, "state=all")

    def test_the_same_name_takes_the_new_filters(self) -> None:
        self.keep("自用", "light=red")
        self.keep("自用", "light=grey")
        self.assertEqual([one.query for one in SavedView.objects.all()], ["light=grey"])

    def test_a_view_needs_a_name(self) -> None:
        self.assertEqual(self.keep(" ", "light=red"), 422)
        self.assertFalse(SavedView.objects.exists())

    def test_they_are_no_more_than_fit_above_the_list(self) -> None:
        for number in range(views.MOST):
            self.keep(f"第{number}个")
        self.assertEqual(self.keep("再一个"), 422)
        self.assertEqual(self.keep("第0个", "light=red"), 303)
        self.assertEqual(SavedView.objects.count(), views.MOST)

    def test_the_views_of_others_do_not_exist(self) -> None:
        self.keep("自用", "light=red")
        kept = SavedView.objects.get()
        self.assertNotContains(self.see("sun", "/matters/"), "自用")
        self.assertEqual(self.fill("sun", f"/views/{kept.uid}/drop/", {}).status_code, 404)
        self.assertTrue(SavedView.objects.exists())
        self.assertEqual(self.fill("chen", f"/views/{kept.uid}/drop/", {}).status_code, 303)
        self.assertFalse(SavedView.objects.exists())

    def test_an_address_that_is_handed_on_shows_what_its_reader_may_see(self) -> None:
        self.keep("清单", f"q={self.matter.number}")
        url = views.of(self.town["chen"])[0].url
        self.assertContains(self.see("lin", url), self.matter.title)
        self.assertNotContains(self.see("wu", url), self.matter.title)
