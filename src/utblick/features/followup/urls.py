"""Addresses of following up."""

from django.urls import path

from utblick.features.followup.views import changing, confirming, coverage, goals, reports, strategy

app_name = "followup"
urlpatterns = [
    path("", coverage.show, name="coverage"),
    path("vad-som-raknas/", coverage.definitions, name="definitions"),
    path("vad-som-raknas/ny/", changing.new_definition, name="new_definition"),
    path("mal/", goals.everything, name="goals"),
    path("mal/forslag/", goals.add_suggested, name="add_suggested_goals"),
    path("mal/stang/<int:year>/", goals.close, name="close_year"),
    path("mal/ny/", goals.new_goal, name="new_goal"),
    path("mal/<int:number>/", goals.goal, name="goal"),
    path("mal/<int:number>/andra/", goals.change_goal, name="change_goal"),
    path("mal/<int:number>/ny-indikator/", goals.new_indicator, name="new_indicator"),
    path("indikator/<int:number>/", goals.indicator, name="indicator"),
    path("indikator/<int:number>/andra/", goals.change_indicator, name="change_indicator"),
    path("indikator/<int:number>/siffra/", goals.value, name="indicator_value"),
    path("bekrafta/", confirming.confirm, name="confirm"),
    path("bekrafta/saknas/", confirming.objections, name="objections"),
    path("bekrafta/saknas/<int:number>/", confirming.handle, name="handle_objection"),
    path("rapporter/", reports.everything, name="reports"),
    path("rapporter/<int:number>/", reports.show, name="report"),
    path("rapporter/<int:number>/skriv/", reports.write, name="write_report"),
    path("rapporter/<int:number>/frys/", reports.freeze, name="freeze_report"),
    path("rapporter/<int:number>/ta-bort/", reports.remove, name="remove_report"),
    path("rapporter/<int:number>/rapport.<str:form>", reports.download, name="download_report"),
    path("ostersjon/", strategy.choose, name="strategy"),
    path("ostersjon/<int:year>/", strategy.show, name="strategy_year"),
    path("ostersjon/<int:year>/rapport.<str:form>", strategy.download, name="download_strategy"),
    path("galler-inte/", changing.set_aside, name="set_aside"),
    path("galler-inte/<int:number>/galler-igen/", changing.apply_again, name="apply_again"),
]
