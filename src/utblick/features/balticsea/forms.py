"""Forms of the strategy's plans, groups and days. They only read; `actions` check and save."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.actors.models import Body
from utblick.features.balticsea.models import (
    Coordinator,
    Correspondence,
    GroupMeeting,
    GroupSeat,
    Objective,
    PlanAction,
    PlanVersion,
    PolicyArea,
    RelatedBody,
    StrategyDay,
    SubObjective,
)
from utblick.features.organisation.forms import DayField, WordsField
from utblick.features.organisation.models import Level, Unit
from utblick.foundation.accounts.models import Account

if TYPE_CHECKING:
    # Only the type checker's ModelForm takes its model between brackets.
    _ModelForm = forms.ModelForm[Any]
else:
    _ModelForm = forms.ModelForm

NAMES = ["name_sv", "name_en"]
SOURCE = ["certainty", "source"]
UNTIL = _("The first day when it no longer holds; empty until further notice.")


class RowForm(_ModelForm):
    """A form of one row, with the hidden number of the version that is changed."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        if self.instance.pk:
            self.initial["version"] = self.instance.version

    def _offer(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows


def _areas() -> Any:
    return PolicyArea.objects.select_related("plan").order_by("-plan__key", "kind", "sort_order")


class AreaField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One area of any version, said with its version."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.plan.key}: {obj.name}"


class AreasField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several areas, each said with its version."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.plan.key}: {obj.name}"


class PlanForm(RowForm):
    """A version of the plan."""

    adopted_on = DayField(
        label=_("Adopted on"), required=False, help_text=_("Empty while the plan is in preparation.")
    )
    valid_from = DayField(label=_("Holds from"), required=False)
    valid_until = DayField(label=_("Holds until"), required=False, help_text=UNTIL)
    address = forms.URLField(label=_("Web address"), max_length=300, required=False, assume_scheme="https")

    class Meta:
        model = PlanVersion
        fields = [
            "key",
            *NAMES,
            "document",
            "address",
            "adopted_on",
            "valid_from",
            "valid_until",
            "note_sv",
            "note_en",
            *SOURCE,
        ]
        widgets = {
            "note_sv": forms.Textarea(attrs={"rows": 3}),
            "note_en": forms.Textarea(attrs={"rows": 3}),
        }


class PolicyAreaForm(RowForm):
    """A policy area of a version."""

    words = WordsField(
        label=_("Words that suggest the area"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("With commas between, Swedish and English. They suggest the area, and set nothing."),
    )
    address = forms.URLField(label=_("Web address"), max_length=300, required=False, assume_scheme="https")

    class Meta:
        model = PolicyArea
        fields = [
            "plan",
            "key",
            "kind",
            *NAMES,
            "about_sv",
            "about_en",
            "objectives",
            "words",
            "address",
            "sort_order",
            *SOURCE,
        ]
        widgets = {"objectives": forms.CheckboxSelectMultiple}


class ActionForm(RowForm):
    """An action of a policy area."""

    area = AreaField(PolicyArea.objects.none(), label=_("Policy area"))

    class Meta:
        model = PlanAction
        fields = ["area", "number", *NAMES, *SOURCE]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._offer("area", _areas())


class ObjectiveForm(RowForm):
    """An objective of the strategy."""

    valid_from = DayField(label=_("Holds from"), required=False)
    valid_until = DayField(label=_("Holds until"), required=False, help_text=UNTIL)

    class Meta:
        model = Objective
        fields = ["key", *NAMES, "valid_from", "valid_until", "sort_order", *SOURCE]


class SubObjectiveForm(RowForm):
    """What is meant by an objective."""

    valid_from = DayField(label=_("Holds from"), required=False)
    valid_until = DayField(label=_("Holds until"), required=False, help_text=UNTIL)

    class Meta:
        model = SubObjective
        fields = ["objective", *NAMES, "valid_from", "valid_until", "sort_order", *SOURCE]


class CoordinatorForm(RowForm):
    """An organisation that coordinates a policy area."""

    area = AreaField(PolicyArea.objects.none(), label=_("Policy area"))
    valid_from = DayField(label=_("From"), required=False)
    valid_until = DayField(label=_("Until"), required=False, help_text=UNTIL)

    class Meta:
        model = Coordinator
        fields = [
            "area",
            "name_sv",
            "name_en",
            "body",
            "role",
            "country",
            "valid_from",
            "valid_until",
            *SOURCE,
        ]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._offer("area", _areas())
        self._offer("body", Body.objects.order_by("name_sv"))


class CorrespondenceForm(RowForm):
    """How an area went on in a later version."""

    former = AreaField(PolicyArea.objects.none(), label=_("In the earlier plan"), required=False)
    later = AreaField(PolicyArea.objects.none(), label=_("In the later plan"), required=False)

    class Meta:
        model = Correspondence
        fields = ["former", "kind", "later", "note", *SOURCE]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for name in ("former", "later"):
            self._offer(name, _areas())


class RelatedBodyForm(RowForm):
    """A body that is near to the strategy."""

    areas = AreasField(
        PolicyArea.objects.none(),
        label=_("Policy areas"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None for the whole strategy."),
    )
    address = forms.URLField(label=_("Web address"), max_length=300, required=False, assume_scheme="https")

    class Meta:
        model = RelatedBody
        fields = [*NAMES, "abbreviation", "body", "areas", "address"]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        held = [area.pk for area in self.instance.areas.all()] if self.instance.pk else []
        latest = PlanVersion.objects.filter(areas__isnull=False).order_by("-key").values("pk")[:1]
        self._offer("areas", _areas().filter(plan__in=latest) | _areas().filter(pk__in=held))
        self._offer("body", Body.objects.order_by("name_sv"))


class StrategyDayForm(RowForm):
    """A day or a time of the strategy."""

    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"), required=False)
    address = forms.URLField(label=_("Web address"), max_length=300, required=False, assume_scheme="https")

    class Meta:
        model = StrategyDay
        fields = ["kind", *NAMES, "starts_on", "ends_on", "place", "country", "address", *SOURCE]


class GroupSeatForm(RowForm):
    """A seat that we have in a group of the strategy."""

    area = AreaField(
        PolicyArea.objects.none(),
        label=_("Policy area"),
        required=False,
        help_text=_("Empty for groups of the whole strategy."),
    )
    valid_from = DayField(label=_("From"))
    valid_until = DayField(label=_("Until"), required=False, help_text=UNTIL)

    class Meta:
        model = GroupSeat
        fields = [
            "area",
            "kind",
            "group",
            "body",
            "role",
            "unit",
            "account",
            "is_observer",
            "valid_from",
            "valid_until",
        ]

    def __init__(self, *given: Any, units: list[int] | None = None, **named: Any) -> None:
        super().__init__(*given, **named)
        today = timezone.localdate()
        held = [self.instance.unit_id] if self.instance.unit_id else []
        rows = Unit.objects.at(today) | Unit.objects.filter(pk__in=held)
        rows = rows.filter(level__gt=Level.REGION).order_by("name_sv")
        self._offer("area", _areas())
        self._offer("body", Body.objects.order_by("name_sv"))
        self._offer("unit", rows if units is None else rows.filter(pk__in=units))
        self._offer("account", Account.objects.offered(today, self.instance.account_id))
        self.fields["unit"].required = units is not None
        self.initial.setdefault("valid_from", today)


class GroupMeetingForm(RowForm):
    """What is worth remembering of a meeting."""

    on = DayField(label=_("Day"))
    address = forms.URLField(
        label=_("Where the minutes are"), max_length=300, required=False, assume_scheme="https"
    )

    class Meta:
        model = GroupMeeting
        fields = ["on", "place", "notes", "address"]
        widgets = {"notes": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.initial.setdefault("on", timezone.localdate())
