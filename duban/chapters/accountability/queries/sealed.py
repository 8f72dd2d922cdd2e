"""What of a clue or a case is sealed, words and files, and under which key: read from the models themselves, so that
nothing is forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db.models import ForeignKey, Model, Q

from duban.chapters.accountability.models import AccountabilityCase, AccountabilityClue, SealedRow
from duban.support.documents import closing
from duban.support.documents import queries as documents
from duban.support.files.models import StoredFile
from duban.support.vault import sealing

Root = type[AccountabilityCase] | type[AccountabilityClue]


def models(root: Root) -> dict[type[SealedRow], str]:
    """Every model of this room with sealed columns that belongs to a case, or to a clue, with the way to it."""
    found: dict[type[SealedRow], str] = {}
    for model in apps.get_app_config("accountability").get_models():
        if issubclass(model, SealedRow) and (way := way_to(root, model)) is not None:
            found[model] = way
    return found


def way_to(root: Root, model: type[Model]) -> str | None:
    """How the model's rows name their root: over foreign keys that cannot be empty, the shortest way; a row that belongs
    to a clue or to a case names one of the two. What belongs to a case does not belong to the clues from which that
    began."""
    ways: list[tuple[str, type[Model]]] = [("", model)]
    seen: set[type[Model]] = set()
    while ways:
        path, here = ways.pop(0)
        if here is root:
            return path
        seen.add(here)
        if here in (AccountabilityCase, AccountabilityClue):
            continue
        for field in here._meta.concrete_fields:
            if not isinstance(field, ForeignKey) or field.related_model in seen:
                continue
            if not field.null or field.related_model is root:
                ways.append((f"{path}__{field.name}" if path else field.name, field.related_model))
    return None


def rows_of(root: AccountabilityCase | AccountabilityClue) -> Iterator[SealedRow]:
    """Everything sealed that lies in it, itself left out."""
    for model, way in models(type(root)).items():
        if way:
            yield from model._default_manager.filter(**{way: root}).order_by("pk")


def files_of(root: AccountabilityCase | AccountabilityClue) -> Iterator[StoredFile]:
    """Every file that lies in it."""
    for model, way in models(type(root)).items():
        for name in _file_fields(model):
            rows = model._default_manager.filter(**{way: root, f"{name}__isnull": False}).order_by("pk")
            for row in rows.select_related(name):
                yield getattr(row, name)


def is_old(root: AccountabilityCase | AccountabilityClue) -> bool:
    """Whether anything of it is sealed under another key than the current one."""
    if root.pk in _under_another_key(type(root)):
        return True
    return any(closing.is_old(one) for one in documents.of_context(root.ref))


def cases_under_another_key() -> list[AccountabilityCase]:
    return list(
        AccountabilityCase.objects.filter(pk__in=_under_another_key(AccountabilityCase)).order_by("pk")
    )


def clues_under_another_key() -> list[AccountabilityClue]:
    return list(
        AccountabilityClue.objects.filter(pk__in=_under_another_key(AccountabilityClue)).order_by("pk")
    )


def _under_another_key(root: Root) -> set[int]:
    found: set[int] = set()
    for model, way in models(root).items():
        rows = model._default_manager.filter(_old(model))
        found |= set(rows.values_list(f"{way}__pk" if way else "pk", flat=True)) - {None}
    return found


def _old(model: type[SealedRow]) -> Q:
    """Rows of which some value or file is sealed under another key than the current one."""
    now = f"{sealing.current_key()}:"
    found = Q(pk__in=[])
    for name in model.SEALED:
        column = f"{name}_sealed"
        found |= ~Q(**{column: ""}) & ~Q(**{f"{column}__startswith": now})
    for name in _file_fields(model):
        found |= Q(**{f"{name}__isnull": False}) & ~Q(**{f"{name}__sealed_under": sealing.current_key()})
    return found


def _file_fields(model: type[SealedRow]) -> list[str]:
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is StoredFile
    ]
