"""What is done about a problem beside a notice: the decision not to issue one, and the unit's plan."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.chapters.matters.models import known
from duban.chapters.supervision.terms.treating import NoNoticeGround
from duban.support.ledger.rows import Row
from duban.support.organization.models import Person


class NoNotice(Row):
    """决定不下达督办通知书 (11(3); decisions 20 and 33), signed by the Office's director: the reason, and where the
    same fact was noticed, under which notice it is put right. `fell_on`: the decision no longer holds (not put right in
    time, or that notice fell away), and the problem waits again."""

    problem = models.ForeignKey("supervision.Problem", on_delete=models.PROTECT, related_name="decisions")
    ground = models.CharField(max_length=16)
    notice = models.ForeignKey(
        "supervision.SupervisionNotice", null=True, on_delete=models.PROTECT, related_name="covered"
    )
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    fell_on = models.DateField(null=True)

    class Meta:
        db_table = "supervision_no_notice"
        constraints = [
            models.CheckConstraint(
                condition=known("ground", NoNoticeGround.values), name="no_notice_has_a_known_ground"
            ),
            models.CheckConstraint(
                condition=Q(ground=NoNoticeGround.SAME_FACT, notice__isnull=False)
                | ~Q(ground=NoNoticeGround.SAME_FACT) & Q(notice__isnull=True),
                name="same_fact_names_its_notice",
            ),
            models.UniqueConstraint(
                fields=["problem"],
                condition=Q(fell_on__isnull=True),
                name="a_problem_is_left_without_notice_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ground} {self.on}"


class RectificationPlan(Row):
    """整改方案 of a noticed unit: what it will do, who answers for it, by when; a later one replaces it."""

    notice = models.ForeignKey(
        "supervision.SupervisionNotice", on_delete=models.PROTECT, related_name="plans"
    )
    measures = models.TextField()
    responsible = models.CharField(max_length=60)
    done_by = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        db_table = "supervision_rectification_plan"
        constraints = [
            models.CheckConstraint(
                condition=Q(done_by__gte=models.F("on")), name="plan_is_done_after_it_is_made"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.responsible} {self.done_by}"
