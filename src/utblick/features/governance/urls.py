"""Addresses of the boards' work."""

from django.urls import path

from utblick.features.governance.views import decisions, desks, items, meetings, outside, year

app_name = "governance"
urlpatterns = [
    path("", desks.everything, name="desks"),
    path("moten/", meetings.everything, name="meetings"),
    path("moten/nytt/", meetings.new, name="new_meeting"),
    path("moten/<int:number>/", meetings.show, name="meeting"),
    path("moten/<int:number>/andra/", meetings.change, name="change_meeting"),
    path("moten/<int:number>/stall-in/", meetings.cancel, name="cancel_meeting"),
    path("punkter/", items.everything, name="items"),
    path("punkter/<int:number>/", items.show, name="item"),
    path("punkter/<int:number>/andra/", items.change, name="change_item"),
    path("punkter/<int:number>/dra-tillbaka/", items.withdraw, name="withdraw_item"),
    path("punkter/<int:number>/skrivelse.docx", items.export, name="export_item"),
    path("beslut/", decisions.everything, name="decisions"),
    path("beslut/<int:number>/", decisions.show, name="decision"),
    path("beslut/<int:number>/andra/", decisions.change, name="change_decision"),
    path("beslut/<int:number>/folj-upp/", decisions.follow_up, name="follow_up"),
    path("aret/", year.show, name="year"),
    path("aret/ny-dag/", year.new_day, name="new_year_day"),
    path("aret/dagar/<int:number>/", year.change_day, name="change_year_day"),
    path("aret/dagar/<int:number>/ta-bort/", year.remove_day, name="remove_year_day"),
    path("aret/forslag/", year.add_suggested, name="add_suggested_days"),
    path("aret/kalendrar/", outside.everything, name="outside_calendars"),
    path("aret/kalendrar/<int:number>/las/", outside.read_now, name="read_outside_calendar"),
    path("aret/kalendrar/<int:number>/ta-bort/", outside.remove, name="remove_outside_calendar"),
    path("kalendrar/", year.calendars, name="calendars"),
    path("kalendrar/<int:number>/aterkalla/", year.revoke, name="revoke_calendar"),
    path("kalender/<str:token>.ics", year.feed, name="calendar_feed"),
    path("bord/<str:key>/", desks.desk, name="desk"),
    path("bord/<str:key>/ny-punkt/", items.new, name="new_item"),
    path("bord/<str:key>/nytt-beslut/", decisions.new, name="new_decision"),
]
