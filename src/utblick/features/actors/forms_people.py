"""Forms of people, bodies, roles and the plan. Beside each field stands what it is for."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.features.actors.kinds import BodyKind, PersonKind, Scheme
from utblick.features.actors.models import Body, OwnName, Person, Post, RetentionRule
from utblick.features.actors.purposes import BY_FIELD
from utblick.features.actors.queries import kinds_seen
from utblick.features.organisation.forms import DayField
from utblick.foundation.accounts.viewer import Viewer

PERSON_NUMBERS = (Scheme.EP_ID, Scheme.PARLTRACK, Scheme.WIKIDATA)
BODY_NUMBERS = (
    Scheme.EP_BODY,
    Scheme.REGISTER,
    Scheme.PIC,
    Scheme.ORGANISATION_NUMBER,
    Scheme.WIKIDATA,
)


class NamesField(forms.CharField):
    """Several names, one a line, kept as a list."""

    widget = forms.Textarea(attrs={"rows": 2})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in (value or "").splitlines() if line.strip()]


class _Numbered(forms.ModelForm):  # type: ignore[type-arg]
    """A form with one field for each number that a person or a body may have."""

    schemes: tuple[Scheme, ...] = ()

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        held = {}
        if self.instance.pk:
            held = {one.scheme: one.value for one in self.instance.identifiers.all()}
            self.initial.setdefault("version", self.instance.version)
        for scheme in self.schemes:
            self.fields[scheme.value] = forms.CharField(
                label=scheme.label, required=False, max_length=200, initial=held.get(scheme.value, "")
            )

    @property
    def numbers(self) -> dict[str, str]:
        """Give the numbers that were written."""
        return {scheme.value: self.cleaned_data.get(scheme.value, "") for scheme in self.schemes}

    @property
    def plain(self) -> dict[str, Any]:
        """Give the fields of the record itself."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}


class BodyForm(_Numbered):
    """A body outside the region."""

    schemes = BODY_NUMBERS
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    address = forms.URLField(label=_("Web address"), max_length=300, required=False, assume_scheme="https")
    valid_from = DayField(label=_("From"), required=False)
    valid_until = DayField(
        label=_("Until"), required=False, help_text=_("The first day when it is no more; empty while it is.")
    )
    seen_on = DayField(label=_("Seen there on"), required=False)

    class Meta:
        model = Body
        fields = [
            "kind",
            "name_sv",
            "name_en",
            "abbreviation",
            "parent",
            "country",
            "place",
            "address",
            "valid_from",
            "valid_until",
            "successor",
            "source",
            "licence",
            "seen_on",
            "certainty",
        ]


class PersonForm(_Numbered):
    """A person outside the region; what may be kept depends on the kind."""

    schemes = PERSON_NUMBERS
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    aliases = NamesField(label=_("Other names"), required=False)
    address = forms.URLField(
        label=_("Public web page"), max_length=300, required=False, assume_scheme="https"
    )
    informed_on = DayField(label=_("Told on"), required=False)
    seen_on = DayField(label=_("Seen there on"), required=False)

    class Meta:
        model = Person
        fields = [
            "kind",
            "name",
            "mail",
            "phone",
            "address",
            "country",
            "how_known",
            "informed_on",
            "source",
            "licence",
            "seen_on",
            "certainty",
            "is_protected",
        ]

    def __init__(self, *given: Any, viewer: Viewer, **named: Any) -> None:
        super().__init__(*given, **named)
        # A name is lacking only where a person has been forgotten.
        self.fields["name"].required = True
        kinds = self.fields["kind"]
        assert isinstance(kinds, forms.ChoiceField)
        kinds.choices = [(value, label) for value, label in PersonKind.choices if value in kinds_seen(viewer)]
        if self.instance.pk:
            self.initial.setdefault("aliases", [one.name for one in self.instance.aliases.all()])
        for name, field in self.fields.items():
            purpose = BY_FIELD.get("identifiers" if name in [s.value for s in self.schemes] else name)
            if purpose is not None and not field.help_text:
                only = [str(PersonKind(kind).label) for kind in PersonKind.values if kind in purpose.kinds]
                limited = f" ({', '.join(only)})" if len(only) < len(PersonKind) else ""
                field.help_text = f"{purpose.why}{limited}"


class PostForm(forms.ModelForm):  # type: ignore[type-arg]
    """What somebody is or was in a body."""

    valid_from = DayField(label=_("From"), required=False, help_text=_("Empty where it is not known."))
    valid_until = DayField(
        label=_("Until"),
        required=False,
        help_text=_("The first day when it is over; empty until further notice."),
    )
    seen_on = DayField(label=_("Seen there on"), required=False)

    class Meta:
        model = Post
        fields = [
            "body",
            "role",
            "title_sv",
            "title_en",
            "valid_from",
            "valid_until",
            "source",
            "licence",
            "seen_on",
            "certainty",
        ]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["body"]
        assert isinstance(field, forms.ModelChoiceField)
        field.choices = [("", _("choose …")), *body_choices()]


def body_choices() -> list[tuple[str, list[tuple[int, str]]]]:
    """Give the bodies under their kinds."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for body in Body.objects.all():
        words = f"{body.abbreviation}: {body.name}" if body.abbreviation else body.name
        groups.setdefault(body.kind, []).append((body.pk, words))
    return [
        (str(kind.label), sorted(groups[kind], key=lambda one: one[1])) for kind in BodyKind if kind in groups
    ]


class RuleForm(forms.ModelForm):  # type: ignore[type-arg]
    """How long something is kept."""

    class Meta:
        model = RetentionRule
        fields = ["name_sv", "name_en", "person_kind", "months", "decision", "certainty"]


class OwnNameForm(forms.ModelForm):  # type: ignore[type-arg]
    """A name that others write us by, or our register number."""

    class Meta:
        model = OwnName
        fields = ["name"]
        help_texts: ClassVar = {"name": _("Such as Region Exempel, or 123456789012-34.")}
