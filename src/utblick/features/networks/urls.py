"""Addresses of networks."""

from django.urls import path

from utblick.features.networks.views import changing, gains, pages

app_name = "networks"
urlpatterns = [
    path("", pages.everything, name="networks"),
    path("tackning/", pages.overview, name="overview"),
    path("nytta/", gains.everything, name="gains"),
    path("fornyelser/", pages.review, name="review"),
    path("fornyelser/underlag/", pages.pack, name="pack"),
    path("nytt/", changing.new, name="new_network"),
    path("beslut/<int:number>/", changing.decide, name="decide"),
    path("uppdrag/<int:number>/avsluta/", changing.end_term, name="end_term"),
    path("uppdrag/<int:number>/andra/", changing.change_representative, name="change_representative"),
    path("kostnader/<int:number>/ta-bort/", changing.remove_cost, name="remove_cost"),
    path("grupper/<int:number>/andra/", changing.change_group, name="change_group"),
    path("grupper/<int:number>/ta-bort/", changing.remove_group, name="remove_group"),
    path("nytta/<int:number>/ta-bort/", changing.remove_gain, name="remove_gain"),
    path("<slug:key>/", pages.show, name="network"),
    path("<slug:key>/andra/", changing.change, name="change_network"),
    path("<slug:key>/kostnad/", changing.cost, name="cost"),
    path("<slug:key>/representant/", changing.representative, name="representative"),
    path("<slug:key>/arbetsgrupp/", changing.group, name="group"),
    path("<slug:key>/nytta/", changing.gain, name="gain"),
    path("<slug:key>/rekommendation/", changing.recommend, name="recommend"),
]
