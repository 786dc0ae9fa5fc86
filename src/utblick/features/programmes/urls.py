"""Addresses of programmes and calls."""

from django.urls import path

from utblick.features.programmes.views import pages

app_name = "programmes"
urlpatterns = [
    path("", pages.everything, name="programmes"),
    path("<slug:key>/", pages.show, name="programme"),
]
