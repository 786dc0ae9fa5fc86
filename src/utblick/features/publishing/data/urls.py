"""The addresses of this part. They stand in catalogues and in other people's programs, so none of them ever changes."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path, register_converter

from utblick.features.publishing.data import views
from utblick.features.publishing.data.addresses import DayInAddress, FileName

register_converter(DayInAddress, "written_day")
register_converter(FileName, "file_name")

app_name = "data"
urlpatterns: list[URLPattern] = [
    path("", views.start, name="start"),
    path("datasets.json", views.listed, name="datasets"),
    path("catalogue", views.negotiated, name="catalogue"),
    path("catalogue.<slug:form>", views.catalogue, name="catalogue_as"),
    path("calendar.ics", views.calendar, name="calendar"),
    path("<written_day:day>/<file_name:name>", views.version, name="version"),
    path("<file_name:name>", views.file, name="file"),
    re_path(r"", views.nothing),
]
