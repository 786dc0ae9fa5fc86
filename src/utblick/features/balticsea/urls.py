"""Addresses of the Baltic Sea strategy."""

from django.urls import path

from utblick.features.balticsea.views import changing, pages, plans, tagging

app_name = "balticsea"
urlpatterns = [
    path("", pages.everything, name="strategy"),
    path("poster/", pages.list_of_records, name="records"),
    path("att-marka/", tagging.untagged, name="untagged"),
    path("planer/", plans.everything, name="plans"),
    path("planer/foreslagna/", plans.take_suggested, name="take_suggested"),
    path("planer/motsvarigheter/", plans.crosswalk, name="crosswalk"),
    path("planer/<slug:key>/", plans.show, name="plan"),
    path("planer/<slug:key>/kopiera/", plans.copy, name="copy_plan"),
    path("grupper/", pages.groups, name="groups"),
    path("grupper/<int:number>/", pages.seat, name="seat"),
    path("grupper/<int:number>/avsluta/", changing.end_seat, name="end_seat"),
    path("marken/", tagging.set_tag, name="set_tag"),
    path("marken/<int:number>/ta-bort/", tagging.remove_tag, name="remove_tag"),
    path("marken/<int:number>/framst/", tagging.make_foremost, name="make_foremost"),
    path("andra/<slug:what>/ny/", changing.add, name="add"),
    path("andra/<slug:what>/<int:number>/", changing.change, name="change"),
    path("andra/<slug:what>/<int:number>/ta-bort/", changing.remove, name="remove"),
    path("omrade/<slug:plan>/<slug:key>/", pages.area, name="area"),
]
