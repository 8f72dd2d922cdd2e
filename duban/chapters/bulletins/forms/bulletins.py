"""The form in which a work bulletin is written: section by section, pictures with their captions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duban.chapters.bulletins.terms import LONGEST_TEXT, MOST_SECTIONS
from duban.chapters.feedback.forms import FilesField, ManyFiles
from duban.chapters.matters.forms import Choice
from duban.support.doors.forms import ActForm

PICTURES = "image/jpeg,image/png"


class BulletinForm(ActForm):
    title = forms.CharField(label=_("标题"), max_length=200)
    units = forms.MultipleChoiceField(
        label=_("送达单位"), required=False, widget=forms.CheckboxSelectMultiple
    )
    persons = forms.MultipleChoiceField(
        label=_("送达人员"), required=False, widget=forms.CheckboxSelectMultiple
    )
    count = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=MOST_SECTIONS)
    kept = forms.CharField(widget=forms.HiddenInput, required=False)
    pictures = FilesField(
        label=_("增加图片"),
        required=False,
        widget=ManyFiles(attrs={"multiple": True, "accept": PICTURES}),
        help_text=_("JPG 或 PNG，可选多张；上传后填写图片说明和所在栏目"),
    )

    def __init__(
        self,
        *args: Any,
        units: Sequence[Choice],
        persons: Sequence[Choice],
        count: int,
        held: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:  # Any: Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["units"].choices = list(units)  # type: ignore[attr-defined]  # a ChoiceField, declared above
        self.fields["persons"].choices = list(persons)  # type: ignore[attr-defined]  # as above
        self.fields["count"].initial = count
        self.places, self.held = range(1, count + 1), held
        initial: Mapping[str, Any] = kwargs.get("initial") or {}
        for place in self.places:
            heading = forms.CharField(label=_("栏目标题"), max_length=100, required=False)
            body = forms.CharField(
                label=_("正文"),
                max_length=LONGEST_TEXT,
                required=False,
                widget=forms.Textarea(attrs={"rows": 6}),
            )
            self.fields[f"heading_{place}"], self.fields[f"body_{place}"] = heading, body
        for uid, name in held:
            caption = forms.CharField(label=_("图片说明"), max_length=200, required=False)
            section = forms.IntegerField(
                label=_("所在栏目"), min_value=1, max_value=MOST_SECTIONS, required=False
            )
            self.fields[f"caption_{uid}"], self.fields[f"section_{uid}"] = caption, section
            self.fields[f"drop_{uid}"] = forms.BooleanField(label=_("删去此图"), required=False)
            caption.initial = initial.get(f"caption_{uid}", name.rpartition(".")[0])
            section.initial = initial.get(f"section_{uid}", 1)

    def sections(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"heading_{place}"], self[f"body_{place}"]) for place in self.places]

    def shown(self) -> list[tuple[str, str, forms.BoundField, forms.BoundField, forms.BoundField]]:
        """Each picture that is held: uid, name, caption, section, whether it goes."""
        return [
            (uid, name, self[f"caption_{uid}"], self[f"section_{uid}"], self[f"drop_{uid}"])
            for uid, name in self.held
        ]

    def written(self) -> list[dict[str, str]]:
        given = self.cleaned_data
        return [
            {"heading": given.get(f"heading_{place}", ""), "body": given.get(f"body_{place}", "")}
            for place in self.places
        ]

    def pictured(self) -> list[dict[str, Any]]:  # Any: the fields of a picture's text
        given = self.cleaned_data
        return [
            {
                "file": uid,
                "caption": given.get(f"caption_{uid}", ""),
                "section": given.get(f"section_{uid}") or 1,
            }
            for uid, _name in self.held
            if not given.get(f"drop_{uid}")
        ]
