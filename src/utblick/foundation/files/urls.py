"""Addresses of originals."""

from django.urls import path

from utblick.foundation.files import views

app_name = "files"
urlpatterns = [path("<str:token>/", views.download, name="download")]
