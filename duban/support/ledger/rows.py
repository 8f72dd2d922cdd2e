"""What every business row shares: an outside name, a version, and that only an act may write it."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from typing import Any, NoReturn, TypeVar

from django.db import models

from duban.ground import chance
from duban.ground.access import BrokenAct, current_scope
from duban.support.ledger import canonical

R = TypeVar("R", bound="Row")


class RowQuerySet(models.QuerySet[R]):
    """Rows are written one by one through `save`, so that the ledger row can name each of them."""

    def update(self, **kwargs: object) -> NoReturn:
        raise BrokenAct(f"{self.model.__name__} rows are written by save() inside an act, not by update()")

    def delete(self) -> NoReturn:
        raise BrokenAct(f"{self.model.__name__} rows are never deleted (decision 45)")

    def bulk_create(
        self, objs: Iterable[R], *args: Any, **kwargs: Any
    ) -> list[R]:  # Any: Django's own signature
        rows = list(objs)
        for row in rows:
            row.touch()
        return super().bulk_create(rows, *args, **kwargs)


class Row(models.Model):
    """A business row. Saving it outside a running act is refused; inside, the act's ledger row will carry
    its version and digest."""

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = RowQuerySet.as_manager()

    class Meta:
        abstract = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        if not args and "uid" not in kwargs and chance.is_seeded():
            self.uid = chance.new_uid()

    def save(self, *args: Any, **kwargs: Any) -> None:  # Any: Django's own signature
        self.touch()
        fields = kwargs.get("update_fields")
        if fields is not None:
            kwargs["update_fields"] = {*fields, "version"}
        super().save(*args, **kwargs)

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        raise BrokenAct(f"{self._meta.label} rows are never deleted (decision 45)")

    @property
    def ref(self) -> str:
        """The opaque reference by which other rooms and the ledger name this row: ``label:uid``."""
        return f"{self._meta.label_lower}:{self.uid}"

    def touch(self) -> None:
        """Note in the running act that it writes this row."""
        scope = current_scope()
        if scope is None:
            raise BrokenAct(f"{self._meta.label} may only be written inside an act")
        if self.ref not in scope.touched:
            self.version += 1
        scope.touched[self.ref] = self
        if self._state.adding:
            scope.created.add(self.ref)

    def digest(self) -> str:
        """SHA-256 of the row's stored fields, canonical JSON, keys sorted."""
        values = {
            field.attname: canonical.plain(getattr(self, field.attname))
            for field in self._meta.concrete_fields
        }
        return hashlib.sha256(canonical.dumps(values)).hexdigest()
