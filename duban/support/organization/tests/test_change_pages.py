"""The pages of a merger and a split: asked, shown with what follows, done; a refusal loses nothing."""

from __future__ import annotations

from urllib.parse import urlencode

from duban.ground.access import PostKind
from duban.support.organization.models import OrgUnit, Post, UnitChange, UnitName
from duban.support.organization.tests import builders
from tests.cast import TODAY
from tests.looking import PageCase

BASIS = "古城编〔2026〕3号"


class TestChangePages(PageCase):
    def url(self, what: str, unit: str = "works") -> str:
        return f"/organization/units/{self.town.unit(unit).uid}/{what}/"

    def asked(self, **other: str) -> dict[str, str]:
        return {
            "into": str(self.town.unit("planning").uid),
            "name": "",
            "on": str(TODAY),
            "basis": BASIS,
            **other,
        }

    def posts(self, **chosen: str) -> dict[str, str]:
        """What becomes of each post of 工程建设部; those that are not named end."""
        return {
            f"post_{builders.post_of(self.town, who).uid}": chosen.get(who, "ENDS")
            for who in ("li", "he", "lin", "gao")
        }

    def confirmed(self, **other: str) -> dict[str, str]:
        asked = self.asked(units=str(self.town.unit("works").uid))
        return {**asked, **self.posts(he="DEPUTY_IN_CHARGE"), **other}

    def test_who_may_do_it_is_asked_first(self) -> None:
        for who, status in (("chen", 200), ("sun", 200), ("guan", 403), ("li", 403), ("wang", 403)):
            for what in ("merge", "split"):
                self.assertEqual(self.see(who, self.url(what)).status_code, status, (who, what))

    def test_the_page_of_the_unit_offers_both(self) -> None:
        text = self.see("chen", self.url("")[:-1]).content.decode()
        for what in ("merge", "split"):
            self.assertIn(self.url(what), text)
        self.assertNotIn(self.url("merge"), self.see("li", self.url("")[:-1]).content.decode())
        self.assertNotIn(
            self.url("merge", "office"), self.see("chen", self.url("", "office")[:-1]).content.decode()
        )

    def test_before_the_act_the_page_says_what_follows(self) -> None:
        answer = self.see("chen", f"{self.url('merge')}?{urlencode(self.asked())}")
        text = answer.content.decode()
        for words in ("移交在办事项0个", "李建国（工程建设部主要负责人）", "沈伟", "规划设计部", BASIS):
            self.assertIn(words, text)
        self.assertFalse(UnitChange.objects.exists())

    def test_a_merger_by_the_form(self) -> None:
        answer = self.fill("chen", self.url("merge"), self.confirmed())
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-3000:])
        self.assertEqual(answer["Location"], self.url("", "planning")[:-1])
        self.assertEqual(OrgUnit.objects.get(successor__isnull=False), self.town.unit("works"))
        new = Post.objects.get(unit=self.town.unit("planning"), from_on=TODAY)
        self.assertEqual((new.person, new.kind), (self.town["he"], PostKind.DEPUTY_IN_CHARGE))
        page = self.see("chen", answer["Location"]).content.decode()
        for words in ("由下列单位合并", "工程建设部", BASIS):
            self.assertIn(words, page)
        self.assertIn("并入单位的名称", page)
        old = self.see("chen", self.url("")[:-1]).content.decode()
        self.assertIn("并入", old)
        self.assertNotIn(self.url("merge"), old, "what has ended is not merged again")
        self.assertIn("已合并的单位", self.see("chen", "/organization/").content.decode())

    def test_several_units_become_a_new_one_by_the_form(self) -> None:
        units = [str(self.town.unit(key).uid) for key in ("works", "business")]
        asked = [("units", units[1]), ("name", "建设经营部"), ("on", str(TODAY)), ("basis", BASIS)]
        answer = self.see("chen", f"{self.url('merge')}?{urlencode(asked)}")
        self.assertContains(answer, "建设经营部")
        self.assertContains(answer, "赵晴（经营管理部联络员（A岗））")
        posts = {
            f"post_{one.uid}": "ENDS" for one in Post.objects.filter(unit__uid__in=units, to_on__isnull=True)
        }
        data = {"units": ",".join(units), "name": "建设经营部", "on": str(TODAY), "basis": BASIS, **posts}
        answer = self.fill("chen", self.url("merge"), data)
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-3000:])
        self.assertEqual(UnitName.objects.get(name="建设经营部").unit.predecessors.count(), 2)

    def test_each_post_has_to_be_decided(self) -> None:
        data = self.confirmed()
        del data[f"post_{builders.post_of(self.town, 'li').uid}"]
        self.assertEqual(self.fill("chen", self.url("merge"), data).status_code, 422)
        self.assertFalse(UnitChange.objects.exists())

    def test_a_refusal_comes_back_with_the_form_as_it_was_filled_in(self) -> None:
        data = {**self.confirmed(), **self.posts(li="UNIT_HEAD")}
        answer = self.fill("chen", self.url("merge"), data)
        self.assertEqual(answer.status_code, 409)
        text = answer.content.decode()
        self.assertIn("沈伟", text)
        self.assertIn('<option value="UNIT_HEAD" selected>', text)
        self.assertIn(BASIS, text)

    def test_what_is_asked_wrongly_comes_back_at_once(self) -> None:
        answer = self.see("chen", f"{self.url('merge')}?{urlencode(self.asked(basis=''))}")
        self.assertEqual(answer.status_code, 422)

    def test_a_split_by_the_form(self) -> None:
        asked = {"name": "工程管护部", "on": str(TODAY), "basis": BASIS}
        page = self.see("chen", f"{self.url('split')}?{urlencode(asked)}")
        self.assertContains(page, "留在原单位")
        data = {**asked, **self.posts(he="DEPUTY_IN_CHARGE")}
        data |= {key: "STAYS" for key, kind in data.items() if kind == "ENDS"}
        answer = self.fill("chen", self.url("split"), data)
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-3000:])
        new = UnitName.objects.get(name="工程管护部").unit
        self.assertEqual(answer["Location"], f"/organization/units/{new.uid}/")
        self.assertContains(self.see("chen", answer["Location"]), "自下列单位分设")
        self.assertContains(self.see("chen", self.url("")[:-1]), "分设出")
