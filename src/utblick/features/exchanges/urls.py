"""Addresses of exchanges."""

from django.urls import path

from utblick.features.exchanges.views import (
    answers,
    importing,
    lists,
    pages,
    places,
    registering,
    terms,
    ties,
)

app_name = "exchanges"
urlpatterns = [
    path("", lists.everything, name="exchanges"),
    path("nytt/", registering.register, name="register"),
    path("erfarenheter/", lists.experience, name="experience"),
    path("lista/", importing.begin, name="import_list"),
    path("lista/<int:number>/", importing.show, name="list_import"),
    path("lista/<int:number>/kolumner/", importing.columns, name="list_columns"),
    path("lista/<int:number>/angra/", importing.undo, name="undo_list"),
    path("lista/<int:number>/ta-bort/", importing.remove, name="remove_list"),
    path("platser/", places.everything, name="places"),
    path("platser/nya/", places.offer, name="offer_places"),
    path("platser/<int:number>/", places.show, name="place"),
    path("platser/<int:number>/andra/", places.change, name="change_places"),
    path("platser/<int:number>/be-om/", places.ask, name="ask_for_place"),
    path("platser/<int:number>/dra-in/", places.withdraw, name="withdraw_places"),
    path("platser/<int:number>/<int:interest>/ta-tillbaka/", places.take_back, name="take_back"),
    path("platser/<int:number>/<int:interest>/avgor/", places.decide, name="decide_place"),
    path("svar/<str:token>/", answers.answer, name="answer"),
    path("ord/", terms.everything, name="terms"),
    path("ord/forslag/", terms.add_suggested, name="add_suggested_terms"),
    path("ord/nytt/<slug:field>/", terms.new, name="new_term"),
    path("ord/resor/<int:number>/", terms.factor, name="change_factor"),
    path("ord/<int:number>/", terms.change, name="change_term"),
    path("<int:number>/", pages.show, name="exchange"),
    path("<int:number>/andra/", registering.change, name="change_exchange"),
    path("<int:number>/stammer/", pages.confirm, name="confirm"),
    path("<int:number>/stall-in/", pages.cancel, name="cancel"),
    path("<int:number>/aterta/", pages.restore, name="restore"),
    path("<int:number>/ta-bort/", pages.remove, name="remove"),
    path("<int:number>/projekt/", ties.tie, name="tie"),
    path("<int:number>/projekt/<int:project>/ta-bort/", ties.untie, name="untie"),
    path("<int:number>/namn/", pages.keep_name, name="keep_name"),
    path("<int:number>/namn/<int:name>/radera/", pages.erase_name, name="erase_name"),
]
