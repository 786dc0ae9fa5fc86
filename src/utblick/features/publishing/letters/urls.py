"""The addresses of notices and the newsletter."""

from __future__ import annotations

from django.urls import path

from utblick.features.publishing.letters.views import audiences, issues, mail, notices, outside

app_name = "letters"
urlpatterns = [
    path("", notices.everything, name="notices"),
    path("notiser/ny/", notices.new, name="new_notice"),
    path("notiser/<int:number>/", notices.show, name="notice"),
    path("notiser/<int:number>/andra/", notices.change, name="change_notice"),
    path("notiser/<int:number>/talepunkter/<slug:language>/", notices.points, name="points"),
    path("notiser/<int:number>/steg/<slug:word>/", notices.step, name="step"),
    path("notiser/<int:number>/<slug:language>/<slug:form>", notices.output, name="output"),
    path("nummer/", issues.everything, name="issues"),
    path("nummer/nytt/", issues.draft, name="draft"),
    path("nummer/<int:number>/", issues.show, name="issue"),
    path("nummer/<int:number>/texter/", issues.texts, name="texts"),
    path("nummer/<int:number>/ordning/", issues.arrange, name="arrange"),
    path("nummer/<int:number>/prova/", issues.attempt, name="attempt"),
    path("nummer/<int:number>/skicka/", issues.send, name="send"),
    path("nummer/<int:number>/slang/", issues.discard, name="discard"),
    path("nummer/<int:number>/mejl/<slug:language>/", mail.mail, name="mail"),
    path("malgrupper/", audiences.everything, name="audiences"),
    path("malgrupper/ny/", audiences.new, name="new_audience"),
    path("malgrupper/<slug:key>/andra/", audiences.change, name="change_audience"),
    path("prenumeranter/", audiences.subscribers, name="subscribers"),
    path("prenumeranter/en/", audiences.manage, name="manage_subscriber"),
    # For anybody.
    path("prenumerera/", outside.sign_up, name="sign_up"),
    path("bekrafta/<str:secret>/", outside.confirm, name="confirm"),
    path("mina-val/<str:token>/", outside.choose, name="choose"),
    path("lamna/<str:token>/", outside.leave, name="leave"),
    path("n/<int:issue>/<int:item>/", outside.opened, name="opened"),
]
