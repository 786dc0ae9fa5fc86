"""The addresses of the pages about keys."""

from __future__ import annotations

from django.urls import path

from utblick.features.publishing.api.staff import views

app_name = "keys"
urlpatterns = [
    path("", views.keys, name="keys"),
    path("<int:number>/aterkalla/", views.revoke, name="revoke"),
]
