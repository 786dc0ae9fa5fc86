"""Root addresses: one include for each app."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("language/", set_language, name="set_language"),
    path("", include("utblick.ui.urls")),
]

handler400 = "utblick.ui.errors.bad_request"
handler403 = "utblick.ui.errors.forbidden"
handler404 = "utblick.ui.errors.not_found"
handler500 = "utblick.ui.errors.broken"
