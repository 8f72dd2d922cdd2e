"""What a circular may say, sentence by sentence, with the word lists that are shipped (decision 26; art. 11(3))."""

from __future__ import annotations

from django.test import SimpleTestCase

from duban.chapters.bulletins import rules
from duban.chapters.bulletins.rules import Words
from duban.ground.access import Unfit
from duban.support.rulebook import shipped

PEOPLE = (
    "王志远", "周明德", "孙立平", "陈启明", "李建国", "林海", "张山", "马兰", "高峰", "郑敏", "许国强", "安全成", "江楠", "陆毅", "申计明",
)  # fmt: skip
PROPER = (
    "台儿庄古城管理委员会",
    "工程建设部",
    "经营管理部",
    "规划设计部",
    "台儿庄古城旅游发展有限公司",
    "党员先锋林海路整治",
)
SANCTION, PERSON = "bulletins.sanction_word", "bulletins.person_named"


def words(*declared: str) -> Words:
    entries = shipped.bodies(shipped.newest())

    def texts(name: str) -> tuple[str, ...]:
        return tuple(entries[f"bulletins.{name}"]["value"])

    return Words(
        sanctions=texts("refused_words"),
        spared=texts("spared_words"),
        empty=texts("empty_phrases"),
        least=entries["bulletins.least_substance"]["value"],
        surnames=frozenset(texts("surnames")),
        addresses=texts("addresses"),
        places=texts("place_words"),
        names=frozenset(PEOPLE),
        proper=frozenset(PROPER),
        declared=declared,
    )


