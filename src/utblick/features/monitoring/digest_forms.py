"""What people may choose about their mail."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.features.monitoring.actions.digests import OWN_RHYTHMS
from utblick.features.monitoring.models import Subscription, WatchProfile
from utblick.features.monitoring.models.digests import Silence
from utblick.features.monitoring.models.profiles import Rhythm


def rhythm_choices(profile: WatchProfile) -> list[tuple[str, Any]]:
    """Give the rhythms to choose from, the profile's own first."""
    usual = _("as the profile: %(rhythm)s") % {"rhythm": profile.get_rhythm_display()}
    return [("", usual), *Rhythm.choices]


class SubscriptionForm(forms.Form):
    """How often one profile's hits are told, and whether its silence is."""

    def __init__(self, *args: Any, subscription: Subscription, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "prefix": f"s{subscription.pk}"})
        self.subscription = subscription
        name = {"name": subscription.profile.name}
        self.fields["rhythm"] = forms.ChoiceField(
            choices=rhythm_choices(subscription.profile),
            initial=subscription.rhythm,
            required=False,
            widget=forms.Select(attrs={"aria-label": _("How often: %(name)s") % name}),
        )
        self.fields["silence"] = forms.ChoiceField(
            choices=Silence.choices,
            initial=subscription.silence,
            required=False,
            widget=forms.Select(attrs={"aria-label": _("When nothing is found: %(name)s") % name}),
        )


class MailForm(forms.Form):
    """A pause, and the rhythm of one's own matters."""

    own_rhythm = forms.ChoiceField(
        label=_("My own matters"),
        help_text=_("What has moved in the matters that you answer for or follow, and what is due."),
        choices=[(rhythm.value, rhythm.label) for rhythm in OWN_RHYTHMS],
    )
    paused_until = forms.DateField(
        label=_("No mail before"),
        help_text=_("What comes meanwhile is gathered in the first mail from that day on."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_paused_until(self) -> date | None:
        until: date | None = self.cleaned_data["paused_until"]
        if until is not None and (until - self.today).days > 366:
            raise forms.ValidationError(_("Choose a day within a year, or stop the profiles instead."))
        if until is not None and until < self.today:
            raise forms.ValidationError(
                _("Choose a day from tomorrow on, or leave it empty: this one has passed.")
            )
        # A day that has come is no pause any more.
        return until if until is not None and until > self.today else None


class StartForm(forms.Form):
    """A profile to receive, and how often."""

    profile = forms.ModelChoiceField(WatchProfile.objects.none(), label=_("Watch profile"))
    rhythm = forms.ChoiceField(
        label=_("How often"), choices=[("", _("as the profile")), *Rhythm.choices], required=False
    )

    def __init__(self, *args: Any, without: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["profile"]
        assert isinstance(choice, forms.ModelChoiceField)
        choice.queryset = WatchProfile.objects.filter(is_active=True).exclude(pk__in=list(without))


class RhythmForm(forms.Form):
    """A rhythm chosen from a mail."""

    rhythm = forms.ChoiceField(label=_("How often"), choices=Rhythm.choices, widget=forms.RadioSelect)
