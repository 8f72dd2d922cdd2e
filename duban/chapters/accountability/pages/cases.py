"""The case as its circle sees it. Every view is an act; for anyone else there is no such page (decision 40)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from duban.chapters.accountability import actions
from duban.chapters.accountability.pages import decided, slips
from duban.chapters.accountability.pages.filling import standing
from duban.chapters.accountability.queries import cases as queries
from duban.chapters.accountability.queries import duties, materials
from duban.chapters.accountability.rules import stages
from duban.chapters.accountability.terms.case import (
    DutyKind,
    EvidenceKind,
    Nature,
    RecusalGround,
    Responsibility,
    SeatPurpose,
    Signing,
    Stage,
    ToleranceKind,
)
from duban.ground.access import POLICY, NotFound
from duban.ground.beijing import beijing_day
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.doors.pages import SeeOther
from duban.support.files import queries as files
from duban.support.ledger import queries as ledger
from duban.support.paging.keyset import keyset

if TYPE_CHECKING:
    from duban.chapters.accountability.models import AccountabilityCase, CaseEvidence
    from duban.chapters.accountability.queries.materials import Hearing
    from duban.support.organization.models import Person

# The way of a case: shown greyed with the reason where its time has not come; everything else only when it is possible.
WAY = (
    "name_handlers",
    "show_facts",
    "tell_statement",
    "propose_handling",
    "deliberate",
    "request_decision",
    "report_execution",
    "settle_case",
    "archive_case",
)
BESIDE = (
    "record_findings",
    "review_legality",
    "return_proposal",
    "decide_not_pursued",
    "record_decision",
    "transfer_case",
    "transfer_head_case",
    "record_receipt",
    "record_result",
    "add_evidence",
    "record_interview",
    "record_identity",
    "name_concerned",
    "join_case_clue",
    "enter_statement",
    "enter_case_slip",
    "admit_to_circle",
    "remove_from_circle",
    "recuse_from_case",
    "stop_contact",
)
# Who looked stands under a heading of its own, the last of them.
LOOKS = frozenset({"accountability.view_case", "accountability.view_record", "accountability.use_file_link"})
VIEWS = 10
AT_ANY_STAGE = frozenset({"admit_to_circle", "remove_from_circle", "enter_case_slip"})


@require_safe
def cases(request: AuthenticatedRequest) -> HttpResponse:
    """Which cases do I know of, and what is late in them?"""
    return _list(request, archived=False)


@require_safe
def archived_cases(request: AuthenticatedRequest) -> HttpResponse:
    """Which cases were put away?"""
    return _list(request, archived=True)


def _list(request: AuthenticatedRequest, *, archived: bool) -> HttpResponse:
    if not queries.has_cases(request.user, request.at):
        raise NotFound("accountability.not_found", queries.ARTICLE)
    rows = queries.cases(request.user, request.at).filter(archived_on__isnull=not archived)
    page = keyset(rows, sort=("-id",), cursor=request.GET.get("page"))
    late = [] if archived else duties.overdue(request.user, request.at)
    context = {
        "lines": [(one, Stage(one.stage).label) for one in page.items],
        "late": [(one, DutyKind(one.kind).label) for one in late],
        "page": page,
        "archived": archived,
    }
    return render(request, "accountability/cases.html", context)


@require_safe
def case(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is the case about, where does it stand, and what is to be done next?"""
    found = queries.visible_case(person=request.user, at=request.at, uid=uid)
    actions.view_case(by=request.user, at=request.at, request_id=None, case=uid)
    today = beijing_day(request.at)
    transfer = materials.transfer_of(found)
    context = {
        "case": found,
        "stage": Stage(found.stage).label,
        "nature": Nature(found.nature).label if found.nature else "",
        "reason": found.words("reason"),
        "stop_words": found.words("stop_words"),
        "clues": queries.clues_of(found),
        "people": [_person(one) for one in queries.people_of(found)],
        "duties": [(one, DutyKind(one.kind).label, one.due_on < today) for one in duties.open_duties(found)],
        "evidence": [_piece(one) for one in materials.evidence_of(found)],
        "interviews": [
            (one, one.words("whom"), one.words("place"), one.words("record"), Signing(one.signing).label)
            for one in materials.interviews_of(found)
        ],
        "hearings": [
            hearing_words(materials.hearing_of(one))
            for one in queries.people_of(found)
            if one.seen_from is not None
        ],
        "transfer": transfer,
        "sent": {name: transfer.words(name) for name in transfer.SEALED} if transfer else {},
        "handlers": queries.handlers_of(found),
        "circle": [(one, SeatPurpose(one.purpose).label) for one in queries.circle_of(found, today)],
        "by_post": _by_post(found, today),
        "recusals": [
            (one, RecusalGround(one.ground).label, one.words("reason"))
            for one in found.recusals.select_related("person").order_by("id")
        ],
        "views": materials.last_views(found, limit=VIEWS),
        "lines": [line for line in ledger.timeline(found.ref) if line.act not in LOOKS],
        "offers": sorted(_offers(request, found), key=lambda one: not one.possible),
        "may_answer": _may(request, found, "answer_tolerance"),
        "slips": slips.shown(request, found),
        "may_check": _may(request, found, "check_statement"),
        "may_pass": _may(request, found, "pass_evidence"),
        "may_claim": _may(request, found, "claim_tolerance"),
        "may": {
            name: may and slips.is_open(request, found, f"accountability.{name}")
            for name, may in decided.admitted(standing(request, found)).items()
        },
        **decided.of_case(found, today),
    }
    return render(request, "accountability/case.html", context)


