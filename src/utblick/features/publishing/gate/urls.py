"""The addresses of the gate."""

from __future__ import annotations

from django.urls import path

from utblick.features.publishing.gate import views

app_name = "publishing"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("<slug:kind>/", views.of_kind, name="kind"),
    path("<slug:kind>/slapp/", views.release_ready, name="release_ready"),
    path("<slug:kind>/<str:key>/", views.record, name="record"),
    path("<slug:kind>/<str:key>/se/<slug:language>/", views.preview, name="preview"),
    path("<slug:kind>/<str:key>/dra-tillbaka/", views.withdraw, name="withdraw"),
]
