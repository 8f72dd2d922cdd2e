"""Rows whose words are encrypted at rest: the column holds the sealed value alone (decision 40)."""

from __future__ import annotations

from typing import ClassVar

from duban.support.ledger.rows import Row
from duban.support.vault import sealing


class SealedRow(Row):
    """Each name in `SEALED` is a column ``<name>_sealed``. A value is bound to its row and column: copied elsewhere it
    does not open. What the ledger keeps of it is the digest of the sealed value, which nobody can try out."""

    SEALED: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def put(self, **words: str) -> None:
        """Seal these words under the current key; nothing is kept of an empty one."""
        for name, text in words.items():
            setattr(self, f"{name}_sealed", sealing.seal(text, purpose=self._purpose(name)) if text else "")

    def words(self, name: str) -> str:
        """The words again, for whoever may see the row."""
        sealed: str = getattr(self, f"{name}_sealed")
        return sealing.open_sealed(sealed, purpose=self._purpose(name)) if sealed else ""

    def reseal(self) -> bool:
        """Bring every sealed value under the current key; says whether one was under another."""
        moved = False
        for name in self.SEALED:
            before: str = getattr(self, f"{name}_sealed")
            after = sealing.reseal(before, purpose=self._purpose(name)) if before else ""
            if after != before:
                setattr(self, f"{name}_sealed", after)
                moved = True
        return moved

    def _purpose(self, name: str) -> str:
        if name not in self.SEALED:
            raise KeyError(f"{self._meta.label} seals no {name}")
        return f"{self._meta.label_lower}.{name}:{self.uid}"


class Sealed:
    """The words of a sealed column, read and written by its plain name; only on a row that has its uid."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, row: SealedRow | None, owner: type | None = None) -> str:
        return row.words(self.name) if row is not None else ""

    def __set__(self, row: SealedRow, text: str) -> None:
        row.put(**{self.name: text})
