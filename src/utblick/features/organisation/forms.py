"""Forms for changing the organisation. They only read; `actions` check and save."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.organisation import queries, rules
from utblick.features.organisation.appointing import (
    boards_to_serve,
    roles_to_give,
    serves_everywhere,
    units_to_serve,
)
from utblick.features.organisation.models import Assignment, Board, Remit, Topic, Unit, UnitKind
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken

if TYPE_CHECKING:
    # Only the type checker's ModelForm takes its model between brackets.
    _ModelForm = forms.ModelForm[Any]
else:
    _ModelForm = forms.ModelForm


class DayInput(forms.DateInput):
    """A day as the browser's own field wants it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day, written year first."""

    widget = DayInput

    def __init__(self, **given: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d"], **given)


class WordsField(forms.CharField):
    """Several words with commas between, kept as a list."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        words = [word.strip() for word in (value or "").split(",")]
        return list(dict.fromkeys(word for word in words if word))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((initial or []) != self.to_python(data))


class AsOfForm(forms.Form):
    """The day that a page tells of."""

    on = DayField(label=_("As of"), required=False)


class TreeForm(AsOfForm):
    """What to keep of the unit tree."""

    q = forms.CharField(label=_("Name or place"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    board = forms.ChoiceField(label=_("Board"), required=False)

    def __init__(self, *given: Any, boards: list[Board], **named: Any) -> None:
        super().__init__(*given, **named)
        everything = ("", _("All"))
        choices: dict[str, list[tuple[str, Any]]] = {
            "kind": [everything, *UnitKind.choices],
            "board": [everything, *((board.key, f"{board.key} {board.name}") for board in boards)],
        }
        for name, options in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = options
        self.order_fields(["q", "kind", "board", "on"])


class _Dated(_ModelForm):
    """A form for rows with days."""

    valid_from = DayField(label=_("Holds from"))
    valid_until = DayField(
        label=_("Holds until"),
        required=False,
        help_text=_("The first day when it no longer holds; empty means until further notice."),
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        if self.instance.pk is None:
            self.initial.setdefault("valid_from", timezone.localdate())
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField) and name != "account":
                field.queryset = self._existing(name, field)

    def clean(self) -> dict[str, Any]:
        """Say what is wrong with the days beside the day, in the words that the field has."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = cleaned.get("valid_from"), cleaned.get("valid_until")
        if start:
            try:
                rules.ends_after_start(rules.Period(start, end))
            except RuleBroken as reason:
                self.add_error("valid_until", str(reason))
        return cleaned

    def _existing(self, name: str, field: forms.ModelChoiceField[Any]) -> Any:
        """Offer what exists today, and what the row has already."""
        rows = field.queryset
        if rows is None or not hasattr(rows, "at"):
            return rows
        kept = rows.at(timezone.localdate())
        current = getattr(self.instance, f"{name}_id", None)
        return kept | rows.filter(pk=current) if current else kept


FROM_ON = _("Fill in when something has really changed; leave it empty to correct a mistake.")


class BoardForm(_Dated):
    """A board."""

    from_on = DayField(label=_("The name changed on"), required=False, help_text=FROM_ON)
    other_names = WordsField(label=_("Other names"), required=False, help_text=_("With commas between."))

    class Meta:
        model = Board
        fields = [
            "key",
            "name_sv",
            "name_en",
            "other_names",
            "task_sv",
            "task_en",
            "is_executive",
            "colour",
            "sort_order",
            "certainty",
            "source_note",
            "valid_from",
            "valid_until",
        ]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        _only_when_new(self, "key")


class UnitForm(_Dated):
    """A unit."""

    from_on = DayField(label=_("The name or place changed on"), required=False, help_text=FROM_ON)

    class Meta:
        model = Unit
        fields = [
            "key",
            "name_sv",
            "name_en",
            "level",
            "parent",
            "kind",
            "board",
            "place",
            "certainty",
            "source_note",
            "valid_from",
            "valid_until",
        ]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        parents = self.fields["parent"]
        assert isinstance(parents, forms.ModelChoiceField)
        if parents.queryset is not None:
            parents.queryset = parents.queryset.filter(level__lt=3)
        _only_when_new(self, "key", "level")


class TopicForm(_Dated):
    """A topic."""

    concepts = WordsField(
        label=_("Concepts that signal it"),
        required=False,
        help_text=_("Keys of watch concepts with commas between, such as biofuel."),
    )

    class Meta:
        model = Topic
        fields = [
            "key",
            "name_sv",
            "name_en",
            "description_sv",
            "description_en",
            "concepts",
            "is_strategic",
            "is_priority",
            "sort_order",
            "valid_from",
            "valid_until",
        ]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        _only_when_new(self, "key")


class RemitForm(_Dated):
    """Which board owns a topic."""

    class Meta:
        model = Remit
        fields = [
            "topic",
            "owner",
            "joint_with",
            "concerned",
            "certainty",
            "source_note",
            "valid_from",
            "valid_until",
        ]
        widgets = {"concerned": forms.CheckboxSelectMultiple}

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        _only_when_new(self, "topic")

    def _get_validation_exclusions(self) -> set[str]:
        """Leave "one owner until further notice" to the action: it first ends the remit before this one."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded | {"topic"}


class AssignmentForm(_Dated):
    """Who serves in a role, and where."""

    class Meta:
        model = Assignment
        fields = ["account", "role", "board", "unit", "title_sv", "title_en", "valid_from", "valid_until"]

    def __init__(self, *given: Any, viewer: Viewer, **named: Any) -> None:
        super().__init__(*given, **named)
        accounts = self.fields.get("account")
        if isinstance(accounts, forms.ModelChoiceField):
            accounts.queryset = Account.objects.offered(timezone.localdate(), self.instance.account_id)
        roles = self.fields["role"]
        assert isinstance(roles, forms.ChoiceField)
        given_by_viewer = roles_to_give(viewer)
        roles.choices = [("", "---------"), *(row for row in Role.choices if row[0] in given_by_viewer)]
        if not serves_everywhere(viewer):
            self._offer({"board": boards_to_serve(viewer), "unit": units_to_serve(viewer)})
        _only_when_new(self, "account", "role")

    def _offer(self, places: dict[str, Collection[str | int]]) -> None:
        """Offer only the places whose roles the viewer gives; a kind of which there is none is not asked for."""
        for name, keys in places.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            if field.queryset is not None:
                by_key = {"key__in" if name == "board" else "pk__in": keys}
                field.queryset = field.queryset.filter(**by_key)
            field.required = sum(map(bool, places.values())) == 1
            if not keys:
                del self.fields[name]


class EndForm(forms.Form):
    """The day that something ends."""

    on = DayField(label=_("Ends on"), help_text=_("The first day when it no longer holds."))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["on"].initial = timezone.localdate()


class EndUnitForm(EndForm):
    """The day that a unit ends, and which one goes on with its work."""

    successor = forms.ModelChoiceField(label=_("Continued by"), queryset=Unit.objects.none(), required=False)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["successor"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Unit.objects.at(timezone.localdate())


class SubstituteForm(forms.Form):
    """Who does another's assignment, and which days."""

    account = forms.ModelChoiceField(label=_("Substitute"), queryset=Account.objects.none())
    valid_from = DayField(label=_("From"))
    valid_until = DayField(label=_("Until"), help_text=_("The first day when it no longer holds."))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["account"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Account.objects.offered(timezone.localdate())
        self.fields["valid_from"].initial = timezone.localdate()


class ReceiverForm(forms.Form):
    """Who takes over what somebody answers for: anybody who has a role today and can sign in."""

    receiver = forms.ModelChoiceField(Account.objects.none(), label=_("Who takes over"))

    def __init__(self, *given: Any, at: datetime, leaver: Account, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["receiver"]
        assert isinstance(field, forms.ModelChoiceField)
        serving = Account.objects.filter(pk__in=queries.people(at).values("account"))
        field.queryset = serving.exclude(pk=leaver.pk).order_by("name")


def _only_when_new(form: forms.ModelForm[Any], *names: str) -> None:
    """Show what cannot be changed later without letting it be changed; a new row has no day of a change."""
    if form.instance.pk is None:
        form.fields.pop("from_on", None)
        return
    for name in names:
        if name in form.fields:
            form.fields[name].disabled = True


def day_or_none(text: str) -> date | None:
    """Read a day that an address may carry; nothing when it is not one."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
