"""Addresses of projects."""

from django.urls import path

from utblick.features.projects.views import (
    answers,
    audit,
    bringing,
    changing,
    lists,
    overviews,
    pages,
    partners,
    sources,
)

app_name = "projects"
urlpatterns = [
    path("", lists.everything, name="projects"),
    path("nytt/", changing.begin, name="begin"),
    path("tidslinje/", overviews.timeline, name="timeline"),
    path("pengar/", overviews.money, name="money"),
    path("karta/", overviews.places, name="map"),
    path("partner/", partners.everything, name="partners"),
    path("fran-listor/", bringing.preview, name="bring"),
    path("revision/", audit.show, name="audit"),
    path("revision/<slug:kind>/", audit.download, name="audit_file"),
    path("svar/<str:token>/", answers.answer, name="answer"),
    path("del/<slug:name>/<int:number>/", changing.change_part, name="change_part"),
    path("del/<slug:name>/<int:number>/ta-bort/", changing.remove_part, name="remove_part"),
    path("kalla/<int:number>/skillnad/", sources.settle, name="settle"),
    path("kalla/<int:number>/ta-bort/", sources.unlink, name="unlink_source"),
    path("<int:number>/", pages.show, name="project"),
    path("<int:number>/andra/", changing.facts, name="change_facts"),
    path("<int:number>/pengar/", changing.amounts, name="change_money"),
    path("<int:number>/steg/", changing.step, name="write_step"),
    path("<int:number>/ratta/", changing.put_right, name="put_right"),
    path("<int:number>/kallor/", sources.show, name="sources"),
    path("<int:number>/kallor/<int:public>/", sources.judge, name="judge_source"),
    path("<int:number>/ta-bort/", changing.remove, name="remove_project"),
    path("<int:number>/ny/<slug:name>/", changing.new_part, name="new_part"),
]