# What an office writes, and what may stand.
MAY_STAND = (
    "驳岸整治应于5月29日完成，截至6月30日逾期32天，完成比例60%。",
    "国有资产处分权由管委会行使，尚待市财政局批复。",
    "涉及集体土地的财产处分须经村民代表会议表决，会议定于7月8日召开。",
    "共有人对房屋的处分行为需公证，6月已办理12户。",
    "为避免职责不清，6月12日重新划分了三个标段的责任。",
    "裁撤职能重叠的两个临时指挥部后，调度由工程建设部统一负责。",
    "暂停职业技能培训场地施工，待高考结束后复工。",
    "下半年景区客流下降职工轮休增加，检修安排提前到7月。",
    "防汛应急响应由Ⅲ级降级响应为Ⅳ级，6月20日恢复水下作业。",
    "老旧配电房降级改造已完成图审。",
    "召开除险加固调度会3次，落实资金120万元。",
    "露天堆场展开除尘作业，每日洒水4次。",
    "管委会书记过问后，市交通局已回函同意临时占道。",
    "已登记过户商铺43间，剩余6间因继承纠纷暂缓。",
    "依照《中国共产党纪律处分条例》《公职人员政务处分法》开展警示教育，已组织2场。",
    "按照《关于对某单位通报批评情况的通知》要求开展自查，已整改5处。",
    "跟踪督办问效问责工作领导小组办公室6月组织现场核查4次。",
    "张山子镇境内的管线迁改由镇政府负责，7月5日前完成。",
    "马兰屯镇污水管网并网晚于计划12天，原因是顶管设备进场迟。",
    "林海路下穿段占道审批6月18日取得。",
    "林海社区12户居民的搬迁协议已签订10户。",
    "旅游高峰期停工15天，影响铺装工期。",
    "避开早高峰运输，夜间作业需增加照明。",
    "安全成效评估由第三方机构完成，问题清单18条。",
    "陆毅楼修缮列入第二批文物保护计划。",
    "党员先锋林海路整治由规划设计部牵头，图纸7月2日交付。",
    "工程建设部部长办公会每周调度一次，已解决土方外运问题。",
    "领导小组办公室主任带队核查，发现回填不实2处。",
    "每周主任办公会听取进度汇报，6月共研究4次。",
    "施工许可由区住建局审批，材料于6月25日补齐。",
    "任何单位不得擅自变更已批复的景观方案。",
    "对某些商户的补偿标准存在分歧，评估机构正在复核，7月10日出具报告。",
    "由于某标段招标流标两次，开工推迟26天。",
    "高压线改迁资金380万元已由市财政局下达。",
    "经约谈督办，承办单位于6月28日提交赶工计划。",
    "已下达《督办通知书》1份，整改回复在时限内。",
    "监理单位签发停工令，基坑支护于6月30日复检合格。",
    "河道警告标志牌已更换46块。",
    "突发暴雨黄色预警3次，累计停工5天。",
    "应急队伍组织处理突发险情2起，工期顺延3天。",
)
# What is a sanction, or names a person, however it is put.
MUST_NOT = (
    ("对该事项牵头单位予以通报批评。", SANCTION, "通报批评"),
    ("对分管负责人进行诫勉谈话。", SANCTION, "诫勉"),
    ("对责任人进行诫 勉谈话。", SANCTION, "诫勉"),
    ("给予相关责任人党纪处分。", SANCTION, "党纪处分"),
    ("建议对直接责任人给予处分。", SANCTION, "处分"),
    ("避免职责不清，已将项目经理免职。", SANCTION, "免职"),
    ("书记过问后，对承办人员记过一次。", SANCTION, "记过"),
    ("展开除尘作业不力的，一律开除。", SANCTION, "开除"),
    ("责令其停职检查，由副职主持工作。", SANCTION, "停职"),
    ("暂停职务晋升并停职反省。", SANCTION, "停职"),
    ("拟对承办单位负责人就地免职。", SANCTION, "免职"),
    ("将科室负责人调离岗位。", SANCTION, "调离岗位"),
    ("连续两期滞后的，取消评优评先资格。", SANCTION, "取消评优"),
    ("对推进不力的严肃问责。", SANCTION, "严肃问责"),
    ("依照第十六条追究责任。", SANCTION, "追究责任"),
    ("已对有关人员批评教育。", SANCTION, "批评教育"),
    ("扣发绩效工资2000元。", SANCTION, "扣发绩效"),
    ("李建国未按要求到场协调。", PERSON, "李建国"),
    ("李 建 国未按要求到场协调。", PERSON, "李建国"),
    ("由林海负责征地协议，6月未签订。", PERSON, "林海"),
    ("林海路过现场时才发现问题，林海当日未上报。", PERSON, "林海"),
    ("张山与施工单位协商三次未果。", PERSON, "张山"),
    ("主要原因是高峰未及时签字。", PERSON, "高峰"),
    ("安全成负责的账号交接延误3天。", PERSON, "安全成"),
    ("张某在验收单上代签。", PERSON, "张某"),
    ("材料员刘某某未核对进场数量。", PERSON, "刘某某"),
    ("李部长出差期间无人签批。", PERSON, "李部长"),
    ("经请示王书记，同意调整路线。", PERSON, "王书记"),
    ("孙副主任牵头的协调会未形成纪要。", PERSON, "孙副主任"),
    ("刘建军同志负责的标段未开工。", PERSON, "刘建军同志"),
    ("《关于驳岸整治的通知》下发后，郑敏未组织落实。", PERSON, "郑敏"),
)


def verdict(text: str, known: Words) -> tuple[str, str]:
    try:
        rules.check_wording("原因", text, known)
    except Unfit as refused:
        return refused.code, str(refused.params["word"])
    return "", ""


