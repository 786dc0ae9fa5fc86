"""What people may fill in about sources."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.connectors.fetching.addresses import Refused, split
from utblick.connectors.registry import SOURCE_KINDS
from utblick.connectors.webpage.selectors import UnknownSelector, to_xpath
from utblick.features.monitoring.actions.sources import NewSource
from utblick.features.monitoring.fetching import NOT_FETCHED
from utblick.features.monitoring.models import Source
from utblick.features.monitoring.rules_sources import LONGEST_NAME

# What people choose between; the other kinds of the registry are for files, or for the catalogue's interfaces.
KINDS = {
    "feed": _("News feed (RSS or Atom)"),
    "eurlex_feed": _("Feed of EUR-Lex"),
    "webpage": _("Web page to watch for changes"),
    "riksdag": _("The Riksdag's open data"),
    "government_offices": _("The Government Offices' lists"),
    "sedia_calls": _("EU Funding & Tenders portal"),
    "mailbox": _("Newsletters by mail"),
    "manual": _("Filled by hand"),
    "upload": _("Files and texts brought by hand"),
}
NAMED_BY_ADDRESS = ("feed", "eurlex_feed", "webpage", "riksdag", "government_offices", "sedia_calls")
RHYTHMS = {
    "24": _("every day"),
    "48": _("every other day"),
    "72": _("twice a week"),
    "168": _("every week"),
    "336": _("every other week"),
    "720": _("every month"),
    "2160": _("every quarter"),
}
LANGUAGES = {
    "sv": _("Swedish"),
    "en": _("English"),
    "fi": _("Finnish"),
    "de": _("German"),
    "fr": _("French"),
    "da": _("Danish"),
    "no": _("Norwegian"),
    "et": _("Estonian"),
    "lv": _("Latvian"),
    "lt": _("Lithuanian"),
    "pl": _("Polish"),
}


def kind_label(kind: str) -> str:
    """Give what a kind of source is called on a page."""
    if kind in KINDS:
        return str(KINDS[kind])
    for known in SOURCE_KINDS:
        if known.name == kind:
            sentence = known.sentence_en if get_language() == "en" else known.sentence_sv
            return sentence.partition(":")[0].partition("(")[0].strip(" .")
    return kind


def clean_address(value: str) -> str:
    """Give a web address as it is to be used; raises ValidationError with what is wrong with it."""
    value = value.strip()
    if value and "://" not in value and "." in value.partition("/")[0]:
        value = f"https://{value}"
    try:
        split(value)
    except Refused as refused:
        english = get_language() == "en"
        raise forms.ValidationError(
            refused.failure.sentence_en if english else refused.failure.sentence_sv
        ) from None
    return value


class AddressForm(forms.Form):
    """Where something is."""

    address = forms.CharField(
        label=_("Address"),
        max_length=500,
        help_text=_(
            "Paste the address of a feed or of a page; we look at what it is before anything is saved."
        ),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_address(self) -> str:
        return clean_address(self.cleaned_data["address"])


class SourceForm(forms.Form):
    """A source, as people may fill it in."""

    name_sv = forms.CharField(label=_("Name in Swedish"), max_length=LONGEST_NAME)
    name_en = forms.CharField(
        label=_("Name in English"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("The Swedish one when empty."),
    )
    address = forms.CharField(
        label=_("Address"), max_length=500, required=False, widget=forms.TextInput(attrs={"inputmode": "url"})
    )
    kind = forms.ChoiceField(label=_("How it is read"))
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=[("", _("recognised for each document")), *LANGUAGES.items()],
    )
    rhythm = forms.ChoiceField(
        label=_("Usual rhythm"),
        required=False,
        choices=[("", _("learnt from experience")), *RHYTHMS.items()],
        help_text=_("How often there is usually something new. Silence for much longer is an alarm."),
    )
    selector = forms.CharField(
        label=_("Part of the page"),
        max_length=200,
        required=False,
        help_text=_(
            "For web pages: a CSS selector of the part to watch, such as main .news. The main text when empty."
        ),
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocapitalize": "none"}),
    )
    note = forms.CharField(
        label=_("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, source: Source | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source = source
        kinds = list(NAMED_BY_ADDRESS)
        if source is not None and source.kind not in kinds:
            kinds.append(source.kind)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [(name, kind_label(name)) for name in kinds]
        if source is not None and source.rhythm_hours and str(source.rhythm_hours) not in RHYTHMS:
            rhythm = self.fields["rhythm"]
            assert isinstance(rhythm, forms.ChoiceField)
            days = round(source.rhythm_hours / 24, 1)
            rhythm.choices = [
                *RHYTHM_NONE,
                (str(source.rhythm_hours), _("every %(days)s days") % {"days": f"{days:g}"}),
                *RHYTHMS.items(),
            ]

    @staticmethod
    def initial_of(source: Source) -> dict[str, Any]:
        return {
            "name_sv": source.name_sv,
            "name_en": source.name_en,
            "address": source.address,
            "kind": source.kind,
            "language": source.language,
            "rhythm": str(source.rhythm_hours or ""),
            "selector": source.options.get("selector", ""),
            "note": source.note,
        }

    def clean_selector(self) -> str:
        selector: str = self.cleaned_data["selector"].strip()
        if selector and not selector.startswith(("/", "(", "./")):
            try:
                to_xpath(selector)
            except UnknownSelector as unknown:
                english = get_language() == "en"
                raise forms.ValidationError(unknown.sentence_en if english else unknown.sentence_sv) from None
        return selector

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        kind, address = data.get("kind", ""), data.get("address", "")
        if address:
            try:
                data["address"] = clean_address(address)
            except forms.ValidationError as problem:
                self.add_error("address", problem)
                return data
        elif kind in NAMED_BY_ADDRESS and (self.source is None or self.source.address):
            self.add_error("address", _("A source that is fetched needs an address."))
        twin = (
            Source.objects.filter(address=data["address"]) if data.get("address") else Source.objects.none()
        )
        if self.source is not None:
            twin = twin.exclude(pk=self.source.pk)
        # Interfaces may be asked about several things at one address; pages and feeds are followed once.
        if kind not in NOT_FETCHED and (found := twin.first()) is not None:
            told = _("This address is followed already, as “%(name)s”.")
            self.add_error("address", told % {"name": found.name})
        return data

    def values(self) -> dict[str, Any]:
        """Give the model's fields as they were filled in."""
        data = self.cleaned_data
        return {
            "name_sv": data["name_sv"].strip(),
            "name_en": data["name_en"].strip() or data["name_sv"].strip(),
            "kind": data["kind"],
            "address": data["address"],
            "language": data["language"],
            "rhythm_hours": int(data["rhythm"]) if data["rhythm"] else None,
            "note": data["note"].strip(),
        }

    def to_new(self) -> NewSource:
        """Give the source to add."""
        values = self.values()
        return NewSource(
            name=values["name_sv"],
            name_en=values["name_en"],
            address=values["address"],
            kind=values["kind"],
            language=values["language"],
            rhythm_hours=values["rhythm_hours"],
            selector=self.cleaned_data["selector"],
            note=values["note"],
        )


RHYTHM_NONE = [("", _("learnt from experience"))]


class OpmlForm(forms.Form):
    """A list of feeds."""

    file = forms.FileField(
        label=_("List of feeds (OPML)"), widget=forms.ClearableFileInput(attrs={"accept": ".opml,.xml"})
    )
