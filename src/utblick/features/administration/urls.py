"""Addresses of administration."""

from django.urls import path

from utblick.features.administration.views import accounts, audit, jobs, outbox, permissions, record_log

app_name = "administration"
urlpatterns = [
    path("konton/", accounts.accounts, name="accounts"),
    path("konton/nytt/", accounts.new_account, name="new_account"),
    path("konton/<int:pk>/", accounts.account, name="account"),
    path("konton/<int:pk>/lank/", accounts.send_link, name="send_link"),
    path("behorigheter/", permissions.permissions, name="permissions"),
    path("behorigheter/andra/", permissions.change_permissions, name="change_permissions"),
    path("handelser/", audit.events, name="audit"),
    path("handelser/<str:kind>/<int:number>/", record_log.log, name="log"),
    path("utskick/", outbox.messages, name="outbox"),
    path("utskick/<int:pk>/", outbox.message, name="message"),
    path("utskick/<int:pk>/igen/", outbox.resend, name="resend"),
    path("jobb/", jobs.runs, name="jobs"),
    path("jobb/<int:pk>/", jobs.run, name="run"),
    path("jobb/<int:pk>/igen/", jobs.again, name="again"),
    path("jobb/starta/", jobs.start, name="start"),
]