class WordingTest(SimpleTestCase):
    def test_there_are_sentences_enough_of_both_kinds(self) -> None:
        self.assertGreaterEqual(len(MAY_STAND) + len(MUST_NOT), 60)

    def test_what_may_stand_stands(self) -> None:
        known = words()
        for text in MAY_STAND:
            with self.subTest(text):
                self.assertEqual(verdict(text, known), ("", ""))

    def test_what_must_not_stand_is_refused_with_its_word(self) -> None:
        known = words()
        for text, code, word in MUST_NOT:
            with self.subTest(text):
                self.assertEqual(verdict(text, known), (code, word))

    def test_a_body_may_decide_to_name_persons_and_never_sanctions(self) -> None:
        from dataclasses import replace

        known = replace(words(), may_name=True)
        self.assertEqual(verdict("由林海负责。", known), ("", ""))
        self.assertEqual(verdict("给予林海记过。", known)[0], SANCTION)

    def test_what_was_taken_wrongly_is_explained_and_then_stands(self) -> None:
        text = "江楠书画院临街立面的审批6月底取得。"
        self.assertEqual(verdict(text, words()), (PERSON, "江楠"))
        self.assertEqual(verdict(text, words("江楠书画院")), ("", ""))
        self.assertEqual(verdict("江楠书画院由江楠负责。", words("江楠书画院")), (PERSON, "江楠"))

    def test_an_explanation_explains_a_word_and_nothing_else(self) -> None:
        for declared, good in (
            ("江楠书画院", True),
            ("处分登记簿", True),
            ("江楠", False),
            ("处分", False),
            ("李部长", False),
            ("张某", False),
            ("路", False),
            ("由江楠负责的标段，未开工", False),
            ("江楠" + "院" * 30, False),
        ):
            with self.subTest(declared):
                try:
                    rules.check_spared([declared], words())
                    self.assertTrue(good)
                except Unfit as refused:
                    self.assertFalse(good)
                    self.assertEqual(refused.code, "bulletins.spared_word")


# What says something, and what says nothing.
SAYS_NOTHING = (
    "推进缓慢。",
    "重视不够，力度不大。",
    "客观原因。",
    "由于客观原因，导致进展滞后。",
    "加快推进，确保按期完成。",
    "高度重视，加强领导，强化措施，狠抓落实。",
    "下一步将进一步加大工作力度，加快推进项目建设。",
    "正在协调。",
    "继续加强沟通，尽快完成。",
    "切实提高认识，倒排工期，挂图作战，确保如期完成。",
)
SAYS_SOMETHING = (
    "因征地未交付，推进缓慢。",
    "资金不到位。",
    "6月累计降雨18天，土方无法作业，进度滞后。",
    "7月15日前完成驳岸第三段砌筑，加快推进。",
    "高度重视，已增派2支施工队，8月底完成铺装。",
    "施工图审查两次退回，工作力度不够。",
    "与区水务局协商闸门调度，7月5日前签订协议。",
)


class SubstanceTest(SimpleTestCase):
    def test_empty_phrases_alone_are_refused(self) -> None:
        for text in SAYS_NOTHING:
            with self.subTest(text), self.assertRaises(Unfit) as caught:
                rules.check_items([rules.Written("驳岸", text, "7月15日前完成砌筑")], words())
            self.assertEqual(caught.exception.code, "bulletins.empty_phrase")

    def test_a_fact_beside_them_is_enough(self) -> None:
        for text in SAYS_SOMETHING:
            with self.subTest(text):
                rules.check_items([rules.Written("驳岸", text, text)], words())

    def test_cause_and_next_step_must_be_there_and_the_step_not_last_times(self) -> None:
        for cause, step, last, code in (
            ("", "7月15日前完成砌筑", "", "bulletins.no_cause"),
            ("征地未交付", " ", "", "bulletins.no_next_step"),
            ("征地未交付", "7月15日前完成砌筑。", "7月15日前完成 砌筑。", "bulletins.same_as_last"),
            ("征地未交付", "8月15日前完成砌筑。", "7月15日前完成砌筑。", ""),
        ):
            with self.subTest(f"{cause} {step} {last}"):
                found = ""
                try:
                    rules.check_items([rules.Written("驳岸", cause, step, last)], words())
                except Unfit as refused:
                    found = refused.code
                self.assertEqual(found, code)
