"""Cases of the demonstration that came to their end: one decided above, served, executed, and appealed against, the
answer still to come; one whose decision was withdrawn on appeal, what it did still to be put right; one in which nobody
was pursued, the name cleared, put away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from duban.chapters.accountability import actions
from duban.chapters.accountability.actions import Suggestion
from duban.chapters.accountability.models import CaseDecision
from duban.chapters.accountability.queries import decisions
from duban.chapters.accountability.terms.decision import (
    AppealState,
    DecisionKind,
    Held,
    Loss,
    Measure,
    NotPursuedReason,
    ServiceWay,
    Track,
)
from duban.ground.beijing import beijing_day
from duban.site.demo.lives import Life, Stage
from duban.site.demo.pursuing import Pursuit, entered, working_days

BODY = "中共台儿庄区委"


def all_of_them(stage: Stage) -> list[Life]:
    """Each a life of its own."""
    return [_decided(stage), _withdrawn(stage), _not_pursued(stage)]


def _decided(stage: Stage) -> Life:
    days = working_days(stage.day(42))
    at = next(days)
    yield at
    pursuit = _delayed(stage, at)
    yield from _requested(stage, days, pursuit, Suggestion(Measure.CIRCULAR_CRITICISM))
    at = next(days)
    yield at
    found = _recorded(stage, at, pursuit)
    at = next(days)
    yield at
    pursuit.serve(at, found[0], ServiceWay.SIGNED, "本人当场签收")
    pursuit.serve(at, found[1], ServiceWay.BY_BODY, "区委办公室印发")
    yield from _executed(days, pursuit, found)
    at = next(days)
    yield at
    actions.report_execution(by=stage.head, at=at, request_id=None, case=pursuit.case.uid)
    yield from _appealed(days, pursuit, found[0])


def _withdrawn(stage: Stage) -> Life:
    """Another project, the same ground: the district withdraws its decision on appeal."""
    days = working_days(stage.day(48))
    at = next(days)
    yield at
    pursuit = _delayed(stage, at, 3)
    yield from _requested(stage, days, pursuit)
    at = next(days)
    yield at
    found = [_copied(stage, at, pursuit, TALKS[1])]
    at = next(days)
    yield at
    pursuit.serve(at, found[0], ServiceWay.SIGNED, "本人当场签收")
    yield from _executed(days, pursuit, found)
    yield from _appealed(days, pursuit, found[0])
    at = next(days)
    yield at
    paper = pursuit.keep(at, "区委撤销处理决定的通知", origin="区委办公室送达")
    actions.answer_appeal(
        by=stage.director,
        at=at,
        request_id=None,
        appeal=decisions.appeals_of(found[0])[0].uid,
        outcome=AppealState.WITHDRAWN,
        answered_on=beijing_day(at),
        answer="拖延系上级批复设计变更所致，撤销诫勉谈话决定，恢复名誉和评优资格。",
        piece=paper.uid,
    )


def _requested(stage: Stage, days: Iterator[datetime], pursuit: Pursuit, *beside: Suggestion) -> Life:
    """From the naming of the handlers to the request: a talk for the first responsible person, and what stands beside."""
    at = next(days)
    yield at
    pursuit.name(at)
    at = next(days)
    yield at
    pursuit.keep(at, "工期签证单和监理通知", proves="签认应于三日内完成，实际用时三十日")
    at = next(days)
    yield at
    until = pursuit.hear(
        at,
        "签认应于三日内完成，实际用时三十日；监理通知两次催办，均未书面答复。",
        "对时间无异议，原因另作说明。",
        "拟认定故意拖延，影响工程建设，依据办法第十六条第二十一项。",
    )
    while beijing_day(at) <= until:
        at = next(days)
    yield at
    pursuit.find(at, Loss.YES, "台班闲置损失有结算单证明；未发现收受财物等违纪违法事实。")
    pursuit.propose(
        at,
        Track.ORGANISATIONAL,
        "签认拖延二十七日，两次催办未答复，造成台班闲置损失；本人陈述的设计变更原因只能解释其中九日。",
        measures=(Suggestion(Measure.ADMONITION_TALK, pursuit.whom().person.uid), *beside),
    )
    at = next(days)
    yield at
    pursuit.review(at, Track.ORGANISATIONAL, "事实清楚，途径和方式适当；依据已按当日有效版本核对。")
    at = next(days)
    yield at
    also = "，对责任单位予以通报批评" if beside else ""
    resolution = f"同意报请区委对第一责任人予以诫勉谈话{also}。"
    number = f"{beijing_day(at).year}年第{3 if beside else 4}次"
    pursuit.deliberate(at, number, Held.ADOPTED, resolution)
    at = next(days)
    yield at
    actions.request_decision(by=stage.head, at=at, request_id=None, case=pursuit.case.uid)


def _executed(days: Iterator[datetime], pursuit: Pursuit, found: Sequence[CaseDecision]) -> Life:
    """Each step on a day of its own."""
    for one in found:
        for step in decisions.steps_of(one):
            at = next(days)
            yield at
            actions.execute(
                by=pursuit.first,
                at=at,
                request_id=None,
                step=step.uid,
                done_on=beijing_day(at),
                note="已办理，记录在卷",
            )


def _appealed(days: Iterator[datetime], pursuit: Pursuit, decision: CaseDecision) -> Life:
    at = next(days)
    yield at
    actions.appeal(
        by=pursuit.whom().person,
        at=at,
        request_id=None,
        case_decision=decision.uid,
        made_on=beijing_day(at),
        text="签认拖延与设计变更未及时批复有关，请求重新审查责任。",
    )


def _delayed(stage: Stage, at: datetime, place: int = 0) -> Pursuit:
    """Entered by the clerk, confirmed by the director, started by the head: all on one day."""
    fact = "进场条件具备后仍以口头理由推迟签认二十七日，造成机械台班闲置损失"
    clue = entered(stage, at, stage.clerk, place, "16(21)", fact, file="签认流转记录.txt")
    actions.confirm_clue(
        by=stage.director, at=at, request_id=None, clue=clue.uid, words="流转记录与监理通知一致"
    )
    return Pursuit(stage, at, clue, "事实清楚且有损失，启动核实")


@dataclass(frozen=True)
class Word:
    """What a paper of the district says."""

    number: str
    measure: Measure
    words: str
    public: bool = False


TALKS = tuple(
    Word(number, Measure.ADMONITION_TALK, "给予诫勉谈话，由区委组织部会同管委会党组进行。")
    for number in ("区委组〔2026〕15号", "区委组〔2026〕12号")
)
CIRCULAR = Word(
    "区委〔2026〕41号", Measure.CIRCULAR_CRITICISM, "在全区工程建设单位范围内通报批评。", public=True
)


def _recorded(stage: Stage, at: datetime, pursuit: Pursuit) -> list[CaseDecision]:
    """Two decisions of the district: on the first responsible person, and on the unit, which the paper says is public."""
    return [_copied(stage, at, pursuit, word) for word in (TALKS[0], CIRCULAR)]


def _copied(stage: Stage, at: datetime, pursuit: Pursuit, word: Word) -> CaseDecision:
    """By one of the handlers, compared by the director."""
    decision = actions.record_decision(
        by=pursuit.first,
        at=at,
        request_id=None,
        case=pursuit.case.uid,
        person=None if word is CIRCULAR else pursuit.whom().person.uid,
        kind=DecisionKind.ORGANISATIONAL,
        body=BODY,
        number=word.number,
        decided_on=beijing_day(at),
        measure=word.measure,
        words=word.words,
        names_public=word.public,
        piece=pursuit.keep(at, f"区委关于{word.measure.label}的决定", origin="区委办公室送达").uid,
    )
    return actions.check_decision(
        by=stage.director, at=at, request_id=None, case_decision=decision.uid, fits=True
    )


def _not_pursued(stage: Stage) -> Life:
    """The rules were kept as far as they could be: nobody is pursued, and that is said where it was doubted."""
    days = working_days(stage.day(70))
    at = next(days)
    yield at
    fact = "有商户反映验收资料压件不办，影响开业"
    clue = entered(stage, at, stage.clerk, 5, "16(21)", fact, file="来访登记单.txt")
    actions.confirm_clue(
        by=stage.director, at=at, request_id=None, clue=clue.uid, words="资料收件日期与反映一致，原因须核实"
    )
    pursuit = Pursuit(stage, at, clue, "反映具体，涉及办事时限，启动核实")
    at = next(days)
    yield at
    pursuit.name(at)
    pursuit.keep(at, "验收资料收发登记", proves="资料退回补正两次，均有书面告知")
    at = next(days)
    yield at
    until = pursuit.hear(
        at,
        "资料收件十二日后出具意见，其间两次书面告知补正。",
        "属实，补正后当日即办结。",
        "拟认定是否构成故意拖延，依据办法第十六条第二十一项。",
    )
    while beijing_day(at) <= until:
        at = next(days)
    yield at
    pursuit.find(at, Loss.NO, "扣除补正时间，办理未超过承诺时限，没有造成损失。", established=False)
    pursuit.propose(
        at,
        Track.NOT_PURSUED,
        "两次补正均有书面告知，补正后当日办结；反映的压件不办不成立。",
        not_pursued=NotPursuedReason.NOT_ESTABLISHED,
    )
    at = next(days)
    yield at
    pursuit.review(at, Track.NOT_PURSUED, "事实清楚，不予追究的理由与认定一致。")
    at = next(days)
    yield at
    pursuit.deliberate(at, f"{beijing_day(at).year}年第2次", Held.NOT_PURSUED, "同意不予追究。")
    at = next(days)
    yield at
    actions.decide_not_pursued(by=stage.head, at=at, request_id=None, case=pursuit.case.uid)
    at = next(days)
    yield at
    asked = actions.ask_clearing(
        by=pursuit.whom().person,
        at=at,
        request_id=None,
        case_person=pursuit.whom().uid,
        text="商户已在多处反映，请在项目例会上说明核实结果。",
    )
    at = next(days)
    yield at
    actions.clear_name(
        by=stage.head,
        at=at,
        request_id=None,
        clearing=asked.uid,
        words="已在项目例会上宣读不予追究告知书，并回复反映的商户。",
    )
    at = next(days)
    yield at
    actions.archive_case(by=stage.director, at=at, request_id=None, case=pursuit.case.uid)