def _by_post(case: AccountabilityCase, day: date) -> list[Person]:
    """Who has since come into a post that knows of every case."""
    seated = {seat.person_id for seat in queries.circle_of(case, day)}
    return [person for person in queries.circle_people(case, day) if person.pk not in seated]


def _may(request: AuthenticatedRequest, case: AccountabilityCase, verb: str) -> bool:
    """Whether this person may do the act on something in the case, as it now stands."""
    code = f"accountability.{verb}"
    now = stages.step_from(code, case.stage) is not None and slips.is_open(request, case, code)
    return now and POLICY[code].admits(standing(request, case))


def _offers(request: AuthenticatedRequest, case: AccountabilityCase) -> Iterator[Offer]:
    who, of_head = standing(request, case), queries.case_concerns_head(case, beijing_day(request.at))
    # Other handlers can be named at any time; once there are some, that is not the next thing to do.
    named = bool(queries.handlers_of(case))
    for name in [*WAY[1:], *BESIDE, WAY[0]] if named else [*WAY, *BESIDE]:
        code = f"accountability.{name}"
        if name == "transfer_head_case" and not of_head or not slips.is_open(request, case, code):
            continue
        now = name in AT_ANY_STAGE or stages.step_from(code, case.stage) is not None
        if now or (name in WAY and case.stage not in stages.WITHOUT_CONTACT):
            yield from offer(
                code,
                reverse(name, args=[case.uid]),
                who,
                check=_check(name, code, case, request),
            )


def _check(
    name: str, code: str, case: AccountabilityCase, request: AuthenticatedRequest
) -> Callable[[], None]:
    def asked() -> None:
        if name not in AT_ANY_STAGE:
            stages.check_step(code, case.stage)
            decided.possible(name, case, request.user, beijing_day(request.at))

    return asked


def _person(one: Any) -> dict[str, object]:  # Any: a row, whose model a door does not name
    number = one.words("identity")
    return {
        "row": one,
        "responsibility": Responsibility(one.responsibility).label,
        "identity": f"**************{number[-4:]}" if number else "",
        "facts": "，".join(str(value) for value in one.facts.values()),
    }


def _piece(one: CaseEvidence) -> dict[str, object]:
    return {
        "row": one,
        "kind": EvidenceKind(one.kind).label,
        "name": one.words("name"),
        "origin": one.words("origin"),
        "proves": one.words("proves"),
        "custody": [(each, each.words("reason")) for each in materials.custody_of(one)],
    }


def hearing_words(hearing: Hearing) -> dict[str, object]:
    """One person's hearing with its words opened: for the circle, and for himself."""
    return {
        "person": hearing.person,
        "showings": [
            (
                one,
                one.words("facts"),
                one.words("opinion"),
                one.words("refusal"),
                Signing(one.signing).label,
            )
            for one in hearing.showings
        ],
        "notices": [(one, one.words("held")) for one in hearing.notices],
        "statements": [
            (one, one.words("text"), one.words("remark"), materials.is_unchecked(one, hearing.person))
            for one in hearing.statements
        ],
        "claims": [
            (one, ToleranceKind(one.kind).label, one.words("text"), one.words("answer"))
            for one in hearing.claims
        ],
    }


@require_POST
def open_case_file(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """A link to the file, good once?"""
    link = actions.open_case_file(by=request.user, at=request.at, request_id=None, piece=uid)
    return SeeOther(reverse("case_file", args=[link.uid]))


@require_GET
def case_file(request: AuthenticatedRequest, uid: UUID) -> StreamingHttpResponse:
    """The file itself, this once?"""
    link = actions.use_file_link(by=request.user, at=request.at, request_id=None, link=uid)
    file = link.evidence.file
    suffix = file.name.rpartition(".")[2]
    name = _("证据第{n}号.{suffix}").format(n=link.evidence.ordinal, suffix=suffix)
    response = streams.attachment(files.open_bytes(file), name=name, kind=file.kind, size=file.size)
    response["Cache-Control"] = "no-store"
    return response
