"""Where access is tried: the town with one object of every kind that an address can name."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.assessment.models import CauseAnalysis, Evaluation
from duban.chapters.assessment.terms.evaluation import Quality
from duban.chapters.assessment.tests import evaluating
from duban.chapters.bulletins.actions import PictureText
from duban.chapters.bulletins.tests import builders as bulletins
from duban.chapters.desk import listing, registers, trials, views
from duban.chapters.feedback.models import Countersign
from duban.chapters.feedback.terms import ReturnKind
from duban.chapters.feedback.tests import builders as feedback
from duban.chapters.intake.tests import asking, consulting, deciding, firsts, gathering, sourcing
from duban.chapters.intake.tests import builders as intake
from duban.chapters.matters.models import Matter
from duban.chapters.matters.tests import adjusting
from duban.chapters.matters.tests import builders as matters
from duban.chapters.responsibility.models import Assignment
from duban.chapters.responsibility.tests import builders as responsibility
from duban.chapters.supervision.actions import urge_many
from duban.chapters.supervision.models import BulkUrging
from duban.chapters.supervision.queries import bulk
from duban.chapters.supervision.terms import UrgingChannel
from duban.chapters.supervision.tests import builders as supervision
from duban.chapters.supervision.tests import inspecting, treating
from duban.ground.beijing import beijing_day
from duban.site import sitemap
from duban.support.documents import sweeps as documents
from duban.support.documents.tests import builders as papers
from duban.support.files.tests import builders as files
from duban.support.jobs import work
from duban.support.notifications import actions as notifications
from duban.support.notifications.tests import builders as messages
from duban.support.organization.tests import builders as organization
from duban.support.rulebook.tests import builders as rulebook
from tests.access import assessed, closed
from tests.cast import Town
from tests.papers import text_file

# Two people from each corner: the Leading Group, the Office, lead, co- and service unit, one that has nothing to
# do with the matter, the three administrators; and nobody.
PERSONAS = (
    "anonymous",
    "wang",
    "zhou",
    "sun",
    "chen",
    "li",
    "he",
    "lin",
    "gao",
    "zheng",
    "zhao",
    "xu",
    "feng",
    "shen",
    "wu",
    "guan",
    "an",
    "shenji",
)
STRANGERS = ("shen", "wu")
ADMINISTRATORS = ("guan", "an", "shenji")


def build(town: Town) -> dict[str, dict[str, UUID]]:
    """Bring it about by the acts; says, for each first word of an address, which objects its parts name."""
    listed = intake.docketed(town)
    candidate = intake.row(listed, 1)
    documents.sweep(town.tick())
    matter = supervision.matter_under_way(town)
    assignment_objection = responsibility.object_to(town, matter)
    handover = responsibility.hand_over(town)
    letter = responsibility.letter(town, responsibility.outside_matter(town))
    change = matters.ask_extension(town, matter)
    evidence = text_file(town, "lin")
    report = feedback.submit(town, matter, evidence=[evidence.uid])
    other = supervision.matter_under_way(town)
    filed = feedback.submitted(town, other)
    feedback.return_for(town, filed, ReturnKind.SUPPLEMENT, new_due_on=date(2026, 4, 30))
    signing = feedback.countersign_asked(town)
    first, notice = supervision.served_twice(town, matter)
    objection = supervision.object_to(town, first)
    reply = supervision.reply(town, notice)
    problem = supervision.record_problem(town, matter)
    consultation = consulting.asked(town)
    slip = organization.enter_paper(town)
    held = deciding.meeting(town)
    item = deciding.agreed(town, held)
    instruction = deciding.carried_in(town)
    source = sourcing.source(town, matter, sourcing.SUGGESTION)
    step = sourcing.acceptance(town, sourcing.source(town, matter), accepted=False)
    request = asking.asked(town, matter)
    order = firsts.order(town)
    begun = intake.begun(town, rows=intake.ROWS[:1])
    channel = notifications.set_channel(
        by=town["guan"],
        at=town.tick(),
        request_id=None,
        name="内部邮件",
        url="mailtos://duban:x@mail.example.com",
        active=False,
    )
    rule = rulebook.file_rule(town)
    drafted = rulebook.draft(town)
    opinion = messages.give(town, "gao")
    list_adjustment = gathering.gathered(town, listed)
    finding = adjusting.claim(town, matters.deadline(matter))
    adjustment = adjusting.propose(town, matter)
    clue = AccountabilityClue.objects.get(matter=matter)
    circular = bulletins.issued_by(town, beijing_day(town.at) - timedelta(days=1))
    picture = bulletins.picture(town)
    bulletin = bulletins.issued_bulletin(town, pictures=[PictureText(picture.uid, "现场督查", 1)])
    publicity = bulletins.publicity(town, materials=[evidence.uid])
    filed_paper = papers.register(town, number="")
    documents.sweep(town.tick())
    proof = problem.evidence.get().file.uid
    inspected = _inspected(town, matter, proof)
    evaluation, analysis = _evaluated(town)
    return {
        **assessed.objects(town),
        "adjustments": {"uid": adjustment.uid},
        "analyses": {"uid": analysis.uid},
        "archival-items": {"uid": papers.archive(town, filed_paper).uid},
        "assignment-objections": {"uid": assignment_objection.uid},
        "bulletins": {"uid": bulletin.uid, "file": picture.uid},
        "candidates": {"uid": candidate.uid},
        "channels": {"uid": channel.uid},
        "circulars": {"uid": circular.uid},
        **closed.case(town),
        "clues": {"uid": clue.uid, "file": proof},
        "consultations": {"uid": consultation.uid},
        "coordinations": {"uid": treating.asked(town, matter).uid},
        "countersigns": {"uid": signing.uid},
        "documents": {"uid": _document(notice)},
        "evaluations": {"uid": evaluation.uid, "file": evaluation.evidence.get().file.uid},
        "exemptions": {"uid": finding.uid},
        "drafts": {"uid": drafted.uid},
        "extensions": {"uid": change.uid},
        "instructions": {"uid": instruction.uid},
        "handovers": {"uid": handover.uid},
        "letters": {"uid": letter.uid},
        "intake": {"uid": listed.uid},
        "imports": {"uid": begun.uid},
        "items": {"uid": item.uid},
        "list-adjustments": {"uid": list_adjustment.uid},
        "matters": {"uid": matter.uid},
        "meetings": {"uid": held.uid},
        "notices": {"uid": notice.uid, "document": _document(notice), "file": proof},
        "objections": {"uid": objection.uid},
        "official-papers": {"uid": papers.draft(town, countersigners=("zhou",)).uid},
        "opinions": {"uid": opinion.uid},
        "papers": {"uid": slip.uid},
        "people": {"uid": town["lin"].uid},
        "posts": {"uid": organization.post_of(town, "lin").uid},
        "problems": {"uid": problem.uid, "file": proof},
        "rectifications": {"uid": reply.uid},
        "publicity": {"uid": publicity.uid, "file": evidence.uid},
        "recipients": {"uid": bulletins.recipient(circular, town).uid},
        "registers": {"uid": _register(town)},
        "first-orders": {"uid": order.uid},
        "requests": {"uid": request.uid},
        "secret-files": {"uid": files.blocked(town).uid},
        "source-steps": {"uid": step.uid},
        "sources": {"uid": source.uid},
        "rule-set-versions": {"uid": drafted.base.uid},
        "reports": {"uid": report.uid, "file": evidence.uid},
        "trials": {"uid": trials.ask(town["chen"], town.tick(), drafted).uid},
        "urgings": {"uid": _urgings(town, matter).uid},
        "views": {"uid": views.keep(town["chen"], "红灯事项", "light=red").uid},
        "units": {"uid": town.unit("works").uid},
        "working-rules": {"uid": rule.uid},
        **inspected,
        # Last: it moves the clock on past the period of a statement.
        **closed.decision(town),
    }


def _evaluated(town: Town) -> tuple[Evaluation, CauseAnalysis]:
    """An approved evaluation, and its correction with its evidence, in which a poor objective is analysed."""
    row = evaluating.correcting(town, evaluating.approved(town, evaluating.closed_matter(town)))
    poor = evaluating.judgements(row.matter, Quality.POOR)
    evaluating.evaluated(town, row.matter, objectives=poor)
    about = row.objectives.order_by("id")[0].objective.ref
    return row, evaluating.analysed(town, row, subject_ref=about)


def _inspected(town: Town, matter: Matter, file: UUID) -> dict[str, dict[str, UUID]]:
    """A plan that waits, an approval that is asked for, a visit to come that nobody told the unit of, a record, a study,
    a special supervision, an interview that was notified."""
    record = inspecting.recorded(town, matter, evidence=[file])
    opinion = inspecting.opinion(inspecting.studied(town, matter))
    untold = inspecting.arranged(town, matter, on=date(2026, 6, 15), no_notice=True)
    return {
        "inspection-plans": {"uid": inspecting.plan(town).uid},
        "inspection-approvals": {"uid": inspecting.requested(town, matter).uid},
        "inspections": {"uid": record.uid, "file": file},
        "visits": {"uid": untold.uid},
        "visit-subjects": {"uid": inspecting.subject(untold).uid},
        "specials": {"uid": inspecting.special(town, matter).uid},
        "interviews": {"uid": inspecting.notified(town, matter, planned_on=date(2026, 5, 20)).uid},
        "study-opinions": {"uid": opinion.uid},
    }


def _urgings(town: Town, matter: Matter) -> BulkUrging:
    chosen = bulk.targets([matter.uid], town["chen"], town.at)
    return urge_many(
        by=town["chen"],
        at=town.tick(),
        request_id=uuid4(),
        targets=[one.mark for one in chosen],
        channel=UrgingChannel.MESSAGE,
        asked="请报送进展",
    )


def _register(town: Town) -> UUID:
    made = registers.ask(town["chen"], town.tick(), listing.Filters(), ["title"])
    registers.on_bell(work.Task(made.uid, town.at, lambda _done, _total: None))
    return made.uid


def _document(notice: object) -> UUID:
    document = getattr(notice, "document", None)
    assert document is not None
    uid: UUID = document.uid
    return uid


def path_of(route: sitemap.Route, objects: dict[str, dict[str, UUID]]) -> str:
    """The route's address over the scene's objects."""
    path = route.pattern
    words = [word for word in path.strip("/").split("/") if not word.startswith("<")]
    named = next((objects[word] for word in words if word in objects), {})
    for part in ("uid", "file", "document"):
        path = path.replace(f"<uuid:{part}>", str(named.get(part, "")))
    return path.replace("<str:code>", "matters.close")


def by_argument(objects: dict[str, dict[str, UUID]]) -> dict[str, UUID]:
    """The same objects by the names that acts give to their arguments."""
    matter = Matter.objects.get(uid=objects["matters"]["uid"])
    return {
        **assessed.arguments(objects),
        "adjustment": objects["adjustments"]["uid"],
        "assignment": Assignment.objects.filter(matter=matter).earliest("id").uid,
        "bulletin": objects["bulletins"]["uid"],
        "candidate": objects["candidates"]["uid"],
        "case": objects["cases"]["uid"],
        "case_person": objects["my-records"]["uid"],
        "chair": objects["people"]["uid"],
        "change": objects["extensions"]["uid"],
        "circular": objects["circulars"]["uid"],
        "claim": objects["case-claims"]["uid"],
        "clue": objects["clues"]["uid"],
        "consultation": objects["consultations"]["uid"],
        "coordination": objects["coordinations"]["uid"],
        "coordinator": objects["units"]["uid"],
        "countersign": objects["countersigns"]["uid"],
        "appeal": objects["case-appeals"]["uid"],
        "clearing": objects["case-clearings"]["uid"],
        "case_decision": objects["case-decisions"]["uid"],
        "head_slip": objects["head-slips"]["uid"],
        "restoration": objects["case-restorations"]["uid"],
        "step": objects["case-steps"]["uid"],
        "deputy": objects["people"]["uid"],
        "docketing_list": objects["intake"]["uid"],
        "document": objects["notices"]["document"],
        "finding": objects["exemptions"]["uid"],
        "draft": objects["drafts"]["uid"],
        "filed": Countersign.objects.get(uid=objects["countersigns"]["uid"]).report.uid,
        "instruction": objects["instructions"]["uid"],
        "item": objects["items"]["uid"],
        "handover": objects["handovers"]["uid"],
        "letter": objects["letters"]["uid"],
        "list_adjustment": objects["list-adjustments"]["uid"],
        "matter": matter.uid,
        "meeting": objects["meetings"]["uid"],
        "minutes": objects["problems"]["file"],
        "notice": objects["notices"]["uid"],
        "objection": objects["objections"]["uid"],
        "obligation": matters.deadline(matter).uid,
        "official_paper": objects["official-papers"]["uid"],
        "opinion": objects["opinions"]["uid"],
        "paper": objects["problems"]["file"],
        "file": objects["problems"]["file"],
        "person": objects["people"]["uid"],
        "post": objects["posts"]["uid"],
        "problem": objects["problems"]["uid"],
        "publicity": objects["publicity"]["uid"],
        "purge": objects["secret-files"]["uid"],
        "recipient": objects["recipients"]["uid"],
        "rectification": objects["rectifications"]["uid"],
        "report": objects["reports"]["uid"],
        "order": objects["first-orders"]["uid"],
        "request": objects["requests"]["uid"],
        "source": objects["sources"]["uid"],
        "slip": objects["papers"]["uid"],
        "unit": objects["units"]["uid"],
        "working_rule": objects["working-rules"]["uid"],
        "piece": objects["case-evidence"]["uid"],
        "to": objects["people"]["uid"],
        "plan": objects["inspection-plans"]["uid"],
        "approval": objects["inspection-approvals"]["uid"],
        "record": objects["inspections"]["uid"],
        "visit": objects["visits"]["uid"],
        "subject": objects["visit-subjects"]["uid"],
        "special": objects["specials"]["uid"],
        "statement": objects["case-statements"]["uid"],
        "interview": objects["interviews"]["uid"],
        "interviewee": objects["people"]["uid"],
        "study_opinion": objects["study-opinions"]["uid"],
    }
