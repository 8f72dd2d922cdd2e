"""From the clue of 16(4) to 诫勉谈话 by the superior organisation's decision, served, overturned on appeal, eligibility
restored. Until 见面 the person concerned finds nothing; then he reads, answers on paper by 代录 and in the system. In the
browser, by the pages alone (6(2), 15, 16(4), 17(1))."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.urls import reverse

from duban.chapters.accountability.models import (
    AccountabilityCase,
    AccountabilityClue,
    CaseDecision,
    CaseEvidence,
    CasePerson,
    DecisionAppeal,
)
from duban.chapters.accountability.queries import cases, decisions, materials, papers
from duban.chapters.accountability.tests import casing, deciding
from duban.chapters.assessment.queries import bars
from duban.ground.beijing import beijing_day
from duban.support.organization.models import Person
from tests.cast import build_town
from tests.journeys.door import Upload
from tests.journeys.pursuing import Journey, Story, chromium_for_the_pursuit, seat

__all__ = ["chromium_for_the_pursuit"]

BEGINS_ON = date(2026, 3, 9)
AT_THE_DESK = ("wang", "sun", "qian", "shen", "zheng", "li")
FACTS = "两次督办后现场仍停工二十日，监理日志逐日有载"
HELD = "拟认定督办期间停工二十日，依据办法第十六条第四项"
ON_PAPER, IN_SYSTEM = "停工系等待管线迁改批复，有来往函件为证", "补充：批复函已随书面陈述附上"
REPORT = "停工二十日属实，西入口延期开放，少收门票款；本人所述批复只能解释其中九日"
APPEAL, ANSWER = "管线迁改批复迟至三月才下达，请求撤销", "原决定认定事实不清，予以撤销"
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
NOTHING = "没有涉及您本人的责任追究记录"


class Pursued(Story):
    def tell(self) -> None:
        self.the_head_starts_and_the_director_names_two()
        self.he_finds_nothing_before_he_is_shown()
        self.shown_and_told()
        self.answered_on_paper()
        self.answered_in_the_system()
        self.found_and_proposed()
        self.reviewed_and_deliberated()
        self.it_goes_up_and_comes_back_decided()
        self.served()
        self.executed_and_reported()
        self.overturned_on_appeal()
        self.restored_and_cleared()
        self.put_away()

    @property
    def case(self) -> AccountabilityCase:
        return AccountabilityCase.objects.get()

    @property
    def at_case(self) -> str:
        return reverse("case", args=[self.case.uid])

    @property
    def whom(self) -> CasePerson:
        return casing.concerned(self.town, self.case)

    @property
    def record(self) -> str:
        return reverse("my_record", args=[self.whom.uid])

    @property
    def decision(self) -> CaseDecision:
        return CaseDecision.objects.get()

    @property
    def today(self) -> date:
        return beijing_day(self.day.clock.at)

    def uid(self, who: str) -> str:
        return str(Person.objects.get(username=who).uid)

    def bars(self) -> int:
        """How much stands in the way of an award for him this year."""
        return len(bars.against(self.town.unit("works").pk, self.town["li"].pk, *YEAR))

    def piece(self, name: str, *, kind: str = "DOCUMENT") -> str:
        """钱 enters it in the index; what a form then chooses."""
        self.do(
            "qian",
            self.at_case,
            "登记证据",
            kind=kind,
            name=name,
            origin="核实人员调取",
            received_on=self.today,
            attached=Upload("扫描件.txt", name),
        )
        self.day.answers("qian", name, "核实人员调取")
        return str(CaseEvidence.objects.latest("id").uid)

    def the_head_starts_and_the_director_names_two(self) -> None:
        clue = AccountabilityClue.objects.get()
        at_clue = reverse("clue", args=[clue.uid])
        self.see("wang", reverse("group_page"), clue.number)
        self.see("wang", at_clue, "已送达且未撤销 2 份", "李建国", "不是责任认定")
        self.is_closed("li", at_clue, reverse("clues"), reverse("cases"))
        self.day.press("wang", "启动核实")
        self.day.answers("wang", "指定两名核实人员", "不是责任认定")
        self.day.fill_in("wang", reason="两次督办仍未见进展，启动核实")
        self.day.answers("wang", self.case.number, "启动核实")
        self.do("sun", self.at_case, "指定核实人员", handlers=[self.uid(one) for one in casing.HANDLERS])
        self.day.answers("sun", "钱晓雯、沈伟", "完成核实")

    def he_finds_nothing_before_he_is_shown(self) -> None:
        self.piece("监理日志复印件")
        self.see("li", reverse("my_records"), NOTHING)
        self.is_closed("li", self.at_case, self.record, reverse("cases"))
        self.see("li", f"{reverse('search')}?q={quote(self.case.number)}", "没有找到，或您无权查看")

    def shown_and_told(self) -> None:
        shown = {"person": self.uid("li"), "on": self.today, "second": self.uid("shen"), "facts": FACTS}
        opinion = "天数以监理日志为准"
        self.do("qian", self.at_case, "事实材料见面", **shown, opinion=opinion, signing="SIGNED")
        self.day.answers("qian", "见面和陈述申辩：李建国", FACTS, "本人签字")
        self.see("li", reverse("my_records"), self.case.number)
        self.see("li", self.record, FACTS, opinion, "不是处理决定")
        self.is_closed("li", self.at_case)
        self.do("qian", self.at_case, "告知陈述申辩", person=self.uid("li"), held=HELD)
        self.see("li", self.record, HELD, "期限至")
        with self.aside() as town:
            for one in cases.people_of(self.case):
                who = one.person.username
                if who != "li":
                    casing.show(town, self.case, who)
                    casing.tell(town, self.case, who)

    def answered_on_paper(self) -> None:
        """Entered by one from what he signed, compared by the other."""
        scan = self.piece("李建国书面陈述", kind="STATEMENT")
        paper = {"person": self.uid("li"), "made_on": self.today, "text": ON_PAPER, "scan": scan}
        self.do("qian", self.at_case, "代录陈述申辩", **paper)
        self.day.answers("qian", ON_PAPER, "代录")
        self.do("shen", self.at_case, "复核", agrees="yes")
        self.see("li", self.record, ON_PAPER, "代录 钱晓雯，复核 沈伟")

    def answered_in_the_system(self) -> None:
        self.day.press("li", "陈述申辩")
        self.day.answers("li", HELD, "不因陈述申辩加重处理")
        self.day.fill_in("li", text=IN_SYSTEM)
        self.day.answers("li", IN_SYSTEM)
        self.see("shen", self.at_case, ON_PAPER, IN_SYSTEM)

    def found_and_proposed(self) -> None:
        self.on(materials.needed_notice(self.whom).until_on + timedelta(days=1))
        second = self.uid("shen")
        found = {"established": True, "loss": "YES", "nature": "NONE", "words": "少收门票款，有核算表"}
        self.do("qian", self.at_case, "认定损失和性质", **found, second=second)
        self.day.answers("qian", "损失：有", "性质：不构成违纪违法")
        self.see("qian", reverse("propose_handling", args=[self.case.uid]), "可走途径：组织处理")
        talk = {f"measures_{self.uid('li')}": ["ADMONITION_TALK"]}
        self.day.fill_in("qian", track="17(1)", report=REPORT, second=second, **talk)
        self.day.answers("qian", REPORT, "李建国：诫勉谈话")

    def reviewed_and_deliberated(self) -> None:
        self.do("wang", self.at_case, "纳入知悉范围", person=self.uid("zheng"), purpose="LEGAL_REVIEW")
        self.see("zheng", self.at_case, REPORT)
        self.day.press("zheng", "法制审核")
        self.day.answers("zheng", "当日有效的依据", "中国共产党党内监督条例")
        with self.aside() as town:
            waiting = list(deciding.unchecked(town, "17(1)"))
        checked: dict[str, Any] = {"confirmed": waiting} if waiting else {}
        self.day.fill_in("zheng", agrees=True, opinion="事实清楚，途径和方式适当", **checked)
        with self.aside() as town:
            held = deciding.meeting(town)
        self.do(
            "sun",
            self.at_case,
            "集体研究",
            meeting=str(held.uid),
            item="1",
            opinions="王志远：同意；许国强：同意",
            left=[self.uid("zhou")],
            held="ADOPTED",
            resolution="同意报请区委对李建国予以诫勉谈话",
        )
        self.day.answers("sun", "同意处理建议", "许国强：同意", "回避：周明德")

    def it_goes_up_and_comes_back_decided(self) -> None:
        self.do("wang", self.at_case, "报请上级党组织")
        self.day.answers("wang", "责任追究请示")
        self.day.sweep()
        going_up = next(one for one in papers.of_case(self.case) if one.kind == "accountability_request")
        self.day.look("wang", reverse("case_paper", args=[going_up.uid]), "诫勉谈话", "请批示")
        self.is_closed("li", reverse("case_paper", args=[going_up.uid]))
        decided = {
            "person": self.uid("li"),
            "body": "中共台儿庄区委",
            "number": "区委组〔2026〕15号",
            "decided_on": self.today,
            "measure": "ADMONITION_TALK",
            "kind": "ORGANISATIONAL",
            "piece": self.piece("区委关于诫勉谈话的决定"),
        }
        self.do("qian", self.at_case, "登记处理决定", **decided)
        self.day.answers("qian", "李建国 诫勉谈话", "已登记，待复核")
        self.do("sun", self.at_case, "复核", fits=True)
        self.day.answers("sun", "已复核，待送达")
        self.see("li", self.record, FACTS)
        self.does_not_read("li", "诫勉谈话")
        assert self.bars() == 0, "nothing counts before it was served"

    def served(self) -> None:
        self.do("qian", self.at_case, "登记送达", served_on=self.today, how="SIGNED", note="本人当场签收")
        self.day.answers("qian", "已送达", "影响期内", "本人签收")
        assert self.bars() == 1
        self.see("li", self.record, "诫勉谈话", "区委组〔2026〕15号", "申诉途径", "作出决定的党委（党组）")

    def executed_and_reported(self) -> None:
        self.on(self.today + timedelta(days=1))
        for _step in decisions.steps_of(self.decision):
            self.do("qian", self.at_case, "登记完成", done_on=self.today, note="已办理，记录在卷")
        self.day.answers("qian", "已执行")
        self.do("wang", self.at_case, "报告执行情况")
        self.day.answers("wang", "影响期", "责任追究执行情况报告")

    def overturned_on_appeal(self) -> None:
        self.on(self.today + timedelta(days=3))
        self.do("li", self.record, "提出申诉", text=APPEAL)
        self.day.answers("li", APPEAL, "已提出，待处理")
        assert self.bars() == 1, "an appeal does not suspend"
        self.on(self.today + timedelta(days=14))
        answered = {"outcome": "WITHDRAWN", "answered_on": self.today, "answer": ANSWER}
        piece = self.piece("区委关于撤销诫勉谈话的决定")
        self.do("sun", self.at_case, "登记处理结果", **answered, piece=piece)
        self.day.answers("sun", "已撤销", ANSWER, "恢复评优评先资格")
        assert self.bars() == 0, "its effects fall with the decision"
        assert DecisionAppeal.objects.get().state == "WITHDRAWN"

    def restored_and_cleared(self) -> None:
        owed = decisions.restorations_of(self.decision)
        for _one in owed:
            self.do("qian", self.at_case, "登记办理", done_on=self.today, words="已更正考核结果并书面告知")
        self.see("li", self.record, "已撤销", "恢复评优评先资格", "已更正考核结果并书面告知")
        self.day.press("li", "申请澄清正名")
        self.day.fill_in("li", text="请在干部大会上说明情况")
        self.do("wang", self.at_case, "办理", words="已在管委会干部大会说明情况")
        self.see("li", self.record, "已在管委会干部大会说明情况")

    def put_away(self) -> None:
        self.do("sun", self.at_case, "了结")
        self.do("sun", self.at_case, "案卷归档")
        self.day.answers("sun", "责追档")
        self.is_closed("qian", self.at_case)
        self.see("li", reverse("my_records"), self.case.number)


@pytest.mark.any_engine
@pytest.mark.usefixtures("chromium_for_the_pursuit")
class TestPursuit(Journey):
    template, story, width, begins_on = "pursuit", Pursued, 1440, BEGINS_ON

    @classmethod
    def fill(cls) -> Callable[[], None]:
        def filled() -> None:
            cls.town = build_town(demo_seed=1)
            seat(cls.town, AT_THE_DESK)
            casing.clue(cls.town)

        return filled

    def test_it_is_decided_above_overturned_on_appeal_and_restored(self) -> None:
        self.told()
        case = AccountabilityCase.objects.get()
        self.assertEqual((case.stage, case.archived_on is not None), ("SETTLED", True))
        self.assertEqual(CaseDecision.objects.get().state, "WITHDRAWN")
