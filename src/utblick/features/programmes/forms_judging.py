"""Forms of what a unit looks for, and of what units and boards say of calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.monitoring.models import WatchProfile
from utblick.features.organisation.forms import WordsField
from utblick.features.organisation.models import Board, Level, Topic, Unit
from utblick.features.programmes.models import Reason, UnitNeed, Verdict
from utblick.foundation.accounts.viewer import Viewer

VERDICT = "programmes.verdict.write"


class NeedForm(forms.Form):
    """What a unit looks for in calls."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    words = WordsField(
        label=_("Words"),
        required=False,
        max_length=1000,
        help_text=_("With commas between, in Swedish or English, such as: biogas, public transport."),
    )
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.none(), label=_("Topics"), required=False, widget=forms.CheckboxSelectMultiple
    )
    profiles = forms.ModelMultipleChoiceField(
        WatchProfile.objects.none(),
        label=_("Watch profiles"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    preparation_weeks = forms.IntegerField(
        label=_("Weeks we need to prepare"), min_value=1, max_value=104, initial=10
    )
    own_share_note = forms.CharField(
        label=_("How our own share is paid"),
        required=False,
        max_length=300,
        help_text=_("Such as: the unit's development money, up to 200,000 kronor a year."),
    )

    def __init__(self, *given: Any, held: UnitNeed | None = None, **named: Any) -> None:
        super().__init__(*given, **named)
        topics, profiles = self.fields["topics"], self.fields["profiles"]
        assert isinstance(topics, forms.ModelMultipleChoiceField)
        assert isinstance(profiles, forms.ModelMultipleChoiceField)
        topics.queryset = Topic.objects.at(timezone.localdate())
        profiles.queryset = WatchProfile.objects.filter(is_active=True)
        self.initial["version"] = held.version if held else 0
        if held:
            self.initial = dict(self.initial) | {
                "words": held.words,
                "topics": list(held.topics.all()),
                "profiles": list(held.profiles.all()),
                "preparation_weeks": held.preparation_weeks,
                "own_share_note": held.own_share_note,
            }


class VerdictForm(forms.Form):
    """Whether a call is for a unit or a board."""

    whose = forms.ChoiceField(label=_("For whom"))
    verdict = forms.ChoiceField(label=_("Verdict"), choices=Verdict.choices, widget=forms.RadioSelect)
    reason = forms.ChoiceField(
        label=_("Why not"),
        choices=[("", "–"), *Reason.choices],
        required=False,
        help_text=_("Must be said of what is not for you."),
    )
    words = forms.CharField(
        label=_("In words"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *given: Any, viewer: Viewer, asked: Mapping[str, Any], **named: Any) -> None:
        super().__init__(*given, **named)
        today = timezone.localdate()
        units = Unit.objects.at(today).filter(level__gt=Level.REGION).order_by("name_sv")
        boards = Board.objects.at(today)
        self._whose: dict[str, Unit | Board] = {
            f"unit-{unit.pk}": unit for unit in units if viewer.may(VERDICT, unit=unit.pk)
        }
        self._whose |= {
            f"board-{board.key}": board for board in boards if viewer.may(VERDICT, board=board.key)
        }
        field = self.fields["whose"]
        assert isinstance(field, forms.ChoiceField)
        own = [f"unit-{pk}" for pk in sorted(viewer.units)] + [
            f"board-{key}" for key in sorted(viewer.boards)
        ]
        wanted = str(asked.get("whose", ""))
        chosen = wanted or next((key for key in own if key in self._whose), "")
        # Nobody says so for the first of a list by not choosing.
        blank = [] if chosen in self._whose else [("", "–")]
        field.choices = blank + [(key, row.name) for key, row in self._whose.items()]
        self.initial["whose"] = chosen
        if asked.get("verdict") in Verdict.values:
            self.initial["verdict"] = asked["verdict"]

    def clean_whose(self) -> Unit | Board:
        """Give the unit or the board itself."""
        return self._whose[self.cleaned_data["whose"]]
