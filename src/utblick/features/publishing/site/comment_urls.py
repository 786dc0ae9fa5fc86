"""Where staff read what visitors reported: inside, beside the gate's pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from utblick.features.publishing.site.views import comments

app_name = "site_comments"
urlpatterns: list[URLPattern] = [
    path("", comments.comments, name="comments"),
    path("<int:number>/", comments.settle, name="settle"),
]
