"""Addresses of following up."""

from django.urls import path

from utblick.features.followup.views import changing, coverage

app_name = "followup"
urlpatterns = [
    path("", coverage.show, name="coverage"),
    path("vad-som-raknas/", coverage.definitions, name="definitions"),
    path("vad-som-raknas/ny/", changing.new_definition, name="new_definition"),
    path("galler-inte/", changing.set_aside, name="set_aside"),
    path("galler-inte/<int:number>/galler-igen/", changing.apply_again, name="apply_again"),
]
