"""What every form of an act carries: the request's id, and the version of what the person had before him."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict

from duban.ground.access import Stale
from duban.ground.secrecy import marking_in
from duban.support.doors.terms import SECRET
from duban.support.ledger.rows import Row


class ActForm(forms.Form):
    """The shape of an act's input. `about` is the row that the page shows; a replayed `request_id` is
    answered with the first result, an older `version` of the row is refused (409)."""

    request_id = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, about: Row | None = None, **kwargs: Any
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.about = about
        self.fields["request_id"].initial = uuid4
        if about is not None:
            self.fields["version"].initial = about.version

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        """State secrets do not enter by typing either (decision 44)."""
        cleaned = super().clean() or {}
        for name, value in list(cleaned.items()):
            if found := marking_in(value):
                self.add_error(name, SECRET % {"marking": found})
        return cleaned

    @property
    def request_uuid(self) -> UUID:
        value: UUID = self.cleaned_data["request_id"]
        return value

    def expected(self) -> dict[str, int]:
        version = self.cleaned_data.get("version")
        return {self.about.ref: version} if self.about is not None and version is not None else {}

    def catch_up(self, stale: Stale) -> None:
        """The person now has the newer version before him: sent again, the form goes through."""
        self.put("version", str(stale.params["version"]))

    def put(self, name: str, value: str) -> None:
        """Another value in a field of what was sent."""
        data = QueryDict(mutable=True)
        for key in self.data:
            data.setlist(
                key, self.data.getlist(key) if isinstance(self.data, QueryDict) else [self.data[key]]
            )
        data[self.add_prefix(name)] = value
        self.data = data

    def values(self) -> dict[str, Any]:
        """The fields of the act itself."""
        return {
            key: value for key, value in self.cleaned_data.items() if key not in {"request_id", "version"}
        }
