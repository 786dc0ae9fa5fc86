"""Addresses of programmes and calls."""

from django.urls import path

from utblick.features.programmes import urls_archive
from utblick.features.programmes.views import boards, calls, changing, changing_calls, judging, pages

app_name = "programmes"
urlpatterns = [
    *urls_archive.urlpatterns,
    path("", pages.everything, name="programmes"),
    path("nytt/", changing.new, name="new_programme"),
    path("passar/", judging.suits, name="suits"),
    path("passar/namnd/<str:key>/", boards.suits, name="suits_board"),
    path("behov/<int:number>/", judging.need, name="need"),
    path("bedomningar/", judging.statistics, name="statistics"),
    path("bedomningar/<int:number>/ta-tillbaka/", judging.take_back, name="take_back"),
    path("utlysningar/", calls.everything, name="calls"),
    path("utlysningar/kalender.ics", calls.calendar_file, name="calls_calendar"),
    path("utlysningar/<int:number>/", calls.show, name="call"),
    path("utlysningar/<int:number>/kalender.ics", calls.calendar_file, name="call_calendar"),
    path("utlysningar/<int:number>/andra/", changing_calls.change, name="change_call"),
    path("utlysningar/<int:number>/dag/", changing_calls.add_moment, name="add_moment"),
    path("utlysningar/<int:number>/kontroll/", judging.check, name="check"),
    path("utlysningar/<int:number>/bedom/", judging.judge, name="judge"),
    path("utlysningar/dag/<int:number>/andra/", changing_calls.change_moment, name="change_moment"),
    path("utlysningar/dag/<int:number>/ta-bort/", changing_calls.remove_moment, name="remove_moment"),
    path("regler/<slug:kind>/<int:number>/", changing.row, name="row"),
    path("regler/<slug:kind>/<int:number>/ratta/", changing.correct_row, name="correct_row"),
    path("regler/<slug:kind>/<int:number>/ny/", changing.follow_row, name="follow_row"),
    path("regler/<slug:kind>/<int:number>/ta-ut/", changing.take_out_row, name="take_out_row"),
    path("namn/<int:number>/ta-bort/", changing.remove_name, name="remove_name"),
    path("<slug:key>/", pages.show, name="programme"),
    path("<slug:key>/andra/", changing.change, name="change_programme"),
    path("<slug:key>/namn/", changing.add_name, name="add_name"),
    path("<slug:key>/utlysning/", changing_calls.new, name="new_call"),
    path("<slug:key>/regler/<slug:kind>/", changing.add_row, name="add_row"),
]
