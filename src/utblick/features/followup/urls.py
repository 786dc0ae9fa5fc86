"""Addresses of following up."""

from django.urls import path

from utblick.features.followup.views import changing, confirming, coverage, reports

app_name = "followup"
urlpatterns = [
    path("", coverage.show, name="coverage"),
    path("vad-som-raknas/", coverage.definitions, name="definitions"),
    path("vad-som-raknas/ny/", changing.new_definition, name="new_definition"),
    path("bekrafta/", confirming.confirm, name="confirm"),
    path("rapporter/", reports.everything, name="reports"),
    path("rapporter/<int:number>/", reports.show, name="report"),
    path("rapporter/<int:number>/skriv/", reports.write, name="write_report"),
    path("rapporter/<int:number>/frys/", reports.freeze, name="freeze_report"),
    path("rapporter/<int:number>/ta-bort/", reports.remove, name="remove_report"),
    path("rapporter/<int:number>/rapport.<str:form>", reports.download, name="download_report"),
    path("galler-inte/", changing.set_aside, name="set_aside"),
    path("galler-inte/<int:number>/galler-igen/", changing.apply_again, name="apply_again"),
]
