"""What a person keeps at the desk for himself. Working tables: nobody's rights or duties hang on them."""

from __future__ import annotations

import uuid

from django.db import models

from duban.support.organization.models import Person


class RegisterLayout(models.Model):
    """Which columns this person's registers have, in their order."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    columns = models.JSONField(default=list)

    class Meta:
        db_table = "desk_register_layout"

    def __str__(self) -> str:
        return "、".join(self.columns)


class Register(models.Model):
    """A register that a person had made: of which list, with which columns, and the file when it is there."""

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    query = models.CharField(max_length=2000, blank=True)
    columns = models.JSONField()
    asked_at = models.DateTimeField()
    rows = models.PositiveIntegerField(default=0)
    stored_as = models.CharField(max_length=80, blank=True)
    size = models.PositiveBigIntegerField(default=0)

    class Meta:
        db_table = "desk_register"
        indexes = [models.Index(fields=["asked_at"], name="registers_by_age")]

    def __str__(self) -> str:
        return f"{self.rows} of {self.query}"


class SavedView(models.Model):
    """常用视图: a list of matters that a person looks at again, by a name of his own."""

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=2000, blank=True)

    class Meta:
        db_table = "desk_saved_view"
        constraints = [
            models.UniqueConstraint(fields=["person", "name"], name="a_person_gives_a_view_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class Trial(models.Model):
    """试算 of a draft of the rule set: for whom, of which draft as it then stood, and what came out."""

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    draft = models.UUIDField()
    draft_version = models.PositiveIntegerField()
    asked_at = models.DateTimeField()
    result = models.JSONField(null=True)

    class Meta:
        db_table = "desk_trial"
        indexes = [models.Index(fields=["asked_at"], name="trials_by_age")]

    def __str__(self) -> str:
        return f"trial of {self.draft}"
