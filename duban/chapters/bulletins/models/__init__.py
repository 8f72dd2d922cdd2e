"""Circulars with their figures and items, work bulletins, publicity, and who has read what was sent out."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duban.chapters.bulletins.models.publicity import Publicity as Publicity
from duban.chapters.bulletins.models.publicity import PublicityMaterial as PublicityMaterial
from duban.chapters.bulletins.terms import BulletinState, CircularKind, CircularState, ItemKind
from duban.chapters.matters.models import Matter, known
from duban.support.documents.models import Document
from duban.support.files.models import StoredFile
from duban.support.ledger.rows import Row
from duban.support.organization.models import OrgUnit, Person


class Circular(Row):
    """阶段性通报 (11(3)): how the matters stood at the end of `to_on`, within its audience.

    `lines` is the list of matters of which every figure is made, as it was taken at `taken_at`; `settled` says what
    became of last issue's items. Both are computed, `overview`, `requirement` and the items' causes and next steps
    are written. `spared` are words that the clerk explained: what is no sanction or person in them.
    """

    kind = models.CharField(max_length=12, default=CircularKind.PERIODIC)
    title = models.CharField(max_length=200)
    from_on = models.DateField()
    to_on = models.DateField()
    state = models.CharField(max_length=12, default=CircularState.DRAFT)
    lines = models.JSONField()
    taken_at = models.DateTimeField()
    follows = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="followed_by")
    settled = models.TextField(blank=True)
    overview = models.TextField(blank=True)
    requirement = models.TextField(blank=True)
    spared = models.JSONField(default=list)
    drafted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    drafted_on = models.DateField()
    reviewed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    reviewed_on = models.DateField(null=True)
    returned_on = models.DateField(null=True)
    return_reason = models.TextField(blank=True)
    signed_off_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    signed_off_on = models.DateField(null=True)
    signed_off_for = models.CharField(max_length=60, blank=True)
    number = models.CharField(max_length=80, blank=True)
    issued_on = models.DateField(null=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "bulletins_circular"
        constraints = [
            models.CheckConstraint(
                condition=known("kind", CircularKind.values), name="circular_has_a_known_kind"
            ),
            models.CheckConstraint(
                condition=known("state", CircularState.values), name="circular_has_a_known_state"
            ),
            models.CheckConstraint(condition=Q(from_on__lte=F("to_on")), name="circular_has_a_period"),
            models.CheckConstraint(
                condition=Q(state=CircularState.ISSUED, issued_on__isnull=False, document__isnull=False)
                & ~Q(number="")
                | ~Q(state=CircularState.ISSUED) & Q(issued_on__isnull=True, number=""),
                name="circular_is_issued_with_its_number",
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=~Q(state=CircularState.ISSUED),
                name="one_circular_is_under_way_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CircularItem(Row):
    """A lagging matter with fact, what changed, cause and next step; or a unit that did well. `dropped` items left
    with the figures that were taken anew."""

    circular = models.ForeignKey(Circular, on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(max_length=8)
    matter = models.ForeignKey(Matter, null=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, null=True, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=120)
    title = models.CharField(max_length=500)
    place = models.PositiveIntegerField()
    fact = models.TextField()
    changed = models.TextField(blank=True)
    cause = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    days_late = models.PositiveIntegerField(default=0)
    percent = models.PositiveSmallIntegerField(default=0)
    included = models.BooleanField(default=True)
    dropped = models.BooleanField(default=False)

    class Meta:
        db_table = "bulletins_circular_item"
        constraints = [
            models.CheckConstraint(condition=known("kind", ItemKind.values), name="item_has_a_known_kind"),
            models.CheckConstraint(
                condition=Q(kind=ItemKind.LAGGING, matter__isnull=False)
                | Q(kind=ItemKind.GOOD, matter__isnull=True, unit__isnull=False),
                name="item_is_about_a_matter_or_a_unit",
            ),
            models.CheckConstraint(
                condition=Q(kind=ItemKind.GOOD) | Q(included=True), name="what_lags_is_never_left_out"
            ),
            models.UniqueConstraint(
                fields=["circular", "matter"],
                condition=Q(kind=ItemKind.LAGGING),
                name="matter_stands_once_in_a_circular",
            ),
            models.UniqueConstraint(
                fields=["circular", "unit"], condition=Q(kind=ItemKind.GOOD), name="unit_is_praised_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title[:60]


class CircularCorrection(Row):
    """更正 after issue, old beside new: words, or the figures with the lists before and after; both papers stay."""

    circular = models.ForeignKey(Circular, on_delete=models.PROTECT, related_name="corrections")
    place = models.PositiveSmallIntegerField()
    wrong = models.TextField(blank=True)
    right = models.TextField(blank=True)
    lines_before = models.JSONField(null=True)
    lines_after = models.JSONField(null=True)
    reason = models.TextField()
    former = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        db_table = "bulletins_circular_correction"
        constraints = [models.UniqueConstraint(fields=["circular", "place"], name="corrections_are_counted")]

    def __str__(self) -> str:
        return f"{self.circular_id} {self.place}"


class Bulletin(Row):
    """工作简报 (8(5)), by year and issue; `sections` are heading and body in their order."""

    title = models.CharField(max_length=200)
    state = models.CharField(max_length=12, default=BulletinState.DRAFT)
    sections = models.JSONField()
    drafted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    drafted_on = models.DateField()
    reviewed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    reviewed_on = models.DateField(null=True)
    year = models.PositiveIntegerField(null=True)
    ordinal = models.PositiveIntegerField(null=True)
    issued_on = models.DateField(null=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "bulletins_bulletin"
        constraints = [
            models.CheckConstraint(
                condition=known("state", BulletinState.values), name="bulletin_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(
                    state=BulletinState.ISSUED,
                    issued_on__isnull=False,
                    ordinal__isnull=False,
                    document__isnull=False,
                )
                | ~Q(state=BulletinState.ISSUED) & Q(issued_on__isnull=True, ordinal__isnull=True),
                name="bulletin_is_issued_with_its_issue_number",
            ),
            models.UniqueConstraint(fields=["year", "ordinal"], name="issue_is_numbered_once_a_year"),
        ]

    def __str__(self) -> str:
        return self.title


class BulletinPicture(Row):
    """A picture after one of the sections; `dropped` when it was taken out again while the bulletin was written."""

    bulletin = models.ForeignKey(Bulletin, on_delete=models.PROTECT, related_name="pictures")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    caption = models.CharField(max_length=200)
    section = models.PositiveSmallIntegerField(default=1)
    dropped = models.BooleanField(default=False)

    class Meta:
        db_table = "bulletins_bulletin_picture"
        constraints = [
            models.UniqueConstraint(fields=["bulletin", "file"], name="bulletin_shows_a_picture_once")
        ]

    def __str__(self) -> str:
        return self.caption


class Recipient(Row):
    """One of those whom a circular or bulletin is for: a unit or a person; when it was served, and who of them
    confirmed the reading on which day."""

    circular = models.ForeignKey(Circular, null=True, on_delete=models.PROTECT, related_name="recipients")
    bulletin = models.ForeignKey(Bulletin, null=True, on_delete=models.PROTECT, related_name="recipients")
    unit = models.ForeignKey(OrgUnit, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    dropped = models.BooleanField(default=False)
    served_on = models.DateField(null=True)
    read_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    read_on = models.DateField(null=True)

    class Meta:
        db_table = "bulletins_recipient"
        constraints = [
            models.CheckConstraint(
                condition=Q(circular__isnull=False, bulletin__isnull=True)
                | Q(circular__isnull=True, bulletin__isnull=False),
                name="recipient_is_of_one_paper",
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=False, person__isnull=True)
                | Q(unit__isnull=True, person__isnull=False),
                name="recipient_is_a_unit_or_a_person",
            ),
            models.CheckConstraint(
                condition=Q(read_on__isnull=True, read_by__isnull=True)
                | Q(read_on__isnull=False, read_by__isnull=False, served_on__isnull=False),
                name="what_was_served_is_read_by_somebody",
            ),
            models.UniqueConstraint(fields=["circular", "unit"], name="circular_goes_to_a_unit_once"),
            models.UniqueConstraint(fields=["circular", "person"], name="circular_goes_to_a_person_once"),
            models.UniqueConstraint(fields=["bulletin", "unit"], name="bulletin_goes_to_a_unit_once"),
            models.UniqueConstraint(fields=["bulletin", "person"], name="bulletin_goes_to_a_person_once"),
        ]
        indexes = [
            models.Index(
                fields=["unit"],
                condition=Q(read_on__isnull=True, served_on__isnull=False),
                name="unread_by_unit",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_id or self.person_id}"
