"""Addresses of the design system."""

from django.urls import path

from utblick.ui import accessibility, preferences, styleguide

app_name = "ui"
urlpatterns = [
    path("ui/", styleguide.guide, name="guide"),
    path("ui/bare/", styleguide.bare, name="guide_bare"),
    path("ui/dialog/", styleguide.question, name="guide_dialog"),
    path("ui/toast/", styleguide.toast, name="guide_toast"),
    path("ui/preference/", preferences.prefer, name="prefer"),
    path("tillganglighet/", accessibility.statement, name="accessibility"),
]
