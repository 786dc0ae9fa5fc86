"""A programme's rules as dated rows, each with its source and how certain it is."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.engine.eligibility.forms import LegalForm, form_en, form_sv
from utblick.engine.eligibility.programme import Admission, AreaClass, Kind, Measure
from utblick.engine.eligibility.rules import NAMES
from utblick.features.organisation.models import Certainty
from utblick.features.programmes.models.programmes import Programme

AREA_CLASSES = [(AreaClass.CORE.value, _("core area")), (AreaClass.ADDITIONAL.value, _("additional area"))]
KINDS = [(Kind.SMALL.value, _("small project")), (Kind.REGULAR.value, _("regular project"))]
MEASURES = [(Measure.GRANT.value, _("the grant")), (Measure.BUDGET.value, _("the budget"))]
ADMISSIONS = [
    (Admission.YES.value, _("may take part")),
    (Admission.NO.value, _("may not take part")),
    (Admission.ASK.value, _("ask the secretariat")),
]
FORMS = [(form.value, form.value) for form in LegalForm]


def in_language(sv: str, en: str) -> str:
    """Give the word in the language of the page, as a heading begins it."""
    word = en if get_language() == "en" else sv
    return word[:1].upper() + word[1:]


class Fact(models.Model):
    """Carry what a rule rests on, and when it holds; `valid_until` is the first day when it no longer does."""

    valid_from = models.DateField(_("holds from"), null=True, blank=True)
    valid_until = models.DateField(_("holds until"), null=True, blank=True)
    source_note = models.CharField(_("where this is known from"), max_length=300, blank=True)
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.UNSURE)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class NamedRule(Fact):
    """That a programme has a rule of those that can be checked; `key` is one of `engine.eligibility.rules.NAMES`."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="rules")
    key = models.CharField(_("rule"), max_length=30)
    passage_sv = models.TextField(_("what the handbook says, in Swedish"), max_length=2000, blank=True)
    passage_en = models.TextField(_("what the handbook says, in English"), max_length=2000, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return in_language(*NAMES[self.key]) if self.key in NAMES else self.key

    @property
    def passage(self) -> str:
        """Give what the handbook says, in the language of the page where it stands in it."""
        both = (self.passage_en, self.passage_sv)
        return both[0] or both[1] if get_language() == "en" else both[1] or both[0]


class Titled(models.Model):
    """Carry a title in both languages."""

    title_sv = models.CharField(_("title in Swedish"), max_length=300)
    title_en = models.CharField(_("title in English"), max_length=300)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """Give the title in the language of the page."""
        return self.title_en if get_language() == "en" else self.title_sv


class Objective(Titled, Fact):
    """A priority, or an objective within one; what has no `parent` is at the top."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="objectives")
    key = models.CharField(_("number"), max_length=40)
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children", verbose_name=_("priority")
    )
    theme_sv = models.CharField(_("theme in Swedish"), max_length=160, blank=True)
    theme_en = models.CharField(_("theme in English"), max_length=160, blank=True)
    result_sv = models.CharField(_("what it is measured by, in Swedish"), max_length=300, blank=True)
    result_en = models.CharField(_("what it is measured by, in English"), max_length=300, blank=True)
    output_sv = models.CharField(_("output, in Swedish"), max_length=300, blank=True)
    output_en = models.CharField(_("output, in English"), max_length=300, blank=True)
    budget_eur = models.DecimalField(
        _("money in euro"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    can_be_chosen = models.BooleanField(
        _("an idea is to choose it"), default=True, help_text=_("No for a priority that holds objectives.")
    )
    sort_order = models.PositiveSmallIntegerField(_("place in lists"), default=50)

    class Meta:
        ordering = ["sort_order", "key"]
        constraints = [models.UniqueConstraint(fields=["programme", "key"], name="objective_once")]

    def __str__(self) -> str:
        return f"{self.key} {self.title}"

    @property
    def theme(self) -> str:
        """Give the theme in the language of the page."""
        return self.theme_en if get_language() == "en" else self.theme_sv

    @property
    def result(self) -> str:
        """Give what it is measured by, in the language of the page."""
        return self.result_en if get_language() == "en" else self.result_sv

    @property
    def output(self) -> str:
        """Give the output in the language of the page."""
        return self.output_en if get_language() == "en" else self.output_sv


class Area(Fact):
    """A region of the programme's area, by its NUTS 3 code in the programme's version."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="areas")
    code = models.CharField(_("NUTS 3 code"), max_length=5)
    name_sv = models.CharField(_("Swedish name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=120)
    area_class = models.CharField(
        _("class"), max_length=10, choices=AREA_CLASSES, default=AreaClass.CORE.value
    )
    class_source = models.CharField(_("where the class is known from"), max_length=300, blank=True)
    class_certainty = models.CharField(
        _("certainty of the class"), max_length=10, choices=Certainty, default=Certainty.UNSURE
    )
    is_external_border = models.BooleanField(_("at the external border"), default=False)

    class Meta:
        ordering = ["code", "valid_from"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def name(self) -> str:
        """Give the region's name in the language of the page."""
        return self.name_en if get_language() == "en" else self.name_sv


class Rate(Fact):
    """The highest share of a country's costs that the fund pays, in per cent."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="rates")
    country = models.CharField(_("country"), max_length=2)
    percent = models.PositiveSmallIntegerField(_("per cent"), validators=[MaxValueValidator(100)])

    class Meta:
        ordering = ["country", "valid_from"]

    def __str__(self) -> str:
        return f"{self.country} {self.percent} %"


class SizeLimit(Fact):
    """The limits of a kind of project; usual months bind nobody."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="sizes")
    kind = models.CharField(_("kind of project"), max_length=10, choices=KINDS)
    most_eur = models.PositiveIntegerField(_("highest sum in euro"), null=True, blank=True)
    measure = models.CharField(
        _("which is a limit of"), max_length=10, choices=MEASURES, default=Measure.GRANT.value
    )
    most_months = models.PositiveSmallIntegerField(_("most months"), null=True, blank=True)
    usual_from = models.PositiveSmallIntegerField(_("usual months, from"), null=True, blank=True)
    usual_to = models.PositiveSmallIntegerField(_("usual months, to"), null=True, blank=True)

    class Meta:
        ordering = ["kind", "valid_from"]

    def __str__(self) -> str:
        return self.get_kind_display()


class FormRule(Fact):
    """Whether a legal form may take part; with `objectives` (their numbers) it may in those and in no others."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="forms")
    form = models.CharField(_("legal form"), max_length=20, choices=FORMS)
    admission = models.CharField(_("may it take part"), max_length=5, choices=ADMISSIONS)
    objectives = models.JSONField(_("only in these objectives"), default=list, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        form = LegalForm(self.form)
        return in_language(form_sv(form), form_en(form))


class SameState(Fact):
    """A country code that counts as another Member State: Åland (AX) as Finland."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="same_states")
    country = models.CharField(_("country"), max_length=2)
    state = models.CharField(_("counts as"), max_length=2)

    class Meta:
        ordering = ["country"]

    def __str__(self) -> str:
        return f"{self.country} = {self.state}"


class SubProgramme(Titled, Fact):
    """A part of the programme that takes ideas of its own; no countries means that all may take part."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="sub_programmes")
    countries = models.JSONField(_("countries"), default=list, blank=True)
    for_islands = models.BooleanField(_("for islands and archipelagos"), default=False)

    class Meta:
        ordering = ["pk"]
