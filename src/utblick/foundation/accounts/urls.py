"""Addresses of signing in and of one's own account."""

from django.urls import path

from utblick.foundation.accounts import views

app_name = "accounts"
urlpatterns = [
    path("logga-in/", views.sign_in, name="sign_in"),
    path("logga-ut/", views.sign_out, name="sign_out"),
    path("glomt-losenord/", views.reset, name="reset"),
    path("glomt-losenord/skickat/", views.reset_sent, name="reset_sent"),
    path("valj-losenord/klart/", views.password_chosen, name="password_chosen"),
    path("valj-losenord/<uidb64>/<token>/", views.ChoosePassword.as_view(), name="choose_password"),
    path("", views.profile, name="profile"),
    path("losenord/", views.ChangePassword.as_view(), name="change_password"),
]
