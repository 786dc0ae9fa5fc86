"""Addresses of the watch."""

from django.urls import path

from utblick.features.monitoring.views import home, inbox, lists, matters

app_name = "monitoring"
urlpatterns = [
    path("", home.show, name="home"),
    path("inkorg/", inbox.show, name="inbox"),
    path("arenden/", lists.everything, name="matters"),
    path("arenden/mina/", lists.mine, name="mine"),
    path("arenden/namnd/<str:board>/", lists.desk, name="desk"),
    path("arenden/<int:number>/", matters.show, name="matter"),
    path("arenden/<int:number>/ruta/", inbox.pane, name="pane"),
    path("arenden/<int:number>/bedom/", inbox.judge, name="judge"),
    path("arenden/<int:number>/lamna-over/", inbox.hand_over, name="hand_over"),
    path("arenden/<int:number>/folj/", matters.follow, name="follow"),
    path("arenden/<int:number>/anteckning/", matters.write_note, name="write_note"),
    path("arenden/<int:number>/sla-ihop/", matters.join, name="join"),
    path("arenden/<int:number>/dela/", matters.split, name="split"),
    path("anteckningar/<int:note>/ta-bort/", matters.remove_note, name="remove_note"),
    path("bedomningar/<int:judgement>/angra/", inbox.undo, name="undo"),
    path("grupperingar/<int:regrouping>/angra/", matters.undo_regrouping, name="undo_regrouping"),
]
