"""Addresses of the region."""

from django.urls import path

from utblick.features.organisation.views import appointing, changing, leaving, owning, pages

app_name = "organisation"
urlpatterns = [
    path("", pages.region, name="region"),
    path("uppdrag/", pages.remits, name="remits"),
    path("enheter/", pages.units, name="units"),
    path("enheter/<int:pk>/", pages.unit, name="unit"),
    path("personer/", pages.people, name="people"),
    path("personer/<int:pk>/", pages.assignment, name="assignment"),
    path("namnder/ny/", changing.new_board, name="new_board"),
    path("namnder/<str:key>/", pages.board, name="board"),
    path("namnder/<str:key>/andra/", changing.change_board, name="change_board"),
    path("namnder/<str:key>/avsluta/", changing.end_board, name="end_board"),
    path("enheter/ny/", changing.new_unit, name="new_unit"),
    path("enheter/<int:pk>/andra/", changing.change_unit, name="change_unit"),
    path("enheter/<int:pk>/avsluta/", changing.end_unit, name="end_unit"),
    path("amnen/nytt/", owning.new_topic, name="new_topic"),
    path("amnen/<slug:key>/", owning.change_topic, name="change_topic"),
    path("uppdrag/nytt/", owning.new_remit, name="new_remit"),
    path("uppdrag/<int:pk>/", owning.change_remit, name="change_remit"),
    path("uppdrag/<int:pk>/avsluta/", owning.end_remit, name="end_remit"),
    path("personer/lamna-over/<int:pk>/", leaving.hand_over, name="hand_over"),
    path("personer/ny/", appointing.new_assignment, name="new_assignment"),
    path("personer/<int:pk>/andra/", appointing.change_assignment, name="change_assignment"),
    path("personer/<int:pk>/avsluta/", appointing.end_assignment, name="end_assignment"),
    path("personer/<int:pk>/ersattare/", appointing.new_substitute, name="new_substitute"),
    path("personer/<int:pk>/ersattare/<int:number>/", appointing.end_substitute, name="end_substitute"),
]
