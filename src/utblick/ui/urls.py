"""Addresses of the design system."""

from django.urls import path

from utblick.ui import preferences

app_name = "ui"
urlpatterns = [
    path("ui/preference/", preferences.prefer, name="prefer"),
]
