"""Root addresses: one include for each app."""

from django.urls import URLPattern, URLResolver, include, path

from utblick.config.health import health
from utblick.features.monitoring.views.search import show as search
from utblick.foundation.accounts.views import set_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("language/", set_language, name="set_language"),
    path("halsa", health, name="health"),
    path("sok/", search, name="search"),
    path("konto/nycklar/", include("utblick.features.publishing.api.staff.urls")),
    path("konto/", include("utblick.foundation.accounts.urls")),
    path("filer/", include("utblick.foundation.files.urls")),
    path("forvaltning/", include("utblick.features.administration.urls")),
    path("", include("utblick.features.monitoring.urls")),
    path("malet/", include("utblick.features.followup.urls")),
    path("aktorer/", include("utblick.features.actors.urls")),
    path("paverkan/", include("utblick.features.advocacy.urls")),
    path("namnder/", include("utblick.features.governance.urls")),
    path("projekt/", include("utblick.features.projects.urls")),
    path("natverk/", include("utblick.features.networks.urls")),
    path("program/", include("utblick.features.programmes.urls")),
    path("ostersjon/", include("utblick.features.balticsea.urls")),
    path("utbyten/", include("utblick.features.exchanges.urls")),
    path("kontaktpunkt/", include("utblick.features.contactpoint.urls")),
    # Before the gate, whose addresses begin with a kind's word.
    path("publicera/rapporter/", include("utblick.features.publishing.site.comment_urls")),
    path("publicera/", include("utblick.features.publishing.gate.urls")),
    path("nyhetsbrev/", include("utblick.features.publishing.letters.urls")),
    # The open part: the site has its language first, so that an address says all.
    path("", include("utblick.features.publishing.site.urls")),
    path("data/", include("utblick.features.publishing.data.urls")),
    path("api/", include("utblick.features.publishing.api.urls")),
    path("regionen/", include("utblick.features.organisation.urls")),
    path("", include("utblick.ui.urls")),
]

handler400 = "utblick.ui.errors.bad_request"
handler403 = "utblick.ui.errors.forbidden"
handler404 = "utblick.ui.errors.not_found"
handler500 = "utblick.ui.errors.broken"
