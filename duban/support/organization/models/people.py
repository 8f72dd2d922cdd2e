"""People with their accounts and the facts about them."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from duban.support.ledger.rows import Row
from duban.support.organization.models.units import codes
from duban.support.organization.terms import (
    FactKind,
    ResetState,
)


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(username=username)


class Person(AbstractBaseUser, Row):
    """A person with an account. Sign-in bookkeeping is no act; everything else about a person is."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    name_key = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone_sealed = models.TextField(blank=True)
    is_active = models.BooleanField(default=True)
    ended_on = models.DateField(null=True)

    objects: ClassVar[PersonManager] = PersonManager()  # type: ignore[assignment]  # Django's own user manager
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    BOOKKEEPING = frozenset({"last_login", "password"})

    class Meta:
        db_table = "organization_person"
        constraints = [
            models.CheckConstraint(
                condition=Q(is_active=True, ended_on__isnull=True)
                | Q(is_active=False, ended_on__isnull=False),
                name="who_has_ended_does_not_sign_in",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        fields = kwargs.get("update_fields")
        if isinstance(fields, (list, tuple, set, frozenset)) and fields and set(fields) <= self.BOOKKEEPING:
            models.Model.save(self, *args, **kwargs)  # type: ignore[arg-type]  # Django passes these through
            return
        super().save(*args, **kwargs)


class ResetCode(Row):
    """A one-time code with which the person sets a new password; only its hash is kept."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reset_codes")
    issued_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    code_hash = models.CharField(max_length=200)
    state = models.CharField(max_length=8, default=ResetState.OPEN)
    closed_at = models.DateTimeField(null=True)

    # The code itself: in the hands of whoever issues it, once, and nowhere else.
    plain = ""

    class Meta:
        db_table = "organization_reset_code"
        constraints = [
            models.CheckConstraint(condition=codes(ResetState, "state"), name="reset_code_has_a_known_state"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(state="OPEN"), name="a_person_has_one_open_reset_code"
            ),
        ]

    def __str__(self) -> str:
        return self.plain or f"reset code of {self.person_id}"


class PersonFact(Row):
    """A dated fact about a person (decision 7)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=24)
    value = models.CharField(max_length=40)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        db_table = "organization_person_fact"
        constraints = [
            models.CheckConstraint(condition=codes(FactKind, "kind"), name="person_fact_has_a_known_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind}={self.value}"
